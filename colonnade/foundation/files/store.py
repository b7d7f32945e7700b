"""Keeps accepted files on disk, each under the hash of its content, each organisation in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from colonnade.foundation.files.intake import Accepted

__all__ = ["NotStored", "Store"]

_KEY = re.compile(r"[0-9a-f]{64}")
_PART = ".part-"
_HOUR = 3600


class NotStored(LookupError):  # noqa: N818 - it is what happened, as DoesNotExist is
    """There is no such file for this organisation: never was, another's, or not a key. One answer for all three."""


class Store:
    """Files by organisation and key. A key is the SHA-256 of the content in hex, so the same file is kept once.

    Folders are made 0700 and files 0600. A file is whole or not there: it is written beside its place, flushed to the
    disk, and moved in one step.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, organisation_id: int, accepted: Accepted) -> str:
        """Store a file and return its key. Storing it again changes nothing.

        Raises ValueError for an organisation's number that is not positive, OSError when the disk is full or closed.
        """
        place = self._place(organisation_id, accepted.sha256)
        for folder in (self._root, place.parent.parent, place.parent):
            _make_folder(folder)
        handle, name = tempfile.mkstemp(prefix=_PART, dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(accepted.content)
                part.flush()
                os.fsync(part.fileno())
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush_folder(place.parent)
        return accepted.sha256

    def open(self, organisation_id: int, key: str) -> BinaryIO:
        """Return a stored file open for reading; the caller closes it. Raises NotStored."""
        try:
            # A link planted in the store must not lead out of the organisation's folder.
            handle = os.open(self._place(organisation_id, key), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            raise NotStored("there is no such file") from None
        return os.fdopen(handle, "rb")

    def remove(self, organisation_id: int, key: str) -> None:
        """Delete a stored file, as retention asks; one that is not there is no fault.

        The caller makes sure nothing else of the organisation's points at the same content. Raises NotStored for what
        is not a key.
        """
        place = self._place(organisation_id, key)
        place.unlink(missing_ok=True)
        if place.parent.is_dir():
            _flush_folder(place.parent)

    def sweep(self, older_than_seconds: int = _HOUR) -> int:
        """Delete what a power cut left half written, and return how many. For a job that runs each night."""
        limit = time.time() - older_than_seconds
        swept = 0
        for part in self._root.glob(f"*/*/{_PART}*"):
            with contextlib.suppress(FileNotFoundError):
                if part.stat().st_mtime <= limit:
                    part.unlink()
                    swept += 1
        return swept

    def _place(self, organisation_id: int, key: str) -> Path:
        if not isinstance(organisation_id, int) or isinstance(organisation_id, bool) or organisation_id < 1:
            raise ValueError("an organisation's number is a positive whole number")
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            raise NotStored("there is no such file")
        return self._root / str(organisation_id) / key[:2] / key


def _make_folder(folder: Path) -> None:
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    """Make a move within the folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
