"""People and organisations."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from allauth.account.models import EmailAddress

from colonnade.apps.accounts.models import Person
from colonnade.apps.organisations.actions import add_member
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Kind, Organisation
from tests.factories.tables import TABLES, people, table

__all__ = ["PASSWORD", "TABLES", "Cast", "join", "make_person", "make_trust", "people", "table"]

PASSWORD = "three random words here"
_numbers = count(1)


@dataclass
class Cast:
    """An organisation with one person for each role."""

    organisation: Organisation
    people: dict[Role, Person] = field(default_factory=dict)

    def __getattr__(self, name):
        """`cast.inclusion_lead` and so on."""
        try:
            return self.people[Role(name)]
        except ValueError:
            raise AttributeError(name) from None

    @contextmanager
    def acting(self, person=None):
        """Act for the organisation, as a page or a job does."""
        with acting_in(self.organisation.pk, person_id=person.pk if person else None):
            yield self


def make_person(name="Sam Field", email=None, **fields):
    """A person who can sign in."""
    email = email or f"person{next(_numbers)}@example.org"
    person = Person.objects.make(email=email, name=name, password=PASSWORD, **fields)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def join(organisation, role, person=None, team=None):
    """Make somebody a member in a role."""
    person = person or make_person(name=f"{Role(role).label} {next(_numbers)}")
    with acting_in(organisation.pk):
        add_member(organisation=organisation, person=person, role=Role(role), team=team, by=None)
    return person


def make_trust(code, name="Northfield NHS Trust", roles=tuple(Role)):
    """An organisation with one person for each of the roles."""
    organisation = Organisation.objects.create(code=code, name=name, kind=Kind.TRUST, has_ods_code=True)
    cast = Cast(organisation)
    for role in roles:
        cast.people[role] = join(organisation, role)
    return cast
