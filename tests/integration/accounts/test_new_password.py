"""A new password for somebody who does not know theirs, by a link in a letter."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from colonnade.config.settings.base import ACCOUNT_RATE_LIMITS as LIMITS
from colonnade.foundation import clock
from colonnade.foundation.mail.models import Letter
from tests.factories import make_person
from tests.integration.accounts.browsing import is_signed_in, main_text, set_up_app, sign_in

pytestmark = pytest.mark.django_db
NEW = "copper kettle meadow"


def ask(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


def letter_to(email):
    return Letter.objects.filter(to=email).order_by("-pk").first()


def link_in(letter):
    return re.search(r"http://testserver(/\S+)", letter.body).group(1)


def open_link(client, link):
    """Open the link: the page that it leads to, whose address no longer holds the secret."""
    response = client.get(link)
    if response.status_code != 302:
        return None, response
    assert link.split("-", 1)[1] not in response.url
    return response.url, client.get(response.url)


def choose(client, link, password=NEW):
    address, _page = open_link(client, link)
    return client.post(address, {"password1": password})


@pytest.fixture
def link(client, person):
    ask(client, person.email)
    return link_in(letter_to(person.email))


def test_the_letter_waits_in_the_outbox_and_names_nobody(client, person):
    response = ask(client, person.email)
    assert response.url == reverse("account_reset_password_done")
    letter = letter_to(person.email)
    assert letter.sent_at is None
    assert letter.subject == "Choose a new password"
    assert "Ada" not in letter.subject + letter.body
    assert "for an hour" in letter.body
    assert "&#" not in letter.body


def test_the_letter_says_how_long_its_link_works(settings, client, person):
    settings.PASSWORD_RESET_TIMEOUT = 3 * 60 * 60
    ask(client, person.email)
    assert "for 3 hours" in letter_to(person.email).body


def test_what_outlives_the_letter_is_no_address(client, person):
    ask(client, person.email)
    assert "ada" not in letter_to(person.email).key
    assert "example" not in letter_to(person.email).key


def test_a_second_letter_goes_even_to_a_very_long_address(client):
    long = make_person(email=f"{'a' * 60}@{'b' * 60}.{'c' * 60}.org")
    for minutes in (0, 1):
        with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
            ask(client, long.email)
    assert Letter.objects.filter(to=long.email).count() == 2


def test_an_unknown_address_gets_the_same_answer_and_a_letter_with_no_link(client, person):
    known, unknown = ask(client, person.email), ask(Client(), "nobody@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert Client().get(known.url).status_code == 200
    letter = letter_to("nobody@example.org")
    assert letter.subject == letter_to(person.email).subject
    assert "nobody signs in with it" in letter.body
    assert "http" not in letter.body


def test_something_that_is_no_address_says_how_one_looks(client):
    response = ask(client, "ada")
    assert response.status_code == 422
    assert "Enter an e-mail address such as name@example.nhs.uk" in main_text(response)


def test_the_link_leads_to_a_new_password(client, person, link):
    response = choose(client, link)
    assert response.url == reverse("account_reset_password_from_key_done")
    assert "Your new password is set" in main_text(client.get(response.url))
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_it_does_not_sign_anybody_in(client, link):
    choose(client, link)
    assert not is_signed_in(client)


def test_it_works_once(client, link):
    choose(client, link)
    address, page = open_link(Client(), link)
    assert address is None
    assert "This link no longer works" in main_text(page)
    assert reverse("account_reset_password") in page.content.decode()


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_it_works_for_an_hour(client, link, minutes, works):
    with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
        address, _page = open_link(client, link)
    assert (address is not None) is works


def test_it_works_only_until_the_next_sign_in(client, person, link):
    sign_in(Client(), person)
    assert open_link(client, link)[0] is None


def test_a_password_that_will_not_do_is_refused_with_what_to_do(client, link):
    response = choose(client, link, "pride")
    assert response.status_code == 422
    assert "Enter at least 12 characters" in main_text(response)


def test_every_session_ends_with_the_old_password(signed_in, client, person):
    ask(client, person.email)
    choose(client, link_in(letter_to(person.email)))
    assert not is_signed_in(signed_in)


@pytest.mark.attack
def test_a_new_password_does_not_get_round_the_second_step(signed_in, client, person):
    set_up_app(signed_in)
    ask(client, person.email)
    choose(client, link_in(letter_to(person.email)))
    assert not is_signed_in(client)
    response = sign_in(client, person, NEW)
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


@pytest.mark.attack
def test_a_new_password_forgives_guesses_that_strangers_made(settings, client, person, link):
    settings.ACCOUNT_RATE_LIMITS = LIMITS | {"strangers": "3/h/key"}
    for number in range(4):
        sign_in(Client(), person, "not the password", REMOTE_ADDR=f"203.0.113.{number}")
    assert "too many tries" in main_text(sign_in(client, person))
    choose(client, link)
    sign_in(client, person, NEW)
    assert is_signed_in(client)


@pytest.mark.attack
def test_nobody_floods_somebody_with_letters(client, person):
    statuses = [ask(client, person.email).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]


@pytest.mark.attack
def test_a_closed_account_gets_no_link(client, person):
    person.is_active = False
    person.save()
    ask(client, person.email)
    assert "http" not in letter_to(person.email).body


@pytest.mark.attack
@pytest.mark.parametrize("uid", ["1", "zzzzzz"])
def test_a_link_that_somebody_made_up_does_not_work(client, person, uid):
    response = client.get(reverse("account_reset_password_from_key", args=[uid, "abc-123"]))
    assert "This link no longer works" in main_text(response)
    assert client.post(response.request["PATH_INFO"], {"password1": NEW}).status_code == 422
