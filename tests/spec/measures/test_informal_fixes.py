"""What is shown of informal fixes.

Something that was put right without a complaint is noted with a theme, a source, how it was put right and the month,
and with nothing else. A month is open for noting while it lasts and in the month after. What is shown is a year of
four whole quarters in which every month is closed, so that a page never changes while it is shown. Below 8, with 0, a
number is not shown; others are to the nearest 5; there is no total. The list by source counts the same things as the
list by theme. It is shown only where every hidden number can still be anything from 0 to 7 for a reader of both.
"""

from collections.abc import Mapping
from datetime import date

from colonnade.core.measures import months_open, patterns, period
from tests.spec.example import Example, as_written, read_table

EXAMPLES = (
    Example(
        title="Rounded, and hidden where small",
        given={
            "noted": """
                | patients | colleagues
            words | 14 | 9
            places | 31 | 2
            care | 5 | 2
            """
        },
        expect={"words": "25", "places": "35", "care": "fewer than 8", "patients": "50", "colleagues": "15"},
    ),
    Example(
        title="Two lists that would give a small number away",
        given={
            "noted": """
                | patients | colleagues
            words | 18 | 14
            care | 0 | 7
            """
        },
        expect={"words": "30", "care": "fewer than 8", "by source": "left out"},
        note="By source there would be 20 and 20, which is 36 at least. By theme there are at most 32 beside the small "
        "number, so that it could not be 0 to 3.",
    ),
    Example(
        title="The year that is shown on a day, and the months that are open",
        given={"today": "2027-05-01"},
        expect={"shown": "2026-04 to 2027-03", "open for noting": "2027-04, 2027-05"},
    ),
    Example(
        title="The day before it was another year",
        given={"today": "2027-04-30"},
        expect={"shown": "2026-01 to 2026-12", "open for noting": "2027-03, 2027-04"},
    ),
)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def answer(given: Mapping[str, str]) -> dict[str, str]:
    if "today" in given:
        today = date.fromisoformat(given["today"])
        year = period(today)
        return {
            "shown": f"{_month(year.first)} to {_month(year.last)}",
            "open for noting": ", ".join(map(_month, months_open(today))),
        }
    table = read_table(given["noted"])
    sources = list(next(iter(table.values())))
    counts = {(theme, source): int(count) for theme, row in table.items() for source, count in row.items()}
    found = patterns(counts, list(table), sources)
    lines = [*found.themes, *(found.sources or ())]
    shown = {line.name: "fewer than 8" if line.count is None else str(line.count) for line in lines}
    return shown if found.sources is not None else {**shown, "by source": "left out"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
