"""Two organisations, their people, and evidence made the way the site makes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from colonnade.apps.evidence.actions import add_evidence, note_content
from colonnade.apps.organisations.models import Membership
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Kind, Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.models import Evidence

TODAY = date(2027, 3, 9)
LATER = date(2028, 3, 9)
ELEMENT = "inclusion-2022/1.1"
OTHER_ELEMENT = "working-with-groups-2025/1.3"


@pytest.fixture(autouse=True)
def evidence_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 9 March 2027."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def evidence_root(settings: Any, tmp_path: Any) -> Any:
    """Keep files where they are thrown away."""
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return settings.EVIDENCE_ROOT


@pytest.fixture
def evidence_database(db: None, settings: Any) -> None:
    """Act on PostgreSQL as the role that row-level security binds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {settings.COLONNADE_APP_ROLE}")


@pytest.fixture
def evidence_trust(evidence_database: None) -> Iterator[Organisation]:
    """An organisation, for which the test acts."""
    made = Organisation.objects.create(code="rx1", name="Fenland Care", kind=Kind.TRUST)
    with acting_in(made.pk):
        yield made


@pytest.fixture
def evidence_other(evidence_database: None) -> Organisation:
    """Another organisation."""
    return Organisation.objects.create(code="ry2", name="Weald Health", kind=Kind.TRUST)


def join(organisation: Organisation, name: str, role: Role) -> Person:
    """Make a person, and a member in this role."""
    email = f"{name.lower().replace(' ', '.')}@{organisation.code}.test"
    person: Person = get_user_model().objects.make(email=email, name=name)
    with acting_in(organisation.pk):
        Membership.objects.create(organisation=organisation, person=person, role=role, since=TODAY)
    return person


@pytest.fixture
def evidence_lead(evidence_trust: Organisation) -> Person:
    """The organisation's inclusion lead."""
    return join(evidence_trust, "Ash Marlow", Role.INCLUSION_LEAD)


@pytest.fixture
def evidence_member(evidence_trust: Organisation) -> Callable[[str, Role], Person]:
    """Make members of the organisation."""
    return lambda name, role: join(evidence_trust, name, role)


def add(organisation: Organisation, by: Person, **given: Any) -> Evidence:
    """Add evidence, a note unless something else is given."""
    values: dict[str, Any] = {
        "title": "Minutes of the board",
        "owner": by,
        "stale_after": LATER,
        "elements": [ELEMENT],
        "content": note_content("The board talked about it."),
    }
    with acting_in(organisation.pk):
        return add_evidence(organisation=organisation, by=by, **(values | given))


@pytest.fixture
def evidence_piece(evidence_trust: Organisation, evidence_lead: Person) -> Evidence:
    """A note, owned by the inclusion lead."""
    return add(evidence_trust, evidence_lead)


@pytest.fixture
def evidence_foreign(evidence_other: Organisation) -> Evidence:
    """A piece of evidence of the other organisation."""
    return add(evidence_other, join(evidence_other, "Robin Hale", Role.INCLUSION_LEAD), title="Canary of the Weald")


def client_of(person: Person) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def entries(organisation: Organisation) -> list[tuple[str, str, dict[str, Any]]]:
    """What the organisation's chain says: verb, subject and detail."""
    rows = Entry.objects.within(organisation).order_by("number")
    return [(row.verb, row.subject, row.detail) for row in rows]
