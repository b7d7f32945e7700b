"""How far a hidden count can go while people who would notice stay as they are: the simplex method (compiled).

Moves that change no published number are added up within bounds. The counts that one move alone changes (its *own*) are
the columns of a dictionary and all others its rows, so that the search sets out from the true table. That is always
within bounds, and most searches end after some twenty steps. So the dictionary is never worked out anew: of each step
one column and one row are kept, and a column or row that is asked for is brought up to date by the steps so far (the
product form of Dantzig and Orchard-Hays, 1954). A library's solver took ten times as long, as it factorises the whole
system for each search.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["NEAR", "Simplex"]

Whole = NDArray[np.int64]
Figures = NDArray[np.float64]
Mask = NDArray[np.bool_]
# A figure this close to a whole number is meant as one.
NEAR = 1e-6
# A search ends after so many steps at the latest; where it has to, the count stays unproven, which is on the safe side.
STEPS = 600
# A place that has so many people to lose is minded only where it did lose them.
FAR = 10.0
# What is smaller is nothing.
NOTHING = 1e-9
# After so many steps that lead nowhere the next are chosen by chance, so that they never go round in a circle.
IDLE = 3


class Lines(NamedTuple):
    """All columns or all rows, by what stands in them: those of line n are `value[first[n]:first[n + 1]]`, at `at`."""

    first: Whole
    at: Whole
    value: Figures


class Dictionary(NamedTuple):
    """What each row does when a column takes one person more, by columns and by rows."""

    columns: Lines
    rows: Lines


class Side(NamedTuple):
    """Rows or columns: which place each stands for now, its change so far, and the least and greatest it can be."""

    place: Whole
    off: Figures
    low: Figures
    high: Figures


class Taken(NamedTuple):
    """The steps so far: entry (r, c) is that of the dictionary less the sum of `down[:, r] * across[:, c]`.

    `factor` and `step` are space to work in.
    """

    down: Figures
    across: Figures
    many: Whole
    factor: Figures
    step: Whole


class Wanted(NamedTuple):
    """The wanted place: by how much it changes with each column (`gain`), how far it has to go, and has come.

    A column that does much to others does not go far: `worth` is what its gain counts.
    """

    gain: Figures
    worth: Figures
    far: float
    come: Figures


@njit(cache=True)
def _subtract(out, factor, step, many, lines):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Subtract the first `many` lines of those in `step`, each times its factor: four at a time, as memory is slow."""
    k = 0
    while k + 4 <= many:
        a, b, c, d = factor[k], factor[k + 1], factor[k + 2], factor[k + 3]
        one, two, three, four = lines[step[k]], lines[step[k + 1]], lines[step[k + 2]], lines[step[k + 3]]
        for at in range(len(out)):
            out[at] -= a * one[at] + b * two[at] + c * three[at] + d * four[at]
        k += 4
    while k < many:
        a, one = factor[k], lines[step[k]]
        for at in range(len(out)):
            out[at] -= a * one[at]
        k += 1


@njit(cache=True)
def _line(lines, line, taken, factors, changes, out):  # type: ignore[no-untyped-def]  # pragma: no cover
    """A column or row as it is after the steps so far: each took its factor there times one line of `changes`."""
    out[:] = 0.0
    for k in range(lines.first[line], lines.first[line + 1]):
        out[lines.at[k]] = lines.value[k]
    many = 0
    for step in range(taken.many[0]):
        if factors[step, line] != 0.0:
            taken.factor[many], taken.step[many] = factors[step, line], step
            many += 1
    _subtract(out, taken.factor, taken.step, many, changes)


