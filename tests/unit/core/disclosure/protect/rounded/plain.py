"""Plain ways to check a page to the nearest 5: slow, dense, and with nothing in common with what they check."""

import itertools

import numpy as np

from colonnade.core.disclosure.protect.rounded import Rounded
from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Rule, Table, expand, insiders

ROUNDED = Rule(rounding=5)


def table_of(counts, hierarchy: tuple[int, ...] = ()) -> Table:
    """A table of these counts; `hierarchy` groups the categories of the last dimension."""
    counts = np.asarray(counts, dtype=np.int64)
    dimensions = [
        Dimension(f"d{axis}", tuple(f"c{axis}{place}" for place in range(size)))
        for axis, size in enumerate(counts.shape)
    ]
    if hierarchy:
        last = dimensions[-1]
        parents = {code: f"g{group}" for code, group in zip(last.categories, hierarchy, strict=True)}
        dimensions[-1] = Dimension(last.name, last.categories, (Hierarchy.of("groups", parents),))
    return Table(tuple(dimensions), counts)


def people_of(seed: int, shape: tuple[int, ...], mean: float) -> np.ndarray:
    """Counts as uneven as those of people are."""
    rng = np.random.default_rng(seed)
    return rng.poisson(mean * rng.gamma(0.4, 1 / 0.4, size=shape)).astype(np.int64)


def agrees(release: Release, counts: np.ndarray) -> bool:
    """Whether a table of counts could be the one behind a page."""
    cells = expand(counts, release.dimensions)
    return bool((counts >= 0).all() and (cells >= release.low).all() and (cells <= release.high).all())


def offered(rounded: Rounded) -> list[np.ndarray]:
    """Every table that is offered as proof, the one to start from first."""
    found = [rounded.alternatives.start]
    for at, by in rounded.alternatives:
        other = rounded.alternatives.start.copy()
        other.flat[at] += by
        found.append(other)
    return found


def determined(tables: list[np.ndarray], release: Release, table: Table, *, alone: bool = True) -> set:
    """Hidden cells that are the same in all these tables, to anyone outside or to someone who knows their own cells."""
    cells = np.array([expand(one, release.dimensions) for one in tables])
    known = [(), *insiders(table)] if alone else [()]
    found = set()
    for own in known:
        left = cells
        for cell in own:
            left = left[left[(slice(None), *cell)] == 1]
        fixed = release.hidden & (left.min(axis=0) == left.max(axis=0))
        found |= {tuple(cell) for cell in np.argwhere(fixed).tolist()} - set(own)
    return found


def all_tables(release: Release, table: Table, far: int) -> list[np.ndarray]:
    """Every table behind a page whose counts are at most `far` from the true ones (all, where far is 7)."""
    low, high = (
        bound[tuple(slice(size) for size in table.counts.shape)].ravel() for bound in (release.low, release.high)
    )
    true = table.counts.ravel()
    ranges = [
        range(max(int(one), int(count) - far), min(int(most), int(count) + far) + 1)
        for one, most, count in zip(low, high, true, strict=True)
    ]
    every = np.array(list(itertools.product(*ranges)), dtype=np.int64)
    kept = every
    covers = np.ones((1, 1), dtype=np.int64)
    for dimension in table.dimensions:
        covers = np.kron(covers, dimension.members.astype(np.int64))
    cells = kept @ covers.T
    fits = ((cells >= release.low.ravel()) & (cells <= release.high.ravel())).all(axis=1)
    return [one.reshape(table.counts.shape) for one in kept[fits]]
