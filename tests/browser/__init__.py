"""Journeys through the real site in Chromium."""
