"""Signing in, the second step, and people's own accounts."""
