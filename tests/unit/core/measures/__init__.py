"""Tests of measures over time."""
