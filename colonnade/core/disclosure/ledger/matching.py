"""Which numbers of one page speak of the same people as which of another: by the names of dimensions and categories.

A team may have moved to another division, a division may have been renamed or split, and a category added. So a code is
held against the code of the same name on the other page, and also against the sum of the categories that it holds now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.ledger.elimination import PRIME, Residues
from colonnade.core.disclosure.ledger.reading import axis_of
from colonnade.core.disclosure.table import TOTAL, Dimension, Hierarchy, Release

__all__ = ["Match", "matches", "overlap", "renamed"]


@dataclass(frozen=True, eq=False)
class Match:
    """One way to hold the cells of a page against another's.

    For each dimension of the page `codes` has the sums that its codes stand for on the other page: shape (codes, codes
    of that dimension there), or (codes, 1) where the other page has no such dimension. `axes` says where each dimension
    stands on the other page.
    """

    codes: tuple[NDArray[np.bool_], ...]
    axes: tuple[int | None, ...]

    @property
    def possible(self) -> NDArray[np.bool_]:
        """Which cells have something to be held against: shape (codes of each dimension)."""
        found = np.ones((), dtype=np.bool_)
        for one in self.codes:
            found = np.logical_and.outer(found, one.any(axis=1))
        return np.asarray(found)

    def carry(self, completions: Residues) -> Residues:
        """The other page's completions, shape (2, its codes), summed up for the cells of the page: shape (2, codes)."""
        there = completions
        for place in reversed(range(completions.ndim - 1)):
            if place not in self.axes:
                there = np.asarray(there.take(-1, axis=place + 1))
        kept = sorted(axis for axis in self.axes if axis is not None)
        there = there.transpose(0, *(1 + kept.index(axis) for axis in self.axes if axis is not None))
        for at, (axis, sums) in enumerate(zip(self.axes, self.codes, strict=True), start=1):
            if axis is None:
                there = np.expand_dims(there, at)
            there = np.moveaxis(np.tensordot(sums.astype(np.int64), there, axes=(1, at)), 0, at) % PRIME
        return there

    def names(
        self, cell: tuple[int, ...], dimensions: tuple[Dimension, ...]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What a cell stands for on the other page: each shared dimension with the codes to be added up there."""
        return tuple(
            (dimensions[axis].name, tuple(dimensions[axis].codes[at] for at in np.flatnonzero(sums[place])))
            for place, sums, axis in zip(cell, self.codes, self.axes, strict=True)
            if axis is not None
        )


def matches(here: tuple[Dimension, ...], there: tuple[Dimension, ...]) -> Iterator[Match]:
    """Every way to hold the cells of a page with the dimensions `here` against a page with the dimensions `there`.

    There is more than one where a group has kept its name and changed what is in it.
    """
    axes = tuple(axis_of(there, dimension.name) for dimension in here)
    ways = [_ways(one, None if axis is None else there[axis]) for one, axis in zip(here, axes, strict=True)]
    for codes in product(*ways):
        yield Match(codes, axes)


def _ways(here: Dimension, there: Dimension | None) -> list[NDArray[np.bool_]]:
    if there is None:
        return [np.asarray(here.members.all(axis=1)).reshape(-1, 1)]
    inside = _by_content(here, there)
    named: NDArray[np.bool_] = inside.copy()
    for place, code in enumerate(here.codes):
        if code in there.position:
            named[place] = False
            named[place, there.position[code]] = True
    alike = _categories(named, there) == _categories(inside, there)
    return [named] if alike.all() else [named, inside]


def _categories(codes: NDArray[np.bool_], there: Dimension) -> NDArray[np.int64]:
    return codes.astype(np.int64) @ there.members.astype(np.int64)


def _by_content(here: Dimension, there: Dimension) -> NDArray[np.bool_]:
    found = np.zeros((len(here.codes), len(there.codes)), dtype=np.bool_)
    exact = {row.tobytes(): place for place, row in reversed(list(enumerate(there.members)))}
    for place, members in enumerate(here.members):
        if members.all():
            found[place, -1] = True
            continue
        held = [there.position.get(here.categories[at], -1) for at in np.flatnonzero(members)]
        row = np.zeros(len(there.categories), dtype=np.bool_)
        row[[at for at in held if 0 <= at < len(there.categories)]] = True
        if row.tobytes() in exact:
            found[place, exact[row.tobytes()]] = True
        else:
            found[place, : len(there.categories)] = row
    return found


def overlap(here: tuple[Dimension, ...], there: tuple[Dimension, ...]) -> bool:
    """Whether two pages share a dimension by name, and in it a category or a group by name."""
    theirs = {dimension.name: {*dimension.codes} - {TOTAL} for dimension in there}
    return any(theirs.get(dimension.name, set()) & {*dimension.codes} for dimension in here)


def renamed(release: Release, names: Mapping[str, Mapping[str, str]]) -> Release:
    """The same page with the names that are now in use: for each dimension the new name of each code that has one.

    Raises TableError where two codes come to have one name.
    """
    dimensions = tuple(_renamed(one, names.get(one.name, {})) for one in release.dimensions)
    return replace(release, dimensions=dimensions)


def _renamed(dimension: Dimension, names: Mapping[str, str]) -> Dimension:
    def called(code: str) -> str:
        return names.get(code, code)

    hierarchies = tuple(
        Hierarchy(one.name, tuple((called(code), called(parent)) for code, parent in one.parents))
        for one in dimension.hierarchies
    )
    categories = tuple(called(code) for code in dimension.categories)
    return Dimension(dimension.name, categories, hierarchies, frozenset(called(code) for code in dimension.unknown))
