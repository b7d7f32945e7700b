"""Checking tables that are offered as proof: whether they agree with the page, and which cells they let differ.

This is the only way in which the audit ever calls a cell safe. It believes nothing: every table is summed up again and
held against the bounds of every cell. Tables of whole people are held to them exactly: sums are floating-point numbers,
which are exact for whole numbers below 2^53, and larger ones are refused. Tables in parts of people may be off by a
millionth of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.table import Alternatives, Counts

__all__ = ["ALL_COUNTS", "NEARLY", "Checked", "Holders", "check", "holders_of"]

Places = NDArray[np.int64]
Shape = tuple[int, ...]
# How far off, in people, a table in parts of people may be.
NEARLY = 1e-6
# The counts that it matters to know, where that is every one.
ALL_COUNTS = (0, 2**62)


@dataclass(frozen=True, eq=False)
class Holders:
    """What insiders know: person p knows that each cell of `cells[first[p]:first[p + 1]]` (flat) holds only them."""

    first: Places
    cells: Places

    def __len__(self) -> int:
        """How many insiders there are."""
        return len(self.first) - 1

    def known_to(self, person: int) -> Places:
        """The cells of one insider."""
        return self.cells[self.first[person] : self.first[person + 1]]


def holders_of(
    frame: Frame, insiders: Sequence[Sequence[Sequence[tuple[int, ...]]]], shapes: Sequence[Shape]
) -> Holders:
    """Insiders by the cells of a frame: `insiders` has for each of its pages (in `shapes`) what each of them knows.

    Pages after the first may say nothing of anybody; otherwise all speak of the same insiders in the same order.
    """
    known: list[set[int]] = [set() for _ in insiders[0]]
    for page, place, shape in zip(insiders, frame.places, shapes, strict=True):
        for cells, person in zip(page, known, strict=bool(page)):
            if cells:
                flat = np.ravel_multi_index(tuple(np.array(cells, dtype=np.int64).T), tuple(shape))
                person.update(place[flat].tolist())
    first = np.concatenate([[0], np.cumsum([len(one) for one in known])]).astype(np.int64)
    return Holders(first, np.array([cell for one in known for cell in sorted(one)], dtype=np.int64))


@dataclass(frozen=True, eq=False)
class Checked:
    """What offered tables prove. Flat arrays over the cells of the frame.

    `fits`: the table to start from agrees with the page; otherwise nothing is proved. `accepted`: which changes agree
    too. `least` and `greatest`: over all tables that agree, float64 where these are in parts of people. `moved`: asked
    cells that some change moves far enough, or that have a number of no harm.
    `cell` and `person`: pairs of a moved cell and an insider from whom it is *not* proved safe, as this insider would
    notice every change that moves it. Cells that nothing moves are proved safe from nobody.
    """

    fits: bool
    accepted: NDArray[np.bool_]
    least: Counts | NDArray[np.float64]
    greatest: Counts | NDArray[np.float64]
    moved: NDArray[np.bool_]
    cell: Places
    person: Places


def check(
    frame: Frame,
    bounds: Bounds,
    offered: Alternatives,
    asked: NDArray[np.bool_],
    holders: Holders,
    *,
    width: int = 0,
    harmful: tuple[int, int] = ALL_COUNTS,
) -> Checked:
    """Hold offered tables against a page.

    `width`: how far apart two numbers of a cell must stand, if more than 1. `harmful`: the least and the greatest count
    that it is harmful to find out; one table with another number in a cell settles the cell.
    """
    nothing = np.zeros(len(offered), dtype=np.bool_)
    if offered.start.shape != frame.categories or not offered.is_sound:
        return _unproved(frame, nothing)
    start = frame.expand(offered.start)
    near = 0.0 if offered.is_whole else NEARLY
    low, high, below, above = bounds.low - near, bounds.high + near, harmful[0] - 1 + near, harmful[1] + 1 - near
    if (offered.start < -near).any() or (start < low).any() or (start > high).any():
        return _unproved(frame, nothing)
    harmless = asked & ((start <= below) | (start >= above))
    order = np.argsort(holders.cells, kind="stable")
    owner = np.repeat(np.arange(len(holders)), np.diff(holders.first))
    knowing = np.searchsorted(holders.cells[order], np.arange(frame.size + 1)).astype(np.int64)
    astray = np.zeros(len(holders), dtype=np.bool_)
    astray[owner[np.abs(start[holders.cells] - 1) > near]] = True
    least, greatest = start.astype(np.float64), start.astype(np.float64)
    accepted, begin, length, pool = _walk(
        _above(frame),
        (offered.first, offered.at, offered.by.astype(np.float64)),
        (start.astype(np.float64), low, high, asked & ~harmless, least, greatest),
        (knowing, owner[order], len(holders), near),
        (max(width, 1) - near, below, above),
    )
    moved = np.flatnonzero(length >= 0)
    taken = np.repeat(begin[moved], length[moved]) + _within(length[moved])
    settled = harmless | (length >= 0)
    pairs = (np.repeat(moved, length[moved]), pool[taken])
    cell, person = _still_open(frame, np.flatnonzero(settled), pairs, astray, holders)
    if offered.is_whole:
        least, greatest = least.astype(np.int64), greatest.astype(np.int64)
    return Checked(True, accepted, least, greatest, settled, cell, person)  # noqa: FBT003 -- a field's value


def _within(length: Places) -> Places:
    """0, 1, 2 and so on within each of several stretches."""
    return np.asarray(np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length), dtype=np.int64)


def _above(frame: Frame) -> tuple[Places, Places, Places, int]:
    """The codes that hold each category of each axis, as steps among flat cells: (ends, steps, sizes, most)."""
    above = [np.nonzero(axis.members.T) for axis in frame.axes]
    stride = np.cumprod([1, *frame.shape[:0:-1]])[::-1]
    steps = np.concatenate([code * step for (_, code), step in zip(above, stride, strict=True)]).astype(np.int64)
    counts = [
        np.bincount(category, minlength=size) for (category, _), size in zip(above, frame.categories, strict=True)
    ]
    ends = np.concatenate([[0], np.cumsum(np.concatenate(counts))]).astype(np.int64)
    return ends, steps, np.array(frame.categories, dtype=np.int64), int(np.prod([one.max() for one in counts]))


def _unproved(frame: Frame, nothing: NDArray[np.bool_]) -> Checked:
    zeros, none = np.zeros(frame.size, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return Checked(False, nothing, zeros, zeros, np.zeros(frame.size, dtype=np.bool_), none, none)  # noqa: FBT003


def _still_open(
    frame: Frame, moved: Places, pairs: tuple[Places, Places], astray: NDArray[np.bool_], holders: Holders
) -> tuple[Places, Places]:
    """Pairs of moved cell and insider that are not proved, without the insider's own cells.

    Whoever knows better than the table to start from (`astray`) learns nothing from changes to it.
    """
    cell, person = pairs
    kept, lost = ~astray[person], np.flatnonzero(astray)
    cell = np.concatenate([cell[kept], np.tile(moved, len(lost))])
    person = np.concatenate([person[kept], np.repeat(lost, len(moved))])
    own = np.repeat(np.arange(len(holders)), np.diff(holders.first)) * frame.size + holders.cells
    other = ~np.isin(person * frame.size + cell, own)
    return cell[other], person[other]


@njit(cache=True)
def _holding(place, ends, codes, sizes, buffer, spare):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Every flat cell that holds one combination of categories; gives how many stand in `buffer`."""
    count = 1
    buffer[0] = 0
    axis_start = np.sum(sizes)
    left = place
    for axis in range(len(sizes) - 1, -1, -1):
        axis_start -= sizes[axis]
        category = axis_start + left % sizes[axis]
        left //= sizes[axis]
        added = 0
        for at in range(ends[category], ends[category + 1]):
            for known in range(count):
                spare[added] = buffer[known] + codes[at]
                added += 1
        count = added
        buffer[:count] = spare[:count]
    return count


