"""Three other measures of how divided ordered ratings are, for any number of steps, each turned to run from 0 to 1.

They are here to be compared with, not to be used. Sources: see `colonnade.core.ratings.measures`.
"""

from collections.abc import Sequence
from itertools import accumulate, combinations
from math import log2

__all__ = ["agreement_turned", "dissent", "leik"]


def leik(counts: Sequence[int]) -> float:
    """Leik's D: the mean number of steps from the median, over the most it can be."""
    people, cuts = sum(counts), len(counts) - 1
    below = [reached / people for reached in list(accumulate(counts))[:-1]]
    return sum(min(share, 1 - share) for share in below) / (cuts / 2)


def dissent(counts: Sequence[int]) -> float:
    """Tastle and Wierman's dissent: minus the mean of log2(1 - distance from the mean, over the whole width)."""
    people, width = sum(counts), len(counts) - 1
    mean = sum(step * count for step, count in enumerate(counts)) / people
    return sum(count / people * -log2(1 - abs(step - mean) / width) for step, count in enumerate(counts) if count)


def agreement_turned(counts: Sequence[int]) -> float:
    """Van der Eijk's agreement A as (1 - A) / 2: A is the mean over layers of equal height, weighed by their people."""
    people, left, agreement = sum(counts), list(counts), 0.0
    while any(left):
        pattern = [count > 0 for count in left]
        height = min(count for count in left if count)
        agreement += _agreement_of(pattern) * height * sum(pattern) / people
        left = [count - height * filled for count, filled in zip(left, pattern, strict=True)]
    return (1 - agreement) / 2


def _agreement_of(pattern: Sequence[bool]) -> float:
    """A of one layer: how far it is from one peak, less the wider it is; 0 where every step is filled."""
    steps, filled = len(pattern), sum(pattern)
    if filled == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    gaps = triples.count((True, False, True))
    slopes = triples.count((True, True, False)) + triples.count((False, True, True))
    if not gaps + slopes:
        return 0.0
    peak = ((steps - 2) * slopes - (steps - 1) * gaps) / ((steps - 2) * (slopes + gaps))
    return peak * (1 - (filled - 1) / (steps - 1))
