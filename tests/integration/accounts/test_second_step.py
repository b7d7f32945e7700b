"""A second step is asked of every account outside the demonstration: an app's code, a passkey or a recovery code."""

from __future__ import annotations

import pytest
import time_machine
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import get_resolver, reverse

from colonnade.apps.accounts.adapters import SecondStepAdapter
from colonnade.config.settings import base
from colonnade.foundation import clock
from tests.factories.people import PASSWORD
from tests.integration.accounts.browsing import (
    STEP,
    code_of,
    confirm,
    is_signed_in,
    main_text,
    set_up_app,
    sign_in,
    tree,
)

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"


@pytest.fixture
def required(settings):
    """The site as it is run, outside the demonstration."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def later():
    """A clock that stands still, and can be put forward by so many seconds."""
    with time_machine.travel(clock.now(), tick=False) as traveller:
        yield lambda seconds=STEP: traveller.shift(seconds)


@pytest.fixture
def secret(signed_in, later):
    """The secret of the person's app, set up a while ago."""
    found, _response = set_up_app(signed_in)
    later()
    return found


def enter(client, code):
    """Enter a code at the second step of signing in."""
    return client.post(reverse("mfa_authenticate"), {"code": code})


def sign_in_with(person, code):
    """A new browser in which the password was right and that code was entered."""
    client = Client()
    assert sign_in(client, person).url == reverse("mfa_authenticate")
    enter(client, code)
    return client


# Required


def test_it_is_required_unless_this_is_the_demonstration():
    assert base.SECOND_FACTOR_REQUIRED is True


def pages_of_an_organisation(code):
    """Every address of the site that stands under an organisation and names nothing else."""
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    for name in names:
        for found, parameters in get_resolver().reverse_dict.getlist(name)[0][0]:
            if parameters == ["code"] and found.startswith("o/"):
                yield "/" + found % {"code": code}


def test_no_page_of_an_organisation_opens_before_it_is_set_up(required, trust):
    client = Client()
    sign_in(client, trust.inclusion_lead)
    pages = list(pages_of_an_organisation(trust.organisation.code))
    assert len(pages) > 5
    for page in [*pages, "/", reverse("account-name")]:
        for answer in (client.get(page), client.post(page)):
            assert (page, answer.status_code, answer.get("Location")) == (page, 302, ACCOUNT)


def test_they_open_once_an_app_is_set_up(required, trust):
    client = Client()
    sign_in(client, trust.inclusion_lead)
    set_up_app(client)
    assert client.get(reverse("teams", args=[trust.organisation.code])).status_code == 200


def test_the_account_says_first_that_one_is_needed_and_how(required, signed_in):
    page = signed_in.get(ACCOUNT)
    text = main_text(page)
    assert text.startswith("Your account Important: Set up a second step now")
    buttons = tree(page).xpath("//main//a[contains(@class, 'nhsuk-button')]/@href")
    assert buttons == [reverse("mfa_activate_totp"), reverse("mfa_add_webauthn")]


def test_where_it_is_not_required_the_account_says_no_such_thing(signed_in):
    assert "Set up a second step now" not in main_text(signed_in.get(ACCOUNT))


def test_signing_out_is_possible_without_one(required, signed_in):
    signed_in.post(reverse("account_logout"))
    assert not is_signed_in(signed_in)


def test_nothing_is_required_in_the_demonstration(trust):
    client = Client()
    sign_in(client, trust.inclusion_lead)
    assert client.get(reverse("teams", args=[trust.organisation.code])).status_code == 200


# Setting up an app


def test_the_picture_is_data_in_the_page_and_the_key_stands_beside_it(signed_in):
    confirm(signed_in)
    page = signed_in.get(reverse("mfa_activate_totp"))
    (picture,) = tree(page).xpath("//main//img")
    assert picture.get("src").startswith("data:image/svg+xml;base64,")
    assert picture.get("alt")
    assert "type this one:" in main_text(page)


def test_setting_up_leads_to_recovery_codes(signed_in):
    _secret, response = set_up_app(signed_in)
    assert response.url == reverse("mfa_view_recovery_codes")
    assert len(tree(signed_in.get(response.url)).xpath("//ul[@class='app-codes']/li")) == 10


def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(signed_in):
    confirm(signed_in)
    before = main_text(signed_in.get(reverse("mfa_activate_totp"))).partition("type this one:")[2][:40]
    response = signed_in.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert response.status_code == 422
    assert "That code is not right" in main_text(response)
    assert main_text(response).partition("type this one:")[2][:40] == before
    assert not Authenticator.objects.exists()


