"""Reads of contacts, promises, handovers, who has fallen silent, and which organisation followed which."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Max
from django.utils.timezone import localdate

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.models import (
    Action,
    Contact,
    Handover,
    PracticePlan,
    Promise,
    Served,
    Serves,
    Succession,
)
from colonnade.core.continuity import silences
from colonnade.foundation.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.core.continuity import Silence
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "actions_of_promise",
    "carried_rows",
    "contact_fingerprint",
    "contact_of",
    "contacts_of",
    "followed_by",
    "handing_over",
    "handover_of",
    "handovers_of",
    "last_heard",
    "members",
    "people_named",
    "promise_by_number",
    "promises_of",
    "silences_of",
]


def members(organisation: Organisation) -> dict[int, Person]:
    """The people who are members now and may sign in, each once, by name."""
    held = organisations.memberships(organisation)
    return {one.person_id: one.person for one in held if one.person.is_active}


def people_named(pks: Iterable[int]) -> dict[int, Person]:
    """These people, members or not, by id."""
    found: dict[int, Person] = get_user_model().objects.in_bulk(list(pks))
    return found


def contacts_of(organisation: Organisation, *, lasting: bool = True) -> list[Contact]:
    """The organisation's contacts by name; with `lasting` false, those that have ended too."""
    found = Contact.objects.within(organisation)
    if lasting:
        found = found.filter(ended_at=None)
    return list(found.select_related("keeper", "second_keeper").order_by("name", "pk"))


def contact_of(organisation: Organisation, pk: int) -> Contact | None:
    """One contact that lasts."""
    found = Contact.objects.within(organisation).filter(pk=pk, ended_at=None)
    contact: Contact | None = found.select_related("keeper", "second_keeper").first()
    if contact is not None:
        contact.organisation = organisation
    return contact


def contact_fingerprint(contact: Contact) -> str:
    """A short text that differs once anything of the contact does."""
    parts = (
        contact.name,
        contact.post,
        contact.body,
        contact.level,
        contact.is_ally,
        contact.email,
        contact.phone,
        contact.helps_with,
        contact.keeper_id,
        contact.second_keeper_id,
    )
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()[:16]


def promises_of(organisation: Organisation, *, open_only: bool = False) -> list[Promise]:
    """The organisation's promises, the next due first and those without a day last."""
    found = Promise.objects.within(organisation).select_related("owner", "deputy")
    if open_only:
        found = found.filter(kept_on=None, released_on=None)
    return sorted(found.order_by("number"), key=lambda one: (one.due_on is None, one.due_on or one.made_on, one.number))


def promise_by_number(organisation: Organisation, number: int) -> Promise | None:
    """The organisation's promise of that number."""
    found = Promise.objects.within(organisation).filter(number=number).select_related("owner", "deputy")
    promise: Promise | None = found.first()
    if promise is not None:
        promise.organisation = organisation
    return promise


def actions_of_promise(promise: Promise) -> list[Action]:
    """The actions that serve a promise, by number."""
    served = Served.objects.within(promise.organisation).filter(kind=Serves.PROMISE, ref=str(promise.number))
    rows = Action.objects.within(promise.organisation).filter(pk__in=list(served.values_list("action_id", flat=True)))
    return list(rows.select_related("owner", "deputy").order_by("number"))


def handovers_of(organisation: Organisation) -> list[Handover]:
    """The organisation's handovers, those that go on first, the newest of each first. Their packs are left out."""
    found = Handover.objects.within(organisation).defer("pack", "listed").select_related("person")
    return sorted(found.order_by("-begun_at", "-pk"), key=lambda one: one.ended_at is not None)


def handover_of(organisation: Organisation, pk: int) -> Handover | None:
    """One handover with its pack."""
    found = Handover.objects.within(organisation).filter(pk=pk).select_related("person", "begun_by")
    handover: Handover | None = found.first()
    if handover is not None:
        handover.organisation = organisation
    return handover


def handing_over(organisation: Organisation) -> set[int]:
    """The people whose handover goes on."""
    return set(Handover.objects.within(organisation).filter(ended_at=None).values_list("person_id", flat=True))


def last_heard(organisation: Organisation) -> dict[int, date]:
    """The day on which each member last did something here or signed in; at first, the day that they became one."""
    held = [one for one in organisations.memberships(organisation) if one.person.is_active]
    heard: dict[int, date] = {}
    for one in held:
        heard[one.person_id] = min(one.since, heard.get(one.person_id, one.since))
    signed_in = {one.person_id: one.person.last_login for one in held}
    entries = Entry.objects.within(organisation).filter(by__in=list(heard)).order_by()
    done = dict(entries.values_list("by").annotate(latest=Max("at")))
    for person, day in heard.items():
        moments = [moment for moment in (signed_in[person], done.get(person)) if moment is not None]
        heard[person] = max([day, *(localdate(moment) for moment in moments)])
    return heard


def silences_of(organisation: Organisation, holding: Iterable[int], today: date) -> tuple[Silence, ...]:
    """Who holds something and has not been heard from for `SILENT_AFTER_DAYS`, the longest first (R169)."""
    asked = set(holding) - handing_over(organisation)
    return silences(last_heard(organisation), asked, today, after_days=settings.SILENT_AFTER_DAYS)


def followed_by(organisation: Organisation) -> list[Succession]:
    """Which organisations took over from this one, by the day."""
    found = Succession.objects.within(organisation).select_related("successor", "recorded_by")
    return list(found.order_by("from_on", "pk"))


def carried_rows(organisation: Organisation) -> list[tuple[str, str, str]]:
    """What came here from organisations before this one: its kind, what it is, and where it came from (R171)."""
    found: list[tuple[str, str, str]] = []
    for kind, model, field in (
        ("action", Action, "title"),
        ("promise", Promise, "text"),
        ("practice", PracticePlan, "practice"),
        ("contact", Contact, "name"),
    ):
        rows = model.objects.within(organisation).exclude(carried_from="").order_by("pk")
        found += [(kind, name, source) for name, source in rows.values_list(field, "carried_from")]
    return found
