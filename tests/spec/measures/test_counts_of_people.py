"""Counts of people.

A measure that counts people keeps only what may be shown: nothing from 1 to 7, and every other count to the nearest 5.
That happens before anything is stored, baseline included, and the page says so before somebody types.
"""

from collections.abc import Mapping
from decimal import Decimal

from colonnade.core.measures import shown_count
from tests.spec.example import Example, as_written

EXAMPLES = (
    Example(
        title="What is kept of a count",
        given={"counts": "0 1 7 8 12 13 17 18 104"},
        expect={
            "0": "0",
            "1": "fewer than 8",
            "7": "fewer than 8",
            "8": "10",
            "12": "10",
            "13": "15",
            "17": "15",
            "18": "20",
            "104": "105",
        },
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    kept = {count: shown_count(Decimal(count)) for count in given["counts"].split()}
    return {count: "fewer than 8" if value is None else str(value) for count, value in kept.items()}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