@njit(cache=True)
def _spread(change, at, by, shape, work):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Sum one change up to all its margins; gives how many cells of `touched` it reaches."""
    ends, codes, sizes, largest = shape
    stamp, delta, touched = work
    buffer, spare = np.zeros(largest, dtype=np.int64), np.zeros(largest, dtype=np.int64)
    count = 0
    for here in range(len(at)):
        for cell in buffer[: _holding(at[here], ends, codes, sizes, buffer, spare)]:
            if stamp[cell] != change:
                stamp[cell] = change
                delta[cell] = 0
                touched[count] = cell
                count += 1
            delta[cell] += by[here]
    return count


@njit(cache=True)
def _agrees(touched, delta, start, low, high):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Whether every cell that a change reaches stays within what the page allows."""
    for cell in touched:
        value = start[cell] + delta[cell]
        if value < low[cell] or value > high[cell]:
            return False
    return True


@njit(cache=True)
def _notice(touched, delta, people, seen, change, noticing):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Who would notice a change: the insiders one of whose cells it moves."""
    knowing, person, _, near = people
    count = 0
    for cell in touched:
        if abs(delta[cell]) <= near:
            continue
        for at in range(knowing[cell], knowing[cell + 1]):
            who = person[at]
            if seen[who] != change:
                seen[who] = change
                noticing[count] = who
                count += 1
    return count


@njit(cache=True)
def _met(cell, noticed, seen, change, known):  # type: ignore[no-untyped-def]  # pragma: no cover
    """A change moves a cell: only who noticed all such changes so far stays. Gives the pool, grown where needed."""
    begin, length, pool, end = known
    if length[cell] < 0:
        if end[0] + len(noticed) > len(pool):
            longer = np.zeros(2 * len(pool) + len(noticed), dtype=np.int64)
            longer[: len(pool)] = pool
            pool = longer
        begin[cell], length[cell] = end[0], len(noticed)
        pool[end[0] : end[0] + len(noticed)] = noticed
        end[0] += len(noticed)
        return pool
    kept = begin[cell]
    for here in range(begin[cell], begin[cell] + length[cell]):
        if seen[pool[here]] == change:
            pool[kept] = pool[here]
            kept += 1
    length[cell] = kept - begin[cell]
    return pool


@njit(cache=True)
def _walk(shape, offered, page, people, limits):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Go through all changes. Gives which agree, and for each cell who notices every change there, in a pool."""
    first, places, steps = offered
    start, low, high, asked, least, greatest = page
    insiders = people[2]
    width, below, above = limits
    cells, changes = len(start), len(first) - 1
    stamp, delta, touched = np.full(cells, -1), np.zeros(cells, dtype=np.float64), np.zeros(cells, dtype=np.int64)
    seen, noticing = np.full(insiders, -1), np.zeros(insiders, dtype=np.int64)
    accepted = np.zeros(changes, dtype=np.bool_)
    begin, length = np.zeros(cells, dtype=np.int64), np.full(cells, -1)
    pool, end = np.zeros(1024, dtype=np.int64), np.zeros(1, dtype=np.int64)
    for change in range(changes):
        at, by = places[first[change] : first[change + 1]], steps[first[change] : first[change + 1]]
        count = _spread(change, at, by, shape, (stamp, delta, touched))
        if not _agrees(touched[:count], delta, start, low, high):
            continue
        accepted[change] = True
        noticed = noticing[: _notice(touched[:count], delta, people, seen, change, noticing)]
        for cell in touched[:count]:
            value = start[cell] + delta[cell]
            least[cell] = min(least[cell], value)
            greatest[cell] = max(greatest[cell], value)
            if asked[cell] and (abs(delta[cell]) >= width or value <= below or value >= above):
                pool = _met(cell, noticed, seen, change, (begin, length, pool, end))
    return accepted, begin, length, pool
