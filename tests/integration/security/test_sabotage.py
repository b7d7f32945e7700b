"""Row 3 of the plan: the first fence is broken on purpose, and the ones behind it hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.models import TenantQuerySet
from tests.integration.security.addresses import Page, pages, ways
from tests.integration.security.forms import TYPED
from tests.integration.security.world import FOREIGN, OWN

if TYPE_CHECKING:
    from tests.integration.security.asking import Actor, Door

pytestmark = pytest.mark.attack
MEMBERS = {Role.INCLUSION_LEAD, Role.ROUND_CHAIR, Role.CONTRIBUTOR, Role.ANALYST}
TRIPPED = "UnscopedQuery"


@pytest.fixture
def without_first_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read that should be of one organisation is of all of them."""
    monkeypatch.setattr(TenantQuerySet, "within", lambda rows, organisation: rows.all())


def askers(door: Door) -> list[Actor]:
    """Members of four kinds, and the people who are no members."""
    return [actor for actor in door.actors if actor.role is None or actor.role in MEMBERS]


@pytest.mark.parametrize("address", pages(), ids=str)
@pytest.mark.usefixtures("without_first_fence")
def test_nothing_of_another_organisations_is_told_with_the_first_fence_down(door: Door, address: Page) -> None:
    """Row 3: no canary by any way, whoever asks, for what is theirs or for what is not."""
    page, found = address, []
    for actor in askers(door):
        for way in ways(page, door.world.own, door.world.foreign):
            for method in ("get", "post"):
                data = {"text": TYPED} if method == "post" else None
                answer = door.ask(actor, method, page.at(way.values), data)
                is_told = answer.tells(FOREIGN) or (
                    actor.role is None and page.name not in {"invitation", "support-open"} and answer.tells(OWN)
                )
                is_opened = way.what != "own" and answer.status == 200 and page.access.kind == "member"
                has_failed = answer.status >= 500 and TRIPPED not in answer.fault
                if is_told or is_opened or has_failed:
                    found.append(f"{method} {page.at(way.values)} as {actor}: {answer.status} {answer.fault}")
    assert not found, "\n".join(found[:40])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL hides the rows instead")
@pytest.mark.usefixtures("without_first_fence")
def test_the_wire_is_tripped(door: Door) -> None:
    """Row 3: on SQLite what the first fence let through is refused, and not merely missed."""
    lead = next(actor for actor in door.actors if actor.role is Role.INCLUSION_LEAD)
    for address in (f"/o/{door.world.own.code}/teams/", f"/o/{door.world.foreign.code}/evidence/"):
        answer = door.ask(lead, "get", address)
        assert (answer.status, TRIPPED in answer.fault) in {(500, True), (404, False)}, address
    assert TRIPPED in door.ask(lead, "get", f"/o/{door.world.own.code}/teams/").fault


@pytest.mark.skipif(connection.vendor != "sqlite", reason="there is no tripwire on PostgreSQL")
@pytest.mark.usefixtures("without_first_fence")
def test_a_site_answers_a_tripped_wire_with_404(door: Door, settings: Any) -> None:
    """Row 3: outside tests nobody sees a fault, only a page that is not there."""
    settings.TRIPWIRE_RAISES = False
    lead = next(actor for actor in door.actors if actor.role is Role.INCLUSION_LEAD)
    answer = door.ask(lead, "get", f"/o/{door.world.own.code}/teams/")
    assert (answer.status, answer.fault) == (404, "")
