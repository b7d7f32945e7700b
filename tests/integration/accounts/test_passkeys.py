"""Passkeys: adding one, and signing in with it alone or after the password."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.factories import make_person
from tests.factories.people import PASSWORD
from tests.integration.accounts.browsing import (
    asked_of_passkey,
    confirm,
    is_signed_in,
    main_text,
    set_up_app,
    sign_in,
    tree,
)
from tests.integration.accounts.soft_key import SoftKey

pytestmark = pytest.mark.django_db
ADD = "/accounts/2fa/webauthn/add/"


def add(client, key, **typed):
    """Add the passkey in that browser; the answer."""
    confirm(client)
    asked = asked_of_passkey(client.get(ADD))
    return client.post(ADD, {"credential": key.create(asked), "passwordless": "on", **typed})


def asked_at_sign_in(client):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    return answer.json()["request_options"]["publicKey"]


def sign_in_alone(client, key, **how):
    """Sign in with the passkey and nothing else."""
    credential = key.get(asked_at_sign_in(client), **how)
    return client.post(reverse("mfa_login_webauthn"), {"credential": credential})


@pytest.fixture
def key(signed_in):
    """The person's passkey."""
    made = SoftKey()
    add(signed_in, made, name="My work phone")
    return made


def test_one_is_added_under_its_name(signed_in):
    response = add(signed_in, SoftKey(), name="My work phone")
    assert response.url == reverse("mfa_view_recovery_codes")
    text = main_text(signed_in.get(reverse("account")))
    assert "Passkey: My work phone" in text
    assert "It signs you in with no password." in text
    assert "not used yet" in text


def test_one_with_no_name_gets_one(signed_in):
    add(signed_in, SoftKey())
    add(signed_in, SoftKey(), name="  ")
    names = [one.wrap().name for one in Authenticator.objects.filter(type="webauthn").order_by("pk")]
    assert names == ["Passkey", "Passkey 2"]


def test_the_page_says_that_it_needs_scripts(signed_in):
    confirm(signed_in)
    page = tree(signed_in.get(ADD))
    assert "Passkeys need JavaScript" in page.xpath("string(//noscript)")
    assert page.xpath("//form[@data-passkey='create'][contains(@class, 'app-passkey')]")


def test_the_passkey_is_made_for_this_site_under_its_own_name(settings, signed_in):
    settings.BRAND = {"name": "Northside", "footer": ""}
    confirm(signed_in)
    asked = asked_of_passkey(signed_in.get(ADD))
    assert asked["rp"] == {"id": "testserver", "name": "Northside"}


def test_it_signs_in_alone(client, key):
    assert sign_in_alone(client, key).url == "/"
    assert is_signed_in(client)


def test_it_is_a_second_step_for_what_requires_one(settings, client, key):
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in_alone(client, key)
    assert client.get(reverse("account-name")).status_code == 200


def test_it_leads_to_the_page_that_was_asked_for(client, key):
    credential = key.get(asked_at_sign_in(client))
    data = {"credential": credential, "next": reverse("account-name")}
    assert client.post(reverse("mfa_login_webauthn"), data).url == reverse("account-name")


def test_the_browser_is_known_afterwards(client, key):
    sign_in_alone(client, key)
    assert any(name.endswith("-known") for name in client.cookies)


def test_it_comes_after_the_password(client, person, key):
    assert sign_in(client, person).url == reverse("mfa_authenticate")
    page = client.get(reverse("mfa_authenticate"))
    assert "Or use a passkey" in main_text(page)
    client.post(reverse("mfa_authenticate"), {"credential": key.get(asked_of_passkey(page))})
    assert is_signed_in(client)


