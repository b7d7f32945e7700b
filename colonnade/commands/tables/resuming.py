"""What `colonnade tables protect` keeps in the folder of --out until it is done: work that can be taken up again."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import tempfile
import zipfile
import zlib
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import numpy as np

from colonnade.commands.answer import Failure
from colonnade.commands.tables.published import version_here
from colonnade.commands.tables.writing import folder
from colonnade.core.disclosure.ledger import LedgerError
from colonnade.core.disclosure.table.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.core.disclosure.protect import Arrays

__all__ = ["UNFINISHED", "Kept", "kept_in", "question_of", "stoppable"]

UNFINISHED = ".protect-unfinished.npz"
LARGEST = 2**30
"""The most bytes that are read, packed or unpacked."""

# The same numbers come out only where these are the same too.
_RECKONING = ("numpy", "scipy", "numba", "highspy")
# What reading a file raises that somebody has damaged or made up.
_SPOILT = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    MemoryError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
_QUESTION = "question"
_FORMAT = "colonnade unfinished 1"


def question_of(*asked: object) -> bytes:
    """A SHA-256 over everything that was asked and the software that answers: the same for the same answer only."""
    made = hashlib.sha256()
    for one in (_FORMAT, version_here(), *map(version, _RECKONING), *asked):
        _tell(made, one)
    return made.digest()


def _tell(made: Any, one: object) -> None:
    """Add a value to a hash, marked off so that no two values add the same bytes."""
    if isinstance(one, np.ndarray):
        parts: list[object] = [one.dtype.str, one.shape, np.ascontiguousarray(one).tobytes()]
    elif is_dataclass(one) and not isinstance(one, type):
        parts = [getattr(one, name.name) for name in fields(one)]
    elif isinstance(one, frozenset):
        parts = sorted(one)
    elif isinstance(one, tuple):
        parts = list(one)
    else:
        content = one if isinstance(one, bytes) else repr(one).encode()
        made.update(f"{type(one).__name__} {len(content)}:".encode() + content)
        return
    made.update(f"{type(one).__name__} {len(parts)} of ".encode())
    for part in parts:
        _tell(made, part)


class Kept:
    """The unfinished work of one question, in a hidden file of a folder that only its owner can read.

    `found` is what an earlier run of the same question left there, and `notes` what is to be said about it.
    """

    def __init__(self, place: Path, question: bytes) -> None:
        self._place, self._question = place, np.frombuffer(question, dtype=np.uint8)
        self._made = tuple(one for one in (place, *place.parents) if not one.exists())
        self.notes: list[str] = []
        self.found: Arrays | None = self._read()
        self.is_there = self.found is not None

    @property
    def path(self) -> Path:
        """The file, whether it is there or not."""
        return self._place / UNFINISHED

    def _read(self) -> Arrays | None:
        try:
            arrays = _arrays(_bytes(self.path))
        except FileNotFoundError:
            return None
        except _SPOILT:
            self.notes.append(f"{self.path} cannot be read: the work began anew.")
            return None
        if not np.array_equal(arrays.pop(_QUESTION, np.zeros(0)), self._question):
            self.notes.append(
                f"The unfinished work in {self.path} was on another table, with other options or by another version of "
                "Colonnade: this table began anew and took its place."
            )
            return None
        self.notes.append(f"Unfinished work on the same table was taken up again from {self._place}.")
        return arrays

    def begin_anew(self) -> None:
        """What was found does not fit after all."""
        self.found, self.notes = None, [f"The unfinished work in {self.path} is damaged: the work began anew."]

    def keep(self, arrays: Arrays) -> None:
        """Write down how far the work is, whole or not at all; where there is no room for it, the work goes on."""
        folder(str(self._place))
        content = BytesIO()
        packed: dict[str, Any] = {_QUESTION: self._question, **arrays}
        np.savez_compressed(content, **packed)
        beside = ""
        try:
            handle, beside = tempfile.mkstemp(prefix=UNFINISHED, suffix=".part", dir=self._place)
            with os.fdopen(handle, "wb") as file:
                file.write(content.getbuffer())
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(self.path)
            self.is_there = True
        except OSError as fault:
            self._say_once(f"How far the work was could not be kept in {self._place}: {fault.strerror}.")
        finally:
            if beside:
                Path(beside).unlink(missing_ok=True)

    def _say_once(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def refuse(self) -> None:
        """The table cannot be published, and could not be another time: take away what was kept of it."""
        if self.is_there:
            self.drop()

    def drop(self) -> None:
        """Take the file away, and the folders that were made for it where nothing else is in them."""
        with suppress(OSError):
            self.path.unlink()
        self.is_there = False
        for place in self._made:
            with suppress(OSError):
                place.rmdir()


def _bytes(path: Path) -> bytes:
    """What a plain file holds. A link, a folder, a pipe and a file that is too large are refused."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
            raise ValueError
        return file.read(LARGEST)


def _arrays(content: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """Plain arrays out of a file; nothing in it is ever run."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST:
            raise ValueError
    with np.load(BytesIO(content), allow_pickle=False) as file:
        return {name: np.asarray(file[name]) for name in file.files}


@contextmanager
def kept_in(out: str, question: bytes) -> Iterator[Kept]:
    """What is kept in the folder `out` for a question, while it is worked on.

    Taken away when the block ends well, or with a refusal of the table, which would come again. Where it is stopped,
    Failure says how to go on.
    """
    kept = Kept(Path(out), question)
    try:
        yield kept
    except (TableError, LedgerError):
        kept.refuse()
        raise
    except KeyboardInterrupt:
        raise Failure(_stopped(kept)) from None
    kept.drop()


def _stopped(kept: Kept) -> str:
    if kept.is_there:
        return f"Stopped. The same command takes the work up again: how far it was is kept in {kept.path}."
    return "Stopped. Nothing was kept yet: the same command begins anew."


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) do what Ctrl-C does while the block runs."""
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
