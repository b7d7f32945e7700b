"""Pictures of how stars leak and of what stops it, on tables small enough to check by hand.

What is drawn as found is what `deducing` finds, so a picture cannot claim more than anybody can work out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Hierarchy, Release, Table
from docs.generate.deducing import NEVER, rounds
from docs.generate.grids import Cell, Kind, Panel, picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = [
    "ALIKE",
    "STEPS",
    "alike",
    "alone",
    "hidden_in_alike",
    "insider",
    "margins",
    "other",
    "pairs",
    "people",
    "releases",
]

STAR = "*"
HIGHEST = 7
DIVISIONS = {"T1": "D1", "T2": "D1", "T3": "D2", "T4": "D2"}


def people(counts: Mapping[str, Sequence[int]], divisions: Mapping[str, str] | None = None) -> Table:
    """A small table: for each letter its people in T1, T2 and so on."""
    rows = np.array(list(counts.values()), dtype=np.int64)
    teams = tuple(f"T{number}" for number in range(1, rows.shape[1] + 1))
    hierarchies = (Hierarchy.of("division", divisions),) if divisions else ()
    return Table((Dimension("so", tuple(counts)), Dimension("team", teams, hierarchies)), rows)


def starred(table: Table, hidden: NDArray[np.bool_] | None = None) -> Release:
    """The page with stars for 1 to 7 and nothing else, or with stars where they are asked for."""
    small = (table.cells >= 1) & (table.cells <= HIGHEST) if hidden is None else hidden
    return Release.of(table.dimensions, table.cells, small)


def _panel(
    title: str,
    table: Table,
    page: Release,
    words: Sequence[str],
    found: NDArray[np.bool_] | None = None,
    order: Sequence[str] = (),
) -> Panel:
    """A page as a panel: stars, and the number where it is found."""
    letters, teams = table.dimensions
    columns = order or teams.codes
    rows = []
    for row, letter in enumerate(letters.codes):
        places = [(row, teams.position[name]) for name in columns]
        rows.append((_said(letter), [_cell(table, page, place, found) for place in places]))
    return Panel(title, [_said(name) for name in columns], rows, words)


def _said(code: str) -> str:
    return "All" if code == "Total" else code


def _cell(table: Table, page: Release, place: tuple[int, int], found: NDArray[np.bool_] | None) -> Cell:
    number = str(int(table.cells[place]))
    if page.hidden[place]:
        return Cell(number, Kind.FOUND) if found is not None and found[place] else Cell(STAR, Kind.STAR)
    inner = all(at < size for at, size in zip(place, table.counts.shape, strict=True))
    return Cell(number, Kind.SHOWN if inner else Kind.TOTAL)


def _by(page: Release, last: int, *, least: int, most: int = UNBOUNDED) -> NDArray[np.bool_]:
    """Which hidden numbers are found by this round."""
    found = rounds(page, least=least, most=most)
    return (found != NEVER) & (found <= last)


def alone(_: str) -> str:
    """A star alone in its line, and a star that is alone once another is found."""
    table = people({"L": (3, 5, 20), "G": (14, 9, 11), "B": (10, 6, 18)})
    page = starred(table)
    panels = [
        _panel("The page", table, page, ["Stars stand for 1 to 7."]),
        _panel(
            "First look",
            table,
            page,
            ["L in T1 is alone in its column:", "27 - 14 - 10 = 3; B in T2 is alone", "in its row: 34 - 10 - 18 = 6."],
            _by(page, 1, least=0),
        ),
        _panel(
            "Second look",
            table,
            page,
            ["Now L in T2 is alone as well:", "28 - 3 - 20 = 5."],
            _by(page, 2, least=0),
        ),
    ]
    return picture("A star that is alone in its row or column is the total less the rest", panels)


def pairs(_: str) -> str:
    """Two stars that add up to 2, and two that add up to 14."""
    ones = people({"L": (1, 1, 20), "G": (4, 6, 11), "B": (10, 16, 8)})
    sevens = people({"L": (7, 7, 20), "G": (4, 6, 11), "B": (10, 16, 8)})
    page, second = starred(ones), starred(sevens)
    panels = [
        _panel("The page", ones, page, ["No star is alone:", "each row and column has two or none."]),
        _panel(
            "A star is never 0",
            ones,
            page,
            ["22 - 20 = 2, in two stars.", "Each is at least 1,", "so they are 1 and 1."],
            _by(page, 1, least=1),
        ),
        _panel(
            "And so on",
            ones,
            page,
            ["Now the stars of G are alone:", "15 - 1 - 10 = 4", "and 23 - 1 - 16 = 6."],
            _by(page, 2, least=1),
        ),
        _panel("Another page", sevens, second, ["The same layout of stars."]),
        _panel(
            "A star is never 8",
            sevens,
            second,
            ["34 - 20 = 14, in two stars.", "Each is at most 7,", "so they are 7 and 7."],
            _by(second, 1, least=1, most=HIGHEST),
        ),
        _panel(
            "And so on",
            sevens,
            second,
            ["Again G follows:", "21 - 7 - 10 = 4", "and 29 - 7 - 16 = 6."],
            _by(second, 2, least=1, most=HIGHEST),
        ),
    ]
    return picture(
        "Two stars that add up to 2 are 1 and 1; two that add up to 14 are 7 and 7; then others follow", panels
    )


def margins(_: str) -> str:
    """A total that is a star itself, and what falls with it."""
    table = people({"L": (1, 1, 9, 11), "G": (5, 6, 12, 8), "B": (15, 8, 9, 10)}, DIVISIONS)
    page, order = starred(table), ("T1", "T2", "D1", "T3", "T4", "D2", "Total")
    panels = [
        _panel("The page, with two divisions", table, page, ["D1 is T1 and T2; its L is a star too."], order=order),
        _panel(
            "First the margin",
            table,
            page,
            ["L in D1 is all L less D2: 22 - 20 = 2."],
            _by(page, 1, least=1),
            order,
        ),
        _panel(
            "Then what is below it",
            table,
            page,
            ["Two stars that add up to 2 are 1 and 1; and G is", "21 - 15 - 1 = 5 in T1 and 15 - 8 - 1 = 6 in T2."],
            _by(page, 2, least=1),
            order,
        ),
    ]
    title = "A margin can be a star, be worked out from the margin above it, and give away the stars below"
    return picture(title, panels, across=2)


# A page as we would publish it, with four stars, and the changes that leave it as it is.
ALIKE: Mapping[str, Sequence[int]] = {"L": (3, 12, 20), "G": (14, 9, 11), "B": (10, 16, 8)}
ALIKE_HIDDEN = ((0, 0), (0, 1), (1, 0), (1, 1))
# How many people more each other table has in the first of the four, and in the last.
STEPS = (2, -2)


def hidden_in_alike(table: Table) -> NDArray[np.bool_]:
    """Where the stars of that page are."""
    hidden = np.zeros(table.shape, dtype=np.bool_)
    hidden[tuple(zip(*ALIKE_HIDDEN, strict=True))] = True
    return hidden


def other(step: int) -> Table:
    """Another table with the same page: so many people moved round the four stars."""
    table = people(ALIKE)
    counts = table.counts.copy()
    for place, sign in zip(ALIKE_HIDDEN, (1, -1, -1, 1), strict=True):
        counts[place] += sign * step
    return Table(table.dimensions, counts)


def alike(_: str) -> str:
    """One page and two tables that both agree with it: the proof that nobody can know."""
    table = people(ALIKE)
    hidden = hidden_in_alike(table)
    page = starred(table, hidden)
    words = ("L in T1 is small, so it is hidden.", "Three larger numbers guard it.", "All four have the same star.")
    panels = [_panel("The page", table, page, words)]
    for number, step in enumerate(STEPS, start=1):
        one = other(step)
        words = (f"L in T1 is {one.counts[0, 0]}.", "Each row and column adds up", "to what the page says.")
        panels.append(_moved(_panel(f"Table {number}", one, page, words, hidden)))
    return picture("One page, and two different tables that both agree with everything on it", panels)


def _moved(panel: Panel) -> Panel:
    """The same, with what was found drawn as moved."""
    rows = [
        (name, [Cell(cell.text, Kind.MOVED) if cell.kind is Kind.FOUND else cell for cell in cells])
        for name, cells in panel.rows
    ]
    return Panel(panel.title, panel.columns, rows, panel.words)


def insider(_: str) -> str:
    """What somebody who is alone in a cell can work out, where an outsider cannot."""
    table = people({"L": (1, 3, 20), "G": (4, 2, 11), "B": (10, 16, 8)})
    page = starred(table)
    me = np.zeros(table.shape, dtype=np.bool_)
    me[0, 0] = True
    rest = me.copy()
    rest[:2, :2] = True
    panels = [
        _panel("For an outsider", table, page, ["The two stars of L add up to 4:", "1 and 3, 2 and 2, or 3 and 1."]),
        _panel("For the one L in T1", table, page, ["They know that they are", "the only one in T1."], me),
        _panel(
            "So they learn",
            table,
            page,
            [
                "L in T2 is 4 - 1 = 3, G in T1 is",
                "15 - 1 - 10 = 4, and G in T2 is 2:",
                "they know how many others there are.",
            ],
            rest,
        ),
    ]
    return picture("Whoever is alone in a cell knows that it is 1, and can take it away from the rest", panels)


def releases(_: str) -> str:
    """Two pages without a small number, and what they give away together."""
    before = people({"L": (12, 15, 20), "G": (14, 9, 11), "B": (10, 16, 8)})
    after = people({"L": (13, 15, 20), "G": (14, 11, 11), "B": (10, 16, 8)})
    change = people({"L": (1, 0, 0), "G": (0, 2, 0), "B": (0, 0, 0)})
    panels = [
        _panel("March", before, starred(before), ["Nothing here is small."]),
        _panel("June", after, starred(after), ["Nothing here is small."]),
        _panel(
            "June less March",
            change,
            starred(change),
            ["Whoever joined T1 is L.", "Colleagues know who joined T1."],
            change.cells > 0,
        ),
    ]
    return picture("Two pages that are safe alone, and the small numbers that they give away together", panels)
