"""Invite people, make them members, and end what they were."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from colonnade.apps.organisations.models import Invitation, Membership
from colonnade.apps.organisations.policies import check_can_accept, check_can_end, check_is_open
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.mail import outbox
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.models import Kind, Organisation

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team

__all__ = ["accept_invitation", "add_member", "end_membership", "hash_secret", "invite", "register_organisation"]

INVITATION_LASTS = timedelta(days=14)


def hash_secret(secret: str) -> str:
    """Return what is kept of an invitation's secret. It is 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def register_organisation(*, name: str, kind: str, code: str = "") -> Organisation:
    """Enter an organisation that has no ODS code, under a code of ours made from its name (R010)."""
    base = (code or slugify(name))[:32].strip("-").lower() or "organisation"
    chosen, number = base, 2
    while Organisation.objects.filter(code__iexact=chosen).exists():
        chosen, number = f"{base}-{number}", number + 1
    return Organisation.objects.create(code=chosen, name=name, kind=Kind(kind))


@transaction.atomic
def add_member(
    *, organisation: Organisation, person: Person, role: Role, team: Team | None = None, by: Person | None
) -> Membership:
    """Give a person a role, for the whole organisation or in one team. Raises Refused where they have it."""
    today = clock.today()
    check_is_open(organisation, today)
    lasting = Membership.objects.within(organisation).filter(person=person, role=role, team=team, ended_on=None)
    if lasting.exists():
        raise Refused(_("%(name)s has this role already.") % {"name": person.name})
    made: Membership = Membership.objects.create(
        organisation=organisation, person=person, role=role, team=team, since=today
    )
    detail = {"role": str(role), "person": person.pk, "team": team.pk if team else None}
    record(organisation, "membership.given", f"membership {made.pk}", by=by, detail=detail)
    return made


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    role: Role,
    team: Team | None = None,
    by: Person | None,
    address_of: Callable[[str, str], str],
) -> Membership:
    """Ask somebody in: give the role, and write the letter. Raises Refused where they have the role and sign in.

    Somebody who was asked and has not chosen a password yet is sent another letter.

    `address_of(code, secret)` gives the page's full address. Someone who signs in already gets a letter that says so;
    the page answers the same in both cases, so that nobody learns who uses the site.
    """
    people = get_user_model().objects
    person = people.filter(email__iexact=email.strip()).first() or people.make(email=email, name=name)
    asked = Membership.objects.within(organisation).filter(person=person, role=role, team=team, ended_on=None).first()
    if asked is None or person.has_usable_password():
        made = add_member(organisation=organisation, person=person, role=role, team=team, by=by)
    else:
        made = asked
    if person.has_usable_password():
        body = _("You now have a role at %(organisation)s on Colonnade. Sign in as you always do.")
        outbox.post(
            key=f"role:{made.organisation_id}:{made.pk}",
            to=person.email,
            subject=_("Your role on Colonnade"),
            body=body % {"organisation": organisation.name},
        )
        return made
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    invitation = Invitation.objects.create(
        organisation=organisation,
        person=person,
        secret_hash=hash_secret(secret),
        sent_at=now,
        sent_by=by,
        ends_at=now + INVITATION_LASTS,
    )
    body = _(
        "%(by)s asks you to join %(organisation)s on Colonnade.\n\n"
        "Open this address to choose a password. It works once, for 14 days:\n%(address)s\n\n"
        "If you did not expect this letter, you need not do anything."
    )
    outbox.post(
        key=f"invitation:{organisation.pk}:{invitation.pk}",
        to=person.email,
        subject=_("Your invitation to Colonnade"),
        body=body
        % {
            "by": by.name if by else _("The site"),
            "organisation": organisation.name,
            "address": address_of(organisation.code, secret),
        },
    )
    return made


@transaction.atomic
def accept_invitation(*, invitation: Invitation, password: str) -> Person:
    """Take an invitation up: the person has a password from now on. Raises Refused where it is used or too old."""
    locked = Invitation.objects.within(invitation.organisation).select_for_update().get(pk=invitation.pk)
    # Two organisations may have asked the same person, so the person is read again too.
    person: Person = get_user_model().objects.select_for_update().get(pk=invitation.person_id)
    check_can_accept(locked, clock.now(), signs_in=person.has_usable_password())
    person.set_password(password)
    person.save()
    locked.accepted_at = clock.now()
    locked.save()
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    record(locked.organisation, "invitation.accepted", f"invitation {locked.pk}", by=person)
    return person


@transaction.atomic
def end_membership(*, membership: Membership, by: Person) -> None:
    """End a role from this moment. Raises Refused for the only inclusion lead."""
    organisation = membership.organisation
    lasting = Membership.objects.within(organisation).filter(ended_on=None).select_related("person")
    lasting = lasting.select_for_update(of=("self",))
    check_can_end(membership, list(lasting))
    membership.ended_on = clock.today()
    membership.save()
    record(organisation, "membership.ended", f"membership {membership.pk}", by=by)
