"""Which cells may be published, the largest first, so that no hidden one becomes determined.

Publishing a cell lets readers use one more equation. Each cell that is not yet published is kept as a sum over the
combinations that are still free, reduced by the equations published so far (Gaussian elimination, sparse and modulo a
prime). A cell whose sum becomes empty is determined. Two random numbers, the *marks* of a row, stand for it: a row is
empty where both its marks are 0, and two rows are multiples of one another where the ratios of their marks are equal. A
chance agreement, about one in 10^9, can only make a cell be hidden that need not be, or be found by the audit.

Three things are refused, each for good, since later publications only add equations:

- a publication that would determine a hidden cell;
- one that leaves an equation among counts at the rule's least value only, unless each side of it has such counts that
  stand in no earlier one: then all of them can be greater at once, and so nobody can tell that they are the least;
- one by which a person alone in a cell could compute another sensitive count (the insider rule).
"""

from collections.abc import Callable
from copy import copy, deepcopy
from typing import NamedTuple

import numpy as np
from numba import njit
from numba.typed import Dict
from numba.types import int64  # type: ignore[attr-defined]
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.tableau import (
    PRIME,
    Rows,
    add_multiple,
    find,
    grow,
    inverse,
    lay_out,
    room_needed,
)

__all__ = ["HIDDEN", "OPEN", "SHOWN", "Eliminated", "Elimination"]

# Told how many of the candidates are done, and how many there are.
Progress = Callable[[int, int], None]

OPEN, SHOWN, HIDDEN = 0, 1, 2
# How many candidates are looked at between two words to whoever waits.
STRIDE = 2_000


class Task(NamedTuple):
    """What does not change while it runs. `price`: what hiding each candidate loses, `most`: how much may be lost."""

    order: NDArray[np.int64]
    forced: bool
    price: NDArray[np.float64]
    most: float
    sensitive: NDArray[np.bool_]
    alone: NDArray[np.bool_]
    least: NDArray[np.bool_]
    insiders: bool


class State(NamedTuple):
    """What changes: the status and marks of each row, which columns stand in an equation of least counts, and space.

    `lost` is the price of the candidates that were hidden.
    """

    status: NDArray[np.int8]
    lost: NDArray[np.float64]
    one: NDArray[np.int64]
    two: NDArray[np.int64]
    bound: NDArray[np.bool_]
    seen: NDArray[np.int64]
    hit: NDArray[np.int64]
    factor: NDArray[np.int64]
    new_one: NDArray[np.int64]
    new_two: NDArray[np.int64]
    needed: NDArray[np.int64]


class Eliminated(NamedTuple):
    """The status of each row, and the reduced rows: what of a hidden cell is left free."""

    status: NDArray[np.int8]
    rows: Rows

    def among(self, rows: NDArray[np.intp], before: "Eliminated") -> "Eliminated":
        """The same of more rows: those in `rows` are the first here, and all others stand as they did `before`."""
        status, many = before.status.copy(), len(rows)
        status[rows] = self.status[:many]
        start, length, room = np.zeros((3, len(status)), dtype=np.int64)
        for whole, part in ((start, self.rows.start), (length, self.rows.length), (room, self.rows.room)):
            whole[rows] = part[:many]
        return Eliminated(status, self.rows._replace(start=start, length=length, room=room))


@njit(cache=True)
def _pivot(rows, columns, row, least):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The entry in the emptiest column that is not a least count, or of all where there is no other; and which."""
    best, other = -1, -1
    for k in range(rows.start[row], rows.start[row] + rows.length[row]):
        column = rows.column[k]
        if least[column]:
            if other < 0 or columns.live[column] < columns.live[rows.column[other]]:
                other = k
        elif best < 0 or columns.live[column] < columns.live[rows.column[best]]:
            best = k
    return (best, False) if best >= 0 else (other, True)


@njit(cache=True)
def _balanced(rows, row, bound, needed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Whether each side of an equation of least counts has `needed` that stand in no earlier one."""
    plus, minus = 0, 0
    for k in range(rows.start[row], rows.start[row] + rows.length[row]):
        if not bound[rows.column[k]]:
            if rows.value[k] < PRIME // 2:
                plus += 1
            else:
                minus += 1
    return plus >= needed and minus >= needed


