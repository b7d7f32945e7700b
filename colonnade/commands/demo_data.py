"""Fill an empty database in with a made-up trust, so that there is something to see at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from colonnade.apps.organisations.public import add_member, add_team, load_register, register_organisation
from colonnade.commands.demo_people import PEOPLE, TRUST, TRUST_CODE, make_password
from colonnade.commands.demo_rounds import load_rounds
from colonnade.commands.demo_work import load_work
from colonnade.commands.shipped import demo_folder
from colonnade.foundation import clock
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Kind

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["load_demo"]

REGISTERS = ("icb_names_codes_dec_2024.csv", "etr_2022.csv")


def load_demo() -> Organisation:
    """Load the registers and register the trust with its teams and people; all of it or nothing."""
    with transaction.atomic():
        _load_registers()
        trust = register_organisation(name=TRUST, kind=Kind.TRUST, code=TRUST_CODE)
        with acting_in(trust.pk):
            teams = _add_teams(trust)
            people = _add_people(trust, teams, make_password(settings.HOME))
            load_rounds(trust, people)
            load_work(trust, people, teams)
            # Letters of a made-up past are not sent.
            Letter.objects.update(sent_at=clock.now(), body="")
    return trust


def _load_registers() -> None:
    for name in REGISTERS:
        with (demo_folder() / "ods" / name).open(encoding="utf-8-sig", newline="") as lines:
            load_register(lines, today=clock.today())


def _add_teams(trust: Organisation) -> dict[str, Team]:
    saltby = add_team(organisation=trust, name="Saltby General", kind="site", by=None)
    clinic = add_team(organisation=trust, name="Larkmere Clinic", kind="site", by=None)
    ward = add_team(organisation=trust, name="Ward 7, Saltby General", kind="team", parent=saltby, by=None)
    return {team.name: team for team in (saltby, clinic, ward)}


def _add_people(trust: Organisation, teams: dict[str, Team], password: str) -> dict[str, Person]:
    people = get_user_model().objects
    made = {}
    for one in PEOPLE:
        person = people.make(email=one.email, name=one.name, password=password)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        team = teams[one.team] if one.team else None
        add_member(organisation=trust, person=person, role=Role(one.role), team=team, by=None)
        made[one.key] = person
    return made
