"""The framework to read, as everyone sees it."""