@njit(cache=True)
def _gather(rows, columns, row, at, turn, state):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Find the other rows that have an entry in the pivot's column, and what their marks would become."""
    column, count, kept = rows.column[at], 0, 0
    back = inverse(rows.value[at])
    first = columns.start[column]
    for k in range(first, first + columns.length[column]):
        other = columns.row[k]
        if state.status[other] == SHOWN or state.seen[other] == turn:
            continue
        state.seen[other] = turn
        there = find(rows, other, column)
        if there < 0:
            continue
        columns.row[first + kept] = other
        kept += 1
        if other != row:
            factor = (PRIME - rows.value[there] * back % PRIME) % PRIME
            state.hit[count], state.factor[count] = other, factor
            state.new_one[count] = (state.one[other] + factor * state.one[row]) % PRIME
            state.new_two[count] = (state.two[other] + factor * state.two[row]) % PRIME
            count += 1
    columns.length[column] = kept
    return count


@njit(cache=True)
def _determines(state, count):  # type: ignore[no-untyped-def]  # pragma: no cover
    for k in range(count):
        if state.new_one[k] == 0 and state.new_two[k] == 0 and state.status[state.hit[k]] == HIDDEN:
            return True
    return False


@njit(cache=True)
def _ratio(one, two):  # type: ignore[no-untyped-def]  # pragma: no cover
    return one * inverse(two) % PRIME


@njit(cache=True)
def _count(known, one, two, alone, step):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Count a sensitive row under its ratio: a person alone counts 2^32, anyone else 1. Give what was there."""
    if one == 0 and two == 0:
        return 0
    ratio = _ratio(one, two)
    before = known.get(ratio, 0)
    known[ratio] = before + step * ((1 << 32) if alone else 1)
    return before


@njit(cache=True)
def _recount(known, task, state, count, step):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Count the sensitive rows among the first `count` hit under the ratios that they have."""
    for k in range(count):
        row = state.hit[k]
        if task.sensitive[row]:
            _count(known, state.one[row], state.two[row], task.alone[row], step)


@njit(cache=True)
def _pairs(known, task, state, count):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take the rows hit to their new ratios; where that tells an insider something, take them back and say so."""
    _recount(known, task, state, count, -1)
    done, told = 0, False
    while done < count and not told:
        row = state.hit[done]
        if task.sensitive[row]:
            before = _count(known, state.new_one[done], state.new_two[done], task.alone[row], 1)
            told = before > 0 and (task.alone[row] or before >= 1 << 32)
        done += 1
    if told:
        for k in range(done):
            row = state.hit[k]
            if task.sensitive[row]:
                _count(known, state.new_one[k], state.new_two[k], task.alone[row], -1)
        _recount(known, task, state, count, 1)
    return told


@njit(cache=True)
def _publish(tableau, row, count, state):  # type: ignore[no-untyped-def]  # pragma: no cover
    rows, columns = tableau
    state.status[row] = SHOWN
    longest = rows.length[row]
    for k in range(count):
        longest = max(longest, rows.length[row] + rows.length[state.hit[k]])
    column, value = np.empty(longest, np.int32), np.empty(longest, np.int64)
    for k in range(rows.start[row], rows.start[row] + rows.length[row]):
        columns.live[rows.column[k]] -= 1
    for k in range(count):
        other = state.hit[k]
        state.one[other], state.two[other] = state.new_one[k], state.new_two[k]
        add_multiple(tableau, other, row, state.factor[k], column, value)


@njit(cache=True)
def _bind(rows, row, bound):  # type: ignore[no-untyped-def]  # pragma: no cover
    for k in range(rows.start[row], rows.start[row] + rows.length[row]):
        bound[rows.column[k]] = True


@njit(cache=True)
def _refuse(task, state, row):  # type: ignore[no-untyped-def]  # pragma: no cover
    state.status[row] = HIDDEN
    state.lost[0] += task.price[row]
    return True


@njit(cache=True)
def _consider(tableau, turn, task, state, known):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Publish the candidate of this turn or hide it. False where there is not the space to do either."""
    rows, columns = tableau
    row, forced = task.order[turn], task.forced
    at, least = _pivot(rows, columns, row, task.least)
    if least and not forced and not _balanced(rows, row, state.bound, 2 if task.insiders else 1):
        return _refuse(task, state, row)
    count = _gather(rows, columns, row, at, turn, state)
    if not room_needed(tableau, row, state.hit, count, state.needed):
        state.seen[state.hit[:count]] = -1
        state.seen[row] = -1
        return False
    refused = not forced and _determines(state, count)
    if not refused and task.insiders:
        refused = _pairs(known, task, state, count) and not forced
    if refused:
        return _refuse(task, state, row)
    if least:
        _bind(rows, row, state.bound)
    _publish(tableau, row, count, state)
    return True


@njit(cache=True)
def _go_on(tableau, turn, until, task, state, known):  # type: ignore[no-untyped-def]  # pragma: no cover
    while turn < until and state.lost[0] < task.most:
        row = task.order[turn]
        if state.status[row] != SHOWN:
            if tableau.rows.length[row] == 0:
                state.status[row] = SHOWN
            elif not _consider(tableau, turn, task, state, known):
                break
        turn += 1
    return turn


