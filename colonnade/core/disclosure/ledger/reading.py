"""What can be worked out from pages: every cell that the numbers shown settle, on one page or on several together.

Only exact arithmetic is used: sums, zeros (nobody is in a part of an empty group), and margins that pages over the same
people share. What bounds and whole numbers tell beyond that is for the audit. Numbers that are rounded settle nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.ledger.elimination import MOST_PEOPLE, PRIME, Equations, Residues, complete, signed
from colonnade.core.disclosure.table import (
    TOTAL,
    Counts,
    Dimension,
    Release,
    Status,
    TableError,
    expand,
    name_of,
)

__all__ = ["Reading", "axis_of", "read", "read_together"]

NOT_KNOWN = -1
Terms = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, eq=False)
class Reading:
    """A page with two completions of it: shape (2, codes of each dimension), modulo the prime."""

    release: Release
    completions: Residues

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Which cells can be worked out."""
        return np.asarray(self.completions[0] == self.completions[1])

    @property
    def values(self) -> Counts:
        """What each settled cell comes to; without meaning elsewhere."""
        return signed(self.completions[0])


def axis_of(dimensions: tuple[Dimension, ...], name: str) -> int | None:
    """Where the dimension of this name stands, if it does."""
    return next((axis for axis, dimension in enumerate(dimensions) if dimension.name == name), None)


def read(release: Release, seed: int = 0) -> Reading:
    """What one page lets one work out. Raises TableError where its numbers do not add up."""
    readings, contradicts = read_together((release,), seed)
    if contradicts:
        raise TableError("The numbers of the page do not add up.")
    return readings[0]


def read_together(releases: Sequence[Release], seed: int = 0) -> tuple[tuple[Reading, ...], bool]:
    """What pages over exactly the same people let one work out together, and whether they contradict one another.

    Dimensions and categories are the same where their names are. Each page keeps its own unknowns, and the margins over
    the dimensions that two pages share are one and the same: nothing more is known of how the rest goes together.
    """
    known = _known(releases)
    ends = np.cumsum([0, *(one.size for one in known)])
    stands_for, unknowns = _merged(releases, ends)
    value = np.full(unknowns, NOT_KNOWN, dtype=np.int64)
    flat = np.concatenate([one.ravel() for one in known])
    value[stands_for[flat != NOT_KNOWN]] = flat[flat != NOT_KNOWN]
    contradicts = bool((value[stands_for[flat != NOT_KNOWN]] != flat[flat != NOT_KNOWN]).any())
    terms = [
        (stands_for[cells + begin], factors)
        for release, begin in zip(releases, ends, strict=False)
        for cells, factors in _sums(release)
    ]
    found, wrong = _solved(terms, value, seed)
    readings = tuple(
        Reading(release, found[:, stands_for[begin:end]].reshape(2, *release.status.shape))
        for release, (begin, end) in zip(releases, pairwise(ends.tolist()), strict=True)
    )
    return readings, contradicts or wrong


def _known(releases: Sequence[Release]) -> list[Counts]:
    """The exact number in each cell, and -1 where there is none; a zero is known for every part of it, on all pages."""
    known = [_exact(release) for release in releases]
    before = -1
    while before != (before := sum(int((one == 0).sum()) for one in known)):
        for release, cells in zip(releases, known, strict=True):
            _spread_zeros(release, cells)
        for (a, one), (b, other) in combinations(zip(releases, known, strict=True), 2):
            here, there = _shared(a, b)
            empty = (one.ravel()[here] == 0) | (other.ravel()[there] == 0)
            one.ravel()[here[empty]] = 0
            other.ravel()[there[empty]] = 0
    return known


def _exact(release: Release) -> Counts:
    exact = (release.status == Status.SHOWN) & (release.low == release.high)
    for place in np.argwhere(exact & (release.low > MOST_PEOPLE)):
        cell = tuple(int(at) for at in place)
        raise TableError(f"The number at {name_of(cell, release.dimensions)} is too great: {release.low[cell]}.")
    return np.where(exact, release.low, NOT_KNOWN)


def _spread_zeros(release: Release, cells: Counts) -> None:
    somebody = np.zeros([len(dimension.categories) for dimension in release.dimensions], dtype=np.int64)
    empty = (cells == 0).astype(np.int64)
    for axis, dimension in enumerate(release.dimensions):
        empty = np.moveaxis(np.tensordot(dimension.members.astype(np.int64), empty, axes=(0, axis)), 0, axis)
    somebody[empty == 0] = 1
    cells[(expand(somebody, release.dimensions) == 0) & (cells == NOT_KNOWN)] = 0


