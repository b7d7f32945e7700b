"""What is hidden, and what is not.

Counts of 1 to 7 are hidden. Then larger numbers are hidden where a small one could be worked out without that. The
largest numbers are published first, and each is published only if nothing hidden follows from it and from what is
published already. So what is lost is as small as we can make it. Zeros are shown. Every page is then attacked, and
what cannot be proved safe is not published.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import Safety, audit
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Rule, insiders
from tests.spec.disclosure.reading import as_drawn, counts
from tests.spec.example import Example, as_written

HEAD = "| T1 | T2 | T3 | T4\n"

EXAMPLES = (
    Example(
        title="One small number takes three others with it",
        given={"true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 3 | 12 | 20 | 14\nB | 11 | 16 | 18 | 9"},
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "*, 12, 20, *, 49",
            "B": "*, 16, 18, *, 54",
            "Total": "104, 148, 118, 118, 488",
            "found out": "nothing",
        },
        note="Had only one other number of its row been hidden, the columns would give both away.",
    ),
    Example(
        title="A table without small numbers is shown whole",
        given={"true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 13 | 12 | 20 | 14\nB | 11 | 16 | 18 | 9"},
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "13, 12, 20, 14, 59",
            "B": "11, 16, 18, 9, 54",
            "Total": "114, 148, 118, 118, 498",
            "found out": "nothing",
        },
    ),
    Example(
        title="Zeros are shown",
        given={"true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 0 | 12 | 20 | 14\nB | 11 | 16 | 18 | 9"},
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "0, 12, 20, 14, 46",
            "B": "11, 16, 18, 9, 54",
            "Total": "101, 148, 118, 118, 485",
            "found out": "nothing",
        },
    ),
    Example(
        title="For somebody who is alone, more is hidden",
        given={"true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 1 | 3 | 20 | 14\nB | 11 | 16 | 18 | 9"},
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "*, *, 20, *, 38",
            "B": "*, *, 18, *, 54",
            "Total": "102, 139, 118, 118, 477",
            "found out": "nothing",
        },
        note="The one L in T1 would take their 1 away from what is hidden beside it.",
    ),
    Example(
        title="The same where nobody is asked to mind them",
        given={
            "true counts": HEAD + "S | 90 | 120 | 80 | 95\nL | 1 | 3 | 20 | 14\nB | 11 | 16 | 18 | 9",
            "those who are alone": "not minded",
        },
        expect={
            "S": "90, 120, 80, 95, 385",
            "L": "*, *, 20, 14, 38",
            "B": "*, *, 18, 9, 54",
            "Total": "102, 139, 118, 118, 477",
            "found out": "nothing",
        },
    ),
    Example(
        title="An answer that everyone in a team gave is hidden too",
        given={
            "true counts": HEAD
            + "S | 31 | 120 | 80 | 95\nL | 0 | 12 | 20 | 14\nB | 0 | 16 | 18 | 9\n? | 12 | 60 | 40 | 30"
        },
        expect={
            "S": "*, 120, *, 95, 326",
            "L": "0, 12, 20, 14, 46",
            "B": "0, 16, 18, 9, 43",
            "?": "12, 60, 40, 30, 142",
            "Total": "*, 208, *, 148, 557",
            "found out": "nothing",
        },
        note="All 31 who are known in T1 are S. Their number is hidden, though the zeros below it still tell "
        "that nobody gave another answer: see above.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    table = counts(given["true counts"])
    rule = Rule(insiders="those who are alone" not in given)
    made = protect(table, rule)
    found = audit(
        made.release, rule, insiders=tuple(insiders(table)) if rule.insiders else (), alternatives=made.alternatives
    )
    bad = found.count(Safety.DISCLOSED) + found.count(Safety.UNPROVEN)
    return {**as_drawn(made.release), "found out": "nothing" if not bad else f"{bad} cells"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
