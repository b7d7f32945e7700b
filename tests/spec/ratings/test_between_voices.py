"""How far apart the voices are.

The distance between two voices is the fewest steps that each person of one would have to move, on average, to divide as
the other does (0 to 2). The lead of one voice over another is how many steps better it sees the element, on average (-2
to 2).

How far apart all voices are is the dispersion of a pool in which each shown voice weighs the same, however many people
it has. It has two parts: what is inside the voices and what is between them. The widest pair is named beside it. A
voice of which most do not know has no part in it.
"""

from collections.abc import Mapping

from colonnade.core.ratings import LEADERSHIP, STAFF_NETWORK, spread
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import histograms, number, words

HEAD = "| not in place | in progress | in place | do not know\n"

EXAMPLES = (
    Example(
        title="Leaders say in place, the staff network says not in place",
        given={"people": HEAD + "leadership | 0 | 2 | 4 | 0\nteams | 7 | 15 | 9 | 0\nstaff network | 6 | 2 | 1 | 0"},
        expect={
            "dispersion": "0.88",
            "inside the voices": "0.62",
            "between the voices": "0.26",
            "widest pair": "leadership and staff network, 1.22 steps",
            "leadership sees it better than the staff network by": "1.22 steps",
        },
    ),
    Example(
        title="Two voices at the two ends",
        given={"people": HEAD + "leadership | 0 | 0 | 6 | 0\nstaff network | 40 | 0 | 0 | 0"},
        expect={
            "dispersion": "1.00",
            "inside the voices": "0.00",
            "between the voices": "1.00",
            "widest pair": "leadership and staff network, 2.00 steps",
            "leadership sees it better than the staff network by": "2.00 steps",
        },
        note="Forty people do not outweigh six: these are two voices.",
    ),
    Example(
        title="Two voices, each split down the middle",
        given={"people": HEAD + "leadership | 3 | 0 | 3 | 0\nstaff network | 5 | 0 | 5 | 0"},
        expect={
            "dispersion": "1.00",
            "inside the voices": "1.00",
            "between the voices": "0.00",
            "widest pair": "leadership and staff network, 0.00 steps",
            "leadership sees it better than the staff network by": "0.00 steps",
        },
        note="As divided as before, but inside the voices and not between them.",
    ),
    Example(
        title="Apart, and neither sees it better",
        given={"people": HEAD + "leadership | 0 | 6 | 0 | 0\nstaff network | 5 | 0 | 5 | 0"},
        expect={
            "dispersion": "0.75",
            "inside the voices": "0.50",
            "between the voices": "0.25",
            "widest pair": "leadership and staff network, 1.00 steps",
            "leadership sees it better than the staff network by": "0.00 steps",
        },
    ),
    Example(
        title="A voice of which most do not know is left out of the comparison",
        given={"people": HEAD + "leadership | 0 | 0 | 6 | 0\nteams | 0 | 6 | 0 | 0\nstaff network | 1 | 0 | 0 | 8"},
        expect={
            "dispersion": "0.50",
            "inside the voices": "0.00",
            "between the voices": "0.50",
            "widest pair": "leadership and teams, 1.00 steps",
            "leadership sees it better than the staff network by": "nothing that can be said",
        },
        note="One person's rating does not stand for nine.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    found = spread({"1.3": histograms(given["people"])}).element("1.3")
    apart, ahead = found.apart, found.lead(LEADERSHIP, STAFF_NETWORK)
    if apart is None:
        return {"dispersion": "none"}
    pair = apart.widest
    return {
        "dispersion": number(apart.dispersion),
        "inside the voices": number(apart.within),
        "between the voices": number(apart.between),
        "widest pair": f"{words(pair.first)} and {words(pair.second)}, {number(pair.steps)} steps",
        "leadership sees it better than the staff network by": "nothing that can be said"
        if ahead is None
        else f"{number(ahead)} steps",
    }


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
