"""Tests of the forms of rounds."""
