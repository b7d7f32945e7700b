"""Where an element stands: what was agreed, held against the evidence that is live today.

“In place” needs live evidence. Without it the element is `CLAIMED`; with it, `SHOWN`. A standing is worked out when it
is asked for and never stored, so evidence that goes stale changes what is shown today and nothing that was agreed or
written before. Rating: R003; rounds compared: R008.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from colonnade.core.ratings.rating import Rating

__all__ = [
    "EvidenceDates",
    "Liveness",
    "Moves",
    "Standing",
    "StandingCount",
    "count_standings",
    "liveness",
    "moves",
    "standing",
]


class Standing(StrEnum):
    """Where an element stands, from the lowest to the highest."""

    NOT_IN_PLACE = "not_in_place"
    IN_PROGRESS = "in_progress"
    CLAIMED = "claimed"
    SHOWN = "shown"


class Liveness(StrEnum):
    """What stands behind an element today."""

    LIVE = "live"
    STALE = "stale"
    """There was evidence, and its time has run out."""
    MISSING = "missing"


@dataclass(frozen=True)
class EvidenceDates:
    """The first day on which a piece of evidence counts, and the last (None: it does not run out).

    Raises ValueError where the last day comes before the first.
    """

    first_day: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError("Evidence cannot run out before it starts to count.")

    def liveness(self, today: date) -> Liveness:
        """Whether it counts today. Its first and last days count; before the first it is as if it were not there."""
        if today < self.first_day:
            return Liveness.MISSING
        return Liveness.STALE if self.last_day is not None and today > self.last_day else Liveness.LIVE


def liveness(evidence: Iterable[EvidenceDates], *, today: date) -> Liveness:
    """What stands behind an element: one live piece is enough, and a stale one is more than none."""
    states = {piece.liveness(today) for piece in evidence}
    return next((state for state in (Liveness.LIVE, Liveness.STALE) if state in states), Liveness.MISSING)


def standing(agreed: Rating | None, behind: Liveness) -> Standing | None:
    """Where an element stands, or None where no rating was agreed or the agreement is “do not know”."""
    if agreed is None or not agreed.is_ordered:
        return None
    if agreed is Rating.IN_PLACE:
        return Standing.SHOWN if behind is Liveness.LIVE else Standing.CLAIMED
    return Standing(agreed.value)


@dataclass(frozen=True)
class StandingCount:
    """How many elements stand where; `not_agreed` are those with no standing. Negative counts raise ValueError."""

    not_in_place: int = 0
    in_progress: int = 0
    claimed: int = 0
    shown: int = 0
    not_agreed: int = 0

    def __post_init__(self) -> None:
        """Refuse counts below zero."""
        if min(self.not_in_place, self.in_progress, self.claimed, self.shown, self.not_agreed) < 0:
            raise ValueError("A number of elements cannot be negative.")

    @property
    def elements(self) -> int:
        """How many elements there are in all."""
        return self.not_in_place + self.in_progress + self.claimed + self.shown + self.not_agreed


def count_standings(standings: Iterable[Standing | None]) -> StandingCount:
    """Count the standings of a framework or of a pillar, one for each element."""
    return StandingCount(**Counter(found.value if found else "not_agreed" for found in standings))


@dataclass(frozen=True)
class Moves:
    """What moved between two sets of agreed ratings: element identifiers, in the order of the later set.

    `new` had no agreed rating before; `gone` (in the order of the earlier set) has none any more.
    """

    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def moves(before: Mapping[str, Rating], after: Mapping[str, Rating]) -> Moves:
    """What moved between two sets of agreed ratings, by element. “Do not know” counts as not agreed."""
    was, now = _steps(before), _steps(after)
    both = [element for element in now if element in was]
    return Moves(
        up=tuple(element for element in both if now[element] > was[element]),
        down=tuple(element for element in both if now[element] < was[element]),
        same=tuple(element for element in both if now[element] == was[element]),
        new=tuple(element for element in now if element not in was),
        gone=tuple(element for element in was if element not in now),
    )


def _steps(agreed: Mapping[str, Rating]) -> dict[str, int]:
    """The step of each element that has one."""
    return {element: rating.step for element, rating in agreed.items() if rating.is_ordered}
