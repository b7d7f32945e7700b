"""What a board report says, as plain values. Nobody is named in it but in their post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from colonnade.core.ratings import count_standings

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from colonnade.core.ratings import Standing, StandingCount

__all__ = [
    "ActionFacts",
    "BoardFacts",
    "Changed",
    "DecisionFacts",
    "ElementFacts",
    "MeasureFacts",
    "PieceFacts",
    "PillarFacts",
    "PlanFacts",
    "RoundFacts",
]


@dataclass(frozen=True)
class PieceFacts:
    """A piece of evidence by its title, and the day until which it shows anything."""

    title: str
    until: date
    is_live: bool


@dataclass(frozen=True)
class ActionFacts:
    """An action that is open: its post, its day, and by how many days it is late (0 where it is not)."""

    number: int
    title: str
    post: str
    state: str
    due_on: date
    days_late: int
    elements: tuple[str, ...]


@dataclass(frozen=True)
class PlanFacts:
    """A practice that was taken up: where, by which post, and how it stands."""

    practice: str
    title: str
    place: str
    post: str
    standing: str
    last_on: date | None
    due_on: date | None


@dataclass(frozen=True)
class MeasureFacts:
    """A measure: where it began, what was read last (no value where it may not be shown), and where it should come."""

    name: str
    unit: str
    counts_people: bool
    baseline: Decimal | None
    baseline_on: date | None
    value: Decimal | None
    read_on: date | None
    target: Decimal | None
    target_on: date | None


@dataclass(frozen=True)
class ElementFacts:
    """One element, with all that stands behind it."""

    number: str
    ref: str
    short: str
    standing: Standing | None
    rating: str
    reason: str
    dissent: str
    moved: str
    evidence: tuple[PieceFacts, ...]
    level: str
    action_to_date: str
    recorded_on: date | None
    actions: tuple[ActionFacts, ...]
    plans: tuple[PlanFacts, ...]
    measures: tuple[MeasureFacts, ...]


@dataclass(frozen=True)
class PillarFacts:
    """One pillar and its elements."""

    number: str
    title: str
    short: str
    elements: tuple[ElementFacts, ...]

    @property
    def counted(self) -> StandingCount:
        """How many of its elements stand where."""
        return count_standings(element.standing for element in self.elements)


@dataclass(frozen=True)
class RoundFacts:
    """What a closed round agreed: how many elements have which rating, and how many in place were shown then."""

    title: str
    closed_on: date
    framework: str
    in_place: int
    in_progress: int
    not_in_place: int
    shown: int


@dataclass(frozen=True)
class DecisionFacts:
    """A decision that is asked for, or was made since the last report."""

    number: int
    question: str
    why: str
    asked_of: str
    element: str
    asked_on: date
    due_on: date | None
    days_late: int
    answer: str
    answered_on: date | None


@dataclass(frozen=True)
class Changed:
    """One element that stands elsewhere than in the last report: what was, and what is (standing or level)."""

    number: str
    short: str
    before: str
    after: str


@dataclass(frozen=True)
class BoardFacts:
    """Everything that a board report says of one day.

    `since` is the day of the report before (None where there is none), with what changed since then; `moved` is what
    moved between the last two rounds: up, down, and the earlier round's title.
    """

    organisation: str
    code: str
    as_of: date
    framework: str
    framework_title: str
    pillars: tuple[PillarFacts, ...]
    round: RoundFacts | None
    history: tuple[RoundFacts, ...]
    before: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    compares: bool
    since: date | None
    standings_changed: tuple[Changed, ...]
    levels_changed: tuple[Changed, ...]
    actions: tuple[ActionFacts, ...]
    decisions: tuple[DecisionFacts, ...]
    decided: tuple[DecisionFacts, ...]
    audit_entries: int
    audit_head: str

    @property
    def elements(self) -> tuple[ElementFacts, ...]:
        """Every element, pillar by pillar."""
        return tuple(element for pillar in self.pillars for element in pillar.elements)

    @property
    def counted(self) -> StandingCount:
        """How many elements stand where."""
        return count_standings(element.standing for element in self.elements)

    @property
    def late(self) -> tuple[ActionFacts, ...]:
        """The actions that are late, the latest first."""
        return tuple(sorted((one for one in self.actions if one.days_late), key=lambda one: -one.days_late))
