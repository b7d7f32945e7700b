"""Checks in their agreed timeframe.

A check is due so many days after the action begins, and then so many days after each check. It is in time up to that
day. When one timeframe after another passes without a check, each of them counts as a check that did not come. What
has ended needs no more checks.
"""

from collections.abc import Mapping
from datetime import date

from colonnade.core.measures import timeliness
from tests.spec.example import Example, as_written

EXAMPLES = (
    Example(
        title="Every thirty days from 1 January",
        given={
            "begins": "2027-01-01",
            "every": "30",
            "checks": "2027-01-31 2027-03-17",
            "today": "2027-04-01",
        },
        expect={"due": "2", "in time": "1", "next": "2027-04-16"},
        note="The first came on its last day. The second was due on 2 March.",
    ),
    Example(
        title="Silence counts once for every timeframe that passes",
        given={"begins": "2027-01-01", "every": "30", "checks": "", "today": "2027-04-02"},
        expect={"due": "3", "in time": "0", "next": "2027-01-31"},
    ),
    Example(
        title="A check that comes early is in time, and the next is counted from it",
        given={"begins": "2027-01-01", "every": "30", "checks": "2027-01-11", "today": "2027-01-12"},
        expect={"due": "1", "in time": "1", "next": "2027-02-10"},
    ),
    Example(
        title="What has ended needs no more",
        given={
            "begins": "2027-01-01",
            "every": "30",
            "checks": "2027-01-31",
            "today": "2028-01-01",
            "ended": "2027-02-15",
        },
        expect={"due": "1", "in time": "1", "next": "none"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    found = timeliness(
        date.fromisoformat(given["begins"]),
        int(given["every"]),
        [date.fromisoformat(day) for day in given["checks"].split()],
        date.fromisoformat(given["today"]),
        date.fromisoformat(given["ended"]) if "ended" in given else None,
    )
    if found is None:
        return {}
    return {"due": str(found.due), "in time": str(found.in_time), "next": str(found.next_due or "none").lower()}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
