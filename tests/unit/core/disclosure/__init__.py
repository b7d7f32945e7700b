"""Tests of the safe tables."""
