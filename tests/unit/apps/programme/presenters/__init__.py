"""Tests of how the pages of rounds are worded."""