@njit(cache=True)
def _enter(columns, wanted, idle):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The column that brings the wanted place furthest for what it does to others; -1 where none brings it further."""
    best, found = 0.0, -1
    for column in range(len(columns.place)):
        gain, off = wanted.gain[column], columns.off[column]
        if abs(gain) <= NOTHING or (columns.high[column] - off if gain > 0.0 else off - columns.low[column]) <= NOTHING:
            continue
        worth = abs(gain) * wanted.worth[column]
        if idle > IDLE:
            worth *= np.random.random()
        if worth > best:
            best, found = worth, column
    return found


@njit(cache=True)
def _leave(rows, entry, way, most):  # type: ignore[no-untyped-def]  # pragma: no cover
    """How far a column can go, at most `most`, until a row is at its bound; and which row (-1: none), the firmest."""
    far, leaving, firm = most, -1, 0.0
    for row in range(len(entry)):
        by = entry[row] * way
        if by < -NOTHING:
            bound = rows.low[row]
        elif by > NOTHING:
            bound = rows.high[row]
        else:
            continue
        step = max((bound - rows.off[row]) / by, 0.0)
        if step < far - 1e-12:
            far, leaving, firm = step, row, abs(by)
        elif leaving >= 0 and step <= far + 1e-12 and abs(by) > firm:
            leaving, firm = row, abs(by)
    return far, leaving


@njit(cache=True)
def _swap(dictionary, sides, taken, wanted, column, leaving):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Let a row and a column change places. The row's last change was that of `column`, which `down` already holds."""
    rows, columns = sides
    step = taken.many[0]
    down, across = taken.down[step], taken.across[step]
    _line(dictionary.rows, leaving, taken, taken.down, taken.across, across)
    pivot = down[leaving]
    size = 1.0
    for row in range(len(down)):
        size += down[row] * down[row]
    gain = wanted.gain[column] / pivot
    for other in range(len(across)):
        wanted.gain[other] -= gain * across[other]
        across[other] /= pivot
    wanted.gain[column] = gain
    wanted.worth[column] = abs(pivot) / np.sqrt(size)
    # With these two entries one more product turns the pivot's own row and column, too, into what they become.
    down[leaving] = pivot + 1.0
    across[column] = (pivot - 1.0) / pivot
    taken.many[0] += 1
    for one, other in ((rows.off, columns.off), (rows.low, columns.low), (rows.high, columns.high)):
        one[leaving], other[column] = other[column], one[leaving]
    rows.place[leaving], columns.place[column] = columns.place[column], rows.place[leaving]


@njit(cache=True)
def _step(dictionary, sides, taken, wanted, column):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take one column as far as it goes, and swap it with the row that stops it. How far that was."""
    rows, columns = sides
    down, way, gain = taken.down[taken.many[0]], np.sign(wanted.gain[column]), abs(wanted.gain[column])
    _line(dictionary.columns, column, taken, taken.across, taken.down, down)
    room = columns.high[column] - columns.off[column] if way > 0.0 else columns.off[column] - columns.low[column]
    goal = (wanted.far - wanted.come[0]) / gain
    far, leaving = _leave(rows, down, way, min(goal, room))
    for row in range(len(down)):
        rows.off[row] += far * way * down[row]
    columns.off[column] += far * way
    wanted.come[0] = wanted.far if leaving < 0 and goal <= room else wanted.come[0] + far * gain
    if leaving >= 0:
        falling = down[leaving] * way < 0.0
        rows.off[leaving] = rows.low[leaving] if falling else rows.high[leaving]
        _swap(dictionary, sides, taken, wanted, column, leaving)
    return far


@njit(cache=True)
def _seek(dictionary, sides, taken, wanted, seed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take steps until the wanted place has come as far as it should. Whether it has."""
    np.random.seed(seed)
    idle = 0
    for _ in range(len(taken.down)):
        column = _enter(sides[1], wanted, idle)
        if column < 0:
            return False
        far = _step(dictionary, sides, taken, wanted, column)
        if wanted.come[0] >= wanted.far:
            return True
        idle = idle + 1 if far < NOTHING else 0
    return False


class System(NamedTuple):
    """The rows that a search minds, with their dictionary, what each column's gain counts, and space for the steps."""

    rows: Whole
    dictionary: Dictionary
    worth: Figures
    taken: Taken


