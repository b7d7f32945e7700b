"""Row 8 of the plan: who leaves, is suspended or changes roles is somebody else on the very next page, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from colonnade.apps.organisations import actions
from colonnade.apps.organisations.models import Membership
from colonnade.foundation.permissions import Role
from tests.factories import Cast, contributors, join, open_round

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.attack
BROWSERS = 3


@pytest.fixture
def sessions(client_of: Callable[[Any], Client]) -> Callable[[Any], list[Client]]:
    """Several browsers in which one person is signed in, each of them in use."""

    def open_all(person: Any) -> list[Client]:
        made = [client_of(person) for _ in range(BROWSERS)]
        assert [browser.get(reverse("account")).status_code for browser in made] == [200] * BROWSERS
        return made

    return open_all


def page(trust: Cast, name: str, *parts: Any) -> str:
    """The address of a page of the trust's."""
    return reverse(name, args=[trust.organisation.code, *parts])


def statuses(browsers: list[Client], address: str, *, method: str = "get") -> set[int]:
    """What each browser is answered."""
    return {getattr(browser, method)(address).status_code for browser in browsers}


def end(trust: Cast, person: Any, role: Role) -> None:
    """End somebody's role."""
    with trust.acting():
        held = Membership.objects.within(trust.organisation).filter(person=person, role=role, ended_on=None).get()
        actions.end_membership(membership=held, by=trust.inclusion_lead)


def test_a_role_that_ended_opens_nothing_from_the_next_page_on(
    trust: Cast, sessions: Callable[[Any], list[Client]]
) -> None:
    """Row 8: in every session, to look and to send."""
    browsers = sessions(trust.analyst)
    for name in ("home", "evidence", "rounds"):
        assert statuses(browsers, page(trust, name)) == {200}
    end(trust, trust.analyst, Role.ANALYST)
    for name in ("home", "evidence", "rounds", "add-evidence"):
        assert statuses(browsers, page(trust, name)) == {404}
    assert statuses(browsers, page(trust, "add-evidence"), method="post") == {404}


def test_a_suspended_person_is_signed_in_nowhere(trust: Cast, sessions: Callable[[Any], list[Client]]) -> None:
    """Row 8: their cookies are those of nobody, and they cannot sign in again."""
    browsers = sessions(trust.analyst)
    trust.analyst.is_active = False
    trust.analyst.save()
    for address in (page(trust, "home"), reverse("account")):
        assert statuses(browsers, address) == {302}
    assert statuses(browsers, page(trust, "add-evidence"), method="post") == {403}
    trust.analyst.is_active = True
    trust.analyst.save()
    assert statuses(browsers, page(trust, "home")) == {200}


def test_a_change_of_roles_is_a_change_of_rights(trust: Cast, sessions: Callable[[Any], list[Client]]) -> None:
    """Row 8: what the old role could open is closed, and what the new one can is open."""
    person = join(trust.organisation, Role.INCLUSION_LEAD)
    browsers = sessions(person)
    assert statuses(browsers, page(trust, "invite")) == {200}
    join(trust.organisation, Role.BOARD_READER, person)
    end(trust, person, Role.INCLUSION_LEAD)
    assert statuses(browsers, page(trust, "invite")) == {403}
    assert statuses(browsers, page(trust, "home")) == {200}


def test_one_of_two_roles_that_ends_leaves_the_other(trust: Cast, sessions: Callable[[Any], list[Client]]) -> None:
    join(trust.organisation, Role.BOARD_READER, trust.analyst)
    browsers = sessions(trust.analyst)
    end(trust, trust.analyst, Role.ANALYST)
    assert statuses(browsers, page(trust, "evidence")) == {200}
    assert statuses(browsers, page(trust, "add-evidence")) == {403}


def test_a_seat_alone_opens_nothing(trust: Cast, sessions: Callable[[Any], list[Client]]) -> None:
    """Row 8: somebody who left while a round goes on keeps what they said in it, and cannot go on saying it."""
    round_ = open_round(trust)
    [person] = contributors(trust, round_, "teams", 1)
    browsers = sessions(person)
    address = page(trust, "answer", round_.number, "1.1")
    assert statuses(browsers, address) == {200}
    end(trust, person, Role.CONTRIBUTOR)
    assert statuses(browsers, address) == {404}
    assert browsers[0].post(address, {"rating": "in_place", "note": "x", "version": "0"}).status_code == 404


def test_leaving_one_organisation_leaves_the_others_as_they_are(
    trust: Cast, other_trust: Cast, sessions: Callable[[Any], list[Client]]
) -> None:
    """Row 8: a person may be a member of several."""
    join(other_trust.organisation, Role.ANALYST, trust.analyst)
    browsers = sessions(trust.analyst)
    end(trust, trust.analyst, Role.ANALYST)
    assert statuses(browsers, page(trust, "home")) == {404}
    assert statuses(browsers, page(other_trust, "home")) == {200}
    assert {browser.get("/")["Location"] for browser in browsers} == {page(other_trust, "home")}


def test_a_new_password_ends_every_other_session(trust: Cast, sessions: Callable[[Any], list[Client]]) -> None:
    """Row 8: somebody who fears for their account is alone in it again."""
    browsers = sessions(trust.analyst)
    trust.analyst.set_password("velvet harbour lantern")
    trust.analyst.save()
    assert statuses(browsers, page(trust, "home")) == {302}
