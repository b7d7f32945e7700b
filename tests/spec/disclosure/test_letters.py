"""Each letter apart.

L, G, B and T are never merged to make a number large enough. Each is shown at the finest level of place at which it is
safe, chosen together, since what is shown of one letter can give away another. Where a letter is not shown in a team,
it is counted in the division, or for all places together.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.audit import audit
from colonnade.core.disclosure.plan import plan
from colonnade.core.disclosure.table import insiders
from tests.spec.disclosure.reading import as_drawn, counts
from tests.spec.example import Example, as_written

LEVELS = {"Total": "for all places", "division": "by division", "team": "by team"}
GROUPS = "T1 T2 in D1, T3 T4 in D2"

EXAMPLES = (
    Example(
        title="A letter that is large enough everywhere is shown in every team, and another by division",
        given={
            "true counts": "| T1 | T2 | T3 | T4\nS | 200 | 300 | 250 | 280\nL | 20 | 18 | 15 | 16\n"
            "B | 6 | 5 | 4 | 9\n? | 40 | 50 | 60 | 30",
            "divisions": GROUPS,
            "letters": "L B",
        },
        expect={
            "L is shown": "for all places 1 of 1, by division 2 of 2, by team 4 of 4",
            "B is shown": "for all places 1 of 1, by division 2 of 2, by team 0 of 4",
            "S on the page": "-, -, -, -, 500, 530, 1030",
            "B on the page": "-, -, -, -, 11, 13, 24",
            "safe": "yes",
        },
        note="The columns of a row are T1 to T4, D1, D2 and the total. B is shown by division and S gives way: "
        "with the "
        "S of a team beside it, the B of that team would be what is left.",
    ),
    Example(
        title="A letter that is small everywhere is counted for all places together",
        given={
            "true counts": "| T1 | T2 | T3 | T4\nS | 200 | 300 | 250 | 280\nL | 20 | 18 | 15 | 16\n"
            "B | 2 | 3 | 1 | 3\n? | 40 | 50 | 60 | 30",
            "divisions": GROUPS,
            "letters": "L B",
        },
        expect={
            "L is shown": "for all places 1 of 1, by division 2 of 2, by team 4 of 4",
            "B is shown": "for all places 1 of 1, by division 0 of 2, by team 0 of 4",
            "S on the page": "-, -, -, -, -, -, 1030",
            "B on the page": "-, -, -, -, -, -, 9",
            "safe": "yes",
        },
        note="B is not added to L. It is shown as B, once, and L stays in every team.",
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    table = counts(given["true counts"], given["divisions"])
    found = plan(table, {"letter": given["letters"].split()}, place="team")
    clean = audit(found.guarded, insiders=tuple(insiders(table)), alternatives=found.alternatives).is_clean
    levels = {
        f"{letter[1]} is shown": ", ".join(f"{LEVELS[one.place]} {one.shown} of {one.cells}" for one in levels)
        for letter, levels in found.levels.items()
    }
    rows = {f"{letter} on the page": row for letter, row in as_drawn(found.release).items() if letter in ("S", "B")}
    return {**levels, **rows, "safe": "yes" if clean else "no"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
