"""Reads whole sheets: finds the table in each by its headings, its rows by their element numbers, and says the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from colonnade.core.checklist.answers import answer_in
from colonnade.core.checklist.cell import Answer, Field, Grid, Problem, Reading, Value, Why, address
from colonnade.core.checklist.columns import cell_at, problems, settled
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.headings import Columns, Heading, columns_in
from colonnade.core.checklist.numbers import element_in, looks_like_element
from colonnade.core.checklist.text import shortened

__all__ = ["read"]

_NAMING = (Heading.ROW, Heading.ELEMENT, Heading.WORDING)
Key = tuple[str, Field]


def read(grids: Iterable[Grid], form: Form) -> Reading:
    """Return what the sheets say of the form's elements, and every cell that could not be placed, in reading order.

    An element may stand in several sheets, or in several rows of one. Where the answers differ, none of them is taken.
    """
    whole = _Whole()
    for grid in grids:
        _Sheet(grid, form, whole).read()
    return whole.reading()


class _Whole:
    """What was found so far in all sheets."""

    def __init__(self) -> None:
        self.answers: dict[Key, Answer] = {}
        self.twice: dict[Key, list[Answer]] = {}
        self.problems: list[Problem] = []
        self.elements: set[str] = set()

    def add(self, answer: Answer, *, goes_on: bool) -> None:
        """Add an answer. A row that goes on with the element of a merged cell above adds its words to those there."""
        key = (answer.element, answer.field)
        before = self.answers.get(key)
        if before is None or not before.value:
            self.answers[key] = answer
        elif not answer.value or before.value == answer.value:
            return
        elif goes_on and answer.field in (Field.NOTE, Field.ACTION_TO_DATE):
            self.answers[key] = replace(before, value=f"{before.value}\n{answer.value}")
        else:
            self.twice.setdefault(key, [before]).append(answer)

    def reading(self) -> Reading:
        for key, alike in self.twice.items():
            del self.answers[key]
            self.problems += [Problem(Why.TWICE, one.sheet, one.cell, shortened(one.value)) for one in alike]
        return Reading(tuple(self.answers.values()), tuple(self.problems), len(self.elements))


class _Sheet:
    """Reads one sheet from top to bottom."""

    def __init__(self, grid: Grid, form: Form, whole: _Whole) -> None:
        self._grid = grid
        self._form = form
        self._whole = whole
        self._rows, self._lower = _filled_down(grid)
        self._columns: Columns | None = None

    def read(self) -> None:
        for at, row in enumerate(self._rows):
            headings = None if self._names_an_element(row) else columns_in(at, row, self._form.headings)
            if headings is not None:
                self._begin(headings)
            elif self._columns is not None and any(cell is not None for cell in row):
                self._row(at, row, self._columns)
        if self._columns is None and any(cell is not None for row in self._rows for cell in row):
            self._whole.problems.append(Problem(Why.NO_TABLE, self._grid.name, ""))

    def _names_an_element(self, row: Sequence[Value]) -> bool:
        known = self._form.elements
        return any(looks_like_element(cell) and element_in(cell, known) for cell in row if cell is not None)

    def _begin(self, headings: Columns) -> None:
        below = self._rows[headings.row + 1 :]
        first = self._columns is None
        self._columns = settled(headings, below, self._form)
        # Headings that come again on each page say nothing new.
        if first:
            self._whole.problems += problems(self._columns, self._grid, below)

    def _row(self, at: int, row: Sequence[Value], columns: Columns) -> None:
        filled = [(column, field) for column, field in columns.answers if cell_at(row, column) is not None]
        named = [
            (column.at, element)
            for heading in _NAMING
            for column in columns.of(heading)
            if (element := element_in(cell_at(row, column.at), self._form.elements))
        ]
        found = {element for _, element in named} or {self._elsewhere(row, columns)}
        if len(found) > 1:
            self._say(Why.TWO_ELEMENTS, at, named[0][0])
        elif "" not in found:
            self._answers(at, columns, found.pop(), goes_on=any((at, column) in self._lower for column, _ in named))
        elif filled:
            self._say(*self._nameless(at, row, columns, filled[0][0]))
        else:
            self._outside(at, row)

    def _elsewhere(self, row: Sequence[Value], columns: Columns) -> str:
        """The element that a column without a heading of ours names, alone in its cell."""
        taken = {column.at for column in (*columns.columns, *columns.alike, *columns.foreign)}
        cells = (cell for at, cell in enumerate(row) if at not in taken and looks_like_element(cell))
        return next((element for cell in cells if (element := element_in(cell, self._form.elements))), "")

    def _nameless(self, at: int, row: Sequence[Value], columns: Columns, answer: int) -> tuple[Why, int, int]:
        """Why a row with an answer is of no element, and the cell to look at."""
        places = [column.at for column in columns.of(Heading.ELEMENT)] or [0]
        for column in places:
            cell = cell_at(row, column)
            if isinstance(cell, date):
                return Why.ELEMENT_IS_DAY, at, column
            if looks_like_element(cell):
                return Why.UNKNOWN_ELEMENT, at, column
        return Why.NO_ELEMENT, at, answer

    def _outside(self, at: int, row: Sequence[Value]) -> None:
        column, cell = next((place, cell) for place, cell in enumerate(row) if cell is not None)
        if not (isinstance(cell, str) and self._form.is_title(cell)) and (at, column) not in self._lower:
            self._say(Why.OUTSIDE, at, column)

    def _answers(self, at: int, columns: Columns, element: str, *, goes_on: bool) -> None:
        self._whole.elements.add(element)
        for column, field in columns.answers:
            value, why = answer_in(cell_at(self._rows[at], column), field, self._form)
            if why is None and value and (at, column) in self._grid.formulas:
                why = Why.FORMULA
            if why is not None:
                self._say(why, at, column)
            if value is not None:
                answer = Answer(element, field, value, self._grid.name, address(at, column))
                self._whole.add(answer, goes_on=goes_on)

    def _say(self, why: Why, at: int, column: int) -> None:
        cell = cell_at(self._rows[at], column)
        shown = f"{cell:g}" if isinstance(cell, float) else str(cell) if cell is not None else ""
        self._whole.problems.append(Problem(why, self._grid.name, address(at, column), shortened(shown)))


def _filled_down(grid: Grid) -> tuple[list[Sequence[Value]], set[tuple[int, int]]]:
    """The rows with what stands in a merged cell put into all its rows, and the places where it was put.

    Only downwards: a title that is merged across the table is no answer in each of its columns.
    """
    rows: list[Sequence[Value]] = [[None if _is_blank(cell) else cell for cell in row] for row in grid.rows]
    lower: set[tuple[int, int]] = set()
    for top, left, bottom, _right in grid.merged:
        value = cell_at(rows[top], left) if top < len(rows) else None
        for at in range(top + 1, min(bottom, len(rows) - 1) + 1) if value is not None else ():
            longer = [*rows[at], *[None] * (left + 1 - len(rows[at]))]
            if longer[left] is None:
                longer[left] = value
                rows[at] = longer
                lower.add((at, left))
    return rows, lower


def _is_blank(cell: Value) -> bool:
    return isinstance(cell, str) and not cell.strip()
