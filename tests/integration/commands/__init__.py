"""The `colonnade` command against a database, and a site that it starts."""
