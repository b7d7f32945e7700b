"""SQLite with the tripwire."""
