"""Tests of tenancy on a real database."""
