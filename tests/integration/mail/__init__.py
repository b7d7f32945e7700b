"""Tests of mail on a real database."""
