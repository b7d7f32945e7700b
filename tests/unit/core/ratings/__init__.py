"""Tests of ratings, spreads, standings and contradictions."""
