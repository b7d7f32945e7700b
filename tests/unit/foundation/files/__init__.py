"""Tests of what an uploaded file goes through before it is kept."""
