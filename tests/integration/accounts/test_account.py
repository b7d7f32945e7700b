"""A person's own account: what it shows, and changing one's name."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from colonnade.apps.accounts import forms
from colonnade.foundation.tenancy import register
from tests.factories import make_person
from tests.integration.accounts.browsing import main_text, sign_in, tree

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"


def test_the_account_is_for_those_who_are_signed_in(client):
    assert client.get(ACCOUNT).url == reverse("account_login") + "?next=" + ACCOUNT


def test_it_shows_ones_own_name_and_address_and_how_one_signs_in(signed_in):
    text = main_text(signed_in.get(ACCOUNT))
    for shown in ("Ada Okafor", "ada@example.org", "App for codes Not set up.", "Recovery codes None yet."):
        assert shown in text
    links = tree(signed_in.get(ACCOUNT)).xpath("//main//a/@href")
    for name in ("account-name", "account_change_password", "mfa_activate_totp", "mfa_add_webauthn"):
        assert reverse(name) in links


def test_each_link_says_what_it_changes(signed_in):
    for link in tree(signed_in.get(ACCOUNT)).xpath("//dl//a"):
        assert len(link.text_content().split()) > 1


def test_the_librarys_own_lists_lead_here(signed_in):
    for name in ("mfa_index", "mfa_list_webauthn"):
        assert signed_in.get(reverse(name)).url == ACCOUNT


def change(client, name):
    return client.post(reverse("account-name"), {"name": name})


def test_a_name_is_changed(signed_in, person):
    assert 'value="Ada Okafor"' in signed_in.get(reverse("account-name")).content.decode()
    assert change(signed_in, "  Adé O’Kafor ").url == ACCOUNT
    person.refresh_from_db()
    assert person.name == "Adé O’Kafor"
    text = main_text(signed_in.get(ACCOUNT))
    assert "Your name has been changed." in text
    assert "Adé O’Kafor" in text


def test_only_the_name_is_changed(signed_in, person):
    before = (person.email, person.password, person.is_active)
    signed_in.post(reverse("account-name"), {"name": "A", "email": "other@example.org", "is_active": ""})
    person.refresh_from_db()
    assert (person.email, person.password, person.is_active) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Enter the name that you go by"),
        ("   ", "Enter the name that you go by"),
        ("x" * 121, "Enter a name of at most 120 characters"),
    ],
)
def test_a_name_that_will_not_do_is_refused(signed_in, person, name, sentence):
    response = change(signed_in, name)
    assert response.status_code == 422
    assert sentence in main_text(response)
    assert tree(response).xpath("string(//title)").startswith("Error: ")
    person.refresh_from_db()
    assert person.name == "Ada Okafor"


def test_the_longest_name_and_the_shortest_will_do(signed_in, person):
    for name in ("x" * 120, "O"):
        assert change(signed_in, name).status_code == 302
        person.refresh_from_db()
        assert person.name == name


@pytest.mark.attack
def test_a_name_is_text_and_nothing_else(signed_in):
    change(signed_in, "<script>alert(1)</script>")
    assert "<script>alert" not in signed_in.get(ACCOUNT).content.decode()


@pytest.mark.attack
def test_a_name_is_changed_by_its_owner_alone(person):
    other = Client()
    sign_in(other, make_person())
    change(other, "Somebody else")
    person.refresh_from_db()
    assert person.name == "Ada Okafor"
    assert change(Client(), "Nobody").status_code == 403


# A person is never asked for and never holds their own orientation

NEVER = (
    "orientation",
    "sexual",
    "gender",
    "trans",
    "intersex",
    "lesbian",
    "gay",
    "bisexual",
    "queer",
    "pronoun",
    "birth",
    "former",
    "previous name",
    "network",
    "ethnic",
    "religio",
)
OURS_AND_THE_LIBRARYS = ("accounts", "account", "mfa")


def the_forms():
    return [getattr(forms, name) for name in forms.__all__]


def test_no_table_of_accounts_has_a_column_for_who_somebody_is(db):
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model._meta.app_label in OURS_AND_THE_LIBRARYS:
                table = connection.introspection.get_table_description(cursor, model._meta.db_table)
                columns = [column.name for column in table]
                assert not [column for column in columns if any(word in column for word in NEVER)]


def test_the_register_names_every_field_of_a_person_and_none_is_special():
    fields = register.read()["accounts.Person"].fields
    model = apps.get_model("accounts.Person")
    assert set(fields) == {field.name for field in model._meta.get_fields() if field.concrete}
    assert set(fields) == {"id", "is_active", "password", "last_login", "email", "name", "joined_at"}
    assert not [name for name, field in fields.items() if field.privacy == "special"]


def test_no_form_of_accounts_asks_for_who_somebody_is():
    assert all(issubclass(form, BaseForm) for form in the_forms())
    asked = {name for form in the_forms() for name in form.base_fields}
    assert asked <= {
        "code",
        "credential",
        "email",
        "login",
        "name",
        "oldpassword",
        "password",
        "password1",
        "password2",
        "passwordless",
        "remember",
    }


def test_no_page_of_accounts_asks_either(signed_in, client):
    pages = [signed_in.get(ACCOUNT), signed_in.get(reverse("account-name")), client.get(reverse("account_login"))]
    for page in pages:
        for field in tree(page).xpath("//main//input[not(@type='hidden')] | //main//label"):
            words = " ".join([field.text_content(), *field.values()]).lower()
            assert not [word for word in NEVER if word in words]
