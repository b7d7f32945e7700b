"""Group disclosure: a cell that holds everyone in its line whose answer is known."""

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import Rule, Table

__all__ = ["groups"]


def groups(table: Table, rule: Rule) -> NDArray[np.bool_]:
    """The cells of more than `rule.high` people that hold all of whom the answer is known: shape (codes of each).

    To know that someone is in such a line, a team for instance, is to know their answer. Only dimensions without a
    hierarchy are looked at, since a place is no answer, and unknown answers are left out of the base. A line in which
    one category alone is known about anybody at all, over the whole table, tells nothing new.
    """
    found = np.zeros(table.shape, dtype=np.bool_)
    for axis, dimension in enumerate(table.dimensions):
        if dimension.hierarchies:
            continue
        known = [at for at, code in enumerate(dimension.categories) if code not in dimension.unknown]
        lines = np.moveaxis(table.cells, axis, 0)[known]
        lone = (lines > 0).sum(axis=0) == 1
        all_in_one = (lines > rule.high) & lone
        np.moveaxis(found, axis, 0)[known] |= all_in_one
    return found