def test_a_wrong_one_after_the_password_is_refused_beside_the_form_for_a_code(client, person, key):
    sign_in(client, person)
    asked = asked_of_passkey(client.get(reverse("mfa_authenticate")))
    response = client.post(reverse("mfa_authenticate"), {"credential": SoftKey().get(asked)})
    assert response.status_code == 422
    assert "That passkey was not accepted" in main_text(response)
    assert tree(response).xpath("string(//title)").startswith("Error: ")
    assert tree(response).xpath("//input[@name='code']")
    assert not is_signed_in(client)


def test_nobody_is_offered_a_passkey_who_has_none(signed_in, person, client):
    set_up_app(signed_in)
    sign_in(client, person)
    assert "Or use a passkey" not in main_text(client.get(reverse("mfa_authenticate")))


def test_it_confirms_who_somebody_is(client, key):
    sign_in_alone(client, key)
    address = reverse("mfa_reauthenticate_webauthn") + "?next=" + reverse("mfa_view_recovery_codes")
    asked = asked_of_passkey(client.get(address))
    assert client.post(address, {"credential": key.get(asked)}).url == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_a_wrong_one_does_not_confirm(client, key):
    sign_in_alone(client, key)
    address = reverse("mfa_reauthenticate_webauthn")
    response = client.post(address, {"credential": SoftKey().get(asked_of_passkey(client.get(address)))})
    assert response.status_code == 422
    assert "That passkey was not accepted" in main_text(response)
    assert "Use your password instead" in main_text(response)


def test_the_account_says_when_it_was_last_used(signed_in, client, key):
    sign_in_alone(client, key)
    assert "last used on" in main_text(signed_in.get(reverse("account")))


def test_it_is_renamed(signed_in, key):
    kept = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_edit_webauthn", args=[kept.pk])
    assert signed_in.post(address, {"name": ""}).status_code == 422
    assert signed_in.post(address, {"name": "My own phone"}, follow=True).redirect_chain[-1][0] == reverse("account")
    assert "Passkey: My own phone" in main_text(signed_in.get(reverse("account")))


def test_one_is_removed(signed_in, client, key):
    kept = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_remove_webauthn", args=[kept.pk])
    assert "Remove the passkey “My work phone”?" in main_text(signed_in.get(address))
    signed_in.post(address)
    assert not Authenticator.objects.filter(type="webauthn").exists()
    response = sign_in_alone(client, key)
    assert response.url == reverse("account_login")
    assert "That passkey was not accepted" in main_text(client.get(response.url))


@pytest.mark.attack
def test_the_last_one_stays_where_one_is_required(settings, signed_in, key):
    settings.SECOND_FACTOR_REQUIRED = True
    assert "Remove" not in main_text(signed_in.get(reverse("account")))
    address = reverse("mfa_remove_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    response = signed_in.post(address)
    assert response.status_code == 422
    assert "only second step" in main_text(response)
    assert signed_in.delete(address).status_code == 405
    add(signed_in, SoftKey())
    assert signed_in.post(address).status_code == 302


@pytest.mark.attack
def test_somebody_elses_is_not_there(key, client):
    other = make_person()
    sign_in(client, other)
    confirm(client)
    pk = Authenticator.objects.get(type="webauthn").pk
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[pk])).status_code == 404
        assert client.post(reverse(name, args=[pk]), {"name": "mine"}).status_code == 404
    assert Authenticator.objects.get(pk=pk).wrap().name == "My work phone"


@pytest.mark.attack
@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver", "https://testserver.evil.example"])
def test_one_used_on_another_site_does_not_sign_in(client, key, origin):
    key.origin = origin
    sign_in_alone(client, key)
    assert not is_signed_in(client)


@pytest.mark.attack
def test_one_whose_owner_was_not_checked_does_not_sign_in_alone(client, key):
    sign_in_alone(client, key, verified=False)
    assert not is_signed_in(client)


@pytest.mark.attack
def test_one_that_does_not_check_its_owner_cannot_be_added_as_one_that_signs_in_alone(signed_in):
    response = add(signed_in, SoftKey(verifies=False))
    assert response.status_code == 422
    assert "That passkey was not accepted" in main_text(response)


