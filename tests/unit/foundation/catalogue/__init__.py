"""Tests of the catalogue: reading, checking, finding and searching it."""
