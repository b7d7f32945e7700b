"""How divided a group is, how far two groups are from each other, and who sees it better.

The measure
    `dispersion` is 1 - l², where l² is the concentration of Blair and Lacy (2000). With F1 the share at or below “not
    in place” and F2 the share at or below “in progress”,

        dispersion = 2 F1 (1 - F1) + 2 F2 (1 - F2)

    It is 0 when everyone says the same and 1 when half stand at each end. On three steps it has a plain meaning: pick
    two people of the group at random (the same person may come up twice) and count the steps between their ratings; the
    dispersion is the average. It is also Berry and Mielke's index of ordinal variation (1992), not corrected for
    odd numbers: five people can reach 0.96 and no more, because they cannot split evenly.

Why this one
    1. It speaks in steps, like `distance` and `lead`, and rests on the same cumulative shares as they do.
    2. It is strictly concave, so the dispersion of pooled voices divides exactly into what is inside the voices (the
       mean of their own dispersions) and what is between them (never negative, 0 only where all divide alike).
    3. It treats both ends alike, grows with every person who moves away from the median, and needs no logarithm and no
       special case.

Where others answer differently (each turned to run from 0 to 1; the reference page “Measures compared” has the figures)
    - Leik's D (1966) is the mean number of steps from the median: min(F, 1 - F) in place of 2 F (1 - F). It does not
      see how those away from the median lie to each other. Of twelve people, 6, 6, 0 is more divided for it than 2, 7,
      3 (0.50 and 0.42); for us less (0.50 and 0.65), since in the second some pairs are two steps apart. Nor does
      point 2 hold: voices can divide differently with nothing left between them.
    - Van der Eijk's agreement A (2001), as (1 - A) / 2, peels the histogram into layers and asks of each how far it is
      from a single peak. It is made to tell two camps from one broad one, so an empty middle counts for much: 9, 0, 3
      is more divided for it than 6, 3, 3 (0.50 and 0.38); for us less (0.75 and 0.88), since in the second a random
      pair more often disagrees.
    - Tastle and Wierman's dissent (2007), one minus their consensus, takes the mean of the step numbers as the centre
      and, by a logarithm, gives extra weight to a few who stand far from it: 10, 0, 2 is more divided for it than 3, 6,
      3 (0.65 and 0.50); for us less (0.56 and 0.75). It has no reading in steps.

    None of them is wrong. Ours answers “how far apart are two of them, as a rule?”, which is what the page asks.

What is assumed
    A step from “not in place” to “in progress” weighs as much as one from there to “in place”. Every measure that
    adds over the two cut points does so, ours included. The median does not, and so verdicts in words use the median.
    “Do not know” is left out: it is nowhere on the scale. Its count is shown beside the figure.

Sources
    - Berry KJ, Mielke PW (1992) Assessment of variation in ordinal data. Perceptual and Motor Skills 74(1): 63-66.
    - Blair J, Lacy MG (2000) Statistics of ordinal variation. Sociological Methods & Research 28(3): 251-280.
    - van der Eijk C (2001) Measuring agreement in ordered rating scales. Quality & Quantity 35(3): 325-341.
    - Leik RK (1966) A measure of ordinal consensus. Pacific Sociological Review 9(2): 85-90.
    - Tastle WJ, Wierman MJ (2007) Consensus and dissention: a measure of ordinal dispersion. International Journal of
      Approximate Reasoning 45(3): 531-545.
    - Vallender SS (1974) Calculation of the Wasserstein distance between probability distributions on the line. Theory
      of Probability and its Applications 18(4): 784-786.
"""

from fractions import Fraction

from colonnade.core.ratings.shares import Shares

__all__ = ["MOST_STEPS", "dispersion", "distance", "lead"]

MOST_STEPS = 2
"""The steps from the lowest rating to the highest."""


def dispersion(group: Shares) -> Fraction:
    """How divided a group is: 0 where everyone says the same, 1 where half stand at each end.

    2 F1 (1 - F1) + 2 F2 (1 - F2): the average number of steps between two people picked at random. 0 only where all say
    the same, 1 only for an even split between the ends; the same for a group and its mirror image; never falls when
    somebody moves away from the median. Source: Blair and Lacy 2000 (1 - l²).
    """
    return sum((2 * share * (1 - share) for share in group.cumulative), Fraction(0))


def distance(one: Shares, other: Shares) -> Fraction:
    """How far two groups are from each other, in steps, 0 to 2.

    |F1 - G1| + |F2 - G2|: the fewest steps, on average for each person, that turn one division into the other (the
    Wasserstein or earth mover's distance of order 1; Vallender 1974). A metric: 0 only where both divide alike, the
    same both ways round, and never longer than a way over a third group. 2 only where all of one stand at one end and
    all of the other at the other end.
    """
    return sum((abs(a - b) for a, b in zip(one.cumulative, other.cumulative, strict=True)), Fraction(0))


def lead(one: Shares, other: Shares) -> Fraction:
    """By how many steps `one` sees it better than `other` does: -2 to 2, positive where it sees it better.

    The difference of the mean steps, (G1 - F1) + (G2 - F2). Turned round it changes its sign; leads along a chain of
    groups add up; its size is never more than the `distance`, and equals it where one of them is nowhere less
    favourable. Two groups can be apart with no lead at all: one in the middle, one split between the ends.
    """
    return one.position - other.position
