"""Tests of jobs on a real database."""