def test_changing_how_one_signs_in_asks_who_it_is_once_more(signed_in, person, secret):
    for name in ("mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"):
        fresh = sign_in_with(person, Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0])
        answer = fresh.get(reverse(name))
        assert answer.url.startswith(reverse("account_reauthenticate"))


def test_and_again_after_five_minutes(signed_in, secret, later):
    assert signed_in.get(reverse("mfa_deactivate_totp")).status_code == 200
    later(5 * 60)
    assert signed_in.get(reverse("mfa_deactivate_totp")).status_code == 302


def test_a_wrong_password_does_not_confirm(signed_in):
    response = confirm(signed_in, "not the password")
    assert response.status_code == 422
    assert "That is not your password" in main_text(response)


def test_a_code_confirms_as_well(signed_in, person, secret, later):
    client = sign_in_with(person, code_of(secret))
    later()
    page = client.get(reverse("account_reauthenticate"))
    assert "Use a code instead" in main_text(page)
    address = reverse("mfa_reauthenticate") + "?next=" + reverse("mfa_view_recovery_codes")
    assert client.post(address, {"code": "000000"}).status_code == 422
    assert client.post(address, {"code": code_of(secret)}).url == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_what_was_being_sent_is_done_after_the_confirmation(signed_in, secret, later):
    later(6 * 60)
    before = Authenticator.objects.get(type="recovery_codes").data["seed"]
    asked = signed_in.post(reverse("mfa_generate_recovery_codes"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    answer = signed_in.post(asked.url, {"password": PASSWORD})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert Authenticator.objects.get(type="recovery_codes").data["seed"] != before


# Signing in with it


def test_sign_in_asks_for_the_code(person, secret):
    client = Client()
    response = sign_in(client, person)
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    assert "Enter your code" in main_text(client.get(response.url))
    enter(client, code_of(secret))
    assert is_signed_in(client)


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef", "١٢٣٤٥٦"])
def test_a_wrong_code_does_not_sign_in(person, secret, code):
    client = Client()
    sign_in(client, person)
    response = enter(client, code)
    assert response.status_code == 422
    assert tree(response).xpath("string(//title)").startswith("Error: ")
    assert not is_signed_in(client)


@pytest.mark.attack
def test_codes_are_not_guessed(person, secret):
    client = Client()
    sign_in(client, person)
    for _ in range(5):
        enter(client, "000000")
    assert "too many tries" in main_text(enter(client, code_of(secret)))
    assert not is_signed_in(client)


@pytest.mark.attack
@pytest.mark.parametrize("steps", [-1, 1])
def test_only_the_code_of_this_half_minute_works(person, secret, steps):
    # A wider window would let a code be used twice: it would still be good after it is forgotten.
    assert app_settings.TOTP_TOLERANCE == 0
    assert not is_signed_in(sign_in_with(person, code_of(secret, steps)))


@pytest.mark.attack
@pytest.mark.parametrize("forgetful", [False, True])
def test_a_code_works_once(person, secret, forgetful):
    code = code_of(secret)
    assert is_signed_in(sign_in_with(person, code))
    if forgetful:
        # Another process, or this one started again: what it remembers is gone, what the database holds is not.
        cache.clear()
    assert not is_signed_in(sign_in_with(person, code))


def test_the_next_code_works_again(person, secret, later):
    assert is_signed_in(sign_in_with(person, code_of(secret)))
    later()
    assert is_signed_in(sign_in_with(person, code_of(secret)))


@pytest.mark.attack
def test_the_code_that_set_the_app_up_has_been_used(signed_in, person, later):
    secret, _response = set_up_app(signed_in)
    assert not is_signed_in(sign_in_with(person, code_of(secret)))
    later()
    assert is_signed_in(sign_in_with(person, code_of(secret)))


@pytest.mark.attack
def test_the_code_of_somebody_else_does_not_sign_in(trust, secret, person):
    other = Client()
    sign_in(other, trust.inclusion_lead)
    set_up_app(other)
    assert not is_signed_in(sign_in_with(trust.inclusion_lead, code_of(secret)))


def test_starting_again_forgets_the_password_that_was_right(person, secret):
    client = Client()
    sign_in(client, person)
    client.post(reverse("account_logout"), {"next": reverse("account_login")})
    assert client.get(reverse("mfa_authenticate")).url == reverse("account_login")


def test_the_password_waits_for_the_code_for_a_quarter_of_an_hour(person, secret, later):
    client = Client()
    sign_in(client, person)
    later(15 * 60 + 1)
    enter(client, code_of(secret))
    assert not is_signed_in(client)


def test_the_second_step_has_no_page_before_the_first(client):
    assert client.get(reverse("mfa_authenticate")).url == reverse("account_login")


# Recovery codes


def codes_shown(client):
    return tree(client.get(reverse("mfa_view_recovery_codes"))).xpath("//ul[@class='app-codes']/li/text()")


def test_a_recovery_code_stands_in_once(signed_in, person, secret):
    code = codes_shown(signed_in)[0]
    assert is_signed_in(sign_in_with(person, code))
    assert not is_signed_in(sign_in_with(person, code))
    assert len(codes_shown(signed_in)) == 9
    assert "9 are left." in main_text(signed_in.get(ACCOUNT))


def test_new_codes_replace_the_old_ones(signed_in, person, secret):
    old = codes_shown(signed_in)
    assert "will stop working" in main_text(signed_in.get(reverse("mfa_generate_recovery_codes")))
    signed_in.post(reverse("mfa_generate_recovery_codes"))
    assert not set(old) & set(codes_shown(signed_in))
    assert not is_signed_in(sign_in_with(person, old[1]))


def test_when_the_last_is_used_the_account_offers_new_ones(signed_in, person, secret):
    kept = Authenticator.objects.get(type="recovery_codes")
    kept.data["used_mask"] = 2**10 - 1
    kept.save()
    text = main_text(signed_in.get(ACCOUNT))
    assert "0 are left." in text
    assert "Show" not in text
    assert "Make new" in text


def test_there_are_none_without_a_second_step(signed_in):
    confirm(signed_in)
    assert signed_in.get(reverse("mfa_view_recovery_codes")).status_code == 404
    response = signed_in.post(reverse("mfa_generate_recovery_codes"))
    assert response.status_code == 422
    assert "Set up an app or a passkey first" in main_text(response)


# Taking it away


def test_an_app_is_removed_and_its_recovery_codes_with_it(signed_in, secret):
    assert "Remove your app for codes?" in main_text(signed_in.get(reverse("mfa_deactivate_totp")))
    assert signed_in.post(reverse("mfa_deactivate_totp"), follow=True).redirect_chain[-1][0] == ACCOUNT
    assert not Authenticator.objects.exists()


@pytest.mark.attack
def test_the_last_one_stays_where_one_is_required(required, signed_in, secret):
    assert "Remove" not in main_text(signed_in.get(ACCOUNT))
    assert "only second step" in main_text(signed_in.get(reverse("mfa_deactivate_totp")))
    assert signed_in.post(reverse("mfa_deactivate_totp")).status_code == 422
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.attack
def test_a_session_notices_that_the_second_step_has_gone(settings, trust):
    page = reverse("teams", args=[trust.organisation.code])
    client = Client()
    sign_in(client, trust.inclusion_lead)
    set_up_app(client)
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.get(page).status_code == 200
    settings.SECOND_FACTOR_REQUIRED = False
    client.post(reverse("mfa_deactivate_totp"))
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.get(page).url == ACCOUNT


# What the database holds


def test_secrets_are_encrypted(secret):
    for kept in Authenticator.objects.all():
        assert secret not in str(kept.data)
    seed = Authenticator.objects.get(type="recovery_codes")
    codes = seed.wrap().generate_codes()
    assert not any(code in str(seed.data) for code in codes)


def test_the_same_secret_never_looks_the_same():
    adapter = SecondStepAdapter()
    assert adapter.encrypt("JBSWY3DP") != adapter.encrypt("JBSWY3DP")
    assert adapter.decrypt(adapter.encrypt("JBSWY3DP")) == "JBSWY3DP"


@pytest.mark.attack
@pytest.mark.parametrize("kept", ["JBSWY3DPEHPK3PXP", "", "AAAA", "é"])
def test_a_secret_that_was_not_encrypted_here_is_no_secret(kept):
    with pytest.raises(ValidationError):
        SecondStepAdapter().decrypt(kept)


def test_they_outlive_a_change_of_the_sites_key(settings, person, secret):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "n" * 64
    assert is_signed_in(sign_in_with(person, code_of(secret)))


@pytest.mark.attack
def test_without_the_key_no_code_is_right(settings, person, secret):
    settings.SECRET_KEY = "n" * 64
    client = Client()
    sign_in(client, person)
    assert "its key has changed" in main_text(enter(client, code_of(secret)))
    assert not is_signed_in(client)
