"""Keep contacts and promises: add them, change them, give them to somebody, and end them (R170)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import Contact, Promise
from colonnade.apps.programme.policies.continuity import (
    check_contact_is_current,
    check_contact_lasts,
    check_pair,
    check_past,
    check_promise_day,
    check_promise_is_open,
)
from colonnade.apps.programme.selectors.continuity import contact_fingerprint, members
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "add_contact",
    "add_promise",
    "change_contact",
    "confirm_contact",
    "end_contact",
    "give_contact",
    "give_promise",
    "keep_promise",
    "release_promise",
]


def _locked_contact(contact: Contact) -> Contact:
    """The contact as it stands now, held until the transaction ends."""
    found: Contact = Contact.objects.within(contact.organisation).select_for_update().get(pk=contact.pk)
    found.organisation = contact.organisation
    check_contact_lasts(found)
    return found


@transaction.atomic
def add_contact(
    *,
    organisation: Organisation,
    name: str,
    level: str,
    post: str = "",
    body: str = "",
    is_ally: bool = False,
    email: str = "",
    phone: str = "",
    helps_with: str = "",
    keeper: Person | None = None,
    second_keeper: Person | None = None,
    confirmed_on: date | None = None,
    carried_from: str = "",
    by: Person,
) -> Contact:
    """Add somebody outside the site whom the work depends on. Raises Refused for keepers who are not members."""
    check_pair(keeper, second_keeper, members(organisation))
    made: Contact = Contact.objects.create(
        organisation=organisation,
        name=name,
        level=Contact.Level(level),
        post=post,
        body=body,
        is_ally=is_ally,
        email=email,
        phone=phone,
        helps_with=helps_with,
        keeper=keeper,
        second_keeper=second_keeper,
        confirmed_on=confirmed_on or clock.today(),
        carried_from=carried_from,
        added_at=clock.now(),
    )
    detail = {"level": level, "keeper": made.keeper_id, "second_keeper": made.second_keeper_id}
    record(organisation, "contact.added", f"contact {made.pk}", by=by, detail=detail)
    return made


@transaction.atomic
def change_contact(
    *,
    contact: Contact,
    seen: str,
    name: str,
    level: str,
    post: str,
    body: str,
    is_ally: bool,
    email: str,
    phone: str,
    helps_with: str,
    keeper: Person | None,
    second_keeper: Person | None,
    by: Person,
) -> Contact:
    """Change a contact, which confirms it too. `seen` is the fingerprint of what the page showed.

    Raises Overtaken, with what stands, where somebody else changed it since, and Refused.
    """
    current = _locked_contact(contact)
    check_contact_is_current(seen, contact_fingerprint(current), current)
    check_pair(keeper, second_keeper, members(current.organisation))
    current.name, current.level, current.post, current.body = name, Contact.Level(level), post, body
    current.is_ally, current.email, current.phone, current.helps_with = is_ally, email, phone, helps_with
    current.keeper, current.second_keeper = keeper, second_keeper
    current.confirmed_on = clock.today()
    current.save()
    detail = {"level": level, "keeper": current.keeper_id, "second_keeper": current.second_keeper_id}
    record(current.organisation, "contact.changed", f"contact {current.pk}", by=by, detail=detail)
    return current


@transaction.atomic
def confirm_contact(*, contact: Contact, by: Person) -> Contact:
    """Say that all that is known of a contact is still right today."""
    current = _locked_contact(contact)
    current.confirmed_on = clock.today()
    current.save()
    record(current.organisation, "contact.confirmed", f"contact {current.pk}", by=by)
    return current


@transaction.atomic
def give_contact(*, contact: Contact, keeper: Person | None, second_keeper: Person | None, by: Person) -> Contact:
    """Let others keep in touch. Raises Refused for somebody who is not a member, and for the same person twice."""
    current = _locked_contact(contact)
    check_pair(keeper, second_keeper, members(current.organisation))
    detail = {
        "from": [current.keeper_id, current.second_keeper_id],
        "to": [one.pk if one else None for one in (keeper, second_keeper)],
    }
    current.keeper, current.second_keeper = keeper, second_keeper
    current.save()
    record(current.organisation, "contact.given", f"contact {current.pk}", by=by, detail=detail)
    return current


@transaction.atomic
def end_contact(*, contact: Contact, by: Person) -> Contact:
    """End a contact. How they could be reached is forgotten at once; that they helped stays on record."""
    current = _locked_contact(contact)
    current.ended_at = clock.now()
    current.email = current.phone = ""
    current.save()
    record(current.organisation, "contact.ended", f"contact {current.pk}", by=by)
    return current


def _locked_promise(promise: Promise) -> Promise:
    """The promise as it stands now, held until the transaction ends. Raises Refused where it is not open any more."""
    found: Promise = Promise.objects.within(promise.organisation).select_for_update().get(pk=promise.pk)
    found.organisation = promise.organisation
    check_promise_is_open(found)
    return found


@transaction.atomic
def add_promise(
    *,
    organisation: Organisation,
    text: str,
    made_to: str,
    made_on: date,
    due_on: date | None,
    post: str,
    owner: Person | None,
    deputy: Person | None,
    carried_from: str = "",
    by: Person,
) -> Promise:
    """Write down what was promised, to whom and by when. Raises Refused for wrong days and for who is no member."""
    take_turns(organisation)
    check_promise_day(made_on, due_on, clock.today())
    check_pair(owner, deputy, members(organisation))
    last = Promise.objects.within(organisation).aggregate(last=Max("number"))["last"] or 0
    made: Promise = Promise.objects.create(
        organisation=organisation,
        number=last + 1,
        text=text,
        made_to=made_to,
        made_on=made_on,
        due_on=due_on,
        post=post,
        owner=owner,
        deputy=deputy,
        carried_from=carried_from,
        added_at=clock.now(),
    )
    detail = {"due_on": due_on.isoformat() if due_on else None, "owner": made.owner_id, "deputy": made.deputy_id}
    record(organisation, "promise.added", f"promise {made.number}", by=by, detail=detail)
    return made


@transaction.atomic
def give_promise(*, promise: Promise, owner: Person | None, deputy: Person | None, post: str, by: Person) -> Promise:
    """Give a promise to a post with a person and a deputy. Raises Refused for somebody who is not a member."""
    current = _locked_promise(promise)
    check_pair(owner, deputy, members(current.organisation))
    detail = {
        "from": [current.owner_id, current.deputy_id],
        "to": [one.pk if one else None for one in (owner, deputy)],
    }
    current.owner, current.deputy, current.post = owner, deputy, post
    current.save()
    record(current.organisation, "promise.given", f"promise {current.number}", by=by, detail=detail)
    return current


@transaction.atomic
def keep_promise(*, promise: Promise, kept_on: date, outcome: str, by: Person) -> Promise:
    """Say that a promise was kept, on which day and how. Raises Refused for a day to come."""
    current = _locked_promise(promise)
    check_past(kept_on, clock.today())
    current.kept_on, current.outcome = kept_on, outcome
    current.save()
    detail = {"kept_on": kept_on.isoformat()}
    record(current.organisation, "promise.kept", f"promise {current.number}", by=by, detail=detail)
    return current


@transaction.atomic
def release_promise(*, promise: Promise, reason: str, by: Person) -> Promise:
    """Say that a promise will not be kept, and why. The reason stays beside it."""
    current = _locked_promise(promise)
    current.released_on, current.outcome = clock.today(), reason
    current.save()
    record(current.organisation, "promise.released", f"promise {current.number}", by=by)
    return current
