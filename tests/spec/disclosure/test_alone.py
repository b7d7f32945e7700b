"""Whoever is alone in a cell.

Somebody who is the only L in T1 knows that the star there is a 1. They also know every margin that holds nobody but
them. They can take their 1 away from the page like any number that is shown. Nobody who is alone may find a small
number of others in this way. A large number may be found: it was hidden to guard a small one and harms nobody.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import Attacker, audit
from colonnade.core.disclosure.table import Release, Rule, insiders
from tests.spec.disclosure.reading import counts, page, worked_out
from tests.spec.example import Example, as_written

RULE = Rule(groups=False)
HEAD = "| T1 | T2 | T3\n"
TOTALS = "| T1 | T2 | T3 | Total\n"

EXAMPLES = (
    Example(
        title="Who is alone in a cell finds the others in a ring of four stars",
        given={
            "true counts": HEAD + "L | 1 | 3 | 20\nG | 4 | 2 | 11\nB | 10 | 16 | 8",
            "page": TOTALS
            + "L | * | * | 20 | 24\nG | * | * | 11 | 17\nB | 10 | 16 | 8 | 34\nTotal | 15 | 21 | 39 | 75",
        },
        expect={"outsiders": "nothing", "the one who is alone": "L in T2: 3, G in T1: 4, G in T2: 2"},
    ),
    Example(
        title="With more than two stars in each line that they are in, they find nobody",
        given={
            "true counts": HEAD + "L | 1 | 3 | 20\nG | 4 | 2 | 11\nB | 10 | 16 | 8",
            "page": TOTALS + "L | * | * | * | 24\nG | * | * | * | 17\nB | * | * | 8 | 34\nTotal | 15 | 21 | 39 | 75",
        },
        expect={"outsiders": "nothing", "the one who is alone": "nothing"},
    ),
    Example(
        title="They may find large numbers, which were only hidden as a cover",
        given={
            "true counts": HEAD + "L | 1 | 12 | 20\nG | 14 | 9 | 11\nB | 10 | 16 | 8",
            "page": TOTALS
            + "L | * | * | 20 | 33\nG | * | * | 11 | 34\nB | 10 | 16 | 8 | 34\nTotal | 25 | 37 | 39 | 101",
        },
        expect={"outsiders": "nothing", "the one who is alone": "nothing"},
        note="They can work out the 12, the 14 and the 9. Nobody is outed by that, so it does not count.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    table = counts(given["true counts"])
    release: Release = page(given["page"])
    found = audit(release, RULE, attackers=(Attacker.A1, Attacker.A2), insiders=tuple(insiders(table)))
    return {"outsiders": worked_out(found, "A1"), "the one who is alone": worked_out(found, "A2")}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
