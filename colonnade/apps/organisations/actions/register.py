"""Load the register of organisations that the Organisation Data Service publishes.

Two files are read: `etr.csv` (NHS trusts: no heading row, 27 columns or more, opened and closed days as YYYYMMDD) and
the list of integrated care boards (a heading row with an E54 code, a Q code and a name). A line that is wrong is
reported by number; nothing is loaded from a file with such a line unless asked to pass them over.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.foundation.tenancy.models import Kind, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Line", "Loaded", "UnreadableRegister", "load_register", "read_register"]

TRUST_COLUMNS = 27
CODE = re.compile(r"[A-Z0-9]{3,10}")
BOARD_CODE = re.compile(r"Q[A-Z0-9]{2}")
DAY = re.compile(r"[0-9]{8}")
AREA_CODE = re.compile(r"[A-Z0-9]{3,5}")
BOARD_HEADING = re.compile(r"ICB\d\dCD")
SHOWN_AT_MOST = 10
NAME_LENGTH = 200
SMALL_WORDS = {"AND", "OF", "THE", "FOR", "IN", "ON", "UPON", "WITH"}
CAPITALS = {"NHS", "UK"}


class UnreadableRegister(Exception):  # noqa: N818 - it is what happened
    """The file is not a register that we can read, or lines of it are wrong. `str()` says which and what to do."""


@dataclass(frozen=True)
class Line:
    """One organisation as a line of the register has it."""

    code: str
    name: str
    kind: Kind
    board_code: str = ""
    town: str = ""
    postcode: str = ""
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass
class Loaded:
    """What came of a file: organisations new, changed, or as they were, and how many closed ones among them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    closed: int = 0
    faults: list[str] = field(default_factory=list)


def _title(name: str) -> str:
    """Write a name that comes in capitals as people write it."""

    def one(word: str, place: int) -> str:
        if word in CAPITALS:
            return word
        if word in SMALL_WORDS and place:
            return word.lower()
        return re.sub(r"[A-Z]+('S)?", lambda found: found.group().capitalize(), word)

    return " ".join(one(word, place) for place, word in enumerate(name.split())) if name.isupper() else name


def _day(text: str, what: str) -> date | None:
    day = text.strip()
    if not day:
        return None
    # `strptime` alone would read 2022111 too.
    try:
        read = datetime.strptime(day, "%Y%m%d").date() if DAY.fullmatch(day) else None  # noqa: DTZ007 - a day has no zone
    except ValueError:
        read = None
    if read is None:
        message = f"'{day[:20]}' is not a day as YYYYMMDD ({what})"
        raise ValueError(message)
    return read


