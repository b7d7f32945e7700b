"""The levels at which a letter can be looked at, and which cells of a page are cells of a letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import TOTAL, Dimension, Hierarchy, Table, TableError

__all__ = ["Letter", "Letters", "Level", "Share", "cells_of", "letters_in", "levels_of", "resolve", "shares"]

Letters = Mapping[str, Sequence[str]]
# A letter is named by its dimension and its category, such as ("so", "3").
Letter = tuple[str, str]


@dataclass(frozen=True)
class Level:
    """One step between everyone and the finest categories of a dimension, such as division.

    `places` are the positions of its codes.
    """

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Share:
    """A part of a page that is judged as one: an answer at one level of place and one of every second axis.

    `names` and `places` have one entry for each dimension: the level, and the positions of its codes.
    """

    names: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> tuple[NDArray[np.int64], ...]:
        """An index that takes this part out of an array over the codes."""
        return tuple(np.ix_(*self.places))


def levels_of(dimension: Dimension) -> tuple[Level, ...]:
    """The levels of a dimension, finest first; each code is in exactly one.

    The finest has the name of the dimension, a level of groups that of its hierarchy (with its height, where a
    hierarchy has several), and the last is Total.
    """
    found = [Level(dimension.name, tuple(range(len(dimension.categories))))]
    seen = set(dimension.categories)
    for hierarchy in dimension.hierarchies:
        heights: dict[int, list[str]] = {}
        for group in hierarchy.children:
            if group not in seen:
                heights.setdefault(_height(group, hierarchy), []).append(group)
                seen.add(group)
        for height, groups in sorted(heights.items()):
            name = hierarchy.name if len(heights) == 1 else f"{hierarchy.name} {height}"
            found.append(Level(name, tuple(dimension.position[group] for group in groups)))
    return (*found, Level(TOTAL, (dimension.position[TOTAL],)))


def _height(code: str, hierarchy: Hierarchy) -> int:
    return 1 + max((_height(child, hierarchy) for child in hierarchy.children.get(code, ())), default=-1)


def shares(dimensions: tuple[Dimension, ...], letters: Letters) -> Iterator[Share]:
    """Every combination of levels, each answer of a dimension with letters being a level of its own."""
    split = [
        tuple(Level(code, (place,)) for code, place in one.position.items()) if one.name in letters else levels_of(one)
        for one in dimensions
    ]
    for levels in product(*split):
        yield Share(tuple(level.name for level in levels), tuple(level.places for level in levels))


def resolve(table: Table, letters: Letters | None, place: str) -> Letters:
    """The letters to plan for, checked; without a choice, those of every dimension that knows of unknown answers.

    There, a letter is each category that does not mean unknown and is not the largest of the rest. Raises TableError
    where a name is no dimension or no category, and where no letter is left.
    """
    known = {dimension.name: dimension for dimension in table.dimensions}
    if place not in known:
        raise TableError(f"The table has no dimension {place}.")
    if letters is None:
        letters = {one.name: _default(table, one) for one in table.dimensions if one.unknown and one.name != place}
    for name, codes in letters.items():
        _check(name, codes, known, place)
    if not any(letters.values()):
        raise TableError("No letter is named, and no dimension says which of its categories mean unknown.")
    return {name: tuple(codes) for name, codes in letters.items()}


def _default(table: Table, dimension: Dimension) -> tuple[str, ...]:
    known = [code for code in dimension.categories if code not in dimension.unknown]
    largest = max(known, key=lambda code: int(table.cells[table.cell({dimension.name: code})]), default="")
    return tuple(code for code in known if code != largest)


def _check(name: str, codes: Sequence[str], known: Mapping[str, Dimension], place: str) -> None:
    if name not in known:
        raise TableError(f"The table has no dimension {name}.")
    if name == place:
        raise TableError(f"{name} is the place, so it cannot hold letters too.")
    for code in codes:
        if code not in known[name].categories:
            raise TableError(f"“{code}” is no category of {name}, so it cannot be a letter.")


def letters_in(letters: Letters) -> tuple[Letter, ...]:
    """Each letter by dimension and category, in the order given."""
    return tuple((name, code) for name, codes in letters.items() for code in codes)


def cells_of(dimensions: tuple[Dimension, ...], letters: Letters) -> NDArray[np.bool_]:
    """Where a page tells of a letter: bool over the codes of every dimension."""
    found = np.zeros([len(dimension.codes) for dimension in dimensions], dtype=np.bool_)
    for axis, dimension in enumerate(dimensions):
        for code in letters.get(dimension.name, ()):
            found[(slice(None),) * axis + (dimension.position[code],)] = True
    return found
