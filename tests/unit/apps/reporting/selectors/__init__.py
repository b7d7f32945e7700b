"""Tests of what reports read."""
