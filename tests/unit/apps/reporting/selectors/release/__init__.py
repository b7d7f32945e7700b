"""Tests of what is taken out before records go out."""
