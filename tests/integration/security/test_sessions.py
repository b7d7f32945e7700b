"""Row 20 of the plan, and what stands around it: how long a session lasts, and that no ending of one loses a text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from colonnade.apps.programme import selectors
from tests.factories import Cast, contributors, open_round
from tests.factories.people import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from colonnade.apps.accounts.models import Person

pytestmark = pytest.mark.attack
NOTE = "Our ward sister <b>said</b> so"
IDLE, LONGEST = 15 * 60, 8 * 60 * 60


@pytest.fixture
def clock_told() -> Iterator[time_machine.Traveller]:
    """A clock that stands until it is moved."""
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False) as told:
        yield told


@pytest.fixture
def answering(trust: Cast, clock_told: time_machine.Traveller) -> tuple[Person, str]:
    """Somebody with a seat in a round, and the address of its first question."""
    round_ = open_round(trust)
    [person] = contributors(trust, round_, "teams", 1)
    return person, reverse("answer", args=[trust.organisation.code, round_.number, "1.1"])


def home(trust: Cast) -> str:
    """The address of the trust's first page."""
    return reverse("home", args=[trust.organisation.code])


def sign_in(browser: Client, person: Person) -> None:
    """Sign in as people do, on the page for it."""
    entered = {"login": person.email, "password": PASSWORD}
    assert browser.post(reverse("account_login"), entered).status_code == 302


@pytest.mark.parametrize(("idle", "lasts"), [(IDLE, True), (IDLE + 1, False)])
def test_a_session_ends_when_it_has_been_idle(
    trust: Cast, client_of: Callable[[Any], Client], clock_told: time_machine.Traveller, idle: int, lasts: bool
) -> None:
    """Row 20: a quarter of an hour, since people share computers."""
    browser = client_of(trust.inclusion_lead)
    assert browser.get(home(trust)).status_code == 200
    clock_told.shift(idle)
    answer = browser.get(home(trust))
    assert (answer.status_code == 200) is lasts
    if not lasts:
        assert answer["Location"] == f"/accounts/login/?next={home(trust)}"
        assert browser.get(home(trust)).status_code == 302


