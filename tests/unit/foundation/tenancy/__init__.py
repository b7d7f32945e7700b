"""Tests of tenancy without a database."""
