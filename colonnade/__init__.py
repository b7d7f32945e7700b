"""Colonnade: become inclusive of LGBTQ+ staff, patients and community groups, and show that you are."""