def _shared(a: Release, b: Release) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The flat places of the cells that two pages over the same people have in common."""
    names = [dimension.name for dimension in a.dimensions if axis_of(b.dimensions, dimension.name) is not None]
    codes = {name: _codes_in_common(a.dimensions, b.dimensions, name) for name in names}
    return tuple(_places(one.dimensions, names, codes, side) for side, one in enumerate((a, b)))  # type: ignore[return-value]


def _codes_in_common(a: tuple[Dimension, ...], b: tuple[Dimension, ...], name: str) -> list[tuple[str, str]]:
    one, other = (next(dimension for dimension in dims if dimension.name == name) for dims in (a, b))
    inside = {_inside(other, code): code for code in reversed(other.codes[:-1])}
    pairs = [(code, inside[_inside(one, code)]) for code in one.codes[:-1] if _inside(one, code) in inside]
    return [*pairs, (TOTAL, TOTAL)]


def _inside(dimension: Dimension, code: str) -> frozenset[str]:
    (places,) = np.nonzero(dimension.members[dimension.position[code]])
    return frozenset(dimension.categories[place] for place in places)


def _places(
    dimensions: tuple[Dimension, ...], names: list[str], codes: dict[str, list[tuple[str, str]]], side: int
) -> NDArray[np.int64]:
    ids = np.arange(int(np.prod([len(one.codes) for one in dimensions]))).reshape([len(d.codes) for d in dimensions])
    chosen = [
        [one.position[pair[side]] for pair in codes[one.name]] if one.name in names else [len(one.codes) - 1]
        for one in dimensions
    ]
    order = sorted(range(len(dimensions)), key=lambda at: [*names, dimensions[at].name].index(dimensions[at].name))
    return ids[np.ix_(*chosen)].transpose(order).ravel()


def _merged(releases: Sequence[Release], ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """For each cell of all pages in a row the unknown that it is, and how many unknowns there are."""
    here, there = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for a, b in combinations(range(len(releases)), 2):
        one, other = _shared(releases[a], releases[b])
        here.append(one + ends[a])
        there.append(other + ends[b])
    ones, others = np.concatenate(here), np.concatenate(there)
    least = np.arange(int(ends[-1]))
    while (least[ones] != least[others]).any():
        lower = np.minimum(least[ones], least[others])
        np.minimum.at(least, ones, lower)
        np.minimum.at(least, others, lower)
    unknowns, stands_for = np.unique(least, return_inverse=True)
    return stands_for.astype(np.int64), len(unknowns)


def _sums(release: Release) -> Iterator[Terms]:
    """Every addition on a page: flat places, shape (equations, terms), and factors, shape (terms,). They come to 0."""
    ids = np.arange(release.status.size).reshape(release.status.shape)
    for axis, dimension in enumerate(release.dimensions):
        lines = np.moveaxis(ids, axis, -1).reshape(-1, len(dimension.codes))
        for one in dimension.sums:
            yield lines[:, [one.whole, *one.parts]], np.array([-1, *(1 for _ in one.parts)], dtype=np.int64)


def _solved(terms: list[Terms], value: Counts, seed: int) -> tuple[Residues, bool]:
    """Two completions of the unknowns: shape (2, unknowns)."""
    equation, column, factor, right = [], [], [], []
    begin = 0
    for cells, factors in terms:
        known = value[cells] != NOT_KNOWN
        at, term = np.nonzero(~known)
        equation.append(at + begin)
        column.append(cells[at, term])
        factor.append(factors[term])
        right.append(-(np.where(known, value[cells], 0) * factors).sum(axis=1))
        begin += len(cells)
    return _completed(value, np.concatenate(equation), np.concatenate(column), np.concatenate(factor), right, seed)


def _completed(
    value: Counts,
    equation: NDArray[np.int64],
    column: NDArray[np.int64],
    factor: NDArray[np.int64],
    right: list[NDArray[np.int64]],
    seed: int,
) -> tuple[Residues, bool]:
    comes_to = np.concatenate(right)
    order = np.argsort(equation, kind="stable")
    first = np.searchsorted(equation[order], np.arange(len(comes_to) + 1))
    (open_,) = np.nonzero(value == NOT_KNOWN)
    place = np.zeros(len(value), dtype=np.int64)
    place[open_] = np.arange(len(open_))
    found, wrong = complete(Equations(len(open_), first, place[column[order]], factor[order], comes_to), seed)
    whole = np.broadcast_to(value % PRIME, (2, len(value))).copy()
    whole[:, open_] = found
    return whole, wrong
