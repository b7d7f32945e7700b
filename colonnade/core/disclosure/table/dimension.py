"""A dimension of a table: its categories, the hierarchies over them, and which code is the sum of which others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.errors import TableError

__all__ = ["TOTAL", "Dimension", "Hierarchy", "Sum"]

TOTAL = "Total"


@dataclass(frozen=True)
class Sum:
    """One addition that every reader of a page can do: the code at `whole` is the sum of the codes at `parts`."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Hierarchy:
    """One way to group the categories of a dimension, to any depth.

    `parents` are pairs of (code, the group it belongs to); a group may itself belong to a group. A code in two groups
    and a loop raise TableError.
    """

    name: str
    parents: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        """Refuse a code with two parents, and a way up that never ends."""
        above: dict[str, str] = {}
        for code, parent in self.parents:
            if above.setdefault(code, parent) != parent:
                raise TableError(f"In {self.name}, “{code}” is in two groups: “{above[code]}” and “{parent}”.")
        for code in above:
            self._climb(code, above)

    def _climb(self, code: str, above: Mapping[str, str]) -> None:
        way = [code]
        while way[-1] in above:
            way.append(above[way[-1]])
            if way[-1] in way[:-1]:
                round_ = " → ".join(f"“{step}”" for step in way)
                raise TableError(f"In {self.name}, the groups go round in a loop: {round_}.")

    @classmethod
    def of(cls, name: str, parents: Mapping[str, str]) -> "Hierarchy":
        """A hierarchy from a mapping of each code to its group."""
        return cls(name, tuple(parents.items()))

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Each group with what is directly in it, in the order given."""
        found: dict[str, list[str]] = {}
        for code, parent in self.parents:
            found.setdefault(parent, []).append(code)
        return {parent: tuple(dict.fromkeys(codes)) for parent, codes in found.items()}

    def members(self, code: str) -> Iterator[str]:
        """The categories that a code covers: itself, where it is no group."""
        if code not in self.children:
            yield code
            return
        for child in self.children[code]:
            yield from self.members(child)


@dataclass(frozen=True)
class Dimension:
    """One way to sort people: a name, its categories (which share out the people), and hierarchies over them.

    `unknown` are the categories that mean that nobody knows, such as *not recorded*: they are left out of the base when
    a group is looked at, and costly to hide. Raises TableError where a category is named twice, a hierarchy misses one,
    or a group has the name of something else.
    """

    name: str
    categories: tuple[str, ...]
    hierarchies: tuple[Hierarchy, ...] = ()
    unknown: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuse what cannot be summed without doubt."""
        seen: set[str] = set()
        for code in self.categories:
            if code in seen or code == TOTAL:
                raise TableError(f"The category “{code}” of {self.name} is named twice.")
            seen.add(code)
        if not self.categories:
            raise TableError(f"The dimension {self.name} has no category.")
        for hierarchy in self.hierarchies:
            self._check(hierarchy, seen)
        if len(self._groups) + len(seen) != len({*self._groups, *seen}):
            twice = sorted({*self._groups} & seen)[0]
            raise TableError(f"“{twice}” is a category of {self.name} and a group over categories.")
        for code in sorted(self.unknown - seen):
            raise TableError(f"“{code}” is to mean unknown in {self.name}, but no category is called so.")

    def _check(self, hierarchy: Hierarchy, categories: set[str]) -> None:
        covered = {code for code, _ in hierarchy.parents}
        for code in self.categories:
            if code not in covered:
                raise TableError(f"“{code}” of {self.name} is in no group of {hierarchy.name}.")
        for code in sorted(covered - categories - hierarchy.children.keys()):
            raise TableError(f"{hierarchy.name} places “{code}”, which is no category of {self.name}.")
        if TOTAL in covered | hierarchy.children.keys():
            raise TableError(f"{hierarchy.name} uses the name “{TOTAL}”, which stands for everything.")

    @cached_property
    def _groups(self) -> dict[str, frozenset[str]]:
        """Each group of every hierarchy with the categories in it, the small groups first."""
        found: dict[str, frozenset[str]] = {}
        for hierarchy in self.hierarchies:
            for group in hierarchy.children:
                inside = frozenset(hierarchy.members(group))
                if found.setdefault(group, inside) != inside:
                    raise TableError(f"The group “{group}” of {self.name} means two different things.")
        return dict(sorted(found.items(), key=lambda item: len(item[1])))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every code that a page may show: the categories, then the groups, then the total."""
        return (*self.categories, *self._groups, TOTAL)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each code stands in `codes`."""
        return {code: place for place, code in enumerate(self.codes)}

    @cached_property
    def members(self) -> NDArray[np.bool_]:
        """Which categories each code covers: shape (codes, categories)."""
        found = np.zeros((len(self.codes), len(self.categories)), dtype=np.bool_)
        place = self.position
        for code in self.categories:
            found[place[code], place[code]] = True
        for group, inside in self._groups.items():
            found[place[group], [place[code] for code in inside]] = True
        found[-1] = True
        return found

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every addition among the codes: each group over what is in it, and the total over each hierarchy's top."""
        place = self.position
        found: dict[Sum, None] = {}
        for hierarchy in self.hierarchies:
            inner = {code for code, _ in hierarchy.parents}
            for group, children in hierarchy.children.items():
                found[Sum(place[group], tuple(place[code] for code in children))] = None
            top = tuple(place[group] for group in hierarchy.children if group not in inner)
            found[Sum(place[TOTAL], top)] = None
        if not self.hierarchies:
            found[Sum(place[TOTAL], tuple(range(len(self.categories))))] = None
        return tuple(found)
