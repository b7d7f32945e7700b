"""Rounded pages.

For a page that is repeated often, every number that is shown can be rounded to the nearest 5. Then sums say little, and
hardly any number has to be hidden besides the small ones. Where a rounded page leaks nevertheless, more is hidden, as
on an exact one. Rounded numbers do not add up to their totals.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import audit
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import UNBOUNDED, Rule, insiders
from tests.spec.disclosure.reading import as_drawn, counts
from tests.spec.example import Example, as_written

HEAD = "| T1 | T2 | T3 | T4\n"
RULE = Rule(rounding=5, groups=False)

EXAMPLES = (
    Example(
        title="Rounding alone can be enough",
        given={"true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 3 | 12 | 20 | 14\nB | 11 | 16 | 18 | 9"},
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "*, 10, 20, 15, 50",
            "B": "10, 15, 20, 10, 55",
            "Total": "105, 150, 120, 120, 490",
            "a star is": "1 to 7",
            "safe": "yes",
        },
        note="A star is 1 to 7 here, and nothing else is hidden.",
    ),
    Example(
        title="Where a bucket of 5 gives a small number away, another is hidden",
        given={"true counts": "| T1 | T2\nL | 1 | 20\nB | 8 | 16\nG | 8 | 11"},
        expect={
            "L": "*, 20, 20",
            "B": "*, 15, 25",
            "G": "10, 10, 20",
            "Total": "15, 45, 65",
            "a star is": "1 or more",
            "safe": "yes",
        },
        note="In T1 two numbers are 8 or more, since smaller ones are hidden, and 15 is at most 17: one star "
        "would be 1.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    table = counts(given["true counts"])
    made = protect(table, RULE)
    found = audit(made.release, RULE, insiders=tuple(insiders(table)), alternatives=made.alternatives)
    high = int(made.release.high[made.release.hidden].max())
    stands = "1 or more" if high >= UNBOUNDED else f"1 to {high}"
    return {**as_drawn(made.release), "a star is": stands, "safe": "yes" if found.is_clean else "no"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
