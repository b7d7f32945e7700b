"""What an audit reports besides verdicts: groups of one answer, who could compute others, small numbers shown."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.elimination import PRIME, Reduced, reduce, rows_of
from colonnade.core.disclosure.audit.equations import Equations
from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.audit.verdict import Group, Pair
from colonnade.core.disclosure.table import Cell, Release, Rule, Status

__all__ = ["groups_of", "pairs_of", "shown_small"]

Mask = NDArray[np.bool_]


def shown_small(release: Release, rule: Rule) -> Iterator[Cell]:
    """Cells that the page shows exactly though the rule calls their number sensitive."""
    small = (release.status == Status.SHOWN) & (release.low == release.high)
    small &= (release.low >= rule.low) & (release.low <= rule.high)
    for cell in np.argwhere(small).tolist():
        yield tuple(cell)


def groups_of(release: Release, low: NDArray[np.int64], high: NDArray[np.int64]) -> Iterator[Group]:
    """Lines of a dimension where the page tells that all of known answer are in one category.

    `low` and `high` are what follows from the page, in its shape. Categories that mean unknown are left out; a
    dimension needs two others for the question to arise.
    """
    for axis, dimension in enumerate(release.dimensions):
        known = [at for at, code in enumerate(dimension.categories) if code not in dimension.unknown]
        if len(known) < 2:  # noqa: PLR2004 -- with one answer there is nothing to tell apart
            continue
        least, most = np.moveaxis(low, axis, 0)[known], np.moveaxis(high, axis, 0)[known]
        one_only = ((most > 0).sum(axis=0) == 1) & (least.max(axis=0) > 0)
        largest = most.argmax(axis=0)
        for line in np.argwhere(one_only).tolist():
            only = known[int(largest[tuple(line)])]
            yield Group(dimension.name, (*line[:axis], only, *line[axis:]))


def pairs_of(frame: Frame, equations: Equations, bounds: Bounds, release: Release, asked: Mask) -> Iterator[Pair]:
    """Pairs of hidden cells such that whoever is alone in the first could compute the second.

    Found where the two can only move together: their rows in the null space are parallel. `bounds` are what follows
    from the page. Pairs where the second can hold nobody but this same person are left out.
    """
    rows = rows_of(frame, equations, bounds)
    reduced = reduce(rows)
    if reduced is None or not len(reduced.free):
        return
    back = {int(cell): place for place, cell in reversed(list(enumerate(frame.places[0])))}
    shape = release.shown.shape
    for alone, learns in _parallel(frame, reduced, bounds, asked):
        first, second = (tuple(int(at) for at in np.unravel_index(back[cell], shape)) for cell in (alone, learns))
        yield Pair(first, second)


def _parallel(frame: Frame, reduced: Reduced, bounds: Bounds, asked: Mask) -> Iterator[tuple[int, int]]:
    directions, particular = reduced.directions(1, 3), reduced.particular()
    columns = reduced.rows.columns
    together: dict[tuple[int, ...], list[int]] = {}
    for column in np.flatnonzero(asked[columns] & (directions[0] != 0)):
        here = [int(value) for value in directions[:, column]]
        scale = pow(here[0], -1, PRIME)
        together.setdefault(tuple(value * scale % PRIME for value in here), []).append(int(column))
    for same in together.values():
        for alone, learns in permutations(same, 2):
            ratio = int(directions[0, learns]) * pow(int(directions[0, alone]), -1, PRIME)
            value = (int(particular[learns]) + ratio * (1 - int(particular[alone]))) % PRIME
            if _tells(frame, bounds, int(columns[alone]), int(columns[learns]), value):
                yield int(columns[alone]), int(columns[learns])


def _tells(frame: Frame, bounds: Bounds, alone: int, learns: int, value: int) -> bool:
    """Whether the first can be 1 and the second be `value`, and that is a number about somebody else."""
    if not (bounds.low[alone] <= 1 <= bounds.high[alone] and bounds.low[learns] <= value <= bounds.high[learns]):
        return False
    return not (value == 1 and frame.nested(alone, learns))
