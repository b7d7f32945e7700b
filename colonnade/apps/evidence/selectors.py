"""Reads of evidence. The number of queries of each stays the same however much evidence there is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef

from colonnade.apps.evidence.models import Evidence, Use, Version
from colonnade.apps.organisations.public import memberships
from colonnade.core.ratings import Liveness
from colonnade.foundation.catalogue import current
from colonnade.foundation.files import Store
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import BinaryIO

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.models import State
    from colonnade.apps.organisations.public import Member
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "Choice",
    "ElementGroup",
    "Item",
    "Piece",
    "Support",
    "behind",
    "element_groups",
    "elements_of",
    "evidence_choices",
    "evidence_list",
    "evidence_of",
    "fingerprint",
    "known_elements",
    "live_by_element",
    "member_ids",
    "open_file",
    "owners_for",
    "state_by_element",
    "version_of",
    "versions",
]


@dataclass(frozen=True)
class Item:
    """A piece of evidence in the list: its latest version (without the note's text) and its elements in order."""

    evidence: Evidence
    latest: Version
    elements: tuple[str, ...]
    owner_has_left: bool


@dataclass(frozen=True)
class Piece:
    """What shows an element, or once did: a piece of evidence by its id, with the latest version's number and hash."""

    pk: int
    title: str
    version: int
    sha256: str
    stale_after: date


@dataclass(frozen=True)
class Support:
    """What stands behind one element: live pieces, and stale ones, latest first. Withdrawn ones are not there."""

    live: tuple[Piece, ...] = ()
    stale: tuple[Piece, ...] = ()

    @property
    def state(self) -> Liveness:
        """Live with one live piece; stale where all there are have had their day; missing with none."""
        if self.live:
            return Liveness.LIVE
        return Liveness.STALE if self.stale else Liveness.MISSING


@dataclass(frozen=True)
class Choice:
    """A piece of evidence that can be put to an answer."""

    pk: int
    title: str
    state: State
    elements: tuple[str, ...]


@dataclass(frozen=True)
class ElementGroup:
    """A framework's elements as choices: reference and words."""

    title: str
    short: str
    elements: tuple[tuple[str, str], ...]


def element_groups() -> tuple[ElementGroup, ...]:
    """The elements of every framework of the catalogue, framework by framework."""
    return tuple(
        ElementGroup(
            framework.title,
            framework.short,
            tuple((each.ref, f"{each.number} {each.short}") for each in framework.elements),
        )
        for framework in current().frameworks
    )


def known_elements() -> set[str]:
    """The references of every element of the catalogue."""
    return {ref for group in element_groups() for ref, _ in group.elements}


def _in_order(references: Iterable[str]) -> tuple[str, ...]:
    """References in the catalogue's order; those that it no longer has come last."""
    places = {ref: place for place, ref in enumerate(ref for group in element_groups() for ref, _ in group.elements)}
    return tuple(sorted(references, key=lambda ref: (places.get(ref, len(places)), ref)))


def _latest(organisation: Organisation, of: Iterable[int] | None = None) -> dict[int, Version]:
    """The latest version of each piece of evidence (or of those), by the evidence's id, without what a note says."""
    rows = Version.objects.within(organisation)
    newer = rows.filter(evidence=OuterRef("evidence"), number__gt=OuterRef("number"))
    asked = rows if of is None else rows.filter(evidence__in=list(of))
    return {version.evidence_id: version for version in asked.filter(~Exists(newer)).defer("note")}


def _elements(organisation: Organisation) -> dict[int, tuple[str, ...]]:
    gathered: dict[int, list[str]] = {}
    for pk, element in Use.objects.within(organisation).values_list("evidence_id", "element"):
        gathered.setdefault(pk, []).append(element)
    return {pk: _in_order(found) for pk, found in gathered.items()}


def member_ids(organisation: Organisation) -> set[int]:
    """The ids of the people who are members now."""
    return {held.person_id for held in memberships(organisation)}


def evidence_list(organisation: Organisation) -> list[Item]:
    """All evidence of the organisation by title, withdrawn too (four queries)."""
    rows = list(Evidence.objects.within(organisation).select_related("owner").order_by("title", "pk"))
    latest, elements, present = _latest(organisation), _elements(organisation), member_ids(organisation)
    for row in rows:
        row.organisation = organisation
    return [Item(row, latest[row.pk], elements.get(row.pk, ()), row.owner_id not in present) for row in rows]


def evidence_of(organisation: Organisation, pk: int) -> Evidence | None:
    """One piece of evidence of the organisation, withdrawn or not."""
    found: Evidence | None = Evidence.objects.within(organisation).filter(pk=pk).select_related("owner").first()
    if found is not None:
        found.organisation = organisation
    return found


def elements_of(evidence: Evidence) -> tuple[str, ...]:
    """The references of the elements that it shows, in the catalogue's order."""
    rows = Use.objects.within(evidence.organisation).filter(evidence=evidence)
    return _in_order(rows.values_list("element", flat=True))


def versions(evidence: Evidence) -> list[Version]:
    """Every version of it, the latest first."""
    rows = Version.objects.within(evidence.organisation).filter(evidence=evidence)
    return list(rows.select_related("added_by").order_by("-number"))


def version_of(organisation: Organisation, pk: int, number: int) -> Version | None:
    """One version of a piece of evidence of the organisation, with the evidence."""
    rows = Version.objects.within(organisation).filter(evidence_id=pk, number=number)
    return rows.select_related("evidence").first()


def open_file(version: Version) -> BinaryIO:
    """The stored file of a version; the caller closes it. Raises NotStored where it is not on the disk."""
    return Store(settings.EVIDENCE_ROOT).open(version.organisation_id, version.file_key)


def fingerprint(evidence: Evidence) -> str:
    """A short text that differs once the day, the owner or the elements do, or it is withdrawn."""
    parts = (evidence.stale_after, evidence.owner_id, evidence.withdrawn_at, *elements_of(evidence))
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()[:16]


def state_by_element(organisation: Organisation, elements: Iterable[str], today: date) -> dict[str, Support]:
    """What stands behind each of these elements today (two queries). Every one asked for is in the answer."""
    wanted = tuple(elements)
    rows = Use.objects.within(organisation).filter(element__in=wanted, evidence__withdrawn_at=None)
    uses = list(rows.select_related("evidence").order_by("-evidence__stale_after", "evidence_id"))
    latest = _latest(organisation, {use.evidence_id for use in uses})
    live: dict[str, list[Piece]] = {}
    stale: dict[str, list[Piece]] = {}
    for use in uses:
        version = latest[use.evidence_id]
        found = Piece(use.evidence_id, use.evidence.title, version.number, version.sha256, use.evidence.stale_after)
        (live if use.evidence.is_live(today) else stale).setdefault(use.element, []).append(found)
    return {ref: Support(tuple(live.get(ref, ())), tuple(stale.get(ref, ()))) for ref in wanted}


def live_by_element(organisation: Organisation, elements: Iterable[str], today: date) -> dict[str, tuple[Piece, ...]]:
    """The live evidence behind each of these elements today, empty where there is none (two queries)."""
    return {ref: found.live for ref, found in state_by_element(organisation, elements, today).items()}


def behind(organisation: Organisation, elements: Iterable[str], today: date) -> dict[str, Liveness]:
    """Whether live evidence, only stale evidence or none stands behind each of these elements today (two queries)."""
    return {ref: found.state for ref, found in state_by_element(organisation, elements, today).items()}


def evidence_choices(organisation: Organisation, today: date) -> list[Choice]:
    """What a contributor can put to an answer: all that is not withdrawn, by title (two queries)."""
    rows = Evidence.objects.within(organisation).filter(withdrawn_at=None).order_by("title", "pk")
    elements = _elements(organisation)
    return [Choice(row.pk, row.title, row.state(today), elements.get(row.pk, ())) for row in rows]


def owners_for(member: Member, *, sees_people: bool) -> list[Person]:
    """Whom this member may make an owner, by name: themselves first.

    Who is a member is not for everyone to see: somebody who may not see it can still hand over to an inclusion lead.
    """
    found = {
        held.person_id: held.person
        for held in memberships(member.organisation)
        if sees_people or held.role == Role.INCLUSION_LEAD
    }
    found.pop(member.person.pk, None)
    return [member.person, *found.values()]
