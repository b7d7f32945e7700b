"""Publishing one row after another, or hiding it where it would tell something: the inner loops (compiled)."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.tableau import PRIME, add_multiple, find, inverse, room_needed

__all__ = ["EMPTY", "HIDDEN", "OPEN", "SHOWN", "State", "Task", "begin", "go_on", "ratios"]

OPEN, SHOWN, HIDDEN = 0, 1, 2
# The ratio of a row in which nothing is left.
EMPTY = -1


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
    """What changes: status, marks and ratio of each row, which columns stand in an equation of least counts, and space.

    `lost` is the price of the candidates that were hidden.
    """

    status: NDArray[np.int8]
    lost: NDArray[np.float64]
    one: NDArray[np.int64]
    two: NDArray[np.int64]
    ratio: NDArray[np.int64]
    bound: NDArray[np.bool_]
    seen: NDArray[np.int64]
    hit: NDArray[np.int64]
    factor: NDArray[np.int64]
    new_one: NDArray[np.int64]
    new_two: NDArray[np.int64]
    new_ratio: NDArray[np.int64]
    needed: NDArray[np.int64]


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
def ratios(task, state, count):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Write the ratio that each sensitive row hit would have (EMPTY for an empty one): one inverse serves for all."""
    product = 1
    for k in range(count):
        state.new_ratio[k] = product
        if task.sensitive[state.hit[k]] and state.new_two[k] != 0:
            product = product * state.new_two[k] % PRIME
    back = inverse(product)
    for k in range(count - 1, -1, -1):
        if not task.sensitive[state.hit[k]]:
            continue
        if state.new_two[k] != 0:
            state.new_ratio[k] = state.new_one[k] * (back * state.new_ratio[k] % PRIME) % PRIME
            back = back * state.new_two[k] % PRIME
        else:
            state.new_ratio[k] = 0 if state.new_one[k] != 0 else EMPTY


@njit(cache=True)
def _count(known, ratio, alone, step):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Count a sensitive row under its ratio: a person alone counts 2^32, anyone else 1. Give what was there."""
    if ratio == EMPTY:
        return 0
    before = known.get(ratio, 0)
    known[ratio] = before + step * ((1 << 32) if alone else 1)
    return before


@njit(cache=True)
def _recount(known, task, state, count, step):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Count the sensitive rows among the first `count` hit under the ratios that they have."""
    for k in range(count):
        row = state.hit[k]
        if task.sensitive[row]:
            _count(known, state.ratio[row], task.alone[row], step)


@njit(cache=True)
def _pairs(known, task, state, count):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take the rows hit to their new ratios; where that tells an insider something, take them back and say so."""
    ratios(task, state, count)
    _recount(known, task, state, count, -1)
    done, told = 0, False
    while done < count and not told:
        row = state.hit[done]
        if task.sensitive[row]:
            before = _count(known, state.new_ratio[done], task.alone[row], 1)
            told = before > 0 and (task.alone[row] or before >= 1 << 32)
        done += 1
    if told:
        for k in range(done):
            row = state.hit[k]
            if task.sensitive[row]:
                _count(known, state.new_ratio[k], task.alone[row], -1)
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
        state.ratio[other] = state.new_ratio[k]
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
def go_on(tableau, turn, until, task, state, known):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Decide on the candidates from `turn` until `until`; where it comes to, as it stops where there is no space."""
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
def begin(known, task, state):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Hide what is sensitive, and count it under its ratio where the insider rule is on."""
    for row in range(len(task.sensitive)):
        if task.sensitive[row] and state.status[row] != SHOWN:
            state.status[row] = HIDDEN
            if task.insiders:
                one, two = state.one[row], state.two[row]
                state.ratio[row] = one * inverse(two) % PRIME if one != 0 or two != 0 else EMPTY
                _count(known, state.ratio[row], task.alone[row], 1)
