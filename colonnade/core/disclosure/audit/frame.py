"""All pages that an attacker holds, laid over one another: one tensor of cells with what is known of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import UNBOUNDED, Counts, Dimension, Release, Status, Sum

__all__ = ["Axis", "Bounds", "Frame", "People", "bounds_of", "merge"]

# People in each combination of categories or each cell: whole, or in parts.
People = Counts | NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Axis:
    """One dimension as all pages together have it: codes are told apart by the categories in them, not by their names.

    The first codes are the categories; the last is everyone. `members` has the shape (codes, categories).
    """

    name: str
    labels: tuple[str, ...]
    members: NDArray[np.bool_]
    sums: tuple[Sum, ...]
    unknown: frozenset[int]

    @property
    def categories(self) -> int:
        """How many categories there are."""
        return int(self.members.shape[1])

    @cached_property
    def defining(self) -> frozenset[Sum]:
        """For each code that is no category the first of its sums: these alone fix all codes from the categories."""
        return frozenset({one.whole: one for one in reversed(self.sums)}.values())

    @classmethod
    def over(cls, dimensions: Sequence[Dimension]) -> tuple["Axis", tuple[NDArray[np.int64], ...]]:
        """One axis for the same dimension on several pages, and where the codes of each page stand on it."""
        names = tuple(dict.fromkeys(chain.from_iterable(one.categories for one in dimensions)))
        number = {name: place for place, name in enumerate(names)}
        found: dict[frozenset[int], tuple[int, str]] = {frozenset({at}): (at, name) for name, at in number.items()}
        sums: dict[Sum, None] = {}
        places = []
        for one in dimensions:
            inside = [number[name] for name in one.categories]
            place = _places(one, inside, found)
            places.append(place)
            sums |= dict.fromkeys(_moved(one.sums, place))
        everyone = frozenset(number.values())
        if everyone not in found:
            found[everyone] = (len(found), "everyone")
            sums[Sum(len(found) - 1, tuple(range(len(names))))] = None
        members = np.zeros((len(found), len(names)), dtype=np.bool_)
        for codes, (at, _) in found.items():
            members[at, sorted(codes)] = True
        unknown = frozenset(number[name] for one in dimensions for name in one.unknown)
        labels = tuple(label for _, label in found.values())
        return cls(dimensions[0].name, labels, members, tuple(sums), unknown), tuple(places)

    @cached_property
    def everyone(self) -> int:
        """The code that holds all categories."""
        return int(np.flatnonzero(self.members.all(axis=1))[0])


def _places(one: Dimension, inside: Sequence[int], found: dict[frozenset[int], tuple[int, str]]) -> NDArray[np.int64]:
    """Where the codes of a dimension stand among those found so far; new ones are added."""
    place = np.zeros(len(one.codes), dtype=np.int64)
    for at, code in enumerate(one.codes):
        covers = frozenset(inside[here] for here in np.flatnonzero(one.members[at]).tolist())
        place[at] = found.setdefault(covers, (len(found), code))[0]
    return place


def _moved(sums: Iterable[Sum], place: NDArray[np.int64]) -> Iterable[Sum]:
    """The sums of a page on the common axis, without those that say that a code is itself."""
    for one in sums:
        moved = Sum(int(place[one.whole]), tuple(int(place[part]) for part in one.parts))
        if moved.parts != (moved.whole,):
            yield moved


@dataclass(frozen=True, eq=False)
class Bounds:
    """The least and the greatest of each cell of a frame, flat."""

    low: Counts
    high: Counts

    def fixed(self, cells: NDArray[np.int64], value: int) -> "Bounds":
        """The same with some cells known."""
        low, high = self.low.copy(), self.high.copy()
        low[cells] = np.maximum(low[cells], value)
        high[cells] = np.minimum(high[cells], value)
        return Bounds(low, high)

    @property
    def exact(self) -> NDArray[np.bool_]:
        """Where only one number is left."""
        return np.asarray(self.low == self.high, dtype=np.bool_)


@dataclass(frozen=True, eq=False)
class Frame:
    """Axes that several pages share, and for each page where its cells stand among the flat cells of the frame."""

    axes: tuple[Axis, ...]
    places: tuple[NDArray[np.int64], ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each axis has."""
        return tuple(len(axis.labels) for axis in self.axes)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(np.prod(self.shape))

    @property
    def categories(self) -> tuple[int, ...]:
        """How many categories each axis has: the shape of a table of people."""
        return tuple(axis.categories for axis in self.axes)

    @cached_property
    def base(self) -> NDArray[np.int64]:
        """The flat cell of each combination of categories, in the order of a table of people."""
        grid = np.arange(self.size).reshape(self.shape)
        return grid[np.ix_(*(range(count) for count in self.categories))].ravel()

    @cached_property
    def weight(self) -> NDArray[np.int64]:
        """How many combinations of categories each cell covers."""
        whole = np.ones(1, dtype=np.int64)
        for axis in self.axes:
            whole = np.multiply.outer(whole, axis.members.sum(axis=1)).ravel()
        return whole

    def name(self, cell: int) -> str:
        """A cell in words."""
        at = np.unravel_index(cell, self.shape)
        return ", ".join(f"{axis.name} {axis.labels[place]}" for axis, place in zip(self.axes, at, strict=True))

    def nested(self, first: int, second: int) -> bool:
        """Whether one cell holds the other, so that one person in each is the same person."""
        inside = holds = True
        for axis, one, two in zip(
            self.axes, np.unravel_index(first, self.shape), np.unravel_index(second, self.shape), strict=True
        ):
            inside &= bool((axis.members[two] | ~axis.members[one]).all())
            holds &= bool((axis.members[one] | ~axis.members[two]).all())
        return inside or holds

    def expand(self, people: People) -> People:
        """Every cell, flat, from the people in each combination of categories."""
        whole: People = people.reshape(self.categories)
        for at, axis in enumerate(self.axes):
            whole = np.moveaxis(np.tensordot(axis.members.astype(np.int64), whole, axes=(1, at)), 0, at)
        flat: NDArray[Any] = np.asarray(whole, dtype=people.dtype).ravel()
        return flat


