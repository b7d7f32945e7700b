"""Tests of whether something may happen now."""
