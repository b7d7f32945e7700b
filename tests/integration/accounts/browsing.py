"""What somebody does in a browser to sign in, with a code or a passkey."""

from __future__ import annotations

import json
import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from lxml import html

from tests.factories.people import PASSWORD

STEP = 30


def sign_in(client, person, password=PASSWORD, **extra):
    """Send the sign-in form."""
    return client.post(reverse("account_login"), {"login": person.email, "password": password}, **extra)


def is_signed_in(client):
    """Whether the account opens."""
    return client.get(reverse("account")).status_code == 200


def confirm(client, password=PASSWORD):
    """Give the password once more."""
    return client.post(reverse("account_reauthenticate") + "?next=" + reverse("account"), {"password": password})


def code_of(secret, steps=0):
    """What the app shows now, or so many half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP + steps))


def set_up_app(client):
    """Set up an app: its secret, and the answer to the last form."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"type this one: ([A-Z2-7 ]+)", page).group(1).replace(" ", "")
    return secret, client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})


def tree(response):
    """The page's elements."""
    return html.fromstring(response.content.decode())


def main_text(response):
    """What a person reads on the page, between header and footer."""
    (found,) = tree(response).xpath("//main")
    return " ".join(found.text_content().split())


def asked_of_passkey(response):
    """What the page asks a passkey to sign."""
    (form,) = tree(response).xpath("//form[@data-passkey]")
    return json.loads(form.get("data-options"))["publicKey"]