@njit(cache=True)
def _begin(known, task, state):  # type: ignore[no-untyped-def]  # pragma: no cover
    for row in range(len(task.sensitive)):
        if task.sensitive[row] and state.status[row] != SHOWN:
            state.status[row] = HIDDEN
            if task.insiders:
                _count(known, state.one[row], state.two[row], task.alone[row], 1)


def _marks(
    first: NDArray[np.int64], column: NDArray[np.int32], value: NDArray[np.int64], drawn: NDArray[np.int64]
) -> NDArray[np.int64]:
    sums = np.concatenate([[0], np.cumsum(value * drawn[column] % PRIME)])
    return np.asarray((sums[first[1:]] - sums[first[:-1]]) % PRIME, dtype=np.int64)


class Elimination:
    """One elimination on its way: what is `sensitive` is hidden, and candidates are published or hidden in turn.

    Row r of the system is the sum of the combinations `column[first[r]:first[r + 1]]`, each times its `value` if there
    are such. Rows that are `alone` hold one person; `least` marks the combinations whose count is the least that a
    hidden one can be.
    """

    def __init__(
        self,
        first: NDArray[np.int64],
        column: NDArray[np.int32],
        *,
        sensitive: NDArray[np.bool_],
        alone: NDArray[np.bool_],
        least: NDArray[np.bool_],
        insiders: bool,
        seed: int,
        value: NDArray[np.int64] | None = None,
    ) -> None:
        width, height = len(least), len(first) - 1
        value = np.ones(len(column), dtype=np.int64) if value is None else value
        one, two = np.random.default_rng(seed).integers(1, PRIME, (2, width), dtype=np.int64)
        self._insiders = insiders
        self._task = Task(
            order=np.zeros(0, dtype=np.int64),
            forced=False,
            price=np.zeros(height),
            most=np.inf,
            sensitive=sensitive,
            alone=alone,
            least=least,
            insiders=False,
        )
        self._tableau = lay_out(first, column, value, width)
        self._state = State(
            status=np.zeros(height, dtype=np.int8),
            lost=np.zeros(1),
            one=_marks(first, column, value, one),
            two=_marks(first, column, value, two),
            bound=np.zeros(width, dtype=np.bool_),
            seen=np.full(height, -1, dtype=np.int64),
            hit=np.zeros(height, dtype=np.int64),
            factor=np.zeros(height, dtype=np.int64),
            new_one=np.zeros(height, dtype=np.int64),
            new_two=np.zeros(height, dtype=np.int64),
            needed=np.zeros(2, dtype=np.int64),
        )
        self._known = Dict.empty(key_type=int64, value_type=int64)
        _begin(self._known, self._task, self._state)

    def copy(self) -> "Elimination":
        """The same, to go on with in another way."""
        other = copy(self)
        vars(other).update(_tableau=deepcopy(self._tableau), _state=deepcopy(self._state), _known=self._known.copy())
        return other

    def force(self, order: NDArray[np.int64], progress: Progress | None = None) -> None:
        """Publish these, whatever follows from them."""
        self._run(self._task._replace(order=order, forced=True), progress)

    def offer(
        self,
        order: NDArray[np.int64],
        *,
        price: NDArray[np.float64] | None = None,
        most: float = np.inf,
        progress: Progress | None = None,
    ) -> bool:
        """Publish each of these, or hide it where it would tell something.

        False where hiding them would lose as much as `most`, by a price for each row: then the work is left there.
        """
        if self._insiders and not self._task.insiders:
            self._task = self._task._replace(insiders=True)
            _begin(self._known, self._task, self._state)
        price = self._task.price if price is None else price
        return self._run(self._task._replace(order=order, price=price, most=most), progress)

    @property
    def left(self) -> Eliminated:
        """How it stands now, apart from what becomes of it."""
        status, nothing = self._state.status.copy(), np.zeros(2, dtype=np.int64)
        return Eliminated(status, grow(self._tableau, nothing, status == SHOWN).rows)

    @property
    def result(self) -> Eliminated:
        """What came of it."""
        return Eliminated(self._state.status, self._tableau.rows)

    def _run(self, task: Task, progress: Progress | None) -> bool:
        turn, end = 0, len(task.order)
        self._state.seen[:] = -1
        while turn < end:
            until = min(turn + STRIDE, end)
            turn = _go_on(self._tableau, turn, until, task, self._state, self._known)
            if self._state.lost[0] >= task.most:
                return False
            if turn < until:
                self._tableau = grow(self._tableau, self._state.needed, self._state.status == SHOWN)
            if progress is not None:
                progress(turn, end)
        return True
