"""Takes in a spreadsheet that somebody sends, and gives its sheets as plain values. The file itself is not kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from colonnade.foundation.files import archive, bounded
from colonnade.foundation.files.intake import receive
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.limits import LIMITS
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.spreadsheets.bounds import BOUNDS
from colonnade.foundation.spreadsheets.commas import read_commas
from colonnade.foundation.spreadsheets.sheet import Sheet, from_json
from colonnade.foundation.spreadsheets.table import looked_through, values

if TYPE_CHECKING:
    from typing import BinaryIO

    from colonnade.foundation.files.intake import Received
    from colonnade.foundation.spreadsheets.bounds import Bounds

__all__ = ["KINDS", "Book", "read"]

KINDS = frozenset({Kind.XLSX, Kind.ODS, Kind.CSV})
_APART = "colonnade.foundation.spreadsheets.table"
_DAMAGED = "This spreadsheet is damaged or made in an unusual way. Open it, save it again, and send the new copy."


@dataclass(frozen=True)
class Book:
    """A spreadsheet that was read. `name` is safe to show; `sha256` (hex) is of the bytes as sent."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...] = field(repr=False)


def read(name: str, stream: BinaryIO, bounds: Bounds = BOUNDS) -> Book:
    """Return the sheets of a spreadsheet (.xlsx, .ods or .csv), read once from where the stream stands.

    Raises Refused, whose text is for the person who sent it.
    """
    sent = receive(name, stream, LIMITS, KINDS)
    return Book(sent.name, hashlib.sha256(sent.data).hexdigest(), _sheets(sent, bounds))


def _sheets(sent: Received, bounds: Bounds) -> tuple[Sheet, ...]:
    if sent.kind is Kind.CSV:
        return (read_commas(sent.data, bounds),)
    # A checklist is small: to begin a process would cost ten times what reading it does (docs/decisions/0031).
    if sum(entry.size for entry in archive.entries(sent.data, LIMITS)) <= bounds.small_bytes:
        seen = looked_through(archive.unpack(sent.data, LIMITS), sent.kind, bounds)
        if seen.cells <= bounds.small_cells:
            return tuple(values(sent.data, seen))
    content, _ = bounded.run(_APART, sent.data, sent.kind, LIMITS)
    try:
        return from_json(content)
    except (ValueError, TypeError, LookupError):
        raise Refused(_DAMAGED) from None
