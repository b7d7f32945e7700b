"""Measures compared.

Four measures of how divided a group is, each turned to run from 0 (everyone says the same) to 1 (half at each end).
They agree on the clear cases and differ on others. In each pair but the first, one of them calls the first group more
divided where ours calls the second more divided. None is wrong: ours answers how far apart two people of the group are,
as a rule.
"""

from collections.abc import Mapping

import pytest

from colonnade.core.ratings import dispersion
from tests.spec.example import Example, as_written
from tests.spec.ratings.other_measures import agreement_turned, dissent, leik
from tests.spec.ratings.reading import histograms, number, shares

HEAD = "| not in place | in progress | in place\n"

EXAMPLES = (
    Example(
        title="On the clear cases they agree",
        given={"people": HEAD + "all the same | 0 | 12 | 0\nhalf at each end | 6 | 0 | 6"},
        expect={
            "ours (Blair and Lacy)": "0.00 and 1.00",
            "Leik": "0.00 and 1.00",
            "Van der Eijk": "0.00 and 1.00",
            "Tastle and Wierman": "0.00 and 1.00",
        },
    ),
    Example(
        title="Leik counts steps from the median, not from each other",
        given={"people": HEAD + "first | 6 | 6 | 0\nsecond | 2 | 7 | 3"},
        expect={
            "ours (Blair and Lacy)": "0.50 and 0.65",
            "Leik": "0.50 and 0.42",
            "Van der Eijk": "0.25 and 0.29",
            "Tastle and Wierman": "0.42 and 0.44",
        },
        note="In the second group some people are two steps apart; in the first nobody is.",
    ),
    Example(
        title="Van der Eijk looks for an empty middle",
        given={"people": HEAD + "first | 9 | 0 | 3\nsecond | 6 | 3 | 3"},
        expect={
            "ours (Blair and Lacy)": "0.75 and 0.88",
            "Leik": "0.50 and 0.75",
            "Van der Eijk": "0.50 and 0.38",
            "Tastle and Wierman": "0.81 and 0.74",
        },
        note="The first has two camps; in the second two people picked at random disagree more often.",
    ),
    Example(
        title="Tastle and Wierman give weight to a few who stand far off",
        given={"people": HEAD + "first | 10 | 0 | 2\nsecond | 3 | 6 | 3"},
        expect={
            "ours (Blair and Lacy)": "0.56 and 0.75",
            "Leik": "0.33 and 0.50",
            "Van der Eijk": "0.33 and 0.38",
            "Tastle and Wierman": "0.65 and 0.50",
        },
        note="In the first ten of twelve say the same.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    first, second = histograms(given["people"]).values()
    measures = {
        "Leik": leik,
        "Van der Eijk": agreement_turned,
        "Tastle and Wierman": dissent,
    }
    ours = f"{number(dispersion(shares(first)))} and {number(dispersion(shares(second)))}"
    return {"ours (Blair and Lacy)": ours} | {
        name: f"{number(measure(first.ordered))} and {number(measure(second.ordered))}"
        for name, measure in measures.items()
    }


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect


def test_the_other_measures_give_their_published_values():
    """The worked example of the R package agrmt, on seven steps: D 0.287, A 0.6113333, consensus 0.7256876."""
    sample = (30, 40, 210, 130, 530, 50, 10)
    assert leik(sample) == pytest.approx(0.287, abs=5e-4)
    assert 1 - 2 * agreement_turned(sample) == pytest.approx(0.6113333, abs=5e-8)
    assert 1 - dissent(sample) == pytest.approx(0.7256876, abs=5e-8)
