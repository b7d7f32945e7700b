"""How divided a voice is.

The dispersion is the average number of steps between two people of the group, picked at random. It is 0 when everyone
says the same and 1 when half stand at each end. With F1 the share who say “not in place” and F2 the share who say that
or “in progress”, it is 2 F1 (1 - F1) + 2 F2 (1 - F2); that is one minus the l-squared of Blair and Lacy (2000). Those
who do not know are left out.
"""

from collections.abc import Mapping

from colonnade.core.ratings import dispersion
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import number, only_histogram, shares

HEAD = "| not in place | in progress | in place | do not know\n"

EXAMPLES = (
    Example(
        title="Everyone says the same",
        given={"people": HEAD + "teams | 0 | 9 | 0 | 0"},
        expect={"dispersion": "0.00"},
    ),
    Example(
        title="Half stand at each end",
        given={"people": HEAD + "teams | 4 | 0 | 4 | 0"},
        expect={"dispersion": "1.00"},
    ),
    Example(
        title="Half and half, one step apart",
        given={"people": HEAD + "teams | 4 | 4 | 0 | 0"},
        expect={"dispersion": "0.50"},
    ),
    Example(
        title="A third at each rating",
        given={"people": HEAD + "teams | 3 | 3 | 3 | 0"},
        expect={"dispersion": "0.89"},
    ),
    Example(
        title="Five people cannot split evenly, so they stay just under 1",
        given={"people": HEAD + "teams | 2 | 0 | 3 | 0"},
        expect={"dispersion": "0.96"},
    ),
    Example(
        title="Those who do not know change nothing",
        given={"people": HEAD + "teams | 2 | 0 | 3 | 3"},
        expect={"dispersion": "0.96"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    return {"dispersion": number(dispersion(shares(only_histogram(given))))}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
