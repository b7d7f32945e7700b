"""Pages of which the hidden cells are given, for the parts of protect that start from one."""

import numpy as np

from colonnade.core.disclosure.protect.elimination import Eliminated, Elimination
from colonnade.core.disclosure.protect.rows import Sums, reduce
from colonnade.core.disclosure.table import Table


def row(table: Table, sums: Sums, *cell: int) -> int:
    """The row of a cell."""
    return int(sums.row_of[np.ravel_multi_index(cell, table.shape)])


def hiding(table: Table, hidden: np.ndarray) -> tuple[Sums, Eliminated]:
    """What is left free where exactly these rows (those of cells marked) are hidden."""
    sums = reduce(table)
    kept = np.zeros(len(sums.counts), dtype=np.bool_)
    kept[sums.row_of[np.flatnonzero(hidden & (table.cells > 0))]] = True
    order, none = np.flatnonzero(~kept), np.zeros(len(kept), dtype=np.bool_)
    free = np.zeros(len(sums.base), dtype=np.bool_)
    made = Elimination(
        sums.rows.down_first, sums.rows.down, sensitive=kept, alone=none, least=free, insiders=False, seed=1
    )
    made.force(order)
    return sums, made.result


def inner(table: Table) -> np.ndarray:
    """All but the margins, marked."""
    found = np.zeros(table.shape, dtype=np.bool_)
    found[tuple(slice(size) for size in table.counts.shape)] = True
    return found
