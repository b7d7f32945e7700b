"""Sparse rows modulo a prime, and the two things done to them: finding an entry, and adding a multiple of a row.

All is compiled and works in place on arrays. Space is set aside beforehand (`room_needed`), so nothing grows inside.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["PRIME", "Columns", "Rows", "Tableau", "add_multiple", "find", "grow", "inverse", "lay_out", "room_needed"]

# The largest prime below 2^31: products of two remainders stay within 64 bits.
PRIME = 2_147_483_647
# How many times the space of the first entries is set aside.
SPACE = 4


class Rows(NamedTuple):
    """Rows with entries `column[start[r]:start[r] + length[r]]`, ascending, each with a `value` from 1 to PRIME - 1.

    `room` says how long a row may get where it stands; `top[0]` is where free space begins.
    """

    start: NDArray[np.int64]
    length: NDArray[np.int64]
    room: NDArray[np.int64]
    top: NDArray[np.int64]
    column: NDArray[np.int32]
    value: NDArray[np.int64]


class Columns(NamedTuple):
    """For each column the rows that have, or had, an entry in it; `live` counts those that have."""

    start: NDArray[np.int64]
    length: NDArray[np.int64]
    room: NDArray[np.int64]
    top: NDArray[np.int64]
    row: NDArray[np.int32]
    live: NDArray[np.int64]


class Tableau(NamedTuple):
    """Rows, and the same by columns."""

    rows: Rows
    columns: Columns


def lay_out(first: NDArray[np.int64], column: NDArray[np.int32], value: NDArray[np.int64], width: int) -> Tableau:
    """Rows with their entries and their columns, with free space to grow into: what is not used costs nothing."""
    many = np.diff(first)
    space = SPACE * len(column) + 64
    cells, values = np.zeros(space, dtype=np.int32), np.zeros(space, dtype=np.int64)
    cells[: len(column)], values[: len(column)] = column, value
    rows = Rows(first[:-1].copy(), many.copy(), many.copy(), np.array([len(column)]), cells, values)
    live = np.bincount(column, minlength=width).astype(np.int64)
    start = np.concatenate([[0], np.cumsum(live + 4)])
    order = np.argsort(column, kind="stable")
    inside = np.zeros(SPACE * start[-1] + 64, dtype=np.int32)
    within = np.arange(len(column)) - np.repeat(np.cumsum(live) - live, live)
    inside[np.repeat(start[:-1], live) + within] = np.repeat(np.arange(len(many)), many)[order]
    return Tableau(rows, Columns(start[:-1].copy(), live.copy(), live + 4, start[-1:].copy(), inside, live))


def grow(tableau: Tableau, needed: NDArray[np.int64], gone: NDArray[np.bool_]) -> Tableau:
    """The same with at least `needed` more entries of free space in rows and in columns, and without the rows `gone`.

    All is laid out anew, as the places that rows have left lie about in between.
    """
    rows, columns = tableau
    kept = np.where(gone, 0, rows.length)
    start, room, top = _places(kept)
    column, value = np.zeros(2 * top + needed[0] + 64, dtype=np.int32), np.zeros(2 * top + needed[0] + 64, np.int64)
    _carry(rows.column, rows.start, kept, start, column)
    _carry(rows.value, rows.start, kept, start, value)
    begin, width, end = _places(columns.length)
    inside = np.zeros(2 * end + needed[1] + 64, dtype=np.int32)
    _carry(columns.row, columns.start, columns.length, begin, inside)
    return Tableau(
        Rows(start, kept, room, np.array([top]), column, value),
        Columns(begin, columns.length, width, np.array([end]), inside, columns.live),
    )


def _places(length: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Where each row (or column) goes, how much room it gets, and where they end."""
    room = length + length // 2 + 4
    ends = np.cumsum(room)
    return ends - room, room, int(ends[-1])


@njit(cache=True)
def _carry(old, old_start, length, start, new):  # type: ignore[no-untyped-def]  # pragma: no cover
    for one in range(len(length)):
        new[start[one] : start[one] + length[one]] = old[old_start[one] : old_start[one] + length[one]]


@njit(cache=True)
def inverse(number):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The number that gives 1 when multiplied by this one, modulo PRIME (Euclid's way)."""
    old, new, rest, left = 0, 1, PRIME, number
    while left != 0:
        whole = rest // left
        old, new = new, old - whole * new
        rest, left = left, rest - whole * left
    return old % PRIME


@njit(cache=True)
def find(rows, row, column):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Where the entry of a row in a column is, or -1."""
    low = rows.start[row]
    end = low + rows.length[row]
    high = end
    while low < high:
        middle = (low + high) >> 1
        if rows.column[middle] < column:
            low = middle + 1
        else:
            high = middle
    return low if low < end and rows.column[low] == column else -1


@njit(cache=True)
def room_needed(tableau, row, hit, count, needed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Write into `needed` how much free space adding `row` to `count` others can take; say whether it is there."""
    rows, columns = tableau
    size = rows.length[row]
    needed[0] = 0
    needed[1] = 0
    if size > 1:
        for k in range(count):
            longest = rows.length[hit[k]] + size
            if longest > rows.room[hit[k]]:
                needed[0] += longest * 3 // 2
        for k in range(rows.start[row], rows.start[row] + size):
            column = rows.column[k]
            if columns.length[column] + count > columns.room[column]:
                needed[1] += 2 * (columns.length[column] + count) + 8
    return rows.top[0] + needed[0] <= len(rows.column) and columns.top[0] + needed[1] <= len(columns.row)


@njit(cache=True)
def _enter(columns, column, row):  # type: ignore[no-untyped-def]  # pragma: no cover
    columns.live[column] += 1
    size = columns.length[column]
    if size == columns.room[column]:
        start, top = columns.start[column], columns.top[0]
        for k in range(size):
            columns.row[top + k] = columns.row[start + k]
        columns.start[column] = top
        columns.room[column] = 2 * size + 8
        columns.top[0] += 2 * size + 8
    columns.row[columns.start[column] + size] = row
    columns.length[column] += 1


@njit(cache=True)
def _write(rows, row, size, column, value):  # type: ignore[no-untyped-def]  # pragma: no cover
    if size > rows.room[row]:
        rows.start[row] = rows.top[0]
        rows.room[row] = size + size // 2
        rows.top[0] += rows.room[row]
    start = rows.start[row]
    rows.length[row] = size
    for k in range(size):
        rows.column[start + k] = column[k]
        rows.value[start + k] = value[k]


@njit(cache=True)
def add_multiple(tableau, row, other, factor, column, value):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Add `factor` times row `other` to `row`; `column` and `value` are space to work in, long enough for both."""
    rows, columns = tableau
    x, end_x = rows.start[row], rows.start[row] + rows.length[row]
    y, end_y = rows.start[other], rows.start[other] + rows.length[other]
    size = 0
    while x < end_x or y < end_y:
        if y >= end_y or (x < end_x and rows.column[x] < rows.column[y]):
            column[size], value[size] = rows.column[x], rows.value[x]
            size += 1
            x += 1
        elif x >= end_x or rows.column[y] < rows.column[x]:
            column[size], value[size] = rows.column[y], factor * rows.value[y] % PRIME
            _enter(columns, rows.column[y], row)
            size += 1
            y += 1
        else:
            left = (rows.value[x] + factor * rows.value[y]) % PRIME
            if left != 0:
                column[size], value[size] = rows.column[x], left
                size += 1
            else:
                columns.live[rows.column[x]] -= 1
            x += 1
            y += 1
    _write(rows, row, size, column, value)
