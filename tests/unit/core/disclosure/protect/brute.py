"""What readers of a protected page can work out, by looking at every table that agrees with it, if it is small."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Rule, Table, insiders

SHAPES = ((4,), (5,), (2, 2), (2, 3), (3, 3), (1, 4), (2, 4), (2, 2, 2))
# More tables than this are not looked at.
MOST = 20_000


def dimensions_of(shape: Sequence[int], groups: Sequence[Sequence[int]] = ()) -> tuple[Dimension, ...]:
    """Dimensions of so many categories; `groups` say, for each hierarchy of the last, the group of each category."""
    codes = [tuple(f"{axis}.{place}" for place in range(size)) for axis, size in enumerate(shape)]
    found = [Dimension(f"d{axis}", one) for axis, one in enumerate(codes)]
    over = tuple(
        Hierarchy.of(f"h{number}", {code: f"g{number}.{group}" for code, group in zip(codes[-1], one, strict=True)})
        for number, one in enumerate(groups)
    )
    return (*found[:-1], Dimension(f"d{len(shape) - 1}", codes[-1], over))


def table_of(counts: object, groups: Sequence[Sequence[int]] = ()) -> Table:
    """A table of these counts."""
    people = np.array(counts, dtype=np.int64)
    return Table(dimensions_of(people.shape, groups), people)


@st.composite
def tables(draw: st.DrawFn, shapes: Sequence[Sequence[int]] = SHAPES, *, grouped: bool = True) -> Table:
    """A table of few cells with counts from 0 to 12, many of them 1, with no hierarchy, one, or two that cross."""
    shape = draw(st.sampled_from(shapes))
    size = int(np.prod(shape))
    few, many = st.sampled_from((0, 1, 1, 2, 3)), st.integers(0, 12)
    counts = draw(st.lists(st.one_of(few, few, many), min_size=size, max_size=size))
    last = range(shape[-1])
    some = ((), ([place // 2 for place in last],), ([place // 2 for place in last], [place % 2 for place in last]))
    groups = draw(st.sampled_from(some if grouped and len(last) > 2 else ((),)))
    return table_of(np.reshape(counts, shape), groups)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of any kind for a page of exact numbers."""
    low = draw(st.sampled_from((1, 1, 1, 2)))
    high = draw(st.sampled_from((2, 3, 7) if low > 1 else (1, 2, 3, 7)))
    on, width = st.booleans(), draw(st.sampled_from((0, 0, 2)))
    return Rule(low=low, high=high, insiders=draw(on), groups=draw(on), width=width)


def sums_over(dimensions: Sequence[Dimension], skipped: int | None = None, size: int = 1) -> np.ndarray:
    """Which combinations each cell covers: shape (cells, combinations).

    `skipped` is the place of a further dimension of `size` categories, of which only the total is there.
    """
    each = [one.members.astype(np.int64) for one in dimensions]
    if skipped is not None:
        each.insert(skipped, np.ones((1, size), dtype=np.int64))
    found = np.ones((1, 1), dtype=np.int64)
    for one in each:
        found = np.kron(found, one)
    return found


def worlds(table: Table, pages: Sequence[tuple[np.ndarray, Release]], far: int) -> np.ndarray | None:
    """All cells of every table that agrees with some pages, each with its sums over the combinations of `table`.

    No combination has more than `far` people more than in truth. Shape (tables, cells); None where there are too many.
    """
    rows = np.concatenate([sums for sums, _ in pages])
    low = np.concatenate([page.low.ravel() for _, page in pages])
    high = np.concatenate([page.high.ravel() for _, page in pages])
    true = table.counts.ravel()
    # Sums that are closed early on keep the search short.
    live = np.flatnonzero(~rows[high == 0].any(axis=0))
    people, partial = np.zeros((1, true.size), dtype=np.int64), np.zeros((1, len(rows)), dtype=np.int64)
    for turn, place in enumerate(live):
        steps = np.arange(true[place] + far + 1)
        partial = (partial[:, None] + steps[:, None] * rows[:, place]).reshape(-1, len(rows))
        people = np.repeat(people, len(steps), axis=0)
        people[:, place] = np.tile(steps, len(people) // len(steps))
        later = rows[:, live[turn + 1 :]].any(axis=1)
        fits = (partial <= high).all(axis=1) & ((partial >= low) | later).all(axis=1)
        people, partial = people[fits], partial[fits]
        if len(people) > MOST:
            return None
    return people @ sums_over(table.dimensions).T


def told(
    table: Table, page: Release, rule: Rule, earlier: Sequence[tuple[np.ndarray, Release]] = (), far: int = 4
) -> set[tuple[int, ...]] | None:
    """The hidden cells that readers, or people who are alone in a cell, can work out. None: too many tables to look at.

    Looks again, further off, before it says that a cell is told: too narrow a look makes cells look fixed.
    """
    everything = worlds(table, [(sums_over(table.dimensions), page), *earlier], far)
    if everything is None:
        return None
    hidden = page.hidden.ravel()
    fixed = hidden & (np.ptp(everything, axis=0) < max(rule.width, 1))
    sensitive = (table.cells >= rule.low) & (table.cells <= rule.high)
    for own in insiders(table) if rule.insiders else ():
        mine = [int(np.ravel_multi_index(cell, table.shape)) for cell in own]
        known = np.ptp(everything[(everything[:, mine] == 1).all(axis=1)], axis=0) == 0
        known[mine] = False
        fixed |= hidden & known & sensitive.ravel()
    found = set(map(tuple, np.argwhere(fixed.reshape(table.shape)).tolist()))
    return told(table, page, rule, earlier, 13) if found and far < 13 else found
