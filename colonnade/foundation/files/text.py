"""Checks a text or CSV file, and takes the force out of CSV cells that a spreadsheet would run as formulas.

Needs no library that could crash, so it runs where it is called.
"""

from __future__ import annotations

import csv
import io
import re

from colonnade.foundation.files import removed
from colonnade.foundation.files.kinds import Kind, decoded
from colonnade.foundation.files.refusal import Refused

__all__ = ["clean"]

_MARK = "\ufeff"
_SEPARATORS = ",;\t|"
# OWASP's list of how a formula may begin, the full-width forms that Excel reads as plain ones, and % and |.
_STARTS = tuple("=+-@|%\t\r\n\uff1d\uff0b\uff0d\uff20")
# A sign, digits and what people write among them can call nothing: sums of money, telephone numbers, a lone dash.
_HARMLESS = re.compile(r"[+\-%]?[-\s\d.,£$€%()/:]*")

_NOT_TEXT = (
    "This file is not in the kind of text (UTF-8) that we can read. In Excel, save it as CSV UTF-8. "
    "In Notepad, choose Save as, then UTF-8. Then upload that."
)
_NOT_ROWS = "The rows of this CSV file cannot be read. Save it again as CSV UTF-8 from Excel, and upload that."


def clean(data: bytes, kind: Kind) -> tuple[bytes, tuple[str, ...]]:
    """Return a CSV or text file as it may be kept, and what was changed.

    Nothing is changed in a text file, or in a CSV with no cell that begins like a formula. Raises Refused.
    """
    text = decoded(data)
    if text is None:
        raise Refused(_NOT_TEXT)
    if kind is not Kind.CSV:
        return data, ()
    try:
        return _without_formulas(data, text)
    except csv.Error:
        raise Refused(_NOT_ROWS) from None


def _without_formulas(data: bytes, text: str) -> tuple[bytes, tuple[str, ...]]:
    body = text.removeprefix(_MARK)
    separator = _separator(body)
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=separator))
    plain = [[_plain(cell) for cell in row] for row in rows]
    if plain == rows:
        return data, ()
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(plain)
    mark = _MARK if text.startswith(_MARK) else ""
    return (mark + out.getvalue()).encode("utf-8"), (removed.FORMULAS,)


def _separator(body: str) -> str:
    first = body.split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)


def _plain(cell: str) -> str:
    risky = cell.startswith(_STARTS) or cell.lstrip().startswith(_STARTS)
    return "'" + cell if risky and not _HARMLESS.fullmatch(cell) else cell
