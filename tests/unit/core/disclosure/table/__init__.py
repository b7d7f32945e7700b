"""Tests of what tables, rules and releases have in common."""
