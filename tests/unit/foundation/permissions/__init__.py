"""Tests of permissions without a database."""
