"""Writes sheets to be filled in, on a screen or by hand. Every cell is words: nothing that is written can be a formula.

Sheets are protected without a password. That keeps the wording as it is, so that it can be read again, and anybody who
has to may take the protection off.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter

from colonnade.foundation.spreadsheets.bounds import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

__all__ = ["LONGEST_CELL", "Column", "Line", "Page", "Workbook", "write"]

LONGEST_CELL = 32_767
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A4 = 9
_POINTS_A_LINE, _ROOM, _BY_HAND, _TALLEST, _TITLE = 14.0, 8.0, 52.0, 409.0, 26.0
_FONT = {"font_name": "Arial", "font_size": 11, "valign": "top", "text_wrap": True}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "text_wrap": False},
    "about": {**_FONT, "text_wrap": False},
    "heading": {**_FONT, "bold": True, "bg_color": "#D8DDE0", "border": 1},
    "part": {**_FONT, "bold": True, "bg_color": "#F0F4F5", "border": 1},
    "locked": {**_FONT, "border": 1},
    "open": {**_FONT, "border": 1, "bg_color": "#FFFFFF", "locked": False, "num_format": "@"},
    "words": {**_FONT},
    "strong": {**_FONT, "bold": True},
}
_LONGEST_MESSAGE, _LONGEST_TITLE, _LONGEST_FOOTER = 255, 32, 200


@dataclass(frozen=True)
class Column:
    """A column. `width` is in characters; `choices` are offered in a list; an open one may be filled in."""

    title: str
    width: float
    is_open: bool = False
    is_hidden: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """A row: a cell for each column. A part is a line between rows, such as a pillar's name."""

    cells: tuple[str, ...]
    is_part: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet: its name, what stands above the table, and the table. Without columns the lines are plain words."""

    name: str
    title: str
    about: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    footer: str = ""


@dataclass(frozen=True)
class Workbook:
    """Pages, and words that stand where nobody looks: in a sheet of this name that programs do not show."""

    title: str
    made_at: datetime
    pages: tuple[Page, ...]
    hidden_name: str = ""
    hidden: tuple[tuple[str, ...], ...] = ()


def write(book: Workbook) -> bytes:
    """Return a workbook as an .xlsx file."""
    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, _OPTIONS)
    file.set_properties({"title": book.title, "created": book.made_at.replace(tzinfo=None)})
    formats = {name: file.add_format(given) for name, given in _FORMATS.items()}
    for page in book.pages:
        _draw(file.add_worksheet(page.name), page, formats)
    if book.hidden:
        sheet = file.add_worksheet(book.hidden_name)
        _put_rows(sheet, book.hidden)
        sheet.protect()
        sheet.very_hidden()
    file.close()
    return out.getvalue()


def _put_rows(sheet: Any, rows: Iterable[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)


def _draw(sheet: Any, page: Page, formats: dict[str, Any]) -> None:
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&9" + page.footer.replace("&", "&&")[:_LONGEST_FOOTER] + "&R&9&P / &N")
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    if page.columns:
        _draw_table(sheet, page, formats)
    else:
        _draw_words(sheet, page, formats)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _draw_words(sheet: Any, page: Page, formats: dict[str, Any]) -> None:
    sheet.set_portrait()
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, page.title, formats["title"])
    sheet.set_row(0, _TITLE)
    for at, line in enumerate(page.lines, start=2):
        sheet.write_string(at, 0, line.cells[0], formats["strong" if line.is_part else "words"])
        sheet.set_row(at, _height([(line.cells[0], 100)]))


def _draw_table(sheet: Any, page: Page, formats: dict[str, Any]) -> None:
    sheet.set_landscape()
    first = next((at for at, column in enumerate(page.columns) if not column.is_hidden), 0)
    for at, column in enumerate(page.columns):
        sheet.set_column(at, at, column.width, None, {"hidden": column.is_hidden})
    sheet.write_string(0, first, page.title, formats["title"])
    sheet.set_row(0, _TITLE)
    for at, text in enumerate(page.about, start=1):
        sheet.write_string(at, first, text, formats["about"])
    heading = len(page.about) + 2
    for at, column in enumerate(page.columns):
        sheet.write_string(heading, at, column.title, formats["heading"])
    for at, line in enumerate(page.lines, start=heading + 1):
        _draw_line(sheet, at, line, page.columns, formats)
    last = heading + len(page.lines)
    for at, column in enumerate(page.columns):
        if column.is_open:
            _offer(sheet, heading + 1, last, at, column)
    sheet.repeat_rows(heading)
    sheet.freeze_panes(heading + 1, 0)
    sheet.print_area(0, first, last, len(page.columns) - 1)


def _draw_line(sheet: Any, at: int, line: Line, columns: Sequence[Column], formats: dict[str, Any]) -> None:
    for place, (column, text) in enumerate(zip(columns, line.cells, strict=True)):
        style = "part" if line.is_part else "open" if column.is_open else "locked"
        sheet.write_string(at, place, text[:LONGEST_CELL], formats[style])
    pairs = [(text, column.width) for column, text in zip(columns, line.cells, strict=True) if not column.is_hidden]
    sheet.set_row(at, _height(pairs, least=0.0 if line.is_part else _BY_HAND))


def _height(cells: Iterable[tuple[str, float]], least: float = 0.0) -> float:
    """How tall a row must be to show its texts, and to be written in by hand; what is taller still is cut on paper."""
    lines = max(
        sum(max(1, math.ceil(len(part) / max(width - 2, 1))) for part in text.split("\n")) for text, width in cells
    )
    return min(max(lines * _POINTS_A_LINE + _ROOM, least), _TALLEST)


def _offer(sheet: Any, first: int, last: int, at: int, column: Column) -> None:
    if not column.choices:
        return
    if len(",".join(column.choices)) > _LONGEST_MESSAGE:
        message = f"the list of the column {column.title} is too long for a spreadsheet"
        raise ValueError(message)
    sheet.data_validation(
        f"{address(first, at)}:{address(last, at)}",
        {
            "validate": "list",
            "source": list(column.choices),
            "error_title": column.title[:_LONGEST_TITLE],
            "error_message": column.hint[:_LONGEST_MESSAGE],
        },
    )
