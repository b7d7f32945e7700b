"""How far apart the voices are on one element."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from colonnade.core.ratings.measures import MOST_STEPS, dispersion, distance, lead
from colonnade.core.ratings.rating import Voice
from colonnade.core.ratings.shares import Shares, pool

__all__ = ["FEWEST_COMPARED", "Apart", "Pair", "how_far_apart"]

FEWEST_COMPARED = 2
"""The fewest voices that can be apart, or be most of the voices."""


@dataclass(frozen=True)
class Pair:
    """Two voices and the `steps` between them (0 to 2); `lead` is by how many `first` sees it better (0 or more)."""

    first: Voice
    second: Voice
    steps: Fraction
    lead: Fraction

    def __post_init__(self) -> None:
        """Refuse a pair that two voices could not form."""
        if self.first == self.second or not 0 <= self.lead <= self.steps <= MOST_STEPS:
            raise ValueError("A pair is two different voices, 0 to 2 steps apart, the one that sees it better first.")


@dataclass(frozen=True)
class Apart:
    """How far apart the voices are.

    `dispersion` (0 to 1) is that of the pool in which each voice weighs the same: the average number of steps between
    two people, each found by picking a voice at random and then a person in it. `within` is the part inside the voices
    (the mean of their own dispersions); the rest is `between` them. `widest` is the pair furthest from each other.

    Read the two together: every voice can be split down the middle in the same way, and then the dispersion is high,
    all of it within, and the widest pair is 0 steps apart.
    """

    dispersion: Fraction
    within: Fraction
    widest: Pair

    def __post_init__(self) -> None:
        """Refuse parts that do not fit into the whole."""
        if not 0 <= self.within <= self.dispersion <= 1:
            raise ValueError("What is within the voices is part of their dispersion, which is 0 to 1.")

    @property
    def between(self) -> Fraction:
        """The part of the dispersion that is between the voices: 0 only where all of them divide alike."""
        return self.dispersion - self.within


def how_far_apart(voices: Mapping[Voice, Shares]) -> Apart | None:
    """How far apart these voices are, or None where there are fewer than two.

    Of pairs that are equally wide the first in the order of `voices` is taken.
    """
    if len(voices) < FEWEST_COMPARED:
        return None
    groups = list(voices.values())
    within = sum((dispersion(group) for group in groups), Fraction(0)) / len(groups)
    pairs = [_pair(voices, one, other) for one, other in combinations(voices, 2)]
    return Apart(dispersion(pool(groups)), within, max(pairs, key=lambda pair: pair.steps))


def _pair(voices: Mapping[Voice, Shares], one: Voice, other: Voice) -> Pair:
    """The two voices, the one that sees it better first."""
    ahead = lead(voices[one], voices[other])
    steps = distance(voices[one], voices[other])
    return Pair(one, other, steps, ahead) if ahead >= 0 else Pair(other, one, steps, -ahead)
