"""Begin a handover, give what somebody owned to others, make the pack, end it; and tell of those who fall silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.actions.giving import give_thing
from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import Handover
from colonnade.apps.programme.policies.continuity import (
    check_can_begin_handover,
    check_can_end_handover,
    check_can_take_over,
    check_handover_goes_on,
    check_may_give,
)
from colonnade.apps.programme.selectors.continuity import followed_by, handing_over, members, silences_of
from colonnade.apps.programme.selectors.ownership import own_parts, owned_things, sole_roles
from colonnade.apps.programme.selectors.pack import pack_of
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.audit.record import record
from colonnade.foundation.mail import outbox
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.selectors.ownership import Owned
    from colonnade.core.continuity import Silence

__all__ = ["begin_handover", "end_handover", "hand_over_things", "make_pack", "write_of_silences"]


def _locked(handover: Handover) -> Handover:
    """The handover as it stands now, held until the transaction ends. Raises Refused where it has ended."""
    rows = Handover.objects.within(handover.organisation).select_for_update()
    found: Handover = rows.get(pk=handover.pk)
    found.organisation = handover.organisation
    check_handover_goes_on(found)
    return found


def _listed(things: list[Owned], person: Person) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "pk": one.pk, "number": one.number, "title": one.title, "part": one.part_of(person.pk)}
        for one in things
    ]


@transaction.atomic
def begin_handover(*, organisation: Organisation, person: Person, why: str, last_day: date, by: Person) -> Handover:
    """Begin the handover of somebody who leaves, is silent or is away: what they own is listed, and the pack made.

    They may have left already. Raises Refused where a handover of theirs is going on.
    """
    take_turns(organisation)
    rows = Handover.objects.within(organisation)
    check_can_begin_handover(person, rows.filter(person=person, ended_at=None).first())
    things = own_parts(owned_things(organisation), person)
    made: Handover = Handover.objects.create(
        organisation=organisation,
        person=person,
        why=Handover.Why(why),
        last_day=last_day,
        listed=_listed(things, person),
        begun_by=by,
        begun_at=clock.now(),
    )
    detail = {"person": person.pk, "why": why, "things": len(things)}
    record(organisation, "handover.begun", f"handover {made.pk}", by=by, detail=detail)
    _put_pack(made)
    return made


def _put_pack(handover: Handover) -> None:
    handover.pack, handover.pack_made_at = pack_of(handover, clock.today()), clock.now()
    handover.save()


@transaction.atomic
def make_pack(*, handover: Handover, by: Person) -> Handover:
    """Make the pack anew from what is on record now. The one before is gone: it can be made again from the records."""
    current = _locked(handover)
    _put_pack(current)
    record(current.organisation, "handover.pack_made", f"handover {current.pk}", by=by)
    return current


@transaction.atomic
def hand_over_things(
    *, handover: Handover, keys: Collection[str], to: Person, by: Person
) -> tuple[int, dict[str, str]]:
    """Give these things (`action-12`) to somebody, through the actions of the areas that they belong to.

    Returns how many were given, and for each that could not be the sentence that says why. Raises Refused for somebody
    who cannot take over at all. Only an inclusion lead gives the chair of a round, which opens what people noted.
    """
    current = _locked(handover)
    organisation = current.organisation
    check_can_take_over(to, current, members(organisation), handing_over(organisation))
    by_member = organisations.member_of(by, organisation)
    may_chair = by_member is not None and by_member.holds(Role.INCLUSION_LEAD)
    refused: dict[str, str] = {}
    given = 0
    for one in own_parts(owned_things(organisation), current.person):
        if one.key not in keys:
            continue
        try:
            check_may_give(one.kind, may_chair=may_chair)
            give_thing(organisation=organisation, thing=one, part=one.part_of(current.person_id), to=to, by=by)
        except Refused as refusal:
            refused[one.title] = str(refusal)
        else:
            given += 1
    if given:
        detail = {"to": to.pk, "things": given}
        record(organisation, "handover.given", f"handover {current.pk}", by=by, detail=detail)
    return given, refused


@transaction.atomic
def end_handover(*, handover: Handover, by: Person) -> Handover:
    """End a handover when nothing is left to hand over; its pack is made a last time. Raises Refused before that."""
    current = _locked(handover)
    organisation = current.organisation
    left = own_parts(owned_things(organisation), current.person)
    roles = [str(Role(role).label) for role in sole_roles(organisation, current.person)]
    check_can_end_handover(len(left), roles if current.why == Handover.Why.LEAVING else ())
    _put_pack(current)
    current.ended_at = clock.now()
    current.save()
    record(organisation, "handover.ended", f"handover {current.pk}", by=by)
    return current


def _told(organisation: Organisation) -> set[tuple[str, str]]:
    """Which silences were told of: the person as the chain names them, and the day since when."""
    rows = Entry.objects.within(organisation).filter(verb="silence.told").values_list("subject", "detail")
    return {(subject, detail["since"]) for subject, detail in rows}


@transaction.atomic
def write_of_silences(*, organisation: Organisation) -> int:
    """Tell the inclusion leads, once, of each member who owns something and has fallen silent: how many were told of.

    What was told is read from the audit chain, for a letter is forgotten after a month. An organisation that another
    has followed gets no letters.
    """
    today = clock.today()
    if organisation.is_closed(today) or any(one.from_on <= today for one in followed_by(organisation)):
        return 0
    people = members(organisation)
    holding = {one.owner for one in owned_things(organisation) if one.owner in people}
    told = _told(organisation)
    new = [
        one
        for one in silences_of(organisation, [pk for pk in holding if pk is not None], today)
        if (f"person {one.person}", one.since.isoformat()) not in told
    ]
    return sum(_tell(organisation, one, people) for one in new)


def _tell(organisation: Organisation, silence: Silence, people: dict[int, Person]) -> bool:
    """Write to those who can begin a handover, but for the silent person; whether there is anybody to write to."""
    held = organisations.memberships(organisation)
    to = _holders(held, Role.INCLUSION_LEAD, silence.person) or _holders(held, Role.EXECUTIVE_SPONSOR, silence.person)
    body = ngettext(
        "%(name)s owns something at %(organisation)s on Colonnade, and has not been heard from for %(days)d day. "
        "Ask how they are. If they cannot go on, begin a handover on the page Continuity.",
        "%(name)s owns something at %(organisation)s on Colonnade, and has not been heard from for %(days)d days. "
        "Ask how they are. If they cannot go on, begin a handover on the page Continuity.",
        silence.days,
    )
    for person in to:
        outbox.post(
            key=f"silence:{organisation.pk}:{silence.person}:{silence.since.isoformat()}:{person.pk}",
            to=person.email,
            subject=_("Something on Colonnade waits for you"),
            body=body % {"name": people[silence.person].name, "organisation": organisation.name, "days": silence.days},
        )
    if to:
        detail = {"since": silence.since.isoformat()}
        record(organisation, "silence.told", f"person {silence.person}", by=None, detail=detail)
    return bool(to)


def _holders(held: list[Any], role: Role, but: int) -> list[Person]:
    """Those with the role who can sign in, each once."""
    found = {one.person_id: one.person for one in held if one.role == role and one.person.is_active}
    found.pop(but, None)
    return list(found.values())
