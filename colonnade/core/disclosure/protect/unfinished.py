"""Where the work on a page of exact numbers stands between two of its stages, as plain arrays that can be kept.

The stages are the elimination, and then in turn a proof of its page and a page that hides more for the sake of what
could not be proved. Each starts from nothing but what stands here, so work that is taken up again ends as it would have
without a break.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from colonnade.core.disclosure.protect.elimination import HIDDEN, OPEN, Eliminated
from colonnade.core.disclosure.protect.proof import Proof
from colonnade.core.disclosure.protect.tableau import PRIME, Rows
from colonnade.core.disclosure.table import TableError

__all__ = ["Arrays", "Unfinished", "UnfinishedError", "no_tables"]

Whole = NDArray[np.int64]
Arrays = Mapping[str, NDArray[Any]]
KINDS = {
    "stage": np.int64,
    "status": np.int8,
    "length": np.int64,
    "column": np.int32,
    "value": np.int64,
    "row": np.int64,
    "table": np.int64,
    "at": np.int64,
    "by": np.float64,
    "open": np.int64,
    "noticing": np.int64,
    "people": np.int64,
}


class UnfinishedError(TableError):
    """What was kept of unfinished work is damaged, or belongs to another table."""


def no_tables(rows: int) -> Proof:
    """Nothing proved yet."""
    return Proof(np.arange(rows), np.zeros((0, rows)), (), large=False)


@dataclass(frozen=True, eq=False)
class Unfinished:
    """`rounds`: how often more was hidden. `eliminated` is the page so far.

    `tables` is the proof of that page where it is `proved`, and else what was known before a proof was looked for.
    """

    rounds: int
    eliminated: Eliminated
    tables: Proof
    proved: bool = False

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays: once all of a page is proved, what is left free in it is needed no more."""
        status, rows = self.eliminated
        settled = self.proved and not self.tables.unproven
        length = np.where((status == HIDDEN) & (not settled), rows.length, 0).astype(np.int64)
        entry = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length - rows.start, length)
        changes = sparse.csr_matrix(self.tables.changes)
        return {
            "stage": np.array([self.rounds, self.proved, self.tables.large], dtype=np.int64),
            "status": status,
            "length": length,
            "column": rows.column[entry],
            "value": rows.value[entry],
            "row": self.tables.row.astype(np.int64),
            "table": changes.indptr.astype(np.int64),
            "at": changes.indices.astype(np.int64),
            "by": changes.data,
            "open": np.array([row for row, _ in self.tables.unproven], dtype=np.int64),
            "noticing": np.cumsum([0, *(len(people) for _, people in self.tables.unproven)], dtype=np.int64),
            "people": np.array([one for _, people in self.tables.unproven for one in people], dtype=np.int64),
        }

    @classmethod
    def of(cls, arrays: Arrays, *, rows: int, width: int, most: int) -> "Unfinished":
        """The same from arrays, for a table of so many rows over `width` combinations; `most` rounds may be done.

        Raises UnfinishedError where they cannot be that.
        """
        _check_kinds(arrays)
        _check(_is_stage(arrays["stage"], most) and _is_page(arrays, rows, width))
        rounds, proved, large = arrays["stage"].tolist()
        status = arrays["status"].copy()
        _check(not proved or np.array_equal(arrays["row"], np.flatnonzero(status == HIDDEN)))
        return cls(rounds, Eliminated(status, _rows(arrays)), _proof(arrays, rows, large=bool(large)), bool(proved))


def _check(fits: object) -> None:
    if not fits:
        raise UnfinishedError("What was kept of unfinished work does not fit this table.")


def _check_kinds(arrays: Arrays) -> None:
    _check(set(arrays) == set(KINDS))
    _check(all(arrays[name].ndim == 1 and arrays[name].dtype == kind for name, kind in KINDS.items()))


def _is_stage(stage: Whole, most: int) -> bool:
    limits = np.array([most, 1, 1])
    return stage.shape == limits.shape and bool(((stage >= 0) & (stage <= limits)).all())


def _is_page(arrays: Arrays, rows: int, width: int) -> bool:
    status, length, column, value = (arrays[name] for name in ("status", "length", "column", "value"))
    if not len(status) == len(length) == rows or not _is_among(length, width + 1):
        return False
    hidden = status == HIDDEN
    return (
        bool(((status >= OPEN) & (status <= HIDDEN)).all())
        and not length[~hidden].any()
        and int(length.sum()) == len(column) == len(value)
        and _is_among(column, width)
        and _is_among(value, PRIME)
    )


def _is_among(numbers: NDArray[Any], many: int) -> bool:
    return bool(((numbers >= 0) & (numbers < many)).all())


def _are_ends(ends: Whole, last: int) -> bool:
    """Whether these are where the parts of a list begin and, one after another, end."""
    return len(ends) > 0 and ends[0] == 0 and ends[-1] == last and bool((np.diff(ends) >= 0).all())


def _rows(arrays: Arrays) -> Rows:
    length = arrays["length"].copy()
    top = np.array([length.sum()], dtype=np.int64)
    return Rows(np.cumsum(length) - length, length, length.copy(), top, arrays["column"], arrays["value"])


def _proof(arrays: Arrays, rows: int, *, large: bool) -> Proof:
    row = arrays["row"]
    _check(_is_among(row, rows) and bool((np.diff(row) > 0).all()))
    table, at, by, open_, noticing, people = (
        arrays[name] for name in ("table", "at", "by", "open", "noticing", "people")
    )
    _check(_are_ends(table, len(at)) and len(at) == len(by) and _is_among(at, len(row)) and np.isfinite(by).all())
    _check(len(noticing) == len(open_) + 1 and _are_ends(noticing, len(people)))
    _check(_is_among(open_, rows) and _is_among(people, rows))
    changes = sparse.csr_matrix((by, at, table), shape=(len(table) - 1, len(row))).toarray()
    whose = np.split(people, noticing[1:-1])
    unproven = tuple((one, tuple(who.tolist())) for one, who in zip(open_.tolist(), whose, strict=False))
    return Proof(row, changes, unproven, large)
