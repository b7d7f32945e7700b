"""What a group says of an element, in words and without counts."""

from dataclasses import dataclass
from enum import StrEnum

from colonnade.core.ratings.histogram import Histogram
from colonnade.core.ratings.rating import Rating

__all__ = ["MOST_DO_NOT_KNOW", "Direction", "Verdict", "direction", "verdict"]


class Direction(StrEnum):
    """How one verdict differs from an earlier one."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    DIFFERENT = "different"
    """Neither better nor worse: more or less divided, or “do not know” came or went."""


@dataclass(frozen=True)
class Verdict:
    """The median rating of a group: one rating (`lower` is `upper`), or the two that it falls between.

    Both are `DO_NOT_KNOW` where more than half of the people do not know. Raises ValueError for ends in the wrong
    order, or where only one of them is `DO_NOT_KNOW`.
    """

    lower: Rating
    upper: Rating

    def __post_init__(self) -> None:
        """Refuse ends that no group could have."""
        if self.lower is self.upper:
            return
        if not (self.lower.is_ordered and self.upper.is_ordered) or self.lower.step > self.upper.step:
            raise ValueError("A verdict runs from a lower rating to a higher one, or is a single rating.")

    @property
    def is_ordered(self) -> bool:
        """Whether the group has a view: at least half of its people gave an ordered rating."""
        return self.lower.is_ordered

    @property
    def words(self) -> str:
        """The verdict as a person reads it, in lower case."""
        if not self.is_ordered:
            return "most do not know"
        if self.lower is self.upper:
            return self.lower.words
        return f"between {self.lower.words} and {self.upper.words}"


MOST_DO_NOT_KNOW = Verdict(Rating.DO_NOT_KNOW, Rating.DO_NOT_KNOW)


def verdict(counts: Histogram) -> Verdict | None:
    """The verdict of a group, or None where nobody answered.

    More than half do not know: that is the verdict, because the median of the few who rated would speak for people who
    said that they cannot tell. Otherwise the median of the ordered ratings.
    """
    if not counts.people:
        return None
    if 2 * counts.do_not_know > counts.people:
        return MOST_DO_NOT_KNOW
    return Verdict(counts.median[0], counts.median[-1])


def direction(was: Verdict, now: Verdict) -> Direction:
    """How `now` differs from `was`: up where neither end fell and one rose, down the other way round."""
    if was == now:
        return Direction.SAME
    if not (was.is_ordered and now.is_ordered):
        return Direction.DIFFERENT
    lower, upper = now.lower.step - was.lower.step, now.upper.step - was.upper.step
    if min(lower, upper) >= 0:
        return Direction.UP
    return Direction.DOWN if max(lower, upper) <= 0 else Direction.DIFFERENT
