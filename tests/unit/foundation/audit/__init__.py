"""Tests of audit without a database."""
