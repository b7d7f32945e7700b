"""Tests of what hangs on one person, of silence and of allies."""
