"""Write files whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["as_csv", "as_lines", "folder", "refuse_formulas", "write_all"]

# Programs that show tables run what begins so.
FORMULA = ("=", "@")


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as comma-separated text."""
    made = StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return made.getvalue().encode()


def refuse_formulas(words: Iterable[str]) -> None:
    """Raise Failure for a word that a spreadsheet would run as a formula."""
    for word in words:
        if word.startswith(FORMULA) or (word[:1] in ("+", "-") and any(sign in word for sign in "(|!")):
            raise Failure(f"“{word[:40]}” would be run as a formula by a spreadsheet. Give it another name.")


def as_lines(values: Mapping[str, Any]) -> bytes:
    """A JSON document with one line for each name: lists of a hundred thousand numbers stay short."""
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def folder(name: str) -> Path:
    """A folder to write to, made where there is none. Raises Failure where it cannot be one."""
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Failure(f"{name} is not a folder.") from None
    except OSError as fault:
        raise Failure(f"Nothing can be written to {name}: {fault.strerror}.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise Failure(f"Nothing can be written to {name}.")
    return path


@contextmanager
def write_all(place: Path, files: Mapping[str, bytes], private: Iterable[str] = ()) -> Iterator[None]:
    """Write files to a folder when the block ends: each appears whole, in the order given; none if the block fails.

    When the block begins all of them are on the disk under other names, so there is room for them. Those that are
    `private` may be read by their owner only.
    """
    owner_only = frozenset(private)
    with _beside(place, files) as waiting:
        for name, path in waiting.items():
            if name not in owner_only:
                path.chmod(0o666 & ~_mask())
        yield
        for name, path in waiting.items():
            path.replace(place / name)


@contextmanager
def _beside(place: Path, files: Mapping[str, bytes]) -> Iterator[dict[str, Path]]:
    """The files under names of their own, on the disk to the last byte; taken away again unless they were renamed."""
    waiting: dict[str, Path] = {}
    try:
        try:
            for name, content in files.items():
                handle, beside = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=place)
                waiting[name] = Path(beside)
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as fault:
            raise Failure(f"Nothing can be written to {place}: {fault.strerror}.") from None
        yield waiting
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
