"""Tests of audit on a real database."""
