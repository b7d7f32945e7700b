"""Tests of how reports are worded."""
