"""How a group divides over the three ordered ratings, as exact shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Shares", "pool"]


@dataclass(frozen=True)
class Shares:
    """The share of a group at each ordered rating; the three add up to exactly 1.

    Fractions, not floats: bounds, ties and rankings are then exact. Raises ValueError for shares that are negative or
    do not add up to 1.
    """

    not_in_place: Fraction
    in_progress: Fraction
    in_place: Fraction

    def __post_init__(self) -> None:
        """Refuse shares that are not a division of one whole."""
        if min(self.steps) < 0 or sum(self.steps) != 1:
            raise ValueError("Shares must not be negative and must add up to one whole.")

    @property
    def steps(self) -> tuple[Fraction, Fraction, Fraction]:
        """The shares from the lowest rating to the highest."""
        return (self.not_in_place, self.in_progress, self.in_place)

    @property
    def cumulative(self) -> tuple[Fraction, Fraction]:
        """The share at or below “not in place”, and at or below “in progress” (the third would always be 1)."""
        return (self.not_in_place, self.not_in_place + self.in_progress)

    @property
    def position(self) -> Fraction:
        """The mean step, 0 to 2: where a mark for the group stands on a picture."""
        return self.in_progress + 2 * self.in_place


def pool(groups: Sequence[Shares]) -> Shares:
    """Put groups together so that each weighs the same, however many people it has.

    A pool of people would let the largest voice decide. Raises ValueError where there is no group.
    """
    if not groups:
        raise ValueError("There is nothing to pool.")
    columns = zip(*(group.steps for group in groups), strict=True)
    low, middle, high = (sum(column, Fraction(0)) / len(groups) for column in columns)
    return Shares(low, middle, high)
