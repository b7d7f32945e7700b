"""From rows to cells: the dimensions that a file has, and which cell each row is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.dimension import TOTAL, Dimension, Hierarchy
from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.rows import Rows, Words
from colonnade.core.disclosure.table.table import name_of

__all__ = ["CELLS_AT_MOST", "CODES_AT_MOST", "Coded", "coded"]

# A few arrays of this length are held at once: about a gigabyte.
CELLS_AT_MOST = 5_000_000
# Which categories a code covers is held for every pair of them.
CODES_AT_MOST = 5_000


@dataclass(frozen=True, eq=False)
class Coded:
    """Which cell each row is about: `cells` has the shape (rows, dimensions) and holds places among the codes."""

    rows: Rows
    dimensions: tuple[Dimension, ...]
    cells: NDArray[np.int64]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each dimension has."""
        return tuple(len(dimension.codes) for dimension in self.dimensions)

    @property
    def flat(self) -> NDArray[np.int64]:
        """The cell of each row as one number, as in an array of `shape` laid out flat."""
        return np.asarray(np.ravel_multi_index(tuple(self.cells.T), self.shape), dtype=np.int64)

    def name(self, row: int) -> str:
        """The cell of a row in words, and where it stands."""
        cell = tuple(int(place) for place in self.cells[row])
        return f"{name_of(cell, self.dimensions)} ({self.rows.where(row)})"


def coded(rows: Rows, layout: Layout, *, limit: int = CELLS_AT_MOST) -> Coded:
    """Find the dimensions of a file and the cell of each row.

    The categories stand in the order in which they first occur. A row is about a margin where its dimension says the
    total, or the name of a group; where it says the total, a column over it may name the group. `limit` is the most
    cells that the table may have. Raises TableError: no rows, no such column, a blank code, a group that contradicts
    another, more cells than the limit, and two rows about one cell.
    """
    if not len(rows):
        raise TableError("There is no row of counts.")
    rows.raw(layout.counted(rows.names))
    found = [_Axis(rows, layout, dim) for dim in layout.dims]
    _refuse_size(found, limit)
    dimensions = tuple(axis.dimension() for axis in found)
    cells = np.stack([axis.places(one) for axis, one in zip(found, dimensions, strict=True)], axis=1)
    answer = Coded(rows, dimensions, cells)
    _refuse_twice(answer, layout)
    return answer


def _refuse_size(axes: list["_Axis"], limit: int) -> None:
    sizes = [len(axis.categories) + len(axis.above) + 1 for axis in axes]
    for axis, size in zip(axes, sizes, strict=True):
        _refuse_codes(axis.name, size)
    if prod(sizes) > limit:
        names = " × ".join(f"{axis.name} {size:,}" for axis, size in zip(axes, sizes, strict=True))
        raise TableError(f"The table would have {prod(sizes):,} cells ({names}), and the most is {limit:,}.")


def _refuse_codes(name: str, size: int) -> None:
    if size > CODES_AT_MOST:
        raise TableError(f"{name} has {size:,} codes, and the most is {CODES_AT_MOST:,}.")


def _refuse_twice(found: Coded, layout: Layout) -> None:
    order = np.argsort(found.flat, kind="stable")
    same = np.flatnonzero(np.diff(found.flat[order]) == 0)
    if len(same):
        first, second = int(order[same[0]]), int(order[same[0] + 1])
        used = {*layout.dims, *layout.groups, layout.counted(found.rows.names)}
        left = [name for name in found.rows.names if name and name not in used]
        hint = f" Is a dimension missing? There is also {', '.join(left[:8])}." if left else ""
        raise TableError(
            f"Two rows are about the same cell: {found.name(first)}, and again {found.rows.where(second)}.{hint}"
        )


@dataclass(frozen=True)
class _Kind:
    """One combination of a code and its groups as it occurs: the first row with it, and a word for each column."""

    row: int
    own: str
    over: tuple[tuple[str, ...], ...]


