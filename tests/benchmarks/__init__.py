"""Ratios of speed and weight, printed and never judged: `make bench`."""
