"""Tests of what rounds say and decide."""
