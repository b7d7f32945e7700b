"""Somebody who guesses at passwords is stopped, and cannot shut anybody else out by it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from colonnade.apps.accounts import devices
from colonnade.config.settings.base import ACCOUNT_RATE_LIMITS as LIMITS
from tests.factories import make_person
from tests.integration.accounts.browsing import is_signed_in, main_text, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.attack]

WRONG = "not the password"
STRANGER = {"REMOTE_ADDR": "203.0.113.9"}
TOO_MANY = "too many tries"


def guess(person, times, client=None, **extra):
    """That many wrong guesses; the last answer."""
    client = client or Client()
    for _ in range(times):
        response = sign_in(client, person, WRONG, **extra)
    return main_text(response)


def test_five_wrong_guesses_are_answered_and_the_sixth_is_not(person):
    assert TOO_MANY not in guess(person, 5)
    assert TOO_MANY in guess(person, 1)


def test_after_that_even_the_right_password_waits(person):
    guess(person, 5)
    client = Client()
    assert TOO_MANY in main_text(sign_in(client, person))
    assert not is_signed_in(client)


def test_a_stranger_elsewhere_shuts_nobody_out(client, person):
    assert TOO_MANY in guess(person, 20, **STRANGER)
    sign_in(client, person)
    assert is_signed_in(client)


def test_a_stranger_on_the_same_network_does_not_shut_out_a_browser_that_is_known(signed_in, person):
    signed_in.post(reverse("account_logout"))
    assert TOO_MANY in guess(person, 20)
    sign_in(signed_in, person)
    assert is_signed_in(signed_in)


def test_guessing_in_a_known_browser_is_stopped_too(signed_in, person):
    signed_in.post(reverse("account_logout"))
    guess(person, 5, signed_in)
    assert TOO_MANY in guess(person, 1, signed_in)


def test_an_unknown_address_is_counted_like_a_known_one(person):
    person.email = "nobody@example.org"
    assert TOO_MANY not in guess(person, 5)
    assert TOO_MANY in guess(person, 1)


def test_right_tries_are_not_counted(person):
    for _ in range(7):
        client = Client()
        sign_in(client, person)
        assert is_signed_in(client)


def test_many_people_at_one_network_address_sign_in_within_a_minute(db):
    # A trust's staff can all come from one address at the start of a day: sixty in a row, some after a slip.
    for number in range(60):
        person, client = make_person(), Client()
        if number % 5 == 0:
            guess(person, 1, client)
        sign_in(client, person)
        assert is_signed_in(client)


def test_guessing_from_many_networks_is_stopped_for_the_account(settings, person):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"strangers": "8/h/key"}
    for number in range(8):
        assert TOO_MANY not in guess(person, 1, REMOTE_ADDR=f"203.0.113.{number}")
    assert TOO_MANY in guess(person, 1, REMOTE_ADDR="203.0.113.99")


def test_and_the_owner_is_let_in_by_a_browser_that_is_known(settings, signed_in, person):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"strangers": "8/h/key"}
    signed_in.post(reverse("account_logout"))
    for number in range(9):
        guess(person, 1, REMOTE_ADDR=f"203.0.113.{number}")
    sign_in(signed_in, person)
    assert is_signed_in(signed_in)


def test_guessing_at_many_accounts_from_many_networks_is_stopped(settings, db):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"all_strangers": "8/m/key"}
    for number in range(8):
        assert TOO_MANY not in guess(make_person(), 1, REMOTE_ADDR=f"203.0.113.{number}")
    assert TOO_MANY in guess(make_person(), 1, REMOTE_ADDR="203.0.113.99")


def test_tries_that_are_refused_anyway_do_not_count_against_the_account(settings, person):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"strangers": "8/h/key"}
    guess(person, 30, **STRANGER)
    client = Client()
    sign_in(client, person)
    assert is_signed_in(client)


def test_very_many_requests_get_a_page_that_says_to_wait(settings, client, person):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"login": "2/m/ip"}
    sign_in(client, person, WRONG)
    sign_in(client, person, WRONG)
    response = sign_in(client, person, WRONG)
    assert response.status_code == 429
    assert "Wait a few minutes" in main_text(response)
    assert client.get(reverse("account_login")).status_code == 200


# The mark by which a browser is known


def cookie_of(client):
    (name,) = [name for name in client.cookies if name.endswith("-known")]
    return client.cookies[name]


def test_the_mark_names_nobody_and_is_out_of_scripts_reach(settings, person):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    sign_in(client, person)
    cookie = cookie_of(client)
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    # Not a shorter part of a name: three letters of a to f come up in a random token of their own accord.
    for told in (person.email, person.name):
        assert told not in cookie.value


def test_the_mark_carries_the_prefix_of_the_session_cookie(settings, person):
    settings.SESSION_COOKIE_NAME = "__Host-colonnade"
    client = Client()
    sign_in(client, person)
    assert cookie_of(client).key == "__Host-colonnade-known"


def request_with(rf, value):
    request = rf.get("/")
    request.COOKIES["sessionid-known"] = value
    return request


def test_a_browser_is_known_by_those_who_signed_in_with_it_and_nobody_else(rf, signed_in, person):
    request = request_with(rf, cookie_of(signed_in).value)
    assert devices.mark_of(request, person.email)
    assert devices.mark_of(request, person.email.upper())
    assert devices.mark_of(request, "other@example.org") is None


MADE_UP = ["", ".", "&", "mark", "mark.", "mark.é", "mark." + "0" * 64, "&".join(["a.b"] * 500)]


@pytest.mark.parametrize("value", MADE_UP)
def test_a_mark_that_somebody_made_up_is_no_mark(rf, person, value):
    assert devices.mark_of(request_with(rf, value), person.email) is None


def test_a_shared_computer_knows_its_last_ten_people(client):
    people = [make_person() for _ in range(11)]
    for one in people:
        sign_in(client, one)
        client.post(reverse("account_logout"))
    assert len(cookie_of(client).value.split("&")) == 10
    guess(people[0], 5)
    assert TOO_MANY in main_text(sign_in(client, people[0]))
    guess(people[1], 5)
    sign_in(client, people[1])
    assert is_signed_in(client)


def test_signing_in_again_keeps_the_mark(signed_in, person):
    mark = cookie_of(signed_in).value
    signed_in.post(reverse("account_logout"))
    sign_in(signed_in, person)
    assert cookie_of(signed_in).value == mark
