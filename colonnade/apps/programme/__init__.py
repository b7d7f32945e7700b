"""The programme: the framework in use, rounds of self-assessment, and where the organisation stands."""
