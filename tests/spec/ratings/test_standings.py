"""Where an element stands.

An agreed “in place” needs live evidence. With it the element is shown; without it, or with evidence whose time has run
out, it is claimed. The other agreed ratings stand as they are. Evidence counts from its first day to the end of its
last. A standing is worked out on the day it is asked for: what was agreed and written before does not change.
"""

from collections.abc import Mapping
from datetime import date

from colonnade.core.ratings import EvidenceDates, liveness, moves, standing
from tests.spec.example import Example, as_written, read_table
from tests.spec.ratings.reading import rating, ratings

EXAMPLES = (
    Example(
        title="Evidence makes the difference between claimed and shown",
        given={
            "today": "2026-03-31",
            "elements": """
                | agreed       | evidence from | evidence until
            1.1 | in place     | 2025-04-01    | 2026-03-31
            1.2 | in place     | 2025-03-31    | 2026-03-30
            1.3 | in place     | -             | -
            1.4 | in place     | 2026-04-01    | -
            2.1 | in progress  | -             | -
            2.2 | in progress  | 2025-04-01    | -
            2.3 | not in place | 2025-04-01    | -
            3.1 | do not know  | 2025-04-01    | -
            """,
        },
        expect={
            "1.1": "shown",
            "1.2": "claimed",
            "1.3": "claimed",
            "1.4": "claimed",
            "2.1": "in progress",
            "2.2": "in progress",
            "2.3": "not in place",
            "3.1": "no standing",
        },
    ),
    Example(
        title="The next day the evidence has run out",
        given={
            "today": "2026-04-01",
            "elements": """
                | agreed   | evidence from | evidence until
            1.1 | in place | 2025-04-01    | 2026-03-31
            1.4 | in place | 2026-04-01    | -
            """,
        },
        expect={"1.1": "claimed", "1.4": "shown"},
    ),
    Example(
        title="What moved between two rounds",
        given={
            "agreed": """
                | last round   | this round
            1.1 | not in place | in progress
            1.2 | in place     | in progress
            1.3 | in progress  | in progress
            1.4 | -            | in place
            2.1 | do not know  | not in place
            2.2 | in place     | -
            """,
        },
        expect={"up": "1.1", "down": "1.2", "same": "1.3", "new": "1.4, 2.1", "gone": "2.2"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    if "agreed" in given:
        moved = moves(ratings(given["agreed"], "last round"), ratings(given["agreed"], "this round"))
        return {way: ", ".join(getattr(moved, way)) for way in ("up", "down", "same", "new", "gone")}
    today = date.fromisoformat(given["today"])
    return {element: _standing(cells, today) for element, cells in read_table(given["elements"]).items()}


def _standing(cells: Mapping[str, str], today: date) -> str:
    first, last = (None if cells[end] == "-" else date.fromisoformat(cells[end]) for end in list(cells)[1:])
    behind = liveness([EvidenceDates(first, last)] if first else [], today=today)
    found = standing(rating(cells["agreed"]), behind)
    return found.value.replace("_", " ") if found else "no standing"


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
