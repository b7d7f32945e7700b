"""Counts of people: what of them may be kept at all."""

from decimal import Decimal

__all__ = ["NEAREST", "SMALLEST_KEPT", "shown_count"]

SMALLEST_KEPT = 8
"""A count of one person up to one less than this is not kept."""

NEAREST = 5
"""Every other count is kept to the nearest of so many."""


def shown_count(true: Decimal) -> Decimal | None:
    """What is kept of a count of people: None for 1 to 7, and every other count to the nearest 5.

    It is applied before anything is stored, so that nothing finer can ever be found. Raises ValueError for what is not
    a count: a fraction, or less than 0.
    """
    if true != true.to_integral_value() or true < 0:
        raise ValueError("A count of people is a whole number, 0 or more.")
    if 0 < true < SMALLEST_KEPT:
        return None
    return Decimal((int(true) + NEAREST // 2) // NEAREST * NEAREST)
