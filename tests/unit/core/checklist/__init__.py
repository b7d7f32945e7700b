"""Checklists as people fill them in."""
