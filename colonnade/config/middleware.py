"""What happens around every page: headers, session limits, who may open it, and for whom the database acts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import structlog
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from colonnade.apps.organisations.public import take_kept_texts, typed_texts
from colonnade.config.faults import given_back
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.tripwire import UnscopedQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

__all__ = ["Access", "Headers", "SecondFactor", "SessionLimits"]

log = structlog.get_logger()
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
SEEN_EVERY_SECONDS = 60


class Headers:
    """Headers that no library of ours sets, on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set them; keep pages out of every cache."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response


class SessionLimits:
    """End a session that has been idle, or that has lasted a working day."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Sign out where a limit is passed; what was being saved is kept for the same person's next sign-in."""
        if request.user.is_authenticated and not self._lasts(request.session):
            return self._end(request)
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:  # noqa: ARG002
        """Give back what was being saved when the session ended, where the page does not do so itself."""
        if request.method != "GET" or not request.user.is_authenticated or getattr(view, "gives_back", False):
            return None
        typed = take_kept_texts(request)
        return given_back(request, typed) if typed else None

    def _lasts(self, session: Any) -> bool:
        now = int(time.time())
        began = session.setdefault("began", now)
        seen = session.get("seen", now)
        if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_LONGEST_SECONDS:
            return False
        if "seen" not in session or now - seen >= SEEN_EVERY_SECONDS:
            session["seen"] = now
        return True

    def _end(self, request: Any) -> HttpResponse:
        kept = {"person": request.user.pk, "path": request.get_full_path(), "texts": []}
        if request.method == "POST":
            kept["texts"] = typed_texts(request)
        logout(request)
        if kept["texts"]:
            request.session["kept"] = kept
        return redirect_to_login(request.get_full_path())


class SecondFactor:
    """Outside the demonstration nobody goes on without a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:  # noqa: ARG002
        """Send somebody who has none to the page where it is set up; signing out stays possible."""
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        is_setting_up = view.__module__.startswith("allauth.") or getattr(view, "before_second_factor", False)
        if is_setting_up or self._has_one(request):
            return None
        return redirect(reverse("account"))

    def _has_one(self, request: Any) -> bool:
        # Asked once a session: a page must not cost a query for it.
        if not request.session.get("second_factor"):
            request.session["second_factor"] = is_mfa_enabled(request.user)
        return bool(request.session["second_factor"])


class Access:
    """Refuse by default: a page that is not marked with who may open it opens for nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Act for the person who is signed in, and for no organisation until a page names one.

        TRACE and methods that nobody knows are refused here, the innermost place, so that the refusal has every header.
        """
        if request.method not in METHODS:
            return HttpResponseNotAllowed(sorted(METHODS))
        person_id = request.user.pk if request.user.is_authenticated else None
        with acting_in(person_id=person_id):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:  # noqa: ARG002
        """Let marked pages and the sign-in library's pages through."""
        if not hasattr(view, "access") and not view.__module__.startswith(("allauth.", "django.")):
            log.error("page without access mark", view=f"{view.__module__}.{getattr(view, '__name__', view)}")
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:  # noqa: ARG002
        """Answer a tripped wire as a page that is not there, and say so in the log."""
        if isinstance(exception, UnscopedQuery):
            log.error("tripwire", query=str(exception))
            if not settings.TRIPWIRE_RAISES:
                raise Http404 from exception
