"""Tests of a page in words."""
