"""Measures.

How the readings of a measure are read: when a change is more than chance, and by which rule; what of a count of people
is kept; how checks are held against the agreed timeframe; and what is shown of things that were put right informally.
"""
