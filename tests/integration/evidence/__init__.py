"""Evidence on a real database, with real files and pages."""
