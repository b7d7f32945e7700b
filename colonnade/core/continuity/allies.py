"""At which levels there are allies, and whom only one person knows (R170)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Known", "LevelView", "view_levels"]


@dataclass(frozen=True)
class Known:
    """A contact: at which level they can help, whether they speak up for the work, and who keeps in touch."""

    name: str
    level: str
    is_ally: bool
    keepers: frozenset[int]


@dataclass(frozen=True)
class LevelView:
    """One level: allies whom two people know, allies whom one or nobody knows, and other contacts, by name."""

    level: str
    firm: tuple[str, ...] = ()
    frail: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether there is no ally at all."""
        return not self.firm and not self.frail

    @property
    def is_frail(self) -> bool:
        """Whether there are allies, but none whom two people know."""
        return bool(self.frail) and not self.firm


ENOUGH_KEEPERS = 2


def view_levels(levels: Iterable[str], known: Iterable[Known], present: Collection[int]) -> tuple[LevelView, ...]:
    """Each level in the order given, with who is known there. Keepers who are not `present` do not count."""
    everybody = sorted(known, key=lambda one: one.name)

    def names(level: str, *, ally: bool, firm: bool | None = None) -> tuple[str, ...]:
        return tuple(
            one.name
            for one in everybody
            if one.level == level and one.is_ally is ally and (firm is None or _is_firm(one, present) is firm)
        )

    return tuple(
        LevelView(
            level,
            firm=names(level, ally=True, firm=True),
            frail=names(level, ally=True, firm=False),
            others=names(level, ally=False),
        )
        for level in levels
    )


def _is_firm(known: Known, present: Collection[int]) -> bool:
    return sum(1 for keeper in known.keepers if keeper in present) >= ENOUGH_KEEPERS
