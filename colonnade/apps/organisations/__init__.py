"""Organisations, their teams and sites, and who is a member in which role."""
