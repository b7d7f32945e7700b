"""Browsers that a person has signed in with before.

Somebody who guesses at a colleague's password must be stopped, and must not be able to shut the colleague out by being
stopped. So wrong guesses are counted for each browser that has signed in with an address before, and apart from those
for everyone else. A browser shows that it has by a cookie which names nobody: a random mark, and a signature over the
mark and the address. Shared computers hold one for each of the last few people.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

__all__ = ["mark_of", "remember"]

LASTS = timedelta(days=180)
AT_MOST = 10


def _cookie() -> str:
    # The session's name carries the `__Host-` prefix where the site runs on HTTPS.
    return f"{settings.SESSION_COOKIE_NAME}-known"


def _sign(mark: str, email: str) -> str:
    return salted_hmac("colonnade.accounts.devices", f"{mark}|{email.lower()}", algorithm="sha256").hexdigest()


def _entries(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for entry in request.COOKIES.get(_cookie(), "").split("&")[:AT_MOST]:
        mark, found, signature = entry.partition(".")
        if found:
            yield mark, signature


def mark_of(request: HttpRequest, email: str) -> str | None:
    """The mark of this browser for that address; None for a browser that has not signed in with it."""
    for mark, signature in _entries(request):
        if hmac.compare_digest(_sign(mark, email).encode(), signature.encode()):
            return mark
    return None


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let this browser be known by that address from now on."""
    known = mark_of(request, email)
    mark = known or secrets.token_hex(12)
    others = [f"{other}.{signature}" for other, signature in _entries(request) if other != mark]
    entries = [f"{mark}.{_sign(mark, email)}", *others][:AT_MOST]
    response.set_cookie(
        _cookie(),
        "&".join(entries),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
