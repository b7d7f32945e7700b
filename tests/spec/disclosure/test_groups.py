"""When everyone is the same.

If all whose answer is known in a team gave one answer, to be in that team is to have that answer. No number has to be
small for that. Answers that are not known are left out: they protect nobody. We hide the number. The zeros beside it
are shown, so a reader may still see that no other answer was given. What cures that is a larger group: count the
team with its division.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import Attacker, audit
from colonnade.core.disclosure.table import Rule
from tests.spec.disclosure.reading import cell_words, page
from tests.spec.example import Example, as_written

HEAD = "| T1 | T2 | Total\n"

EXAMPLES = (
    Example(
        title="One answer in a whole team is told",
        given={"page": HEAD + "S | 31 | 40 | 71\nL | 0 | 12 | 12\n? | 12 | 60 | 72\nTotal | 43 | 112 | 155"},
        expect={"one answer only": "S in T1"},
        note="The 12 of T1 who did not answer are no cover: a reader knows 31 people, and what all of them said.",
    ),
    Example(
        title="Hiding the number alone does not cure it where the zeros show the answer",
        given={"page": HEAD + "S | * | * | 71\nL | 0 | 12 | 12\n? | * | * | 72\nTotal | 43 | 112 | 155"},
        expect={"one answer only": "S in T1"},
        note="Nobody can say how many they are. That they all gave one answer can still be read from the 0, and "
        "the audit "
        "says so to whoever publishes.",
    ),
    Example(
        title="Two answers, and nothing is told",
        given={"page": HEAD + "S | 31 | 40 | 71\nL | 9 | 12 | 21\n? | 12 | 60 | 72\nTotal | 52 | 112 | 164"},
        expect={"one answer only": "nowhere"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    release = page(given["page"])
    found = audit(release, Rule(), attackers=(Attacker.A1,))
    lines = [cell_words(release, one.cell) for one in found.groups if one.dimension == "letter"]
    return {"one answer only": ", ".join(lines) or "nowhere"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
