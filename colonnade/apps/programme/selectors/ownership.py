"""What somebody owns: actions, practices, promises, contacts, evidence and rounds, read in one go each (R169, R170)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from colonnade.apps.evidence import public as evidence
from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.models import (
    Action,
    ActionState,
    Contact,
    PracticePlan,
    Promise,
    Round,
    Seat,
    Served,
    Serves,
    State,
)
from colonnade.core.continuity import Held
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "Owned",
    "held_things",
    "own_parts",
    "owned_things",
    "pillar_of",
    "practice_title",
    "roles_held",
    "sole_roles",
]

OPEN = (ActionState.PLANNED, ActionState.GOING_ON)
# Given with a round, and handed over with it.
OF_A_ROUND = frozenset({Role.ROUND_CHAIR, Role.CONTRIBUTOR})


@dataclass(frozen=True)
class Owned:
    """One thing that lasts, with who owns it and who stands in.

    `areas` are references of elements and pillars.
    """

    kind: str
    pk: int
    number: int
    title: str
    post: str
    owner: int | None
    deputy: int | None
    due: date | None = None
    areas: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind}-{self.pk}"

    @property
    def held(self) -> Held:
        """The same as core knows it."""
        others = frozenset({self.deputy} - {None, self.owner})
        return Held(self.kind, self.key, self.title, self.owner, others, self.areas)  # type: ignore[arg-type]

    def part_of(self, person: int) -> str:
        """What the person is to it: its owner, its deputy, or nothing."""
        if self.owner == person:
            return "owner"
        return "deputy" if self.deputy == person else ""


def practice_title(name: str) -> str:
    """The practice's title; its name where the catalogue does not have it any more."""
    try:
        return current().practice(name).title
    except NotInCatalogueError:
        return name


def pillar_of(element: str) -> str:
    """The reference of the pillar that an element stands in; nothing for one that the catalogue does not have."""
    for framework in current().frameworks:
        for pillar in framework.pillars:
            if any(one.ref == element for one in pillar.elements):
                return pillar.ref
    return ""


def _areas(elements: Iterable[str]) -> tuple[str, ...]:
    """The elements with their pillars, each once."""
    found: dict[str, None] = {}
    for element in elements:
        if pillar := pillar_of(element):
            found |= {pillar: None, element: None}
    return tuple(found)


def _practice_elements(name: str) -> tuple[str, ...]:
    try:
        return current().practice(name).elements
    except NotInCatalogueError:
        return ()


def _actions(organisation: Organisation) -> Iterator[Owned]:
    served: dict[int, list[str]] = {}
    rows = Served.objects.within(organisation).filter(kind__in=[Serves.RECOMMENDATION, Serves.PRACTICE])
    for action, kind, ref in rows.order_by("pk").values_list("action_id", "kind", "ref"):
        served.setdefault(action, []).extend([ref] if kind == Serves.RECOMMENDATION else _practice_elements(ref))
    for one in Action.objects.within(organisation).filter(state__in=OPEN).order_by("due_on", "number"):
        areas = _areas(served.get(one.pk, ()))
        yield Owned("action", one.pk, one.number, one.title, one.post, one.owner_id, one.deputy_id, one.due_on, areas)


def _plans(organisation: Organisation) -> Iterator[Owned]:
    rows = PracticePlan.objects.within(organisation).exclude(state=PracticePlan.State.ENDED).select_related("team")
    for one in rows.order_by("next_due_on", "pk"):
        where = f" ({one.team.name})" if one.team else ""
        areas = _areas(_practice_elements(one.practice))
        title = practice_title(one.practice) + where
        yield Owned("plan", one.pk, one.pk, title, one.post, one.owner_id, one.deputy_id, one.next_due_on, areas)


def _promises(organisation: Organisation) -> Iterator[Owned]:
    rows = Promise.objects.within(organisation).filter(kept_on=None, released_on=None)
    for one in rows.order_by("due_on", "number"):
        yield Owned("promise", one.pk, one.number, one.text, one.post, one.owner_id, one.deputy_id, one.due_on)


def _contacts(organisation: Organisation) -> Iterator[Owned]:
    for one in Contact.objects.within(organisation).filter(ended_at=None).order_by("name", "pk"):
        yield Owned("contact", one.pk, one.pk, one.name, one.post, one.keeper_id, one.second_keeper_id)


def _evidence(organisation: Organisation) -> Iterator[Owned]:
    for item in evidence.evidence_list(organisation):
        one = item.evidence
        if one.withdrawn_at is None:
            yield Owned(
                "evidence", one.pk, one.pk, one.title, "", one.owner_id, None, one.stale_after, _areas(item.elements)
            )


def _rounds(organisation: Organisation) -> Iterator[Owned]:
    chairs = Seat.objects.within(organisation).filter(role=Seat.Role.CHAIR)
    held = dict(chairs.values_list("round_id", "person_id"))
    rows = Round.objects.within(organisation).exclude(state=State.CLOSED).defer("spread")
    for one in rows.order_by("number"):
        yield Owned("round", one.pk, one.number, one.title, "", held.get(one.pk), None, one.answers_due_on)


def owned_things(organisation: Organisation) -> list[Owned]:
    """Everything that somebody owns or should own, kind by kind (eleven queries, however much there is)."""
    readers = (_actions, _plans, _promises, _contacts, _evidence, _rounds)
    return [one for read in readers for one in read(organisation)]


def own_parts(things: Iterable[Owned], person: Person) -> list[Owned]:
    """Those that the person owns or is deputy of."""
    return [one for one in things if one.part_of(person.pk)]


def held_things(things: Iterable[Owned]) -> list[Held]:
    """The things as core knows them."""
    return [one.held for one in things]


def roles_held(organisation: Organisation) -> dict[str, set[int]]:
    """Who holds each role of the organisation, but for those that are given with a round."""
    found: dict[str, set[int]] = {}
    for held in organisations.memberships(organisation):
        if held.role not in OF_A_ROUND:
            found.setdefault(held.role, set()).add(held.person_id)
    return found


def sole_roles(organisation: Organisation, person: Person) -> list[str]:
    """The roles that only this person holds."""
    return [role for role, people in roles_held(organisation).items() if people == {person.pk}]
