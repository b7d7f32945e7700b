"""Where the organisation stands: what was agreed last, held against the evidence of today."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from colonnade.apps.evidence import public as evidence
from colonnade.apps.programme.models import Focus, Round
from colonnade.apps.programme.selectors.rounds import agreements, framework_of, latest_closed
from colonnade.core.ratings import (
    Contradiction,
    ElementSpread,
    Histogram,
    Liveness,
    Moves,
    Publication,
    Rating,
    Showing,
    Standing,
    StandingCount,
    VoiceView,
    against_voices,
    contradictions,
    count_standings,
    moves,
    standing,
)
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from datetime import date, datetime

    from colonnade.apps.programme.models import Agreement
    from colonnade.foundation.catalogue import Framework, Pillar
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "ElementPicture",
    "Picture",
    "PillarPicture",
    "agreed_ratings",
    "earlier_elements",
    "focus",
    "published",
    "stand",
]


@dataclass(frozen=True)
class ElementPicture:
    """One element: what was agreed, where it stands today, and how it moved since the round before."""

    number: str
    short: str
    agreement: Agreement | None
    standing: Standing | None
    behind: Liveness
    moved: str


@dataclass(frozen=True)
class PillarPicture:
    """One pillar and its elements."""

    number: str
    ref: str
    title: str
    short: str
    elements: tuple[ElementPicture, ...]

    @property
    def counted(self) -> StandingCount:
        """How many of its elements stand where."""
        return count_standings(element.standing for element in self.elements)


@dataclass(frozen=True)
class Picture:
    """Where the organisation stands after its last closed round."""

    round: Round
    before: Round | None
    framework: Framework
    pillars: tuple[PillarPicture, ...]
    moved: Moves
    contradictions: tuple[Contradiction, ...]

    @property
    def counted(self) -> StandingCount:
        """How many elements stand where."""
        return count_standings(element.standing for pillar in self.pillars for element in pillar.elements)


def agreed_ratings(agreed: dict[str, Agreement]) -> dict[str, Rating]:
    """The agreed ratings as core knows them, by element."""
    return {element: Rating(agreement.rating) for element, agreement in agreed.items()}


@dataclass(frozen=True)
class _Settled:
    """A round that does not change any more, as a key to what was worked out from it. The moment makes it unique."""

    pk: int
    settled_at: datetime
    round: Round = field(compare=False)


def published(round_: Round) -> Publication | None:
    """What may be shown of a round's answers; None while they are not in. It is read once and remembered."""
    if round_.answers_ended_at is None:
        return None
    return _published(_Settled(round_.pk, round_.answers_ended_at, round_))


@lru_cache(maxsize=256)
def _published(settled: _Settled) -> Publication:
    rounds = Round.objects.within(settled.round.organisation).filter(pk=settled.pk)
    stored: dict[str, Any] = rounds.values_list("spread", flat=True).get()
    smallest: int = stored["smallest_shown"]
    return Publication(
        tuple(
            ElementSpread(element, tuple(_view(voice) for voice in voices), smallest)
            for element, voices in stored["elements"]
        )
    )


def _view(stored: dict[str, Any]) -> VoiceView:
    counts = stored.get("counts")
    return VoiceView(stored["voice"], Showing(stored["showing"]), Histogram(**counts) if counts else None)


@dataclass(frozen=True)
class Closing:
    """What a closed round left: agreed ratings, what moved, and where they stand against most voices."""

    agreed: dict[str, Agreement]
    moved: Moves
    against: tuple[Contradiction, ...]


@lru_cache(maxsize=256)
def _closing(latest: _Settled, before: _Settled | None) -> Closing:
    agreed = agreements(latest.round)
    ratings = agreed_ratings(agreed)
    was = {}
    if before is not None and before.round.framework == latest.round.framework:
        was = agreed_ratings(agreements(before.round))
    publication = published(latest.round)
    spreads = publication.elements if publication else ()
    against = [against_voices(spread, ratings[spread.element]) for spread in spreads]
    return Closing(agreed, moves(was, ratings), tuple(found for found in against if found))


def _settled(round_: Round | None) -> _Settled | None:
    return _Settled(round_.pk, round_.closed_at, round_) if round_ is not None and round_.closed_at else None


def _fitting(closing: Closing, order: tuple[str, ...], behind: dict[str, Liveness]) -> tuple[Contradiction, ...]:
    """Every contradiction in the order of the framework: of evidence, which changes by the day, and of voices."""
    found = [*contradictions(agreed_ratings(closing.agreed), None, behind), *closing.against]
    return tuple(sorted(found, key=lambda one: order.index(one.element)))


def stand(organisation: Organisation, found: list[Round], today: date) -> Picture | None:
    """Where the organisation stands today, given its rounds (newest first); None where no round has closed yet."""
    latest, before = latest_closed(organisation, found)
    settled = _settled(latest)
    if latest is None or settled is None:
        return None
    closing = _closing(settled, _settled(before))
    framework = framework_of(latest)
    behind = evidence.behind(organisation, [element.ref for element in framework.elements], today)
    by_number = {element.id: behind[element.ref] for element in framework.elements}
    return Picture(
        round=latest,
        before=before,
        framework=framework,
        pillars=tuple(
            _pillar(pillar, closing, by_number, has_before=before is not None) for pillar in framework.pillars
        ),
        moved=closing.moved,
        contradictions=_fitting(closing, tuple(by_number), by_number),
    )


def _pillar(pillar: Pillar, closing: Closing, behind: dict[str, Liveness], *, has_before: bool) -> PillarPicture:
    ratings = agreed_ratings(closing.agreed)
    return PillarPicture(
        number=pillar.id,
        ref=pillar.ref,
        title=pillar.title,
        short=pillar.short,
        elements=tuple(
            ElementPicture(
                number=element.id,
                short=element.short,
                agreement=closing.agreed.get(element.id),
                standing=standing(ratings.get(element.id), behind[element.id]),
                behind=behind[element.id],
                moved=_moved(element.id, closing.moved) if has_before else "none",
            )
            for element in pillar.elements
        ),
    )


def _moved(element: str, moved: Moves) -> str:
    places = {"up": moved.up, "down": moved.down, "same": moved.same, "new": moved.new}
    return next((name for name, elements in places.items() if element in elements), "none")


def focus(organisation: Organisation) -> list[Focus]:
    """The pillars that the organisation focuses on now, in the order in which they were chosen."""
    found = Focus.objects.within(organisation).filter(ended_at=None).select_related("chosen_by")
    return list(found.order_by("chosen_at", "pk"))


def earlier_elements(first: Round, second: Round) -> dict[str, list[tuple[str, str]]]:
    """For each element of the second round's framework, the elements of the first's that it is compared with.

    Each comes with how it relates: "equal" within one framework, otherwise the kind of the catalogue's mapping.
    """
    elements = framework_of(second).elements
    if first.framework == second.framework:
        return {element.id: [(element.id, "equal")] for element in elements}
    catalogue = current()
    found: dict[str, list[tuple[str, str]]] = {}
    for element in elements:
        earlier = [one for one in catalogue.mappings_to(element.ref) if one.from_ref.startswith(f"{first.framework}/")]
        found[element.id] = [(one.from_ref.partition("/")[2], one.kind) for one in earlier]
    return found