class _Axis:
    """One dimension while it is being found."""

    def __init__(self, rows: Rows, layout: Layout, name: str) -> None:
        self.name, self._rows, self._layout = name, rows, layout
        self._paths = layout.paths_of(name)
        own = rows.words(name)
        _refuse_codes(name, len(own.words))
        over = [[rows.words(column) for column in path] for path in self._paths]
        if "" in own.words:
            raise TableError(f"There is no {name} in {rows.where(own.first(own.words.index('')))}.")
        self._kinds, self._of_row = self._combinations(own, over)
        groups = {word for kind in self._kinds for path in kind.over for word in path}
        self.above = dict.fromkeys(sorted(groups))
        self.categories = tuple(
            dict.fromkeys(kind.own for kind in self._kinds if kind.own not in groups and not layout.is_total(kind.own))
        )
        self._refuse_names()

    def _combinations(self, own: Words, over: list[list[Words]]) -> tuple[list[_Kind], NDArray[np.int64]]:
        key, columns = own.at, [column for path in over for column in path]
        for column in columns:
            # Made small again at every step, so that the product of many columns stays a number.
            key = np.unique(key * len(column.words) + column.at, return_inverse=True)[1]
        _, rows, place = np.unique(key, return_index=True, return_inverse=True)
        kinds = [
            _Kind(
                int(row),
                own.words[own.at[row]],
                tuple(tuple(self._group(column, int(row)) for column in path) for path in over),
            )
            for row in rows
        ]
        order = np.argsort(rows, kind="stable")
        return [kinds[at] for at in order], np.argsort(order, kind="stable")[place]

    def _group(self, column: Words, row: int) -> str:
        word = column.words[column.at[row]]
        return "" if self._layout.is_total(word) else word

    def _refuse_names(self) -> None:
        self.above.pop("", None)
        for kind in self._kinds:
            for path in kind.over:
                said = [word for word in path if word]
                if len(set(said)) < len(said):
                    raise TableError(self._same(max(said, key=said.count), kind.row))
        covered = {word for kind in self._leaves() for path in kind.over for word in path}
        for kind in self._kinds:
            if kind.own in self.above and kind.own not in covered:
                raise TableError(self._same(kind.own, kind.row))
        if not self.categories:
            raise TableError(f"No row says how many people there are in one category of {self.name}.")

    def _same(self, word: str, row: int) -> str:
        return (
            f"“{word}” of {self.name} is the name of two things, one over the other "
            f"({self._rows.where(row)}): give one another name."
        )

    def _leaves(self) -> Iterator[_Kind]:
        mine = set(self.categories)
        return (kind for kind in self._kinds if kind.own in mine)

    def dimension(self) -> Dimension:
        """The dimension with its hierarchies. Raises TableError where groups contradict one another."""
        ways = [self._ways(number) for number in range(len(self._paths))]
        made = tuple(
            Hierarchy(":".join(path), tuple(self._parents(way))) for path, way in zip(self._paths, ways, strict=True)
        )
        return Dimension(self.name, self.categories, made, frozenset(self._layout.unknown.get(self.name, ())))

    def _ways(self, number: int) -> Mapping[str, list[str]]:
        """For each category, its group in each column of a hierarchy; a blank where none is said."""
        said: dict[tuple[str, int], _Kind] = {}
        ways: dict[str, list[str]] = {code: [""] * len(self._paths[number]) for code in self.categories}
        for kind in self._leaves():
            for level, group in enumerate(kind.over[number]):
                if not group:
                    continue
                before = said.setdefault((kind.own, level), kind)
                if before.over[number][level] != group:
                    raise TableError(self._two(kind.own, number, level, (before, kind)))
                ways[kind.own][level] = group
        return ways

    def _two(self, code: str, number: int, level: int, kinds: tuple[_Kind, _Kind]) -> str:
        places = " and ".join(f"“{kind.over[number][level]}” ({self._rows.where(kind.row)})" for kind in kinds)
        return f"“{code}” of {self.name} is in two groups of {self._paths[number][level]}: {places}."

    def _parents(self, ways: Mapping[str, list[str]]) -> dict[tuple[str, str], None]:
        found: dict[tuple[str, str], None] = {}
        for code, groups in ways.items():
            steps = [code, *filter(None, groups)]
            found.update(dict.fromkeys(pairwise(steps)))
        return found

    def places(self, dimension: Dimension) -> NDArray[np.int64]:
        """For each row, the place of its code. Raises TableError where a margin cannot be told."""
        found = [dimension.position[self._code(kind, dimension)] for kind in self._kinds]
        return np.array(found, dtype=np.int64)[self._of_row]

    def _code(self, kind: _Kind, dimension: Dimension) -> str:
        if kind.own in dimension.categories:
            return kind.own
        named = {next(filter(None, path), "") for path in kind.over} - {""}
        if not self._layout.is_total(kind.own):
            named = {kind.own}
        if len(named) > 1:
            groups = " and ".join(f"“{group}”" for group in sorted(named))
            raise TableError(f"{self.name} is in {groups} at once in {self._rows.where(kind.row)}: that is no margin.")
        code = named.pop() if named else TOTAL
        self._refuse_stray(kind, code, dimension)
        return code

    def _refuse_stray(self, kind: _Kind, code: str, dimension: Dimension) -> None:
        """A margin's own groups must lie over it, and be made of categories."""
        for group in filter(None, (code if code != TOTAL else "", *(word for path in kind.over for word in path))):
            if group not in dimension.position:
                raise TableError(
                    f"No category of {self.name} is in the group “{group}” ({self._rows.where(kind.row)})."
                )
            inside, around = (dimension.members[dimension.position[one]] for one in (code, group))
            if (inside & ~around).any():
                raise TableError(f"“{code}” of {self.name} is not in “{group}” ({self._rows.where(kind.row)}).")
