"""Several tables over the same people, as margins of one table of all their dimensions."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.release import Release
from colonnade.core.disclosure.table.table import Cell, Table

__all__ = ["linked_insiders", "margin_of", "page_of"]


def _axes(table: Table | Release, names: Sequence[str]) -> list[int]:
    """Where the dimensions of these names stand. Raises TableError for one that there is not, or twice."""
    there = [one.name for one in table.dimensions]
    for name in names:
        if name not in there:
            raise TableError(f"The table has no dimension {name}.")
    if len(set(names)) < len(names):
        raise TableError(f"A dimension is named twice in {', '.join(names)}.")
    return [there.index(name) for name in names]


def margin_of(table: Table, names: Sequence[str]) -> Table:
    """The same people by some of the dimensions, in the order of `names`. Raises TableError."""
    axes = _axes(table, names)
    others = tuple(at for at in range(table.counts.ndim) if at not in axes)
    kept = [at for at in range(table.counts.ndim) if at in axes]
    order = [kept.index(at) for at in axes]
    counts = np.ascontiguousarray(table.counts.sum(axis=others).transpose(order))
    never = None
    if table.structural is not None:
        never = np.asarray(table.structural.all(axis=others), dtype=np.bool_).transpose(order)
    return Table(tuple(table.dimensions[at] for at in axes), counts, never)


def page_of(release: Release, names: Sequence[str]) -> Release:
    """The cells of a release in which all but these dimensions are at their total. Raises TableError."""
    axes = _axes(release, names)
    index = tuple(slice(None) if at in axes else -1 for at in range(len(release.dimensions)))
    kept = [at for at in range(len(release.dimensions)) if at in axes]
    order = [kept.index(at) for at in axes]

    def cut(array: NDArray[Any]) -> NDArray[Any]:
        return np.ascontiguousarray(array[index].transpose(order))

    dimensions = tuple(release.dimensions[at] for at in axes)
    return Release(dimensions, cut(release.status), cut(release.shown), cut(release.low), cut(release.high))


def linked_insiders(table: Table, pages: Sequence[Table]) -> tuple[tuple[tuple[Cell, ...], ...], ...]:
    """For each page (a margin of `table`) what each insider of any of them knows: the cells that hold only them.

    All pages speak of the same insiders in the same order; of some of them a page may say nothing.
    """
    names = [one.name for one in table.dimensions]
    axes = [[names.index(one.name) for one in page.dimensions] for page in pages]
    found: list[tuple[tuple[Cell, ...], ...]] = []
    for place in np.argwhere(table.counts == 1).tolist():
        known = tuple(_holding(page, [place[at] for at in on]) for page, on in zip(pages, axes, strict=True))
        if any(known):
            found.append(known)
    return tuple(zip(*found, strict=True)) if found else ((),) * len(pages)


def _holding(page: Table, place: Sequence[int]) -> tuple[Cell, ...]:
    """The cells of count 1 that hold one combination of categories."""
    above = (
        np.flatnonzero(one.members[:, category]).tolist() for one, category in zip(page.dimensions, place, strict=True)
    )
    return tuple(cell for cell in product(*above) if page.cells[cell] == 1)
