"""Tests of what is kept of rounds."""
