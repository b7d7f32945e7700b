"""What an attacker can do, by looking at every table there is. Only for tables of a few people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from hypothesis import strategies as st

from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Hierarchy, Release, Status, Table, expand

DIMENSIONS = {
    "so": Dimension("so", ("L", "B")),
    "gi": Dimension("gi", ("W", "M")),
    "age": Dimension("age", ("young", "old", "older")),
    "team": Dimension("team", ("T1", "T2", "T3"), (Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"}),)),
}
# T2 has moved to the other division, and D1 is called something else.
MOVED = Dimension("team", ("T1", "T2", "T3"), (Hierarchy.of("division", {"T1": "E1", "T2": "D2", "T3": "D2"}),))
LAYOUTS = (("so", "age"), ("so", "team"), ("age", "so"), ("so", "gi", "gi2"))


def dimensions_of(layout: Sequence[str]) -> tuple[Dimension, ...]:
    """The dimensions of a layout by name."""
    more = {**DIMENSIONS, "gi2": Dimension("sab", ("same", "other"))}
    return tuple(more[name] for name in layout)


@cache
def _summing(parts: int, people: int) -> np.ndarray:
    """Every way to place so many people: shape (ways, parts)."""
    if parts == 1:
        return np.array([[people]])
    return np.concatenate(
        [
            np.column_stack([np.full(len(rest), here), rest])
            for here in range(people + 1)
            for rest in [_summing(parts - 1, people - here)]
        ]
    )


def worlds(page: Release, *, knows_rule: bool = True, known: Sequence[tuple[int, ...]] = ()) -> np.ndarray:
    """Every table that agrees with a page whose total is shown: all cells of each, shape (tables, cells).

    `known` are cells that are known to be 1.
    """
    size = int(np.prod([len(one.categories) for one in page.dimensions]))
    low, high = page.low.copy(), page.high.copy()
    if not knows_rule:
        starred = page.status == Status.HIDDEN
        low[starred], high[starred] = 0, UNBOUNDED
    for cell in known:
        low[cell] = high[cell] = 1
    each = np.eye(size, dtype=np.int64).reshape(size, *(len(one.categories) for one in page.dimensions))
    margins = np.array([expand(one, page.dimensions).ravel() for one in each])
    total = int(page.low.flat[-1]), int(page.high.flat[-1])
    cells = np.concatenate([_summing(size, people) for people in range(total[0], total[1] + 1)]) @ margins
    return cells[((cells >= low.ravel()) & (cells <= high.ravel())).all(axis=1)]


@st.composite
def tables(draw: st.DrawFn, layouts: Sequence[Sequence[str]] = LAYOUTS, most: int = 8) -> Table:
    """A table of a few people."""
    dimensions = dimensions_of(draw(st.sampled_from(layouts)))
    shape = tuple(len(one.categories) for one in dimensions)
    size = int(np.prod(shape))
    people = draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=most))
    return Table(dimensions, np.bincount(people, minlength=size).reshape(shape).astype(np.int64))


@st.composite
def pages(draw: st.DrawFn, table: Table) -> Release:
    """Any page of a table that shows its total: some cells hidden, some perhaps missing, the rest perhaps rounded."""
    cells = table.cells
    rounding = draw(st.sampled_from((0, 0, 0, 3)))
    chance = draw(st.sampled_from((0.2, 0.5, 0.8)))
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    hidden = (generator.random(cells.shape) < chance) & (cells > 0)
    absent = (generator.random(cells.shape) < draw(st.sampled_from((0.0, 0.0, 0.15)))) & ~hidden
    hidden.flat[-1] = absent.flat[-1] = False
    sign = (1, draw(st.sampled_from((int(cells.max()), UNBOUNDED))))
    return Release.of(table.dimensions, cells, hidden, absent=absent, rounding=rounding, sign=sign)
