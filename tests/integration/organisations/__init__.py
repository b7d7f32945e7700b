"""Tests of organisations on a real database."""
