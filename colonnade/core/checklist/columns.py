"""Makes sure of a table's columns once what stands beneath their headings is known."""

from collections.abc import Sequence
from dataclasses import replace

from colonnade.core.checklist.cell import Grid, Problem, Value, Why, address
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.headings import Column, Columns, Heading
from colonnade.core.checklist.text import folded, shortened
from colonnade.core.checklist.words import level_of, rating_of

__all__ = ["cell_at", "problems", "settled"]

_BARE = ("action", "actions")

Rows = Sequence[Sequence[Value]]


def settled(found: Columns, below: Rows, form: Form) -> Columns:
    """Return the columns with a status made a rating or a level, none that comes twice, and none of the other table.

    `below` are the rows under the headings. What is taken away stands in `alike` and `foreign` of the result.
    """
    columns = [_status(column, found, below, form) for column in found.columns]
    made = Columns(found.row, columns)
    made.set_apart_alike()
    made.foreign = [column for column in made.columns if _is_of_the_other(column, made)]
    made.columns = [column for column in made.columns if column not in made.foreign]
    return made


def problems(columns: Columns, grid: Grid, below: Rows) -> list[Problem]:
    """What could not be read because of the headings: those alike, and those of the other table that hold something."""
    alike = [_problem(Why.TWO_HEADINGS, column, columns, grid) for column in columns.alike]
    foreign = [column for column in columns.foreign if any(cell_at(row, column.at) for row in below)]
    return alike + [_problem(Why.OTHER_TABLE, column, columns, grid) for column in foreign]


def cell_at(row: Sequence[Value], column: int) -> Value:
    """What stands in that column of a row, which may be shorter."""
    return row[column] if column < len(row) else None


def _problem(why: Why, column: Column, columns: Columns, grid: Grid) -> Problem:
    return Problem(why, grid.name, address(columns.row, column.at), shortened(column.words))


def _status(column: Column, found: Columns, below: Rows, form: Form) -> Column:
    """A column headed “status” is the scale that most of its words are of; where neither, that of its company."""
    if column.heading is not Heading.STATUS:
        return column
    words = [cell for row in below if isinstance(cell := cell_at(row, column.at), str)]
    ratings = sum(bool(rating_of(word, form.ratings)) for word in words)
    levels = sum(bool(level_of(word, form.levels)) for word in words)
    beside = found.has(Heading.ACTION_TO_DATE) or any(
        folded(one.words).startswith("recommendation") for one in found.of(Heading.WORDING)
    )
    is_level = levels > ratings or (levels == ratings and beside)
    return replace(column, heading=Heading.LEVEL if is_level else Heading.RATING)


def _is_of_the_other(column: Column, columns: Columns) -> bool:
    """A note beside a level alone, and actions that may be plans beside a rating alone, are not what we ask for."""
    rates, levels = columns.has(Heading.RATING), columns.has(Heading.LEVEL)
    if column.heading is Heading.NOTE:
        return levels and not rates
    return column.heading is Heading.ACTION_TO_DATE and rates and not levels and folded(column.words) in _BARE
