"""Unit tests of starting the site."""
