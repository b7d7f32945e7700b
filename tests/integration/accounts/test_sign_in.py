"""Signing in and out with an e-mail address and a password."""

from __future__ import annotations

import re
from importlib.resources import files
from unittest import mock

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, reverse

from colonnade.apps.accounts.adapters import AccountAdapter
from colonnade.apps.accounts.models import Person
from colonnade.config.settings import base
from tests.factories import make_person
from tests.factories.people import PASSWORD
from tests.integration.accounts.browsing import is_signed_in, main_text, sign_in, tree

pytestmark = pytest.mark.django_db


def test_the_right_pair_signs_in(client, person):
    response = sign_in(client, person)
    assert response.status_code == 302
    assert response.url == "/"
    assert is_signed_in(client)


def test_the_address_may_be_typed_in_any_case_and_with_spaces_around(client, person):
    client.post(reverse("account_login"), {"login": "  ADA@Example.org ", "password": PASSWORD})
    assert is_signed_in(client)


def test_passwords_are_kept_as_argon2id_only(person):
    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert person.password.startswith("argon2$argon2id$")


def test_the_session_is_a_new_one_after_sign_in(client, person):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    before = client.session.session_key
    assert before
    sign_in(client, person)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def _without_what_was_typed(response, email):
    text = response.content.decode().replace(email, "EMAIL")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_a_known_and_an_unknown_address_get_the_same_answer(person):
    pages = []
    for email in (person.email, "nobody@example.org"):
        response = Client().post(reverse("account_login"), {"login": email, "password": "not the password"})
        assert response.status_code == 422
        pages.append(_without_what_was_typed(response, email))
    assert pages[0] == pages[1]
    assert "do not belong together" in pages[0]


@pytest.mark.parametrize("who", ["known", "unknown", "invited"])
def test_every_wrong_try_costs_the_same_work(client, person, who):
    invited = make_person(email="new@example.org")
    invited.set_unusable_password()
    invited.save()
    email = {"known": person.email, "unknown": "nobody@example.org", "invited": invited.email}[who]
    encode = Argon2PasswordHasher.encode
    with (
        mock.patch.object(Argon2PasswordHasher, "encode", autospec=True, side_effect=encode) as made,
        mock.patch.object(Argon2PasswordHasher, "verify", autospec=True, return_value=False) as checked,
    ):
        client.post(reverse("account_login"), {"login": email, "password": "not the password"})
    assert made.call_count + checked.call_count == 1


def test_nothing_entered_says_what_to_enter(client):
    response = client.post(reverse("account_login"), {"login": "", "password": ""})
    assert response.status_code == 422
    assert "Enter your e-mail address" in main_text(response)
    assert "Enter your password" in main_text(response)
    assert tree(response).xpath("string(//title)").startswith("Error: Sign in")


def test_something_that_is_no_address_says_how_one_looks(client):
    response = client.post(reverse("account_login"), {"login": "ada", "password": "x"})
    assert "Enter an e-mail address such as name@example.nhs.uk" in main_text(response)


def test_a_password_is_never_sent_back(client, person):
    response = sign_in(client, person, password="canary in a coal mine")
    assert "canary" not in response.content.decode()


def test_a_closed_account_is_told_so_only_with_the_right_password(client, person):
    person.is_active = False
    person.save()
    assert "do not belong together" in main_text(sign_in(client, person, password="not the password"))
    response = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in main_text(response)
    assert not is_signed_in(client)


def test_a_session_ends_with_the_account(signed_in, person):
    person.is_active = False
    person.save()
    assert not is_signed_in(signed_in)


def test_sign_in_leads_to_the_page_that_was_asked_for(client, person):
    data = {"login": person.email, "password": PASSWORD}
    response = client.post(reverse("account_login") + "?next=/account/name/", data)
    assert response.url == "/account/name/"


ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.attack
@pytest.mark.parametrize("address", ELSEWHERE)
def test_sign_in_leads_to_no_other_site(client, person, address):
    response = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD, "next": address})
    assert response.url == "/"


def test_someone_who_is_signed_in_goes_on(signed_in):
    assert signed_in.get(reverse("account_login")).url == "/"


def test_signing_out_takes_a_press_of_a_button(signed_in):
    key = signed_in.session.session_key
    page = signed_in.get(reverse("account_logout"))
    assert "Sign out?" in main_text(page)
    assert is_signed_in(signed_in)
    assert signed_in.post(reverse("account_logout")).url == "/"
    assert not is_signed_in(signed_in)
    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.attack
def test_another_site_cannot_sign_anybody_in_or_out(person):
    careful = Client(enforce_csrf_checks=True)
    sign_in(careful, person)
    assert not is_signed_in(careful)


def test_the_library_answers_with_pages_and_not_with_data(client, person):
    for headers in ({"accept": "application/json"}, {"x-requested-with": "XMLHttpRequest"}):
        page = client.get(reverse("account_login"), headers=headers)
        assert page["Content-Type"].startswith("text/html")


def test_an_address_is_found_in_any_case(person):
    assert Person.objects.get_by_natural_key("ADA@Example.org") == person


def test_nobody_signs_up(client, rf):
    assert not AccountAdapter().is_open_for_signup(rf.get("/"))
    assert "You need an invitation" in main_text(client.get(reverse("account_signup")))
    assert client.post(reverse("account_signup"), {"email": "a@b.org", "password1": PASSWORD}).status_code == 405


CLOSED = [
    "email/",
    "confirm-email/",
    "confirm-email/abc/",
    "phone/change/",
    "login/code/",
    "login/code/confirm/",
    "signup/passkey/",
    "2fa/trust/",
    "2fa/webauthn/signup/",
    "2fa/recovery-codes/download/",
    "",
]


@pytest.mark.parametrize("path", CLOSED)
def test_what_this_site_does_not_offer_is_not_there(client, signed_in, path):
    for one in (client, signed_in):
        assert one.get(f"/accounts/{path}").status_code == 404
        assert one.post(f"/accounts/{path}").status_code == 404


# Names that the library's code reverses only where we have switched something off, or asks for and does without.
WITHOUT = {
    "account_change_phone",
    "account_complete_password_reset",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_email",
    "account_email_verification_sent",
    "account_password_reset_completed",
    "account_request_login_code",
    "account_signup_by_passkey",
    "account_verify_phone",
    "mfa_signup_webauthn",
    "mfa_trust",
}


def _library(pattern, *, addresses):
    """What the pattern finds in the library's modules of addresses, or in all its others."""
    found = set()
    for part in ("account", "mfa"):
        for source in files("allauth").joinpath(part).rglob("*.py"):
            if "tests" not in source.parts and (source.name == "urls.py") is addresses:
                found |= set(re.findall(pattern, source.read_text()))
    return found


def _resolves(name):
    for args in ([], [1], ["1", "key"]):
        try:
            reverse(name, args=args)
        except NoReverseMatch:
            continue
        return True
    return False


def test_every_name_that_the_library_needs_has_an_address():
    named = _library(r'"(\w+)"', addresses=False) & _library(r'name="(\w+)"', addresses=True)
    assert {"account_login", "mfa_authenticate", "account_signup"} <= named
    assert {name for name in named if not _resolves(name)} <= WITHOUT
