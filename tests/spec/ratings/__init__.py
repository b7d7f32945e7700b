"""Ratings.

How the answers of a round are summed up, how far apart the voices are, what may be shown of a small voice, what changed
since the last round, where an element stands and what does not fit.
"""
