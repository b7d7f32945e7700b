"""Rounds through the actions and pages of the site."""
