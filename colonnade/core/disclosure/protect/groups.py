"""Group disclosure: a cell that holds everyone in its line whose answer is known."""

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import Rule, Table, expand

__all__ = ["groups"]


def groups(table: Table, rule: Rule) -> NDArray[np.bool_]:
    """The cells of more than `rule.high` people that hold all of whom the answer is known: shape (codes of each).

    To know that someone is in such a line, a team for instance, is to know their answer. Only dimensions without a
    hierarchy are looked at, since a place is no answer, and unknown answers are left out of the base. A line in which
    no other category can occur (structural zeros) tells nothing.
    """
    found = np.zeros(table.shape, dtype=np.bool_)
    can_be = np.ones(table.counts.shape, dtype=np.int64) if table.structural is None else ~table.structural * 1
    possible = expand(can_be, table.dimensions) > 0
    for axis, dimension in enumerate(table.dimensions):
        if dimension.hierarchies:
            continue
        known = [at for at, code in enumerate(dimension.categories) if code not in dimension.unknown]
        lines = np.moveaxis(table.cells, axis, 0)[known]
        choice = np.moveaxis(possible, axis, 0)[known].sum(axis=0) > 1
        lone = ((lines > 0).sum(axis=0) == 1) & choice
        all_in_one = (lines > rule.high) & lone
        np.moveaxis(found, axis, 0)[known] |= all_in_one
    return found
