"""Looks a spreadsheet's parts through before a library reads them: how far its cells reach, and where formulas are.

A file of 5 kB with one word in cell XFD1048576 would have a library build seventeen thousand million cells (row 30), so
nothing is built before every place has been seen. Positions are counted as the library counts them: from the cell's own
reference, or from the cell before. Names are those of ECMA-376 part 1 (18.3) and ISO/IEC 26300 part 3.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from colonnade.foundation.files import markup
from colonnade.foundation.files.markup import local
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.spreadsheets import glance

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

    from colonnade.foundation.files.markup import Attributes
    from colonnade.foundation.spreadsheets.bounds import Bounds

__all__ = ["Seen", "scan_office", "scan_opendocument"]

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MANY_REPEATS = 10**7
_DAMAGED = "A part of this file is damaged. Open it, save it again, and upload the new copy."
_WORKBOOK = "xl/workbook.xml"


@dataclass
class Seen:
    """What was seen of a spreadsheet: its cells in all, and for each sheet, by number from 0, formulas by place."""

    cells: int = 0
    formulas: dict[int, dict[tuple[int, int], str]] = field(default_factory=dict)


def scan_office(parts: dict[str, bytes], bounds: Bounds) -> Seen:
    """Look through every part of an Excel file that could hold cells. Raises Refused for one that reaches too far."""
    seen = Seen()
    numbers = _numbers(parts, bounds)
    for name, content in parts.items():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        # In UTF-8 there is no zero byte, and in it alone the next line sees every spelling of the name.
        if b"\0" in content:
            raise Refused(_DAMAGED)
        if b"sheetData" in content:
            _look(content, bounds, seen, numbers.get(name.lower(), len(numbers)))
        else:
            markup.walk(content, lambda _parser: None)
    return seen


def _look(content: bytes, bounds: Bounds, seen: Seen, number: int) -> None:
    """Look through one worksheet part: at a glance where that is sure, otherwise element by element."""
    reached = glance.reach(content)
    if reached is not None and reached[0] <= bounds.rows and reached[1] <= bounds.columns:
        markup.walk(content, lambda _parser: None)
        seen.cells += reached[0] * reached[1]
        bounds.check_cells(seen.cells)
        return
    sheet = _OfficeSheet(bounds, seen, number)
    markup.walk(content, sheet.attach)
    sheet.end()


def _numbers(parts: dict[str, bytes], bounds: Bounds) -> dict[str, int]:
    """The number of each sheet by its part's name, in the order in which a person sees them."""
    targets = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for element, attributes in markup.elements(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
        if element == "Relationship"
    }
    sheets = [
        next((value for key, value in attributes.items() if local(key) == "id" and key != "id"), "")
        for element, attributes in markup.elements(parts.get(_WORKBOOK, b"<none/>"))
        if element == "sheet"
    ]
    bounds.check_sheets(len(sheets))
    found: dict[str, int] = {}
    for number, sheet in enumerate(sheets):
        target = posixpath.normpath(posixpath.join("/xl", unquote(targets.get(sheet, ""))))
        found.setdefault(target.lstrip("/").lower(), number)
    return found


class _OfficeSheet:
    """Follows the rows and cells of one worksheet part."""

    def __init__(self, bounds: Bounds, seen: Seen, number: int) -> None:
        self._bounds = bounds
        self._seen = seen
        self._number = number
        self._row = self._next_row = self._column = self._lowest = self._widest = 0
        self._cell = (0, 0)
        self._words: list[str] = []
        self._formulas: dict[tuple[int, int], str] = {}

    def attach(self, parser: XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start

    def end(self) -> None:
        """Add what was seen to the whole."""
        self._seen.cells += self._lowest * self._widest
        self._bounds.check_cells(self._seen.cells)
        if self._formulas:
            self._seen.formulas.setdefault(self._number, {}).update(self._formulas)

    def _start(self, name: str, attributes: Attributes) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._at_cell(attributes.get("r"))
        elif name == "row":
            self._at_row(attributes.get("r"))
        elif name == "f":
            self._words = []
            self._parser.CharacterDataHandler = self._words.append
            self._parser.EndElementHandler = self._end_formula

    def _at_cell(self, reference: str | None) -> None:
        row, column = self._row, self._column
        if reference is not None:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                raise Refused(_DAMAGED)
            row, column = int(found[2]) - 1, _number_of(found[1])
            if row < 0:
                raise Refused(_DAMAGED)
        self._bounds.check_place(row, column, self._number + 1)
        self._cell = (row, column)
        self._column = column + 1
        self._lowest, self._widest = max(self._lowest, row + 1), max(self._widest, column + 1)

    def _at_row(self, reference: str | None) -> None:
        # A row that says no number follows the one before, empty or not.
        self._row = self._next_row if reference is None else _whole(reference) - 1
        self._next_row, self._column = self._row + 1, 0

    def _end_formula(self, name: str) -> None:
        if local(name) == "f":
            self._formulas[self._cell] = "=" + "".join(self._words)
            self._parser.CharacterDataHandler = None
            self._parser.EndElementHandler = None


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:8]) < _MANY_REPEATS):
        raise Refused(_DAMAGED)
    return int(text[:8])


def scan_opendocument(parts: dict[str, bytes], bounds: Bounds) -> Seen:
    """Look through the content of an OpenDocument spreadsheet. Raises Refused for one that reaches too far."""
    seen = Seen()
    for name, content in parts.items():
        if not name.lower().endswith((".xml", ".rdf")):
            continue
        if b"\0" in content:
            raise Refused(_DAMAGED)
        if name == "content.xml":
            tables = _Tables(bounds, seen)
            markup.walk(content, tables.attach)
            bounds.check_sheets(tables.number)
        else:
            markup.walk(content, lambda _parser: None)
    return seen


class _Tables:
    """Follows tables, rows and cells, with the repetitions by which OpenDocument writes many as one."""

    def __init__(self, bounds: Bounds, seen: Seen) -> None:
        self._bounds = bounds
        self._seen = seen
        self.number = 0
        self._row = self._column = self._widest = self._times = self._repeats = 0
        self._is_filled = False

    def attach(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "table":
            self.number += 1
            self._row = self._widest = 0
        elif name == "table-row":
            self._times, self._column = _repeated(attributes, "number-rows-repeated"), 0
            self._is_filled = False
        elif name in ("table-cell", "covered-table-cell"):
            self._column += self._repeats
            self._repeats = _repeated(attributes, "number-columns-repeated")
            self._at_cell(attributes)
        elif name == "p":
            self._fill()

    def _at_cell(self, attributes: Attributes) -> None:
        given = {local(key): value for key, value in attributes.items()}
        if "value-type" in given or "formula" in given:
            self._fill()
        if "formula" in given:
            formulas = self._seen.formulas.setdefault(self.number - 1, {})
            # "of:=1+1": the part before the sign names the grammar.
            formulas[self._row, self._column] = "=" + given["formula"].partition("=")[2]

    def _fill(self) -> None:
        """Mark the cell at hand as filled, with all its repetitions."""
        last_row, last_column = self._row + max(self._times, 1) - 1, self._column + max(self._repeats, 1) - 1
        self._bounds.check_place(last_row, last_column, max(self.number, 1))
        self._is_filled = True
        self._widest = max(self._widest, last_column + 1)

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "table-row":
            self._repeats = 0
            self._row += self._times
            if self._is_filled:
                self._seen.cells += self._times * self._widest
                self._bounds.check_cells(self._seen.cells)


def _repeated(attributes: Attributes, name: str) -> int:
    return next((_whole(value) for key, value in attributes.items() if local(key) == name), 1)
