"""Fence 1 and the tripwire behind it: the four ways to forget the organisation that the plan names, and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.http import Http404, HttpResponse

from colonnade.apps.organisations.models import Team
from colonnade.apps.organisations.public import open_to_all
from colonnade.apps.organisations.selectors import member_by_code, member_of
from colonnade.apps.programme.models import Answer, Contribution, Round, Seat
from colonnade.config import middleware
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Kind, Organisation, TenantQuerySet
from colonnade.foundation.tenancy.tripwire import UnscopedQuery
from tests.factories import join, make_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.factories import Cast
    from tests.integration.security.world import World

pytestmark = pytest.mark.attack
SQLITE = connection.vendor == "sqlite"
LEAKS: dict[str, Callable[[Any], Any]] = {
    "children by their parent": lambda row: list(Seat.objects.filter(round_id=row.pk)),
    "by id": lambda row: Round.objects.get(pk=row.pk),
    "change by id": lambda row: Round.objects.filter(pk=row.pk).update(title="x"),
    "delete by id": lambda row: Round.objects.filter(pk=row.pk).delete(),
    "all": lambda row: list(Round.objects.all()),
    "count": lambda row: Round.objects.count(),
    "is there one": lambda row: Round.objects.exists(),
    "read again": lambda row: row.refresh_from_db(),
    "all but one's own": lambda row: list(Round.objects.exclude(organisation=row.organisation_id)),
    "grouped": lambda row: list(Round.objects.values("state").annotate(Count("pk"))),
    "joined": lambda row: list(Answer.objects.filter(contribution__round__title="x")),
    "subquery": lambda row: list(Organisation.objects.filter(Exists(Team.objects.filter(organisation=OuterRef("pk"))))),
    "bulk": lambda row: Round.objects.in_bulk([row.pk]),
    "one by one": lambda row: next(Round.objects.iterator()),
}


@pytest.fixture
def row(world: World, taken_back: None) -> Iterator[Round]:
    """A round of the other organisation's, in the hands of somebody who acts for nobody."""
    with acting_in(world.foreign.organisation.pk):
        found: Round = Round.objects.within(world.foreign.organisation).order_by("number").first()
    return found


@pytest.mark.skipif(not SQLITE, reason="on PostgreSQL the rows are hidden instead")
@pytest.mark.parametrize("leak", LEAKS)
def test_every_way_to_forget_the_organisation_is_refused(row: Round, leak: str) -> None:
    """Section 1: the probe's four, and what else Django offers."""
    with pytest.raises(UnscopedQuery, match="names no organisation"):
        LEAKS[leak](row)


def test_there_is_no_way_back_over_a_key() -> None:
    """Section 1: a reverse manager would read with no organisation, so there is none."""
    for model in (Round, Team, Seat, Contribution):
        assert [field.name for field in model._meta.get_fields() if field.auto_created and not field.concrete] == []


def test_a_key_leads_within_its_organisation_only(world: World, taken_back: None) -> None:
    """A row whose key was made to lead elsewhere in memory reads nothing there."""
    with acting_in(world.own.organisation.pk):
        seat = Seat.objects.within(world.own.organisation).order_by("pk").first()
        assert seat.round.organisation_id == world.own.organisation.pk
    with acting_in(world.foreign.organisation.pk):
        elsewhere = Round.objects.within(world.foreign.organisation).order_by("pk").first()
    seat.round_id = elsewhere.pk
    with acting_in(world.own.organisation.pk), pytest.raises(Round.DoesNotExist):
        seat.round  # noqa: B018 - the read is what is tested


def test_a_row_is_saved_within_its_organisation(world: World, taken_back: None) -> None:
    """`save()` names the organisation: a row that is said to be another's is not found."""
    with acting_in(world.own.organisation.pk):
        team = Team.objects.within(world.own.organisation).order_by("pk").first()
        team.name = "Renamed"
        team.save()
        assert Team.objects.within(world.own.organisation).filter(pk=team.pk).get().name == "Renamed"


@pytest.mark.parametrize("number", [2**63, 10**30, -(2**63) - 1])
def test_a_number_that_no_id_can_be_finds_nothing(world: World, number: int) -> None:
    """An address may hold any number: it is one that is not there."""
    organisation = world.own.organisation
    with acting_in(organisation.pk):
        assert list(Seat.objects.within(organisation).filter(round_id=number)) == []
        assert list(Seat.objects.within(organisation).filter(round=number)) == []
        assert list(Round.objects.within(organisation).filter(pk=number)) == []


def test_nobody_is_a_member_by_a_role_elsewhere(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 3: a person's own roles show everywhere, so with fence 1 down they must still count where they are."""
    monkeypatch.setattr(TenantQuerySet, "within", lambda rows, organisation: rows.all())
    person = world.own.cast.inclusion_lead
    with acting_in(world.foreign.organisation.pk, person_id=person.pk):
        assert member_of(person, world.foreign.organisation) is None
    with acting_in(world.own.organisation.pk, person_id=person.pk):
        found = member_of(person, world.own.organisation)
    assert found is not None
    assert {held.organisation_id for held in found.memberships} == {world.own.organisation.pk}


def test_codes_that_differ_in_case_give_no_role_of_the_other(trust: Cast) -> None:
    """A reader of one and lead of the other is a reader of the one, however the address is typed."""
    twin = Organisation.objects.create(code=trust.organisation.code.lower(), name="Twin", kind=Kind.CHARITY)
    person = join(trust.organisation, Role.BOARD_READER, make_person())
    join(twin, Role.INCLUSION_LEAD, person)
    with acting_in(person_id=person.pk):
        for code in ("RX1", "rx1", "Rx1"):
            found = member_by_code(person, code)
            assert found is not None
            assert {held.organisation_id for held in found.memberships} == {found.organisation.pk}, code


def test_a_page_without_a_mark_opens_for_nobody(rf: Any) -> None:
    """Refused by default: a view that was forgotten answers as one that is not there."""
    guard = middleware.Access(lambda _: HttpResponse())

    def forgotten(request: Any) -> HttpResponse:
        """Say nothing of who may open it."""
        return HttpResponse()

    with pytest.raises(Http404):
        guard.process_view(rf.get("/"), forgotten, (), {})
    guard.process_view(rf.get("/"), open_to_all(forgotten), (), {})