class Simplex:
    """All changes that the moves reach and the bounds allow.

    `moves` has a row for each move and a column for each place; `low` is the least change of the places `bounded`. Of
    each move there is a bounded place that no other changes. Answers are changes, one figure for each place.
    """

    def __init__(self, moves: sparse.csr_matrix, bounded: Whole, low: Figures, seed: int) -> None:
        self._moves = sparse.csr_matrix(moves, dtype=np.float64)
        self._bounded, self._low, self._seed = bounded, low[bounded], seed
        self._at = np.full(moves.shape[1], -1, dtype=np.int64)
        self._at[bounded] = np.arange(len(bounded))
        self._columns, self._scale = _own(self._moves[:, bounded].tocsc(), moves.shape[0])
        self._gains = self._moves.multiply(1 / self._scale[:, None]).tocsc()
        self._rows = np.setdiff1d(np.arange(len(bounded)), self._columns)

    @cached_property
    def _all(self) -> System:
        """All rows are minded."""
        return self._system(self._rows)

    @cached_property
    def _near(self) -> System:
        """Only those rows are minded that can soon be as few as they may: most others never are."""
        return self._system(self._rows[self._low[self._rows] > -FAR])

    def _system(self, rows: Whole) -> System:
        inner = self._gains[:, self._bounded[rows]]
        worth = 1 / np.sqrt(1 + np.asarray(inner.multiply(inner).sum(axis=1)).ravel())
        steps = (np.zeros((STEPS, len(rows))), np.zeros((STEPS, len(self._columns))), np.zeros(1, dtype=np.int64))
        taken = Taken(*steps, np.zeros(STEPS), np.zeros(STEPS, dtype=np.int64))
        return System(rows, Dictionary(_lines(inner.tocsr()), _lines(inner)), worth, taken)

    def towards(self, place: int, by: int, pinned: Whole) -> Figures | None:
        """A change by which a place gets `by` people more (fewer where negative), and those `pinned` none.

        In parts of people where need be; None where there is no such change, or none is found.
        """
        found = self._sought(place, by, pinned)
        return found if isinstance(found, np.ndarray) else None

    def wall(self, place: int, by: int, pinned: Whole) -> tuple[float, Figures] | None:
        """How far a place comes that does not come by `by` people, and what holds it there; None where it does.

        What holds it is a sum of changes, one factor for each place, that is nothing whatever moves are made: it holds
        the wanted place, and others that are as few as they can be and would have to become fewer.
        """
        found = self._sought(place, by, pinned)
        if isinstance(found, np.ndarray):
            return None
        wanted, columns = found
        held = np.zeros(self._moves.shape[1])
        held[self._bounded[columns.place]] = -wanted.gain
        held[place] += np.sign(by)
        return float(wanted.come[0]), held

    def _sought(self, place: int, by: int, pinned: Whole) -> Figures | tuple[Wanted, Side]:
        """A change, or where the search came to an end. What cannot be where some rows are minded cannot be at all."""
        for mind_all in (False, True):
            sides, wanted, came = self._search(self._all if mind_all else self._near, place, by, pinned)
            change = self._change(sides) if came else None
            if change is not None and not change[pinned].any():
                return change
            if not came:
                break
        return wanted, sides[1]

    def _search(self, system: System, place: int, by: int, pinned: Whole) -> tuple[tuple[Side, Side], Wanted, bool]:
        low, high = self._low.copy(), np.full(len(self._low), np.inf)
        low[self._at[pinned]] = high[self._at[pinned]] = 0.0
        rows, columns = (
            Side(which.copy(), np.zeros(len(which)), low[which], high[which]) for which in (system.rows, self._columns)
        )
        gain = np.zeros(len(self._columns))
        entry = slice(*self._gains.indptr[place : place + 2])
        gain[self._gains.indices[entry]] = self._gains.data[entry] * np.sign(by)
        system.taken.many[0] = 0
        self._seed += 1
        wanted = Wanted(gain, system.worth.copy(), float(abs(by)), np.zeros(1))
        came = _seek(system.dictionary, (rows, columns), system.taken, wanted, self._seed % 2**31)
        return (rows, columns), wanted, came

    def _change(self, sides: tuple[Side, Side]) -> Figures | None:
        """The change of every place, if it is within bounds: errors of rounding may add up during a search."""
        off = np.zeros(len(self._bounded))
        for side in sides:
            off[side.place] = side.off
        change: Figures = np.asarray(self._moves.T @ (off[self._columns] / self._scale))
        near = np.rint(change)
        change = np.where(np.abs(change - near) < NEAR / 10, near, change)
        return change if (change[self._bounded] >= self._low - NEAR / 10).all() else None


def _lines(matrix: sparse.csr_matrix | sparse.csc_matrix) -> Lines:
    return Lines(matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data)


def _own(bounded: sparse.csc_matrix, moves: int) -> tuple[Whole, Figures]:
    """For each move a place that only this one changes, and by how many people."""
    alone = np.flatnonzero(np.diff(bounded.indptr) == 1)[::-1]
    entry = bounded.indptr[alone]
    own, scale = np.full(moves, -1, dtype=np.int64), np.ones(moves)
    own[bounded.indices[entry]], scale[bounded.indices[entry]] = alone, bounded.data[entry]
    return own, scale
