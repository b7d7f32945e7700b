"""Read the rows of a file: comma-separated text, Parquet or Arrow, by its ending."""

from __future__ import annotations

import csv
from array import array
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import ipc, parquet

from colonnade.commands.answer import Failure
from colonnade.core.disclosure.table.coding import CELLS_AT_MOST
from colonnade.core.disclosure.table.rows import Rows, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["BYTES_AT_MOST", "FileRows", "read_rows"]

# Five million cells, a row each, with room for long names.
BYTES_AT_MOST = 500_000_000
# No two rows may be about one cell, so a file with more rows than cells is wrong however it goes on.
ROWS_AT_MOST = CELLS_AT_MOST
ROWS_AT_ONCE = 50_000
PACKED = (".xlsx", ".xls", ".xlsm", ".ods", ".zip", ".gz", ".7z", ".pdf", ".docx")
DELIMITERS = (",", ";", "\t")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class FileRows(NamedTuple):
    """The rows of a file, and in sentences how it was read."""

    rows: Rows
    notes: tuple[str, ...]


def read_rows(name: str) -> FileRows:
    """The rows of a file. Raises Failure with a sentence that names the file, and the line where there is one."""
    path = Path(name)
    ending = path.suffix.casefold()
    if ending in PACKED:
        raise Failure(f"{name} is not a table as text. Save it as “CSV UTF-8”, or as Parquet or Arrow.")
    if ending in (".parquet", ".pq"):
        return FileRows(_columns(name, _parquet), ())
    if ending in (".arrow", ".ipc", ".feather"):
        return FileRows(_columns(name, _arrow), ())
    text, notes = _text(name, _bytes(path))
    return FileRows(_csv(name, text), notes)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        try:
            content = file.read(BYTES_AT_MOST + 1)
        except OSError as fault:
            raise Failure(f"{path} cannot be read: {fault.strerror}.") from None
    if len(content) > BYTES_AT_MOST:
        raise Failure(f"{path} is larger than {BYTES_AT_MOST // 1_000_000:,} MB, the most that is read.")
    return content


def _columns(name: str, read: Callable[[Path], pa.Table]) -> Rows:
    path = Path(name)
    if not path.is_file():
        # Said as for any other file; the library's own words are long.
        path.open("rb").close()
    try:
        data = read(path)
    except (pa.ArrowException, OSError, ValueError):
        raise Failure(f"{name} cannot be read: its content is not what its ending says, or it is broken.") from None
    return Rows(data.rename_columns([tidy(column) for column in data.column_names]))


def _parquet(path: Path) -> pa.Table:
    with parquet.ParquetFile(path) as file:
        _refuse_rows(str(path), file.metadata.num_rows)
        return file.read()


def _arrow(path: Path) -> pa.Table:
    if path.stat().st_size > BYTES_AT_MOST:
        raise Failure(f"{path} is larger than {BYTES_AT_MOST // 1_000_000:,} MB, the most that is read.")
    with pa.OSFile(str(path)) as file:
        try:
            data = ipc.open_file(file).read_all()
        except pa.ArrowInvalid:
            file.seek(0)
            data = ipc.open_stream(file).read_all()
    _refuse_rows(str(path), data.num_rows)
    return data


def _refuse_rows(name: str, rows: int) -> None:
    if rows > ROWS_AT_MOST:
        raise Failure(f"{name} has more than {ROWS_AT_MOST:,} rows, the most that a table may have.")


def _text(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith(UTF_16):
        raise Failure(f"{name} is saved as UTF-16. Save it as “CSV UTF-8”.")
    try:
        text = content.decode("utf-8-sig")
        notes: tuple[str, ...] = ()
    except UnicodeDecodeError:
        text, notes = _windows(name, content)
    if "\0" in text:
        raise Failure(f"{name} is not text.")
    if not text.strip():
        raise Failure(f"{name} is empty.")
    return text, notes


def _windows(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text as Excel on Windows saves it where it is not asked for UTF-8."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise Failure(f"{name} is not text, or in an encoding that is not known. Save it as “CSV UTF-8”.") from None
    line, word = next((number, line) for number, line in enumerate(text.splitlines(), start=1) if not line.isascii())
    return text, (
        f"{name} is not UTF-8, so it is read as Windows saves text: look whether line {line} is right: {word[:60]}",
    )


def _csv(name: str, text: str) -> Rows:
    heading = next(line for line in text.splitlines() if line.strip())
    delimiter = max(DELIMITERS, key=heading.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = _rows(name, lines)
    _, names = next(rows)
    names = [tidy(word) for word in names]
    starts = array("q")
    chunks = [pa.table(_batch([], len(names)), names=names)]
    batch: list[list[str]] = []
    for start, row in rows:
        if len(row) != len(names):
            raise Failure(f"{name}, line {start:,}: there are {len(row):,} values, and {len(names):,} in the heading.")
        starts.append(start)
        batch.append(row)
        if len(batch) == ROWS_AT_ONCE:
            _refuse_rows(name, len(starts))
            chunks.append(pa.table(_batch(batch, len(names)), names=names))
            batch = []
    chunks.append(pa.table(_batch(batch, len(names)), names=names))
    return Rows(pa.concat_tables(chunks), np.array(starts, dtype=np.int64))


def _rows(name: str, lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, and the line it starts on."""
    last = 0
    while True:
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error as fault:
            long = "field limit" in str(fault)
            wrong = "a value is far too long" if long else "the quotation marks are not right"
            raise Failure(f"{name}, line {last + 1:,}: {wrong}.") from None
        start, last = last + 1, lines.line_num  # type: ignore[attr-defined]
        if any(map(str.strip, row)):
            yield start, row


def _batch(rows: list[list[str]], width: int) -> list[pa.Array]:
    columns = zip(*rows, strict=True) if rows else ([] for _ in range(width))
    return [pa.array(list(column), type=pa.string()) for column in columns]
