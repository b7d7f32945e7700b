"""What was released before.

Readers keep what came out earlier. Two pages that are safe alone can be held against each other: a team that grew by
one person gives that person's answer away, and a team that moved to another division is the difference of two
divisions. So a page is released only where neither a small change nor a small number follows from it and any earlier
page about some of the same people.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.ledger import Page, told_together
from colonnade.core.disclosure.table import Rule
from tests.spec.disclosure.reading import page
from tests.spec.example import Example, as_written

RULE = Rule(groups=False)
HEAD = "| T1 | T2 | Total\n"
MARCH = HEAD + "L | 12 | 15 | 27\nG | 14 | 9 | 23\nTotal | 26 | 24 | 50"

EXAMPLES = (
    Example(
        title="One person more, and everyone knows what they said",
        given={"March": MARCH, "June": HEAD + "L | 13 | 15 | 28\nG | 14 | 9 | 23\nTotal | 27 | 24 | 51"},
        expect={"told": "letter L, team T1: +1; letter L: +1; team T1: +1; the total: +1"},
        note="No number on either page is small.",
    ),
    Example(
        title="Nothing has changed, and nothing is told",
        given={"March": MARCH, "June": MARCH},
        expect={"told": "nothing"},
    ),
    Example(
        title="A change of more than seven is not told apart",
        given={"March": MARCH, "June": HEAD + "L | 22 | 15 | 37\nG | 14 | 9 | 23\nTotal | 36 | 24 | 60"},
        expect={"told": "nothing"},
    ),
    Example(
        title="A team that moved is the difference between its old division and its new one",
        given={
            "first": "| T1 | T2 | T3 | T4 | D1 | D2 | Total\nL | * | * | * | * | 24 | 42 | 66\n"
            "Total | * | * | * | * | 24 | 42 | 66",
            "first divisions": "T1 T2 in D1, T3 T4 in D2",
            "second": "| T1 | T2 | T3 | T4 | D1 | D2 | Total\nL | * | * | * | * | 29 | 37 | 66\n"
            "Total | * | * | * | * | 29 | 37 | 66",
            "second divisions": "T1 T2 T3 in D1, T4 in D2",
            "people": "the same in both",
        },
        expect={"told": "letter L, team T3 is 5; team T3 is 5"},
        note="29 less 24 is 5. Each page alone hides it.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    names = [name for name in given if "|" in given[name]]
    first, second = (Page(page(given[name], given.get(f"{name} divisions", "")), name) for name in names)
    told = told_together(first, second, RULE, same_people="people" in given)
    return {"told": "; ".join(_said(one) for one in told) or "nothing"}


def _said(one) -> str:
    named = [f"{name} {' + '.join(codes)}" for name, codes in one.first or one.second if codes != ("Total",)]
    cell = ", ".join(named) or "the total"
    return f"{cell}: {one.people:+}" if one.change else f"{cell} is {one.people}"


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
