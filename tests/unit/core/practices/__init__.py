"""Tests of practices in time."""
