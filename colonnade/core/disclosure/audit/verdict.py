"""What an audit comes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.attackers import Attacker
from colonnade.core.disclosure.table import Alternatives, Cell, Counts, Release

__all__ = ["Attack", "Audit", "Change", "Group", "Pair", "Safety"]


class Safety(IntEnum):
    """What an attacker can do to a cell; the greater, the worse."""

    NOT_ASKED = 0
    """Its number stands on the page, or nobody minds if it is known."""
    SAFE = 1
    """Tables are at hand that agree with the page and differ here, in whole people or (see `in_parts`) in parts."""
    UNPROVEN = 2
    """No such tables were found, and no proof that there are none. Treat it as disclosed."""
    DISCLOSED = 3
    """It can be worked out."""


@dataclass(frozen=True, eq=False)
class Attack:
    """What one attacker gets. All arrays have one axis for each dimension of the release, as long as its codes.

    `safety` holds values of Safety. `least` and `greatest`: no table that agrees with the page goes beyond these; where
    a cell is disclosed they are what the attacker knows. `proof`: tables that agree with everything, and between
    which each safe cell takes two values or more, or one that does no harm. `in_parts` marks the safe cells of which
    only tables in parts of people are at hand: at least one person apart, and correct to a millionth of a person.
    """

    attacker: Attacker
    safety: NDArray[np.uint8]
    least: Counts
    greatest: Counts
    proof: tuple[Alternatives, ...]
    in_parts: NDArray[np.bool_]

    def cells(self, safety: Safety) -> Iterator[Cell]:
        """The cells of which this is the verdict."""
        for cell in np.argwhere(self.safety == safety).tolist():
            yield tuple(cell)

    def count(self, safety: Safety) -> int:
        """How many cells have this verdict."""
        return int((self.safety == safety).sum())


@dataclass(frozen=True)
class Change:
    """How many more people are in a cell than in an earlier release, where readers can work it out and it is small.

    `earlier` is the place of that release among those given, `cell` names the cell in words. `people` is None where
    the audit could not find out whether readers can: treat it as given away.
    """

    earlier: int
    cell: str
    people: int | None


@dataclass(frozen=True)
class Pair:
    """Whoever is alone in the cell `alone` could compute the cell `learns`."""

    alone: Cell
    learns: Cell


@dataclass(frozen=True)
class Group:
    """Everyone in a line whose answer is known is in one cell: to be in the line is to have that answer."""

    dimension: str
    cell: Cell


@dataclass(frozen=True, eq=False)
class Audit:
    """The verdicts on a release, for each attacker asked.

    Besides the verdicts: `shown_small`, cells shown though the rule calls their number sensitive; `changes`, small
    changes since earlier releases that readers can work out; `earlier`, hidden cells of earlier releases of the same
    people that are not safe any more, in words with their verdict; `groups`; and `exposed_if_alone`, looked for where
    no insiders are given.
    """

    release: Release
    attacks: tuple[Attack, ...]
    shown_small: tuple[Cell, ...] = ()
    changes: tuple[Change, ...] = ()
    earlier: tuple[tuple[str, Safety], ...] = ()
    groups: tuple[Group, ...] = ()
    exposed_if_alone: tuple[Pair, ...] = ()

    @cached_property
    def safety(self) -> NDArray[np.uint8]:
        """The worst verdict on each cell."""
        worst = np.zeros(self.release.shown.shape, dtype=np.uint8)
        for attack in self.attacks:
            worst = np.maximum(worst, attack.safety)
        return worst

    @cached_property
    def in_parts(self) -> NDArray[np.bool_]:
        """The cells that are safe from everyone, but from some only by tables in parts of people."""
        some = np.zeros(self.release.shown.shape, dtype=np.bool_)
        for attack in self.attacks:
            some |= attack.in_parts
        return np.asarray(some & (self.safety == Safety.SAFE), dtype=np.bool_)

    def by(self, attacker: Attacker) -> Attack:
        """What one attacker gets. Raises KeyError where that attacker was not asked about."""
        for attack in self.attacks:
            if attack.attacker == attacker:
                return attack
        raise KeyError(attacker)

    def count(self, safety: Safety) -> int:
        """How many cells have this as their worst verdict."""
        return int((self.safety == safety).sum())

    @property
    def is_clean(self) -> bool:
        """Whether every hidden cell is safe from everyone asked about, and no small change or number is given away.

        Cells that are safe in parts of people only count as safe here; say how many there are.
        """
        bad = self.count(Safety.DISCLOSED) + self.count(Safety.UNPROVEN)
        return not (bad or self.changes or self.earlier or self.shown_small)
