"""Row 46 of the plan: a site as it is run for real is set up safely, or it does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from colonnade.foundation.mail.models import Letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories import Cast

pytestmark = pytest.mark.attack
REPOSITORY = Path(__file__).resolve().parents[3]
KEY = "k8Zp3vQ1xW7nB5tR9yL2mC6dF4gH0jSaEuIoTqXcVbNwMzKrPyGhJfDsAlQeRtYu"
NAME = "care.example.org"


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The environment of a site that is run for real."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLONNADE_", "PYTEST_"))}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "colonnade.config.settings.site",
        "COLONNADE_HOME": str(tmp_path),
        "COLONNADE_SECRET_KEY": KEY,
        "COLONNADE_HOSTS": NAME,
    }


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python there, with warnings shown."""
    return subprocess.run(
        [sys.executable, *words], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )


def answer(environment: dict[str, str], script: str) -> str:
    """What a script prints that asks the site for pages."""
    begin = "import django; django.setup(); from django.test import Client; from django.conf import settings"
    done = run(environment, "-c", f"{begin}\n{dedent(script)}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_check_for_deployment_finds_nothing(site: dict[str, str]) -> None:
    """Row 46."""
    done = run(site, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("key", ["", "short", "k" * 63])
def test_a_site_without_a_key_does_not_start(site: dict[str, str], key: str) -> None:
    """Row 46: there is no key to fall back on, and a short one is none."""
    done = run(site | {"COLONNADE_SECRET_KEY": key}, "manage.py", "check")
    assert done.returncode != 0
    assert "Set COLONNADE_SECRET_KEY to at least 64 random characters" in done.stderr


def test_nothing_is_shown_to_developers(site: dict[str, str]) -> None:
    """Row 46: no page for debugging, no second factor forgotten, no letters to a file."""
    shown = answer(
        site,
        """
        print(settings.DEBUG, settings.DEMO, settings.SECOND_FACTOR_REQUIRED, settings.TRIPWIRE_RAISES)
        print(settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS)
        print(settings.EMAIL_BACKEND.rsplit(".", 1)[0])
        """,
    )
    assert shown.splitlines() == [
        "False False True False",
        f"['{NAME}'] ['https://{NAME}']",
        "django.core.mail.backends.smtp",
    ]


def test_a_page_over_plain_http_goes_on_to_https(site: dict[str, str]) -> None:
    """Row 24: and over HTTPS browsers are told to stay there for two years."""
    shown = answer(
        site,
        f"""
        browser = Client(headers={{"host": "{NAME}"}})
        plain = browser.get("/framework/")
        print(plain.status_code, plain["Location"])
        safe = browser.get("/framework/", secure=True)
        print(safe.status_code, safe["Strict-Transport-Security"])
        """,
    )
    assert shown.splitlines() == [
        f"301 https://{NAME}/framework/",
        "200 max-age=63072000; includeSubDomains; preload",
    ]


def test_cookies_stay_with_this_host_and_out_of_scripts(site: dict[str, str]) -> None:
    """Row 20: `__Host-` holds a browser to Secure, to the whole path and to no other host."""
    shown = answer(
        site,
        f"""
        browser = Client(headers={{"host": "{NAME}"}})
        page = browser.get("/accounts/login/", secure=True)
        for name, cookie in page.cookies.items():
            print(name, cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], not cookie["domain"])
        print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_SAMESITE)
        """,
    )
    assert shown.splitlines() == [
        "__Host-colonnade-form True True Lax / True",
        "__Host-colonnade True Lax",
    ]


def test_an_address_in_another_name_is_refused(trust: Cast, client_of: Callable[[Any], Client]) -> None:
    """V13.4: a letter never leads to a name that somebody put into a request: the request is refused."""
    browser = client_of(trust.inclusion_lead)
    elsewhere = {"host": "evil.example"}
    invited = {"name": "New Person", "email": "new@example.org", "role": "analyst"}
    asked = browser.post(reverse("invite", args=[trust.organisation.code]), invited, headers=elsewhere)
    forgotten = Client().post(reverse("account_reset_password"), {"email": trust.analyst.email}, headers=elsewhere)
    assert (asked.status_code, forgotten.status_code) == (400, 400)
    assert Letter.objects.count() == 0
    assert get_user_model().objects.filter(email="new@example.org").count() == 0
