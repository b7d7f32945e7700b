"""Spreadsheets that people send, and those that are given out."""
