"""Reads a CSV file as a sheet: every cell is words, also what begins like a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from colonnade.foundation.files.kinds import decoded
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.spreadsheets.sheet import Sheet

if TYPE_CHECKING:
    from colonnade.foundation.spreadsheets.bounds import Bounds

__all__ = ["read_commas"]

_MARK = "\ufeff"
_SEPARATORS = ",;\t|"
_FIRST_LINES = 20
_NOT_TEXT = (
    "This file is not in the kind of text (UTF-8) that we can read. In Excel, save it as CSV UTF-8 or as .xlsx, "
    "and send that."
)
_NOT_ROWS = "The rows of this CSV file cannot be read. Save it again as CSV UTF-8 from Excel, and send that."


def read_commas(data: bytes, bounds: Bounds) -> Sheet:
    """Return a CSV file as one sheet. Raises Refused for other encodings, broken rows and too many of them."""
    text = decoded(data)
    if text is None:
        raise Refused(_NOT_TEXT)
    body = text.removeprefix(_MARK)
    rows: list[tuple[str | None, ...]] = []
    cells = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(body, newline=""), delimiter=_separator(body))):
            if number >= bounds.rows or len(row) > bounds.columns:
                bounds.check_place(number, max(len(row) - 1, 0), 1)
            cells += len(row)
            rows.append(tuple(cell or None for cell in row))
    except csv.Error:
        raise Refused(_NOT_ROWS) from None
    bounds.check_cells(cells)
    return Sheet("CSV", tuple(rows))


def _separator(body: str) -> str:
    first = "\n".join(body.split("\n", _FIRST_LINES)[:_FIRST_LINES])
    return max(_SEPARATORS, key=first.count)
