"""Gather changes until every hidden row can differ, for outsiders and for people alone in a cell (compiled)."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.rounded.walking import (
    FIXED,
    NONE,
    Board,
    Change,
    Effort,
    draw,
    move,
    restore,
    walk,
)

__all__ = ["FAR", "Proof", "Task", "cover", "enter", "is_open", "new_proof", "room"]

# As far as a row may rise once it has no upper bound.
FAR = 2**30


class Task(NamedTuple):
    """What is to be proven. `hidden` rows; `alone`: places of one person, who knows of it; `counts` of the rows."""

    hidden: NDArray[np.bool_]
    alone: NDArray[np.bool_]
    counts: NDArray[np.int64]


class Proof(NamedTuple):
    """The changes found, and who might notice.

    Change k is `at[first[k]:first[k + 1]]` and the people added there, `by`. `moved`: whether some change moves the
    row. Whoever is alone at `notice[start[r]:start[r] + many[r]]` would notice every change that moves row r so far.
    `used` holds how much of notice, of the changes and of their entries is filled, and what room a change needed that
    did not fit.
    """

    moved: NDArray[np.bool_]
    start: NDArray[np.int64]
    many: NDArray[np.int64]
    notice: NDArray[np.int64]
    first: NDArray[np.int64]
    at: NDArray[np.int64]
    by: NDArray[np.int64]
    used: NDArray[np.int64]


def new_proof(rows: int, places: int) -> Proof:
    """A proof with no change in it, with room for some."""
    some = 4 * (rows + places) + 64
    return Proof(
        np.zeros(rows, np.bool_),
        np.zeros(rows, np.int64),
        np.zeros(rows, np.int64),
        np.zeros(some, np.int64),
        np.zeros(some, np.int64),
        np.zeros(some, np.int64),
        np.zeros(some, np.int64),
        np.zeros(4, np.int64),
    )


def room(proof: Proof, places: int) -> Proof:
    """The same proof, with more room where the next change might not fit."""
    notice, changes, entries, need = proof.used

    def longer(array: NDArray[np.int64], least: int) -> NDArray[np.int64]:
        return array if least <= len(array) else np.concatenate([array, np.zeros(max(least, len(array)), np.int64)])

    return Proof(
        proof.moved,
        proof.start,
        proof.many,
        longer(proof.notice, notice + need),
        longer(proof.first, changes + 2),
        longer(proof.at, entries + places),
        longer(proof.by, entries + places),
        proof.used,
    )


@njit(cache=True)
def is_open(proof: Proof, row: int) -> bool:
    """Whether a row is still to be moved, or somebody would notice each change that moves it."""
    return not proof.moved[row] or proof.many[row] > 0


@njit(cache=True)
def _note(board: Board, task: Task, proof: Proof, row: int, change: Change) -> None:
    """A row is moved: whoever is alone at a place that the change leaves as it is would not notice."""
    if proof.moved[row]:
        many, start = 0, proof.start[row]
        for entry in range(start, start + proof.many[row]):
            if board.walk.within[proof.notice[entry]]:
                proof.notice[start + many] = proof.notice[entry]
                many += 1
        proof.many[row] = many
        return
    proof.moved[row] = True
    proof.start[row] = proof.used[0]
    # Whoever is alone in the row knows it anyway.
    own = board.rows.down[board.rows.down_first[row]] if task.counts[row] == 1 else -1
    for entry in range(change.size[0]):
        place = change.at[entry]
        if task.alone[place] and place != own:
            proof.notice[proof.used[0]] = place
            proof.used[0] += 1
    proof.many[row] = proof.used[0] - proof.start[row]


@njit(cache=True)
def _need(board: Board, task: Task, change: Change) -> int:
    """The most entries of `notice` that a change may take."""
    over, alone = 0, 0
    for entry in range(change.size[0]):
        place = change.at[entry]
        over += board.rows.up_first[place + 1] - board.rows.up_first[place]
        alone += task.alone[place]
    return over * alone


@njit(cache=True)
def _hide(board: Board, task: Task, row: int) -> None:
    page = board.page
    task.hidden[row] = True
    page.low[row] = page.floor[row]
    page.high[row] = FAR
    page.price[row] = FIXED


@njit(cache=True)
def _write(proof: Proof, change: Change) -> None:
    begin, size = proof.used[2], change.size[0]
    for entry in range(size):
        proof.at[begin + entry] = change.at[entry]
        proof.by[begin + entry] = change.by[entry]
    proof.used[2] += size
    proof.used[1] += 1
    proof.first[proof.used[1]] = proof.used[2]


@njit(cache=True)
def enter(board: Board, task: Task, proof: Proof, change: Change) -> None:
    """Take a change into the proof, and hide the rows that it breaks."""
    rows, state = board.rows, board.walk
    size = change.size[0]
    for entry in range(size):
        state.within[change.at[entry]] = True
        move(board, change.at[entry], change.by[entry])
    for entry in range(state.number[0]):
        _hide(board, task, state.broken[entry])
    for entry in range(size):
        place = change.at[entry]
        for over in range(rows.up_first[place], rows.up_first[place + 1]):
            row = rows.up[over]
            if task.hidden[row] and state.off[row] != 0:
                _note(board, task, proof, row, change)
                state.off[row] = 0  # Noted once is enough, and `restore` comes next.
    for entry in range(size):
        state.within[change.at[entry]] = False
    _write(proof, change)
    restore(board)


@njit(cache=True)
def _turn(board: Board, proof: Proof, row: int, one: int) -> None:
    """Bar the places whose people would notice every change so far (or number `one` of them), or free them again."""
    for entry in range(proof.many[row]):
        if one in (-1, entry):
            place = proof.notice[proof.start[row] + entry]
            board.walk.barred[place] = not board.walk.barred[place]


@njit(cache=True)
def _seek(board: Board, proof: Proof, row: int, effort: Effort, change: Change, best: Change) -> int:
    """The price of the cheapest change found that moves a row and that somebody new would not notice, or NONE."""
    least = NONE
    for turn in range(effort.tries):
        one = -1
        if turn >= effort.tries // 2 and proof.many[row] > 0:
            one = draw(board.walk.random, proof.many[row])
        _turn(board, proof, row, one)
        price = walk(board, row, 1 if turn % 2 == 0 else -1, effort, change)
        _turn(board, proof, row, one)
        if price < least:
            least = price
            size = change.size[0]
            best.at[:size] = change.at[:size]
            best.by[:size] = change.by[:size]
            best.size[0] = size
        if least == 0:
            break
    return least


@njit(cache=True)
def cover(board: Board, task: Task, proof: Proof, effort: Effort, targets: NDArray[np.int64]) -> tuple[int, int]:
    """Look for changes for each target in turn, hiding more where `page.price` allows it.

    Returns how many targets are done with, fewer than there are where the proof needs more room (call again with the
    rest) or where more failed than `effort.failures`, and how many failed.
    """
    places = len(board.walk.by)
    change = Change(np.zeros(places, np.int64), np.zeros(places, np.int64), np.zeros(1, np.int64))
    best = Change(np.zeros(places, np.int64), np.zeros(places, np.int64), np.zeros(1, np.int64))
    failed = 0
    for turn in range(len(targets)):
        row = targets[turn]
        while is_open(proof, row):
            if proof.used[2] + places > len(proof.at) or proof.used[1] + 2 > len(proof.first):
                return turn, failed
            if _seek(board, proof, row, effort, change, best) == NONE:
                failed += 1
                break
            proof.used[3] = _need(board, task, best)
            if proof.used[0] + proof.used[3] > len(proof.notice):
                return turn, failed
            enter(board, task, proof, best)
        if failed > effort.failures:
            return turn + 1, failed
    return len(targets), failed
