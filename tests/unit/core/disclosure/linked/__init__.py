"""Tests of linked tables."""
