"""What changed between two rounds.

A voice is compared only where both rounds show it, and only in words. The people of a voice change: one leaves, another
joins. Differences of counts would point at them, so there are none, whatever the sizes.

What is not promised: both rounds show the counts of a large voice, and whoever supposes that the people of the first
said the same in the second can subtract. The rule protects voices; a newcomer inside a large voice is not one.
"""

from collections.abc import Mapping

from colonnade.core.ratings import compare, spread
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import histograms, words

HEAD = "| not in place | in progress | in place\n"

EXAMPLES = (
    Example(
        title="A voice that sees it better than last time",
        given={"last round": HEAD + "teams | 20 | 8 | 2", "this round": HEAD + "teams | 6 | 20 | 5"},
        expect={"teams": "up, from not in place to in progress", "everyone": "up, from not in place to in progress"},
    ),
    Example(
        title="One newcomer, and nothing that points at them",
        given={"last round": HEAD + "teams | 1 | 3 | 1", "this round": HEAD + "teams | 2 | 3 | 1"},
        expect={"teams": "still in progress", "everyone": "still in progress"},
    ),
    Example(
        title="A voice that was too small in one of the rounds",
        given={
            "last round": HEAD + "teams | 0 | 20 | 0\npartners | 4 | 0 | 0",
            "this round": HEAD + "teams | 0 | 20 | 0\npartners | 5 | 0 | 0",
        },
        expect={
            "teams": "still in progress",
            "partners": "not compared: too few answered in one of the rounds",
            "everyone": "still in progress",
        },
    ),
    Example(
        title="A voice that did not answer last time",
        given={
            "last round": HEAD + "teams | 0 | 20 | 0\npartners | 0 | 0 | 0",
            "this round": HEAD + "teams | 0 | 0 | 20\npartners | 0 | 0 | 5",
        },
        expect={
            "teams": "up, from in progress to in place",
            "partners": "not compared: nobody answered in one of the rounds",
            "everyone": "up, from in progress to in place",
        },
    ),
    Example(
        title="More divided is neither better nor worse",
        given={"last round": HEAD + "teams | 0 | 8 | 0", "this round": HEAD + "teams | 4 | 0 | 4"},
        expect={
            "teams": "changed, from in progress to between not in place and in place",
            "everyone": "changed, from in progress to between not in place and in place",
        },
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    earlier, later = (spread({"1.3": histograms(given[when])}) for when in ("last round", "this round"))
    return {words(change.voice or "everyone"): change.words for change in compare(earlier, later)}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
