"""Tables and pages of the examples, from text, and verdicts back into words."""

from collections.abc import Iterator

import numpy as np

from colonnade.core.disclosure.audit import Audit, Safety
from colonnade.core.disclosure.table import (
    TOTAL,
    UNBOUNDED,
    Cell,
    Dimension,
    Hierarchy,
    Release,
    Status,
    Table,
    name_of,
)
from tests.spec.example import read_table

__all__ = ["as_drawn", "cell_words", "counts", "divisions", "page", "worked_out"]

UNKNOWN = "?"
STAR = "*"


def divisions(words: str) -> tuple[Hierarchy, ...]:
    """The hierarchy that “T1 T2 in D1, T3 T4 in D2” describes; none from no words."""
    if not words:
        return ()
    parents = {}
    for part in words.split(","):
        teams, _, division = part.partition(" in ")
        parents.update(dict.fromkeys(teams.split(), division.strip()))
    return (Hierarchy.of("division", parents),)


def _dimensions(rows: list[str], columns: list[str], groups: str) -> tuple[Dimension, Dimension]:
    hierarchies = divisions(groups)
    over = {code for one in hierarchies for code in one.children} | {TOTAL}
    letters = tuple(row for row in rows if row != TOTAL)
    teams = tuple(column for column in columns if column not in over)
    return (
        Dimension("letter", letters, unknown=frozenset({UNKNOWN} & set(letters))),
        Dimension("team", teams, hierarchies),
    )


def counts(drawn: str, groups: str = "") -> Table:
    """True counts, drawn without totals."""
    table = read_table(drawn)
    letters, teams = _dimensions(list(table), list(next(iter(table.values()))), groups)
    numbers = [[int(table[row][column]) for column in teams.categories] for row in letters.categories]
    return Table((letters, teams), np.array(numbers, dtype=np.int64))


def page(drawn: str, groups: str = "", sign: tuple[int, int] = (1, UNBOUNDED)) -> Release:
    """What readers have: a page drawn with its totals. A cell with a dash is not on the page."""
    table = read_table(drawn)
    dimensions = _dimensions(list(table), list(next(iter(table.values()))), groups)
    shape = tuple(len(one.codes) for one in dimensions)
    status, shown = np.zeros(shape, dtype=np.uint8), np.full(shape, -1, dtype=np.int64)
    low, high = np.zeros(shape, dtype=np.int64), np.full(shape, UNBOUNDED, dtype=np.int64)
    for place in np.ndindex(shape):
        word = table[dimensions[0].codes[place[0]]][dimensions[1].codes[place[1]]]
        if word == STAR:
            status[place], low[place], high[place] = Status.HIDDEN, *sign
        elif word == "-":
            status[place] = Status.ABSENT
        else:
            shown[place] = low[place] = high[place] = int(word)
    return Release(dimensions, status, shown, low, high)


def cell_words(release: Release, cell: Cell) -> str:
    """A cell as people say it: “L in T1”, “all L”, “everyone in T1”."""
    letter, team = (one.codes[at] for one, at in zip(release.dimensions, cell, strict=True))
    if team == TOTAL:
        return f"all {letter}" if letter != TOTAL else "everyone"
    return f"{letter} in {team}" if letter != TOTAL else f"everyone in {team}"


def worked_out(audit: Audit, attacker: str) -> str:
    """The hidden cells that somebody can work out, with their numbers; “nothing” where there is none."""
    attack = next(one for one in audit.attacks if one.attacker == attacker)
    assert not attack.count(Safety.UNPROVEN), [
        name_of(one, audit.release.dimensions) for one in attack.cells(Safety.UNPROVEN)
    ]
    return ", ".join(_found(audit.release, attack.least, attack.cells(Safety.DISCLOSED))) or "nothing"


def _found(release: Release, numbers: np.ndarray, cells: Iterator[Cell]) -> Iterator[str]:
    for cell in cells:
        yield f"{cell_words(release, cell)}: {int(numbers[cell])}"


def as_drawn(release: Release) -> dict[str, str]:
    """A page row by row, as it is printed."""
    letters, teams = release.dimensions
    return {
        letter: ", ".join(
            STAR
            if release.hidden[row, column]
            else "-"
            if release.absent[row, column]
            else str(release.shown[row, column])
            for column in range(len(teams.codes))
        )
        for row, letter in enumerate(letters.codes)
    }