def test_but_can_come_after_the_password(signed_in, person, client):
    simple = SoftKey(verifies=False)
    add(signed_in, simple, passwordless="")
    assert "It comes after your password." in main_text(signed_in.get(reverse("account")))
    sign_in(client, person)
    asked = asked_of_passkey(client.get(reverse("mfa_authenticate")))
    client.post(reverse("mfa_authenticate"), {"credential": simple.get(asked)})
    assert is_signed_in(client)


@pytest.mark.attack
def test_what_it_signed_works_once(key):
    first, second = Client(), Client()
    credential = key.get(asked_at_sign_in(first))
    first.post(reverse("mfa_login_webauthn"), {"credential": credential})
    asked_at_sign_in(second)
    second.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert is_signed_in(first)
    assert not is_signed_in(second)


@pytest.mark.attack
def test_a_forged_signature_does_not_sign_in(client, key):
    key.key = SoftKey().key
    assert sign_in_alone(client, key).url == reverse("account_login")
    assert not is_signed_in(client)


OUTSIDE = ("id", "rawId", "response")
INSIDE = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
NONSENSE = ("", "{}", "[]", "null", "not json", '{"id": 1}')
INSTEAD = (None, "", "AAAA", "é", "A", 7, [], {})


def spoilt(credential):
    """The credential with something else in place of each of its parts in turn."""
    whole = json.loads(credential)
    inner = whole["response"]
    found = [{**whole, name: value} for value in INSTEAD for name in OUTSIDE]
    for name in INSIDE:
        if name in inner:
            found += [{**whole, "response": {**inner, name: value}} for value in INSTEAD]
            found.append({**whole, "response": {other: inner[other] for other in inner if other != name}})
    return [json.dumps(one) for one in found]


@pytest.mark.attack
def test_a_spoilt_answer_signs_nobody_in(client, key):
    whole = key.get(asked_at_sign_in(client))
    for answer in spoilt(whole):
        response = client.post(reverse("mfa_login_webauthn"), {"credential": answer})
        assert response.url == reverse("account_login")
        assert not is_signed_in(client), answer
    client.post(reverse("mfa_login_webauthn"), {"credential": whole})
    assert is_signed_in(client)


@pytest.mark.attack
def test_a_spoilt_answer_adds_nothing(signed_in):
    confirm(signed_in)
    page = signed_in.get(ADD)
    for number in range(len(spoilt(SoftKey().create(asked_of_passkey(page))))):
        answer = spoilt(SoftKey().create(asked_of_passkey(page)))[number]
        page = signed_in.post(ADD, {"credential": answer, "name": "x"})
        assert page.status_code == 422, answer
        assert not Authenticator.objects.exists()
    whole = SoftKey().create(asked_of_passkey(page))
    assert signed_in.post(ADD, {"credential": whole, "name": "x"}).status_code == 302


@pytest.mark.attack
@pytest.mark.parametrize("sent", [*NONSENSE, '{"response": {"userHandle": "MQ"}}'])
def test_nonsense_signs_nobody_in(client, key, sent):
    asked_at_sign_in(client)
    response = client.post(reverse("mfa_login_webauthn"), {"credential": sent})
    assert response.url == reverse("account_login")
    assert not is_signed_in(client)


@pytest.mark.attack
@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_adds_nothing(signed_in, sent):
    confirm(signed_in)
    signed_in.get(ADD)
    assert signed_in.post(ADD, {"credential": sent, "name": "x"}).status_code == 422
    assert not Authenticator.objects.exists()


@pytest.mark.attack
def test_the_password_is_still_needed_by_others(key, client):
    other = make_person(email="other@example.org")
    client.post(reverse("account_login"), {"login": other.email, "password": PASSWORD})
    assert is_signed_in(client)


def test_the_sign_in_page_is_there_for_a_browser_that_follows_the_address(client):
    assert client.get(reverse("mfa_login_webauthn")).url == reverse("account_login")
