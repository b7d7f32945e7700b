"""What would stop if one person left: things without a deputy, roles of one person, areas that hang on one (R170)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["Dependency", "Held", "dependencies", "unheld"]


@dataclass(frozen=True)
class Held:
    """Something that a person holds. `holder` is None where nobody does.

    `others` could go on with it: a deputy, a second keeper. `areas` are the names of what it is a part of.
    """

    kind: str
    key: str
    name: str
    holder: int | None
    others: frozenset[int] = frozenset()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dependency:
    """What would stop if this person left: what they alone hold, the roles only they have, the areas all theirs."""

    person: int
    things: tuple[Held, ...] = ()
    roles: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[int, int]:
        """How much it is: roles and areas first, then single things."""
        return (len(self.roles) + len(self.areas), len(self.things))


@dataclass
class _Gathered:
    things: list[Held] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)


def _present(held: Held, present: Collection[int]) -> set[int]:
    """Who is there and could go on with it."""
    return {one for one in (held.holder, *held.others) if one is not None and one in present}


def unheld(things: Iterable[Held], present: Collection[int]) -> tuple[Held, ...]:
    """The things whose holder is not there any more, or that never had one, in the order given.

    `present` are the people who are members now. A deputy does not count: somebody has to be asked to take it on.
    """
    return tuple(held for held in things if held.holder is None or held.holder not in present)


def dependencies(
    things: Iterable[Held], roles: Mapping[str, Collection[int]], present: Collection[int]
) -> tuple[Dependency, ...]:
    """Whose leaving would stop something, and what: the most first.

    Somebody's thing is in it where nobody else who is there could go on with it, a role where no other member has it,
    and an area where no other member has a part in anything of it. They are ranked by roles and areas, then by single
    things, then by the person's number, so that the same values always give the same order.
    """
    found: dict[int, _Gathered] = defaultdict(_Gathered)
    areas: dict[str, set[int]] = {}
    for held in things:
        able = _present(held, present)
        if len(able) == 1 and held.holder in able:
            found[held.holder].things.append(held)
        for area in held.areas:
            areas.setdefault(area, set()).update(able)
    for area, able in areas.items():
        if len(able) == 1:
            found[min(able)].areas.append(area)
    for role, holders in roles.items():
        there = {one for one in holders if one in present}
        if len(there) == 1:
            found[min(there)].roles.append(role)
    made = [Dependency(who, tuple(one.things), tuple(one.roles), tuple(one.areas)) for who, one in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.weight[0], -one.weight[1], one.person)))
