"""The picture of 594 of 743: how far each thought gets on the page with the usual star, and what is left of one team.

The people are made up (`tests.factories.tables`), and everything drawn is worked out anew here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.table import Release, Rule, Table
from docs.generate.deducing import NEVER, rounds
from docs.generate.grids import INK, Cell, Kind, Panel, head
from docs.generate.grids import picture as grid
from tests.factories.tables import table as made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["Step", "picture", "steps", "team", "usual_page"]

NAME, PEOPLE, TEAM = "t3_so_age_team", 10_000, "T35"
RULE = Rule(groups=False)
LETTERS = {
    "1": "Straight",
    "2": "Gay or lesbian",
    "3": "Bisexual",
    "4": "Other",
    "U": "Unsure",
    "Z": "Not said",
    "9": "Not asked",
    "Total": "All",
}
WIDTH, LEFT, BAR, ROW = 960, 390, 470, 58
FULL, BEFORE, ADDED = "#e8edee", "#ffdd8a", "#ffb81c"


@dataclass(frozen=True, eq=False)
class Step:
    """One thought, and every cell that is found by it or by those before: bool over the codes."""

    words: str
    more: str
    found: NDArray[np.bool_]


@lru_cache(maxsize=1)
def usual_page() -> tuple[Table, Release]:
    """10,000 made-up people by orientation, age and team, and the page with a star for 1 to 7 and nothing else."""
    table = made_up(NAME, PEOPLE)
    small = (table.cells >= RULE.low) & (table.cells <= RULE.high)
    return table, Release.of(table.dimensions, table.cells, small, sign=(RULE.low, RULE.high))


@lru_cache(maxsize=1)
def steps() -> tuple[Step, ...]:
    """The thoughts in order; each finds all that those before it find."""
    _, page = usual_page()
    sums = rounds(page, least=0)
    never_zero = rounds(page, least=1)
    both = rounds(page, least=1, most=RULE.high)
    everything = audit(page, RULE, attackers=(Attacker.A1,)).safety == Safety.DISCLOSED
    return (
        Step("A star alone in its line", "is the total less the rest", sums == 1),
        Step("The same again and again", "what was found is now known", sums != NEVER),
        Step("A star is never 0", "two stars that add up to 2 are 1 and 1", never_zero != NEVER),
        Step("A star is never more than 7", "two that add up to 14 are 7 and 7", both != NEVER),
        Step("All lines at once", "for a computer, a few seconds", everything),
    )


def picture(_: str) -> str:
    """A bar for each thought: how many of the stars are known after it."""
    table, page = usual_page()
    every, found = int(page.hidden.sum()), [int(step.found.sum()) for step in steps()]
    height = 74 + ROW * len(found)
    title = f"Of {every} stars on a page about {table.people:,} people, {found[-1]} can be worked out exactly"
    lines = [*head(title, WIDTH, height)]
    lines.append(f'<text x="24" y="40" font-size="20" font-weight="bold">{title}</text>')
    before = 0
    for number, (step, now) in enumerate(zip(steps(), found, strict=True)):
        lines += _bar(number, step, (before, now, every))
        before = now
    return "\n".join([*lines, "</svg>"])


def _bar(number: int, step: Step, counts: tuple[int, int, int]) -> Iterator[str]:
    """One bar: what was known before, what this thought adds, and what is still hidden."""
    before, now, every = counts
    top = 66 + ROW * number
    yield f'<text x="24" y="{top + 16}" font-size="17" font-weight="bold">{number + 1}. {step.words}</text>'
    yield f'<text x="47" y="{top + 36}" font-size="14">{step.more}</text>'
    for colour, people in ((FULL, every), (ADDED, now), (BEFORE, before)):
        width = round(BAR * people / every)
        yield f'<rect x="{LEFT}" y="{top}" width="{width}" height="38" fill="{colour}" stroke="{INK}"/>'
    yield f'<text x="{LEFT + BAR + 14}" y="{top + 26}" font-size="20" font-weight="bold">{now}</text>'


def team(_: str) -> str:
    """One team of that page: each star, or its number and by which thought it is found."""
    table, page = usual_page()
    letters, ages, teams = table.dimensions
    at = teams.position[TEAM]
    places = [[(row, column, at) for column in range(len(ages.codes))] for row in range(len(letters.codes))]
    rows = [
        (LETTERS[code], [_cell(table, page, place) for place in row])
        for code, row in zip(letters.codes, places, strict=True)
    ]
    inside = page.hidden[:, :, at]
    left = int((inside & ~steps()[-1].found[:, :, at]).sum())
    words = [
        f"{int(inside.sum())} stars, of which {int(inside.sum()) - left} are found.",
        "The small figure says by which of the five thoughts; a grey star stays hidden.",
    ]
    columns = ["All" if code == "Total" else code for code in ages.codes]
    return grid(
        "The page of one team: most of its stars are found, each marked with the thought that finds it",
        [Panel(f"One of the 40 teams ({TEAM}), by age", columns, rows, words, heading=130)],
    )


def _cell(table: Table, page: Release, place: tuple[int, int, int]) -> Cell:
    number = str(int(table.cells[place]))
    if not page.hidden[place]:
        inner = all(at < size for at, size in zip(place, table.counts.shape, strict=True))
        return Cell(number, Kind.SHOWN if inner else Kind.TOTAL)
    first = next((at for at, step in enumerate(steps(), start=1) if step.found[place]), None)
    return Cell("*", Kind.STAR) if first is None else Cell(number, Kind.FOUND, str(first))
