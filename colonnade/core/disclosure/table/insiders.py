"""People who are alone in a cell, and so know a hidden count."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from colonnade.core.disclosure.table.table import Cell, Table

__all__ = ["insiders"]


def insiders(table: Table) -> Iterator[tuple[Cell, ...]]:
    """For each person who is alone in a combination of categories, every cell of count 1 that holds this person.

    One person in several cells is one attacker: whoever is alone in a cell knows of all the cells they are alone in.
    """
    above = [
        [np.flatnonzero(dimension.members[:, place]).tolist() for place in range(len(dimension.categories))]
        for dimension in table.dimensions
    ]
    for cell in np.argwhere(table.counts == 1).tolist():
        holding = product(*(codes[place] for codes, place in zip(above, cell, strict=True)))
        yield tuple(one for one in holding if table.cells[one] == 1)
