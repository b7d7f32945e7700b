"""What a sheet holds, what it says of an element, and what could not be placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Answer", "Field", "Grid", "Problem", "Reading", "Region", "Value", "Why", "address"]

Value = str | float | bool | date | None
"""What a cell holds: words, a number, yes or no, a day, or nothing."""

Region = tuple[int, int, int, int]
"""Cells merged into one: first row, first column, last row, last column, from 0."""

_LETTERS = 26


class Field(StrEnum):
    """A column of the checklist that people fill in."""

    RATING = "rating"
    NOTE = "note"
    LEVEL = "level"
    ACTION_TO_DATE = "action_to_date"


class Why(StrEnum):
    """Why a cell could not be placed. Those after `FORMULA` were placed; that they were is only said."""

    NO_TABLE = "no_table"
    """The sheet has words, but no row of headings that we know."""
    TWO_HEADINGS = "two_headings"
    """Two columns have headings that mean the same, so neither was read."""
    OTHER_TABLE = "other_table"
    """A column of the other table, which does not belong beside these."""
    NO_ELEMENT = "no_element"
    """The row has an answer, and nothing says of which element."""
    UNKNOWN_ELEMENT = "unknown_element"
    ELEMENT_IS_DAY = "element_is_day"
    """A program has made a day of an element number, as it does of 1.2 in some countries."""
    TWO_ELEMENTS = "two_elements"
    """The row names two elements."""
    TWICE = "twice"
    """The element comes twice, with different answers."""
    NOT_A_RATING = "not_a_rating"
    NOT_A_LEVEL = "not_a_level"
    RATING_NOT_LEVEL = "rating_not_level"
    LEVEL_NOT_RATING = "level_not_rating"
    DAY_AS_NUMBER = "day_as_number"
    """A number that is probably a day; as words it would say nothing."""
    TOO_LONG = "too_long"
    OUTSIDE = "outside"
    """Words beneath or beside the table."""
    FORMULA = "formula"
    """The cell holds a formula: what it shows was taken as words."""
    DAY = "day"
    """The cell holds a day, which was taken in words."""

    @property
    def is_placed(self) -> bool:
        """Whether the cell was placed all the same."""
        return self in (Why.FORMULA, Why.DAY)


@dataclass(frozen=True)
class Grid:
    """One sheet. `rows` begin at A1 and may differ in length; `formulas` are the cells (row, column) that held one."""

    name: str
    rows: Sequence[Sequence[Value]]
    merged: Sequence[Region] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a cell says: of which element, in which column. An empty `value` is a cell that is there and empty."""

    element: str
    field: Field
    value: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Problem:
    """A cell that could not be placed, or was placed with a word about it. `shown` begins what it holds."""

    why: Why
    sheet: str
    cell: str
    shown: str = ""


@dataclass(frozen=True)
class Reading:
    """All that a spreadsheet says. `rows` counts the rows of elements that were found."""

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    rows: int


def address(row: int, column: int) -> str:
    """Return a cell's address as spreadsheets show it, from its row and column counted from 0: B7."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
