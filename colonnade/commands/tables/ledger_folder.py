"""The folder of `--ledger DIR`: one file for each entry, written once and never again."""

from __future__ import annotations

import json
import os
import re
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Failure
from colonnade.core.disclosure.ledger import Entry, Head, LedgerError, check_chain, entry_from_plain_values
from colonnade.core.disclosure.ledger.page import fields
from colonnade.core.disclosure.table import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LARGEST", "append_entry", "read_ledger"]

LARGEST = 256 * 2**20
"""The most bytes that the file of an entry may have: some ten million cells."""

_NAME = re.compile(r"(\d{4,9})-([0-9a-f]{12})\.json")
_BEING_WRITTEN = re.compile(r"\d{4,9}\.part")


def read_ledger(folder: Path, head: Head | None = None) -> tuple[Entry, ...]:
    """Every entry in the folder, checked from the first to the last; none where there is no such folder yet.

    `head`: where the ledger is known to have come to before. Raises Failure with a sentence that names the file.
    """
    names = _names(folder)
    entries = tuple(_entry(folder / name) for name in names)
    try:
        check_chain(entries, head)
    except LedgerError as wrong:
        raise Failure(f"{folder}: {wrong}") from None
    return entries


def append_entry(folder: Path, entry: Entry) -> Path:
    """Write an entry to the end of the ledger, whole or not at all; the path of its file.

    Makes the folder where there is none. Raises Failure where the entry does not follow the last one in the folder, as
    when somebody else was quicker, and where a file stands in the way: nothing is ever written over.
    """
    text = json.dumps({"entry": entry.plain(), "hash": entry.hash}, ensure_ascii=True, indent=1, allow_nan=False)
    if len(text) > LARGEST:
        raise Failure(f"“{entry.title}” is too large for the ledger: {len(text):,} bytes.")
    path = folder / f"{entry.number:04d}-{entry.hash[:12]}.json"
    with _alone(folder, entry.number) as part:
        _check_follows(folder, entry)
        part.write(text.encode("ascii"))
        part.flush()
        os.fsync(part.fileno())
        (folder / f"{entry.number:04d}.part").rename(path)
    return path


@contextmanager
def _alone(folder: Path, number: int) -> Iterator[Any]:
    """A new file that only one process can have at a time. It is gone afterwards, unless it was given its own name."""
    path = folder / f"{number:04d}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as wrong:
        raise Failure(f"The ledger in {folder} cannot be written: {_reason(wrong)}.") from None
    try:
        file = path.open("xb")
    except FileExistsError:
        raise Failure(
            f"{path} is there: somebody is writing entry {number}, or was stopped while writing it. "
            "If nobody is writing now, remove that file and try again."
        ) from None
    except OSError as wrong:
        raise Failure(f"The ledger in {folder} cannot be written: {_reason(wrong)}.") from None
    try:
        with file:
            yield file
    except OSError as wrong:
        raise Failure(f"Entry {number} could not be written to {folder}: {_reason(wrong)}.") from None
    finally:
        path.unlink(missing_ok=True)


def _check_follows(folder: Path, entry: Entry) -> None:
    names = [name for name in _names(folder) if not _BEING_WRITTEN.fullmatch(name)]
    if len(names) >= entry.number:
        raise Failure(
            f"Somebody else has added entry {len(names)} to {folder} in the meantime. "
            "Protect the table again, so that what was added is taken into account."
        )
    last = _entry(folder / names[-1]) if names else None
    if len(names) != entry.number - 1 or (last is not None and last.hash != entry.previous):
        raise Failure(f"Entry {entry.number} does not follow the last entry in {folder}.")


def _names(folder: Path) -> list[str]:
    """The names of the files that hold entries, in order. Anything else in the folder is refused."""
    try:
        found = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        if folder.is_symlink():
            raise Failure(f"{folder} is a link that leads nowhere.") from None
        return []
    except OSError as wrong:
        raise Failure(f"The ledger in {folder} cannot be read: {_reason(wrong)}.") from None
    names = [name for name in found if not _BEING_WRITTEN.fullmatch(name) and not name.startswith(".")]
    for name in names:
        if not _NAME.fullmatch(name):
            raise Failure(f"{folder / name} is no entry of a ledger. A ledger has a folder to itself.")
    return sorted(names, key=lambda name: int(name.split("-")[0]))


def _entry(path: Path) -> Entry:
    """The entry in a file, held against its hash and its name."""
    number, short = path.stem.split("-")
    try:
        plain, hash_ = fields(json.loads(_bytes(path), object_pairs_hook=_once), "entry", "hash")
        entry = entry_from_plain_values(plain)
    except OSError as wrong:
        raise Failure(f"{path} cannot be read: {_reason(wrong)}.") from None
    except RecursionError:
        raise Failure(f"{path} is no entry of a ledger: it goes too deep.") from None
    except (LedgerError, TableError, ValueError) as wrong:
        raise Failure(f"{path} is no entry of a ledger: {_what(wrong)}.") from None
    if (hash_, short, int(number)) != (entry.hash, entry.hash[:12], entry.number):
        raise Failure(f"{path} was changed after it was written: its hash is not the one that it names.")
    return entry


def _bytes(path: Path) -> bytes:
    """What a plain file holds. A link, a folder, a pipe and a file that is too large are refused."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise LedgerError("it is no plain file")
        if about.st_size > LARGEST:
            raise LedgerError("it is too large")
        return file.read(LARGEST)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise LedgerError("something is given twice in it")
    return found


def _what(wrong: Exception) -> str:
    if isinstance(wrong, LedgerError | TableError):
        said = str(wrong).rstrip(".")
        return said[:1].lower() + said[1:]
    return "it is not written in JSON"


def _reason(wrong: Exception) -> str:
    return (getattr(wrong, "strerror", None) or str(wrong)).lower()
