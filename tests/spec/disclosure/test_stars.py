"""What a star gives away.

The page shows its totals. A reader who can add up takes them apart: a star that is alone in a row or a column is the
total less the rest. A reader who knows the rule knows more: where an empty cell is shown as 0, a star is at least 1.
And where only 1 to 7 are ever hidden, a star is at most 7. This is why we hide larger numbers too, and never say which
star is which.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import Attacker, audit
from colonnade.core.disclosure.table import UNBOUNDED, Rule
from tests.spec.disclosure.reading import page, worked_out
from tests.spec.example import Example, as_written

RULE = Rule(groups=False)
HEAD = "| T1 | T2 | T3 | Total\n"

EXAMPLES = (
    Example(
        title="A star alone in its column is the total less the rest",
        given={
            "page": HEAD + "L | * | 12 | 20 | *\nG | 14 | 9 | 11 | 34\nB | 10 | 16 | 8 | 34\nTotal | 27 | 37 | 39 | 103"
        },
        expect={"who can add up": "L in T1: 3, all L: 35", "who knows the rule": "L in T1: 3, all L: 35"},
        note="Hiding the total of the row as well helps nothing: the column gives it away.",
    ),
    Example(
        title="What was found is known from then on",
        given={
            "page": HEAD + "L | * | * | 20 | 28\nG | 14 | 9 | 11 | 34\nB | 10 | * | 18 | 34\nTotal | 27 | 20 | 49 | 96"
        },
        expect={
            "who can add up": "L in T1: 3, L in T2: 5, B in T2: 6",
            "who knows the rule": "L in T1: 3, L in T2: 5, B in T2: 6",
        },
    ),
    Example(
        title="Two stars that add up to 2 are 1 and 1, for a star is never 0",
        given={
            "page": HEAD + "L | * | * | 20 | 22\nG | * | * | 11 | 21\nB | 10 | 16 | 8 | 34\nTotal | 15 | 23 | 39 | 77"
        },
        expect={
            "who can add up": "nothing",
            "who knows the rule": "L in T1: 1, L in T2: 1, G in T1: 4, G in T2: 6",
        },
        note="Who only adds up has three answers for L: 0 and 2, 1 and 1, or 2 and 0.",
    ),
    Example(
        title="Two stars that add up to 14 are 7 and 7, where a star is never more than 7",
        given={
            "page": HEAD + "L | * | * | 20 | 34\nG | * | * | 11 | 21\nB | 10 | 16 | 8 | 34\nTotal | 21 | 29 | 39 | 89",
            "a star is": "1 to 7",
        },
        expect={
            "who can add up": "nothing",
            "who knows the rule": "L in T1: 7, L in T2: 7, G in T1: 4, G in T2: 6",
        },
    ),
    Example(
        title="The same page is safe where a star may stand for any number from 1 up",
        given={
            "page": HEAD + "L | * | * | 20 | 34\nG | * | * | 11 | 21\nB | 10 | 16 | 8 | 34\nTotal | 21 | 29 | 39 | 89"
        },
        expect={"who can add up": "nothing", "who knows the rule": "nothing"},
        note="This holds only if it is true: now and then a larger number has to be hidden, and the note under "
        "the table "
        "says that it may be so.",
    ),
    Example(
        title="A margin that is a star can be worked out from the margin above it",
        given={
            "page": "| T1 | T2 | D1 | T3 | T4 | D2 | Total\n"
            "L | * | * | * | 9 | 11 | 20 | 22\nG | * | * | 11 | 12 | 8 | 20 | 31\nB | 15 | 8 | 23 | 9 | 10 | 19 | 42\n"
            "Total | 21 | 15 | 36 | 30 | 29 | 59 | 95",
            "divisions": "T1 T2 in D1, T3 T4 in D2",
        },
        expect={
            "who can add up": "L in D1: 2",
            "who knows the rule": "L in T1: 1, L in T2: 1, L in D1: 2, G in T1: 5, G in T2: 6",
        },
    ),
    Example(
        title="Hidden zeros hide nothing from who can add up",
        given={
            "page": "| T1 | T2 | Total\nL | * | * | *\nG | 3 | 20 | 23\nTotal | 3 | 20 | 23",
            "a star is": "0 to 7",
        },
        expect={
            "who can add up": "L in T1: 0, L in T2: 0, all L: 0",
            "who knows the rule": "L in T1: 0, L in T2: 0, all L: 0",
        },
        note="A zero looks cheap to hide, and is worth nothing as a cover. We show zeros and say so.",
    ),
)


def _sign(words: str) -> tuple[int, int]:
    low, _, high = words.partition(" to ")
    return int(low), int(high)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    sign = _sign(given["a star is"]) if "a star is" in given else (1, UNBOUNDED)
    release = page(given["page"], given.get("divisions", ""), sign)
    found = audit(release, RULE, attackers=(Attacker.A0, Attacker.A1))
    return {"who can add up": worked_out(found, "A0"), "who knows the rule": worked_out(found, "A1")}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
