"""Letters that tell somebody that their way of signing in has changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colonnade.apps.accounts.adapters import CHANGES
from colonnade.foundation.mail.models import Letter
from tests.factories.people import PASSWORD
from tests.integration.accounts.browsing import asked_of_passkey, confirm, set_up_app
from tests.integration.accounts.soft_key import SoftKey

pytestmark = pytest.mark.django_db
NEW = "copper kettle meadow"


def letters():
    return list(Letter.objects.order_by("pk"))


def change_password(client):
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})


def remove_app(client):
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))


def new_codes(client):
    set_up_app(client)
    client.post(reverse("mfa_generate_recovery_codes"))


def add_passkey(client):
    confirm(client)
    key = SoftKey()
    client.post(
        reverse("mfa_add_webauthn"),
        {"credential": key.create(asked_of_passkey(client.get(reverse("mfa_add_webauthn")))), "name": "x"},
    )


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (change_password, "Your password was changed."),
        (set_up_app, "An app for codes was set up."),
        (remove_app, "The app for codes was removed."),
        (new_codes, "New recovery codes were made."),
        (add_passkey, "A passkey was added."),
    ],
)
def test_a_change_is_told_and_what_to_do_about_it(signed_in, person, django_capture_on_commit_callbacks, do, sentence):
    with django_capture_on_commit_callbacks(execute=True):
        do(signed_in)
    (letter,) = [one for one in letters() if one.body.startswith(sentence)]
    assert letter.to == person.email
    assert letter.subject == "A change to how you sign in"
    assert f"http://testserver{reverse('account_reset_password')}" in letter.body


def test_the_letter_names_nobody_and_no_computer(signed_in, person):
    change_password(signed_in)
    (letter,) = letters()
    for told in (person.name, "Ada", "127.0.0.1", NEW, PASSWORD):
        assert told not in letter.subject + letter.body
    assert person.email not in letter.key


def test_there_is_a_sentence_for_every_change_that_the_library_tells_of():
    assert all(str(sentence).endswith(".") for sentence in CHANGES.values())
    assert {name.split("/")[0] for name in CHANGES} == {"account", "mfa"}