def test_a_session_that_is_used_goes_on_until_a_working_day_is_over(
    trust: Cast, client_of: Callable[[Any], Client], clock_told: time_machine.Traveller
) -> None:
    """Row 20: eight hours at the longest, however busy the person is."""
    browser = client_of(trust.inclusion_lead)
    for _ in range(LONGEST // (10 * 60) + 1):
        assert browser.get(home(trust)).status_code == 200
        clock_told.shift(10 * 60)
    assert browser.get(home(trust)).status_code == 302


def test_nothing_is_left_of_a_session_that_ended(
    trust: Cast, client_of: Callable[[Any], Client], clock_told: time_machine.Traveller
) -> None:
    """Row 20: an old cookie opens nothing, in this browser or a copy of it."""
    browser = client_of(trust.inclusion_lead)
    browser.get(home(trust))
    old = browser.cookies["sessionid"].value
    clock_told.shift(IDLE + 1)
    browser.get(home(trust))
    copied = Client()
    copied.cookies["sessionid"] = old
    assert copied.get(home(trust)).status_code == 302
    assert not Session.objects.filter(session_key=old).exists()


def test_signing_in_changes_the_session(trust: Cast) -> None:
    """Row 20: a session that somebody planted before is not the one that is signed in."""
    browser = Client()
    browser.get(reverse("account_login"))
    session = browser.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    browser.cookies["sessionid"] = planted
    sign_in(browser, trust.analyst)
    assert browser.cookies["sessionid"].value != planted
    assert browser.get(home(trust)).status_code == 200


def test_an_answer_that_was_being_saved_is_given_back_after_signing_in(
    answering: tuple[Person, str], clock_told: time_machine.Traveller
) -> None:
    """Nothing typed is lost: the question comes back with the text in it, and says that it is not saved yet."""
    person, address = answering
    browser = Client()
    sign_in(browser, person)
    assert browser.get(address).status_code == 200
    clock_told.shift(IDLE + 1)
    ended = browser.post(address, {"rating": "in_place", "note": NOTE, "version": "0"})
    assert (ended.status_code, ended["Location"]) == (302, f"/accounts/login/?next={address}")
    sign_in(browser, person)
    page = browser.get(address).content.decode()
    assert "Our ward sister &lt;b&gt;said&lt;/b&gt; so" in page
    assert re.search(r'value="in_place"[^>]*checked', page)
    again = browser.get(address).content.decode()
    assert "ward sister" not in again, "it is given back once"


def test_it_is_given_back_to_nobody_else(
    trust: Cast, answering: tuple[Person, str], clock_told: time_machine.Traveller
) -> None:
    """The next person at a shared computer sees nothing of it, and nothing of it stays."""
    person, address = answering
    with trust.acting():
        round_ = selectors.round_by_number(trust.organisation, 1)
    [other] = contributors(trust, round_, "teams", 1)
    browser = Client()
    sign_in(browser, person)
    browser.get(address)
    clock_told.shift(IDLE + 1)
    browser.post(address, {"rating": "in_place", "note": NOTE, "version": "0"})
    sign_in(browser, other)
    for path in (address, home(trust), address):
        assert b"ward sister" not in browser.get(path).content
    assert "kept" not in browser.session
    browser.post(reverse("account_logout"))
    sign_in(browser, person)
    assert b"ward sister" not in browser.get(address).content


def test_any_other_form_is_given_back_to_be_sent_again(
    trust: Cast, client_of: Callable[[Any], Client], clock_told: time_machine.Traveller
) -> None:
    """Nothing typed is lost on any page: after signing in one press sends it, with every box that was ticked."""
    address = reverse("open-round", args=[trust.organisation.code])
    browser = client_of(trust.inclusion_lead)
    browser.get(address)
    clock_told.shift(IDLE + 1)
    browser.post(address, {"title": "Spring <i>2027</i>", "voices": ["teams", "partners"], "csrfmiddlewaretoken": "x"})
    sign_in(browser, trust.inclusion_lead)
    assert b"Spring" not in browser.get(home(trust)).content, "only on its own page"
    page = browser.get(address).content.decode()
    assert '<input type="hidden" name="title" value="Spring &lt;i&gt;2027&lt;/i&gt;">' in page
    assert page.count('name="voices"') == 2
    assert f'<form method="post" action="{address}">' in page
    assert 'name="csrfmiddlewaretoken" value="x"' not in page
    assert "Open a round" in browser.get(address).content.decode(), "after that the form itself is shown"


def test_a_form_from_before_signing_in_gives_back_what_was_typed(trust: Cast) -> None:
    """A form without its token changes nothing, and what was typed comes back to be sent with one press."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(trust.inclusion_lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("add-team", args=[trust.organisation.code])
    refused = browser.post(address, {"name": "Ward <7>", "kind": "team"})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert '<input type="hidden" name="name" value="Ward &lt;7&gt;">' in page
    assert b"Ward" not in browser.get(reverse("teams", args=[trust.organisation.code])).content
    token = re.search(
        r'action="' + address + r'">\s*<input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"', page
    )
    assert token is not None
    sent = browser.post(address, {"name": "Ward <7>", "kind": "team", "csrfmiddlewaretoken": token[1]})
    assert sent.status_code == 302
    assert "Ward &lt;7&gt;" in browser.get(reverse("teams", args=[trust.organisation.code])).content.decode()


def test_a_password_is_never_given_back_or_kept(trust: Cast) -> None:
    """What opens an account is no text of anybody's."""
    browser = Client(enforce_csrf_checks=True)
    entered = {"login": trust.analyst.email, "password": "not to be shown", "password1": "not to be shown"}
    refused = browser.post(reverse("account_login"), entered)
    assert refused.status_code == 403
    assert b"not to be shown" not in refused.content


@pytest.mark.parametrize("header", [{"origin": "https://evil.example"}, {"origin": "null"}])
def test_a_form_from_elsewhere_is_refused(trust: Cast, header: dict[str, str]) -> None:
    """A page of another site cannot send our forms, even with a token of its own."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(trust.inclusion_lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("add-team", args=[trust.organisation.code])
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(address).content.decode())
    assert token is not None
    data = {"name": "Ward 7", "kind": "team", "csrfmiddlewaretoken": token[1]}
    assert browser.post(address, data, headers=header).status_code == 403
    assert browser.post(address, data).status_code == 302
