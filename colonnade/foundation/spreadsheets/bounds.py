"""How far a spreadsheet may reach. A library builds a full table up to the last cell, so this is asked first."""

from __future__ import annotations

from dataclasses import dataclass

from colonnade.foundation.files.refusal import Refused

__all__ = ["BOUNDS", "Bounds", "address", "column_letters"]

_FAR = (
    "There is something in cell {cell} of sheet {sheet}, far below or beside any table that we read "
    "({rows} rows, {columns} columns). Copy the table to a new spreadsheet, and send that."
)
_MANY = "This spreadsheet has too many {what}. Copy the table that you filled in to a new spreadsheet, and send that."
_LETTERS = 26


@dataclass(frozen=True)
class Bounds:
    """The most that is read. `cells` counts those of all sheets together, empty ones up to the last filled row too.

    Up to `small_bytes` of unpacked parts and `small_cells` a spreadsheet is read where it is called.
    """

    rows: int = 25_000
    columns: int = 60
    cells: int = 1_500_000
    sheets: int = 50
    small_bytes: int = 2 * 1024 * 1024
    small_cells: int = 50_000

    def check_place(self, row: int, column: int, sheet: int) -> None:
        """Raise Refused for a cell (from 0) outside. `sheet` is its number from 1."""
        if row >= self.rows or column >= self.columns:
            where = address(row, column)
            far = {"rows": f"{self.rows:,}", "columns": str(self.columns)}
            raise Refused(_FAR, cell=where, sheet=str(sheet), **far)

    def check_cells(self, cells: int) -> None:
        """Raise Refused for more cells than are read."""
        if cells > self.cells:
            raise Refused(_MANY, what="cells")

    def check_sheets(self, sheets: int) -> None:
        """Raise Refused for more sheets than are read."""
        if sheets > self.sheets:
            raise Refused(_MANY, what="sheets")


BOUNDS = Bounds()


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, Z, AA."""
    letters = ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return a cell's address as spreadsheets show it, from its row and column counted from 0: B7."""
    return f"{column_letters(column)}{row + 1}"
