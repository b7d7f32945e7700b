"""What may be said of everyone together when a small voice is among them."""

from dataclasses import dataclass

from colonnade.core.ratings.histogram import Histogram
from colonnade.core.ratings.rating import ORDER
from colonnade.core.ratings.verdicts import MOST_DO_NOT_KNOW, Verdict, verdict

__all__ = ["CANNOT_BE_SAID", "NOBODY_ANSWERED", "Whole", "certain_verdict"]

CANNOT_BE_SAID = "cannot be said without giving a small voice away"
NOBODY_ANSWERED = "nobody answered"


@dataclass(frozen=True)
class Whole:
    """Everyone together, on one element.

    `counts` is None where a voice is hidden, because the shown voices could be taken away from it. `verdict` is None
    where nobody answered, or where it would tell something about a hidden voice.
    """

    counts: Histogram | None
    verdict: Verdict | None

    @classmethod
    def of(cls, shown: Histogram, most_hidden: int) -> "Whole":
        """The whole of the `shown` people and of at most `most_hidden` others (0: nobody is hidden)."""
        if most_hidden == 0:
            return cls(shown, verdict(shown))
        return cls(None, certain_verdict(shown, most_hidden))

    @property
    def words(self) -> str:
        """The verdict as a person reads it, or why there is none."""
        if self.verdict is not None:
            return self.verdict.words
        return CANNOT_BE_SAID if self.counts is None else NOBODY_ANSWERED


def certain_verdict(shown: Histogram, most_hidden: int) -> Verdict | None:
    """The verdict of everyone, if it is the same whatever the hidden people answered; otherwise None.

    `most_hidden` is a public bound, 1 or more: the number of hidden voices times the largest number that is hidden. The
    result depends on `shown` and on that bound only, so it can say nothing about a hidden answer. It is also exact:
    each condition below is tightest when as many as possible answered, all alike, and that is a world that could be. A
    verdict between two ratings needs an exact tie, which any hidden person can break, so it is never certain.

    Raises ValueError for a bound below 1.
    """
    if most_hidden < 1:
        raise ValueError("With nobody hidden, the verdict is that of the people shown.")
    if shown.do_not_know > shown.rated + most_hidden:
        return MOST_DO_NOT_KNOW
    if shown.do_not_know + most_hidden > shown.rated:
        return None
    for rating in ORDER:
        if _stays_the_median(shown.ordered, rating.step, most_hidden):
            return Verdict(rating, rating)
    return None


def _stays_the_median(ordered: tuple[int, int, int], step: int, most_hidden: int) -> bool:
    """Whether fewer than half stand below `step` and fewer than half above it, wherever the hidden people stand.

    Nobody can stand below the lowest rating or above the highest; the condition for that side follows from the other.
    """
    below, at, above = sum(ordered[:step]), ordered[step], sum(ordered[step + 1 :])
    return below + most_hidden < at + above and above + most_hidden < at + below
