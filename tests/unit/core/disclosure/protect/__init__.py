"""Tests of protecting tables."""
