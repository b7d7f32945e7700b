"""Pages that others would publish of a table, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import Release, Rule, Table


def small(table: Table, rule: Rule) -> NDArray[np.bool_]:
    """The cells whose counts are sensitive by their size."""
    return (table.cells >= rule.low) & (table.cells <= rule.high)


def starred(table: Table, rule: Rule, *, rounding: int = 0) -> Release:
    """The usual export: a sign for every small count, and the other counts as they are or to the nearest 5."""
    return Release.of(
        table.dimensions,
        table.cells,
        small(table, rule),
        rounding=rounding,
        smallest=rule.high + 1 if rounding else 1,
        sign=(rule.low, rule.high),
    )


def mask(table: Table, cells: Iterable[Iterable[str]]) -> NDArray[np.bool_]:
    """Cells given by their codes."""
    found = np.zeros(table.shape, dtype=np.bool_)
    for codes in cells:
        found[tuple(one.position[code] for one, code in zip(table.dimensions, codes, strict=True))] = True
    return found


def with_hidden(table: Table, hidden: NDArray[np.bool_]) -> Release:
    """A page with a sign wherever somebody's tool put one; zeros are shown, so a sign is at least 1."""
    return Release.of(table.dimensions, table.cells, hidden)
