"""Reads the values of a spreadsheet that was looked through before: with the library, into plain values.

Runs in the bounded process too (`python -m colonnade.foundation.spreadsheets.table`), for spreadsheets that are large.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from colonnade.foundation.files import archive, child
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.files.sorts import check_office, check_opendocument
from colonnade.foundation.spreadsheets.bounds import BOUNDS
from colonnade.foundation.spreadsheets.scan import scan_office, scan_opendocument
from colonnade.foundation.spreadsheets.sheet import Sheet, as_json

if TYPE_CHECKING:
    from colonnade.foundation.files.limits import Limits
    from colonnade.foundation.spreadsheets.bounds import Bounds
    from colonnade.foundation.spreadsheets.scan import Seen
    from colonnade.foundation.spreadsheets.sheet import Region, Value

__all__ = ["looked_through", "read_apart", "values"]

_DAMAGED = "This spreadsheet is damaged or made in an unusual way. Open it, save it again, and send the new copy."


def looked_through(parts: dict[str, bytes], kind: Kind, bounds: Bounds) -> Seen:
    """Return what can be seen of a spreadsheet's parts without a library. Raises Refused for what may not be read."""
    if kind is Kind.ODS:
        check_opendocument(parts, kind)
        return scan_opendocument(parts, bounds)
    check_office(parts, kind)
    return scan_office(parts, bounds)


def values(data: bytes, seen: Seen) -> list[Sheet]:
    """Return the sheets of a spreadsheet that was looked through. Raises Refused where the library cannot read it."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                _sheet(book, number, seen)
                for number, about in enumerate(book.sheets_metadata)
                if about.typ == SheetTypeEnum.WorkSheet
            ]
    except Exception:  # noqa: BLE001 - the library raises nearly anything when the bytes are hostile
        raise Refused(_DAMAGED) from None
    except BaseException as fault:
        # What its own language calls a panic is none of Python's exceptions, and must not end the site.
        if type(fault).__name__ != "PanicException":
            raise
        raise Refused(_DAMAGED) from None


def _sheet(book: CalamineWorkbook, number: int, seen: Seen) -> Sheet:
    about = book.sheets_metadata[number]
    sheet = book.get_sheet_by_index(number)
    formulas = seen.formulas.get(number, {})
    rows = [_row(row, at, formulas) for at, row in enumerate(sheet.to_python(skip_empty_area=False))]
    _put_in(rows, formulas)
    regions = sheet.merged_cell_ranges or []
    return Sheet(
        about.name,
        tuple(tuple(row) for row in rows),
        tuple(_region(top, left, bottom, right) for (top, left), (bottom, right) in regions),
        frozenset(formulas),
        about.visible != SheetVisibleEnum.Visible,
    )


def _region(top: int, left: int, bottom: int, right: int) -> Region:
    return (top, left, bottom, right)


def _row(row: list[Any], at: int, formulas: dict[tuple[int, int], str]) -> list[Value]:
    plain = [cell if type(cell) is str and cell else _plain(cell) for cell in row]
    while plain and plain[-1] is None and (at, len(plain) - 1) not in formulas:
        plain.pop()
    return plain


def _plain(cell: Any) -> Value:
    if cell == "" or cell is None:
        return None
    if isinstance(cell, bool | float | str):
        return cell
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return str(cell) if isinstance(cell, time | timedelta) else None


def _put_in(rows: list[list[Value]], formulas: dict[tuple[int, int], str]) -> None:
    """Put a formula's own text where it shows nothing, or a fault, which the library gives as nothing."""
    for (row, column), words in formulas.items():
        while len(rows) <= row:
            rows.append([])
        here = rows[row]
        here.extend([None] * (column + 1 - len(here)))
        if here[column] is None:
            here[column] = words


def read_apart(data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, list[str]]:
    """Return a spreadsheet's sheets as JSON, and nothing to say beside. Raises Refused."""
    seen = looked_through(archive.unpack(data, limits), kind, BOUNDS)
    return as_json(values(data, seen)), []


if __name__ == "__main__":
    child.answer(read_apart)
