"""What a password may be, and changing it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from colonnade.apps.accounts.public import check_password
from colonnade.apps.organisations.forms import PasswordForm
from tests.factories.people import PASSWORD
from tests.integration.accounts.browsing import is_signed_in, main_text, sign_in

pytestmark = pytest.mark.django_db
NEW = "copper kettle meadow"


def sentences(password, person=None):
    """What is said against a password."""
    try:
        check_password(password, person)
    except ValidationError as refused:
        return refused.messages
    return []


@pytest.mark.parametrize(
    "password",
    [
        "copperkettle",  # twelve characters, and no rule about which
        "copper kettle meadow",
        "  spaces at both ends  ",
        "ÿþýüûúùø÷öõô",
        "🏳️‍🌈 kettle 🏳️‍⚧️ meadow",
        "k" * 60 + "qwzxjvbnmpty",
    ],
)
def test_a_long_password_of_any_signs_is_taken(password):
    assert sentences(password) == []


def test_eleven_characters_are_too_few():
    (sentence,) = sentences("copperkettl")
    assert sentence == "Enter at least 12 characters. Three random words do well."


@pytest.mark.parametrize(
    "password",
    [
        "qwertyqwerty",  # on the list
        "  QwertyQwerty ",
        "dragondragon",  # twice what is on the list
        "dragon2026!!",  # made long enough
        "d.r.a.g.o.n.",
        "qaz2wsx3edc#",
        "739104628157",
    ],
)
def test_a_password_that_many_people_use_is_refused(password):
    assert any("Many people use this password" in sentence for sentence in sentences(password))


@pytest.mark.parametrize(
    "password",
    [
        "pride2026!!!!",
        "pride1999aaaaaaaa",
        "LGBTQ+inclusive",
        "RainbowPride1",
        "NHSHospitalTrust!",
        "WelcomePassword1",
        "adaokafor2026",
    ],
)
def test_words_of_the_field_and_of_the_person_do_not_make_a_password(person, password):
    assert any("Do not build it on your name" in sentence for sentence in sentences(password, person))


def test_nor_does_the_name_of_whoever_runs_the_site(settings):
    assert sentences("northside-2026") == []
    settings.BRAND = {"name": "Northside Care", "footer": ""}
    assert sentences("northside-2026")


@pytest.mark.parametrize("password", ["dragonkettle", "dragon kettle meadow", "dragondragonkettle"])
def test_two_words_are_not_one_common_word(password):
    assert sentences(password) == []


def test_eight_signs_beside_such_a_word_are_enough_and_seven_are_not():
    assert sentences("pride" + "kzvwqjxb") == []
    assert sentences("pride" + "kzvwqjx")


def test_someone_who_was_invited_chooses_by_the_same_rules(person):
    form = PasswordForm({"password": "rainbowpride1"}, person=person)
    assert not form.is_valid()
    assert "Do not build it on your name" in form.errors["password"][0]
    assert PasswordForm({"password": NEW}, person=person).is_valid()


def change(client, now, new):
    return client.post(reverse("account_change_password"), {"oldpassword": now, "password1": new})


def test_a_password_is_changed_with_the_one_before(signed_in, person):
    response = change(signed_in, PASSWORD, NEW)
    assert response.url == reverse("account")
    assert "Your new password is set" in main_text(signed_in.get(response.url))
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_the_password_now_has_to_be_right(signed_in, person):
    response = change(signed_in, "not the password", NEW)
    assert response.status_code == 422
    assert "That is not your password now" in main_text(response)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_new_password_that_will_not_do_is_refused_with_what_to_do(signed_in):
    response = change(signed_in, PASSWORD, "pride")
    assert response.status_code == 422
    assert "Enter at least 12 characters" in main_text(response)
    assert 'value="pride"' not in response.content.decode()


def test_every_other_session_ends_with_the_old_password(signed_in, person):
    elsewhere = Client()
    sign_in(elsewhere, person)
    change(signed_in, PASSWORD, NEW)
    assert is_signed_in(signed_in)
    assert not is_signed_in(elsewhere)


@pytest.mark.attack
def test_guessing_the_password_at_an_unlocked_computer_is_stopped(signed_in):
    statuses = [change(signed_in, f"guess number {number}", NEW).status_code for number in range(6)]
    assert statuses == [422] * 5 + [429]


def test_somebody_with_no_password_sets_one(person, signed_in):
    # Such as an account whose password was taken away while it was open.
    person.set_unusable_password()
    person.save()
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("account_change_password")).url == reverse("account_set_password")
    assert client.post(reverse("account_set_password"), {"password1": NEW}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)
