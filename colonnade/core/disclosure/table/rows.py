"""The rows of a file, as columns of words that are each looked at once."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from colonnade.core.disclosure.table.errors import TableError

__all__ = ["LONGEST", "Rows", "Words", "tidy"]

# A code is a name or a number, not a text.
LONGEST = 200


@dataclass(frozen=True, eq=False)
class Words:
    """One column: `at[row]` is the place in `words` of what stands there; blanks are the empty word.

    The words stand in the order in which they first occur.
    """

    at: NDArray[np.int64]
    words: tuple[str, ...]

    def first(self, place: int) -> int:
        """The first row that holds a word."""
        return int(np.flatnonzero(self.at == place)[0])


@dataclass(frozen=True, eq=False)
class Rows:
    """A file's rows: Arrow columns, and the line that each row stood on where there are lines."""

    data: pa.Table
    lines: NDArray[np.int64] | None = None

    @classmethod
    def of(cls, source: "pa.Table | Mapping[str, Sequence[Any]] | Rows") -> "Rows":
        """Rows from an Arrow table, or from columns by name. Raises TableError where these differ in length."""
        if isinstance(source, Rows):
            return source
        if isinstance(source, pa.Table):
            return cls(source)
        if len({len(column) for column in source.values()}) > 1:
            sizes = ", ".join(f"{name} {len(column):,}" for name, column in source.items())
            raise TableError(f"The columns are not of one length: {sizes}.")
        return cls(pa.table({name: pa.array([_word(value) for value in column]) for name, column in source.items()}))

    def __len__(self) -> int:
        """How many rows there are."""
        return int(self.data.num_rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.data.column_names)

    def where(self, row: int) -> str:
        """A row as people find it: its line in the file, or its number."""
        return f"row {row + 1:,}" if self.lines is None else f"line {int(self.lines[row]):,}"

    def words(self, name: str) -> Words:
        """One column as words, spaces around them taken off.

        Raises TableError where there is no such column or two, and for words that nobody can read on a page.
        """
        found = self.raw(name)
        clean = [tidy(word) for word in found.words]
        place: dict[str, int] = {}
        for word in clean:
            place.setdefault(word, len(place))
        for number, word in enumerate(clean):
            fault = _fault(word)
            if fault:
                raise TableError(f"{self._start(found.first(number))}: a code of {name} {fault}.")
        return Words(np.array([place[word] for word in clean], dtype=np.int64)[found.at], tuple(place))

    def _start(self, row: int) -> str:
        where = self.where(row)
        return f"{where[0].upper()}{where[1:]}"

    def raw(self, name: str) -> Words:
        """One column as words exactly as they stand. Raises TableError where there is no such column, or two."""
        times = self.names.count(name)
        if times != 1:
            there = ", ".join(self.names[:12]) + (" and more" if len(self.names) > 12 else "")  # noqa: PLR2004
            raise TableError(
                f"Two columns are called {name}." if times else f"There is no column {name}. There are: {there}."
            )
        column = self.data.column(name)
        try:
            texts = pc.fill_null(column.cast(pa.string()), "")
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            raise TableError(f"The column {name} holds {column.type}, which cannot be read as words.") from None
        coded = texts.combine_chunks().dictionary_encode()
        if isinstance(coded, pa.ChunkedArray):
            coded = coded.combine_chunks()
        return Words(np.asarray(coded.indices, dtype=np.int64), tuple(coded.dictionary.to_pylist()))


def _word(value: Any) -> str | None:
    return None if value is None else str(value)


def tidy(word: str) -> str:
    """A word as people see it: no spaces around it, one between its parts, and letters with their accents as one."""
    return unicodedata.normalize("NFC", " ".join(word.split()))


def _fault(word: str) -> str:
    """What is wrong with a code, as the end of a sentence; empty where nothing is."""
    if len(word) > LONGEST:
        return f"is {len(word):,} characters long, and the most is {LONGEST}. It begins “{word[:30]}”"
    if not word.isprintable():
        sign = next(sign for sign in word if not sign.isprintable())
        return f"holds a character that cannot be seen (U+{ord(sign):04X})"
    return ""
