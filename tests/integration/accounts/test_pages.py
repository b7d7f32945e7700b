"""How every page of accounts is made: in our layout, with no script or style inside, saying first what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template
from django.urls import reverse
from jinja2 import meta

from colonnade.apps import accounts
from colonnade.apps.accounts.urls import urlpatterns
from tests.integration.accounts.browsing import confirm, set_up_app, sign_in, tree

pytestmark = pytest.mark.django_db

FOLDER = Path(accounts.__file__).parent / "jinja2"
OPEN = [
    "account_login",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]
OWN = [
    "account",
    "account-name",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
]
WITH_AN_APP = ["mfa_deactivate_totp", "mfa_reauthenticate", "mfa_view_recovery_codes"]


def is_well_made(response):
    assert response.status_code == 200
    page = tree(response)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("string(//title)").startswith(" ".join(page.xpath("string(//h1)").split()))
    assert page.xpath("//header")
    assert page.xpath("//footer")
    assert not page.xpath("//script[not(@src)] | //style | //*[@style]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    for form in page.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='csrfmiddlewaretoken']")
    assert not page.xpath("//input[@placeholder]")


@pytest.mark.parametrize("name", OPEN)
def test_open_pages(client, name):
    is_well_made(client.get(reverse(name)))


@pytest.mark.parametrize("name", OWN)
def test_own_pages(signed_in, name):
    confirm(signed_in)
    is_well_made(signed_in.get(reverse(name)))


@pytest.mark.parametrize("name", WITH_AN_APP)
def test_own_pages_with_an_app(signed_in, name):
    set_up_app(signed_in)
    is_well_made(signed_in.get(reverse(name)))


def test_the_second_step(signed_in, client, person):
    set_up_app(signed_in)
    sign_in(client, person)
    is_well_made(client.get(reverse("mfa_authenticate")))


@pytest.mark.parametrize("name", [name for name in OWN + WITH_AN_APP if name != "account_logout"])
def test_own_pages_ask_for_sign_in_first(client, name):
    assert client.get(reverse(name)).url.startswith(reverse("account_login"))
    answer = client.post(reverse(name), {"password": "canary", "code": "canary", "credential": "canary"})
    assert answer.status_code == (405 if name == "account" else 403)
    assert "canary" not in answer.content.decode()


def test_every_address_says_who_may_open_it():
    for pattern in urlpatterns:
        assert pattern.callback.access.kind in {"open", "signed in"}, pattern.name


def test_no_answer_is_kept_by_the_browser(signed_in, client):
    for page in (client.get(reverse("account_login")), signed_in.get(reverse("account"))):
        assert "no-store" in page["Cache-Control"]


KNOWN = {"page", "_", "url", "static", "component", "csrf_input", "error_summary"}
IN_LETTERS = {"_", "gettext", "ngettext", "hours", "password_reset_url"}


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.jinja")), ids=lambda file: str(file.relative_to(FOLDER)))
def test_templates_place_what_the_page_holds_and_nothing_else(file):
    text = file.read_text(encoding="utf-8")
    environment = engines["jinja2"].env
    assert meta.find_undeclared_variables(environment.parse(text)) <= KNOWN
    assert len(text.splitlines()) <= 110
    assert "{% set" not in text


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.txt")), ids=lambda file: file.name)
def test_letters_are_ours(file):
    name = str(file.relative_to(FOLDER))
    assert get_template(name).backend.name == "jinja2"
    text = file.read_text(encoding="utf-8")
    assert meta.find_undeclared_variables(engines["jinja2"].env.parse(text)) <= IN_LETTERS
