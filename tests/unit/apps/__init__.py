"""Tests of what the apps say and decide, without a database."""