def _checked(code: str, name: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    code, name = code.strip().upper(), " ".join(name.split())
    if not name.isprintable():
        message = "the name holds a sign that cannot be read"
        raise ValueError(message)
    if not pattern.fullmatch(code):
        message = f"'{code[:20]}' is not an organisation code"
        raise ValueError(message)
    if not 0 < len(name) <= NAME_LENGTH:
        message = "the name is missing" if not name else f"the name is longer than {NAME_LENGTH} characters"
        raise ValueError(message)
    return code, _title(name)


def _trust(row: Sequence[str]) -> Line:
    if len(row) < TRUST_COLUMNS:
        message = f"it has {len(row)} columns where a trust has {TRUST_COLUMNS} or more"
        raise ValueError(message)
    code, name = _checked(row[0], row[1], CODE)
    board = row[3].strip().upper()
    if board and not AREA_CODE.fullmatch(board):
        message = f"'{board[:20]}' is not the code of an integrated care board"
        raise ValueError(message)
    town, postcode = row[7].strip(), row[9].strip()
    if not (town + postcode).isprintable():
        message = "the town or postcode holds a sign that cannot be read"
        raise ValueError(message)
    opened, closed = _day(row[10], "opened"), _day(row[11], "closed")
    if opened and closed and closed < opened:
        message = "it closed before it opened"
        raise ValueError(message)
    return Line(code, name, Kind.TRUST, board, _title(town)[:100], postcode[:10], opened, closed)


def _board(row: Sequence[str]) -> Line:
    if len(row) < 3:  # noqa: PLR2004 - code, Q code, name
        message = "it has fewer than 3 columns"
        raise ValueError(message)
    code, name = _checked(row[1], row[2], BOARD_CODE)
    return Line(code, name, Kind.ICB)


def read_register(lines: Iterable[str]) -> tuple[list[Line], list[str]]:
    """Read a file's lines: the organisations on them, and a sentence for each line that is wrong.

    Raises UnreadableRegister for a file that is neither of the two.
    """
    rows = enumerate(csv.reader(lines, strict=True), start=1)
    found: list[Line] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    read = _trust
    try:
        for number, row in rows:
            if number == 1 and row and BOARD_HEADING.fullmatch(row[0].lstrip("\ufeff")):
                read = _board
                continue
            if not row:
                continue
            try:
                line = read(row)
            except ValueError as fault:
                faults.append(f"line {number}: {fault}")
                continue
            if line.code in seen:
                faults.append(f"line {number}: {line.code} is on line {seen[line.code]} already")
                continue
            seen[line.code] = number
            found.append(line)
    except (csv.Error, UnicodeDecodeError):
        raise UnreadableRegister("This is not a file of comma-separated text. Download the register again.") from None
    if not found:
        hint = f" ({faults[0]})" if faults else ""
        raise UnreadableRegister(f"No organisation could be read from this file{hint}.")
    return found, faults


def _values(line: Line, boards: dict[str, Organisation]) -> dict[str, object]:
    return {
        "name": line.name,
        "kind": line.kind,
        "has_ods_code": True,
        "town": line.town,
        "postcode": line.postcode,
        "board_code": line.board_code,
        "board": boards.get(line.board_code),
        "opened_on": line.opened_on,
        "closed_on": line.closed_on,
    }


def _store(line: Line, standing: Organisation | None, boards: dict[str, Organisation], loaded: Loaded) -> None:
    values = _values(line, boards)
    if standing is None:
        Organisation.objects.create(code=line.code, **values)
        loaded.new += 1
    elif any(getattr(standing, name) != value for name, value in values.items()):
        Organisation.objects.filter(pk=standing.pk).update(**values)
        loaded.changed += 1
    else:
        loaded.same += 1


def _link_boards() -> None:
    """Give trusts that were loaded before their board its link."""
    boards = Organisation.objects.filter(kind=Kind.ICB)
    for board in boards:
        Organisation.objects.filter(board=None, board_code=board.code).update(board=board)


def _entered_by_hand() -> dict[str, str]:
    """Names of the organisations that have codes of ours, by code in capitals: addresses do not tell case apart."""
    ours = Organisation.objects.filter(has_ods_code=False).values_list("code", "name")
    return {code.upper(): name for code, name in ours}


def load_register(lines: Iterable[str], *, today: date, pass_over: bool = False) -> Loaded:
    """Load a register. Loading the same file again changes nothing.

    Raises UnreadableRegister, with nothing loaded, where lines are wrong and `pass_over` is not set.
    """
    found, faults = read_register(lines)
    by_hand = _entered_by_hand()
    faults += [
        f"{line.code} is the code of {by_hand[line.code]} here already" for line in found if line.code in by_hand
    ]
    found = [line for line in found if line.code not in by_hand]
    if faults and not pass_over:
        more = f"; and {len(faults) - SHOWN_AT_MOST} more" if len(faults) > SHOWN_AT_MOST else ""
        raise UnreadableRegister(
            f"Nothing was loaded. {'; '.join(faults[:SHOWN_AT_MOST])}{more}. "
            "Mend the file, or pass these lines over with --pass-over."
        )
    loaded = Loaded(faults=faults, closed=sum(1 for one in found if one.closed_on and one.closed_on <= today))
    with transaction.atomic():
        standing = {one.code: one for one in Organisation.objects.select_related("board")}
        boards = {code: one for code, one in standing.items() if one.kind == Kind.ICB}
        for line in found:
            _store(line, standing.get(line.code), boards, loaded)
        _link_boards()
    return loaded
