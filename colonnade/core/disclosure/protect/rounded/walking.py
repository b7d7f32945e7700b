"""Look for another table that agrees with a page, by moving one person at a time (compiled).

A walk starts from the true table with one row that has to change. As long as some row is outside what the page allows,
one such row is drawn, and the person is added or taken away in the place that does least harm elsewhere. This is local
search with a short memory (F. Glover, *Tabu search*, ORSA Journal on Computing 1, 1989) on the rows that are broken, as
in B. Selman, H. Kautz and B. Cohen, *Noise strategies for improving local search*, AAAI 1994.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.rows import Rows

__all__ = ["FIXED", "NONE", "Board", "Change", "Effort", "Page", "Walk", "draw", "move", "new_walk", "restore", "walk"]

# The price of a row that cannot be hidden, because it is hidden or has to change.
FIXED = -1
# What it costs that such a row is off by one person: more than all that could be hidden.
HARM = 2**40
# No table was found.
NONE = 2**62
LONG_AGO = -(10**9)


class Page(NamedTuple):
    """How far each row may be from its true count, and what it costs to hide it instead (or FIXED).

    `floor` is how far it may fall once it is hidden: to 1. One entry for each row.
    """

    low: NDArray[np.int32]
    high: NDArray[np.int32]
    floor: NDArray[np.int64]
    price: NDArray[np.int64]


class Walk(NamedTuple):
    """Where a walk stands: how far each row and place is from the truth, the broken rows and the places touched.

    `number` holds how many rows are broken and how many places touched; `spot` is where a row stands in `broken`, or
    -1; `last` is the step at which a place was last moved; `barred` places are not to be moved; `within` are the places
    of a change while it is looked at; `random` is the state of the generator.
    """

    off: NDArray[np.int32]
    spot: NDArray[np.int64]
    broken: NDArray[np.int64]
    by: NDArray[np.int64]
    last: NDArray[np.int64]
    touched: NDArray[np.int64]
    seen: NDArray[np.bool_]
    barred: NDArray[np.bool_]
    within: NDArray[np.bool_]
    number: NDArray[np.int64]
    random: NDArray[np.uint64]


class Board(NamedTuple):
    """All that a walk goes over: the additions, the page and where the walk stands."""

    rows: Rows
    page: Page
    walk: Walk


class Effort(NamedTuple):
    """How hard to look: steps of a walk, walks for a change, places looked at in a step, rows given up on at most."""

    steps: int
    tries: int
    width: int
    failures: int


class Change(NamedTuple):
    """Room for one change: places, people added, and in `size` how many entries are used."""

    at: NDArray[np.int64]
    by: NDArray[np.int64]
    size: NDArray[np.int64]


def new_walk(rows: int, places: int, seed: int) -> Walk:
    """A walk that stands at the truth."""
    state = np.random.default_rng(seed).integers(1, 2**63, 1).astype(np.uint64)
    return Walk(
        np.zeros(rows, np.int32),
        np.full(rows, -1, np.int64),
        np.zeros(rows, np.int64),
        np.zeros(places, np.int64),
        np.full(places, LONG_AGO, np.int64),
        np.zeros(places, np.int64),
        np.zeros(places, np.bool_),
        np.zeros(places, np.bool_),
        np.zeros(places, np.bool_),
        np.zeros(2, np.int64),
        state,
    )


@njit(cache=True)
def draw(random: NDArray[np.uint64], below: int) -> int:
    """A whole number from 0 to below - 1 (G. Marsaglia, *Xorshift RNGs*, 2003)."""
    x = random[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    random[0] = x
    return int(np.int64((x >> np.uint64(11)) % np.uint64(below)))


@njit(cache=True)
def _harm(page: Page, row: int, off: int) -> int:
    """What it costs that a row is so far off: nothing within its bounds, its price where it can be hidden."""
    if page.low[row] <= off <= page.high[row]:
        return 0
    if page.price[row] != FIXED and off >= page.floor[row]:
        return int(page.price[row])
    return int(HARM * max(page.low[row] - off, off - page.high[row]))


@njit(cache=True)
def _gain(board: Board, place: int, sign: int) -> int:
    rows, page, state = board
    total = 0
    for entry in range(rows.up_first[place], rows.up_first[place + 1]):
        row = rows.up[entry]
        off = state.off[row]
        # Most rows are within their bounds before and after: the test comes first because this is the inner loop.
        if min(off, off + sign) < page.low[row] or max(off, off + sign) > page.high[row]:
            total += _harm(page, row, off + sign) - _harm(page, row, off)
    return total


@njit(cache=True)
def _mark(board: Board, row: int) -> None:
    """Enter a row among the broken ones, or strike it out."""
    page, state = board.page, board.walk
    out = state.off[row] < page.low[row] or state.off[row] > page.high[row]
    if out and state.spot[row] < 0:
        state.spot[row] = state.number[0]
        state.broken[state.number[0]] = row
        state.number[0] += 1
    elif not out and state.spot[row] >= 0:
        state.number[0] -= 1
        last = state.broken[state.number[0]]
        state.broken[state.spot[row]] = last
        state.spot[last] = state.spot[row]
        state.spot[row] = -1


@njit(cache=True)
def move(board: Board, place: int, people: int) -> None:
    """Add people at a place (or take them away, where negative)."""
    rows, state = board.rows, board.walk
    state.by[place] += people
    if not state.seen[place]:
        state.seen[place] = True
        state.touched[state.number[1]] = place
        state.number[1] += 1
    for entry in range(rows.up_first[place], rows.up_first[place + 1]):
        state.off[rows.up[entry]] += people
        _mark(board, rows.up[entry])


@njit(cache=True)
def restore(board: Board) -> None:
    """Go back to the truth."""
    rows, state = board.rows, board.walk
    for entry in range(state.number[1]):
        place = state.touched[entry]
        for over in range(rows.up_first[place], rows.up_first[place + 1]):
            state.off[rows.up[over]] = 0
        state.seen[place] = False
        state.last[place] = LONG_AGO
        state.by[place] = 0
    for entry in range(state.number[0]):
        state.spot[state.broken[entry]] = -1
    state.number[:] = 0


@njit(cache=True)
def _choose(board: Board, row: int, sign: int, step: int, width: int) -> tuple[int, int]:
    """The place of a row where one person more (or fewer) does least harm, and that harm; (-1, 0) where none is free.

    Of rows with more than `width` places, so many are drawn.
    """
    rows, state = board.rows, board.walk
    first = rows.down_first[row]
    size = rows.down_first[row + 1] - first
    start = draw(state.random, size)
    best, least = -1, 0
    for turn in range(min(size, width)):
        entry = (start + turn) % size if size <= width else draw(state.random, size)
        place = rows.down[first + entry]
        if state.barred[place] or step - state.last[place] < 3 + draw(state.random, 5):
            continue
        gain = _gain(board, place, sign)
        if best < 0 or gain < least or (gain == least and draw(state.random, 2) == 0):
            best, least = place, gain
    return best, least


@njit(cache=True)
def _keep(state: Walk, change: Change) -> None:
    size = 0
    for entry in range(state.number[1]):
        place = state.touched[entry]
        if state.by[place] != 0:
            change.at[size] = place
            change.by[size] = state.by[place]
            size += 1
    change.size[0] = size


@njit(cache=True)
def walk(board: Board, target: int, sign: int, effort: Effort, change: Change) -> int:
    """Look for a table in which row `target` has more people (sign 1) or fewer (-1) and no barred place differs.

    Writes the cheapest change that was met to `change` and returns the price of the rows that have to be hidden for it:
    0 where it agrees with the page as it is, NONE where no table was met.
    """
    page, state = board.page, board.walk
    low, high, price = page.low[target], page.high[target], page.price[target]
    if (sign > 0 and high < 1) or (sign < 0 and low > -1):
        return NONE
    page.low[target] = 1 if sign > 0 else low
    page.high[target] = high if sign > 0 else -1
    page.price[target] = FIXED
    _mark(board, target)
    harm, best = HARM, NONE
    for step in range(effort.steps):
        row = state.broken[draw(state.random, state.number[0])]
        way = 1 if state.off[row] < page.low[row] else -1
        place, gain = _choose(board, row, way, step, effort.width)
        if place < 0:
            continue
        move(board, place, way)
        state.last[place] = step
        harm += gain
        if harm < min(HARM, best):
            best = harm
            _keep(state, change)
        if state.number[0] == 0:
            break
    restore(board)
    page.low[target], page.high[target], page.price[target] = low, high, price
    return best
