"""Pages of the programme: the framework to read, and rounds."""
