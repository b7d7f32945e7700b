"""How many people gave each rating."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from fractions import Fraction
from itertools import accumulate

from colonnade.core.ratings.rating import ORDER, Rating
from colonnade.core.ratings.shares import Shares

__all__ = ["Histogram"]


@dataclass(frozen=True)
class Histogram:
    """The number of people at each of the four ratings of one element.

    Each count is a whole number, 0 or more; anything else raises ValueError.
    """

    not_in_place: int = 0
    in_progress: int = 0
    in_place: int = 0
    do_not_know: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that could not come from counting people."""
        for count in astuple(self):
            if not isinstance(count, int) or isinstance(count, bool) or count < 0:
                raise ValueError("A histogram counts people: each count is a whole number, 0 or more.")

    @classmethod
    def of(cls, ratings: Iterable[Rating]) -> "Histogram":
        """Count ratings, one for each person."""
        return cls(**{rating.value: count for rating, count in Counter(ratings).items()})

    def __add__(self, other: "Histogram") -> "Histogram":
        """The people of both histograms together."""
        return Histogram(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def count(self, rating: Rating) -> int:
        """How many people gave this rating."""
        return {**dict(zip(ORDER, self.ordered, strict=True)), Rating.DO_NOT_KNOW: self.do_not_know}[rating]

    @property
    def ordered(self) -> tuple[int, int, int]:
        """The counts of the three ordered ratings, from the lowest to the highest."""
        return (self.not_in_place, self.in_progress, self.in_place)

    @property
    def rated(self) -> int:
        """How many people gave one of the three ordered ratings."""
        return sum(self.ordered)

    @property
    def people(self) -> int:
        """How many people answered, with those who do not know."""
        return self.rated + self.do_not_know

    def share(self, rating: Rating) -> Fraction | None:
        """The share of all the people who gave this rating, or None where nobody answered."""
        return Fraction(self.count(rating), self.people) if self.people else None

    @property
    def shares(self) -> Shares | None:
        """How those who gave an ordered rating divide, or None where nobody did."""
        if not self.rated:
            return None
        low, middle, high = (Fraction(count, self.rated) for count in self.ordered)
        return Shares(low, middle, high)

    @property
    def median(self) -> tuple[Rating, ...]:
        """The median of the ordered ratings: one rating, the pair it falls between, or nothing where nobody rated.

        An even split is left as a pair: half of “in place” and half of “not in place” is not “in progress”.
        """
        if not self.rated:
            return ()
        reached = list(zip(ORDER, accumulate(self.ordered), strict=True))
        lower = next(rating for rating, people in reached if 2 * people >= self.rated)
        upper = next(rating for rating, people in reached if 2 * people > self.rated)
        return (lower,) if lower is upper else (lower, upper)
