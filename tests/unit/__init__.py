"""Tests that mirror the package, one module each."""