def merge(pages: Sequence[Release]) -> Frame:
    """Lay pages over one another: dimensions are matched by name, and categories by name.

    A page without a dimension of another stands where everyone of that dimension is.
    """
    names = tuple(dict.fromkeys(one.name for page in pages for one in page.dimensions))
    axes: list[Axis] = []
    where: list[dict[str, NDArray[np.int64]]] = [{} for _ in pages]
    for name in names:
        holding = [at for at, page in enumerate(pages) if name in {one.name for one in page.dimensions}]
        same = [one for at in holding for one in pages[at].dimensions if one.name == name]
        axis, found = Axis.over(same)
        axes.append(axis)
        for at, place in zip(holding, found, strict=True):
            where[at][name] = place
    shape = tuple(len(axis.labels) for axis in axes)
    places = tuple(_flat(page, axes, shape, place) for page, place in zip(pages, where, strict=True))
    return Frame(tuple(axes), places)


def _flat(
    page: Release, axes: Sequence[Axis], shape: tuple[int, ...], where: dict[str, NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The flat cell of the frame for each cell of a page, flat in the page's own order of dimensions."""
    own = [one.name for one in page.dimensions]
    grid = np.arange(int(np.prod(shape))).reshape(shape)
    index = [where.get(axis.name, np.array([axis.everyone])) for axis in axes]
    picked = grid[np.ix_(*index)]
    order = [at for at, axis in enumerate(axes) if axis.name in own]
    kept = picked.reshape([picked.shape[at] for at in order])
    by_name = {axes[at].name: rank for rank, at in enumerate(order)}
    return np.ascontiguousarray(kept.transpose([by_name[name] for name in own])).ravel()


def bounds_of(frame: Frame, pages: Sequence[tuple[int, Release]], *, knows_rule: bool) -> Bounds:
    """What these pages (with their numbers in the frame) say of each cell.

    Whoever does not know the rule takes a sign for any number from 0 up.
    """
    low = np.zeros(frame.size, dtype=np.int64)
    high = np.full(frame.size, UNBOUNDED, dtype=np.int64)
    for at, page in pages:
        page_low, page_high = page.low.ravel(), page.high.ravel()
        if not knows_rule:
            starred = page.status.ravel() == Status.HIDDEN
            page_low, page_high = np.where(starred, 0, page_low), np.where(starred, UNBOUNDED, page_high)
        np.maximum.at(low, frame.places[at], page_low)
        np.minimum.at(high, frame.places[at], page_high)
    return Bounds(low, high)
