"""The door to accounts for other apps: people, the password rules, and the marks that say who may open a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from colonnade.apps.accounts.models import Person
from colonnade.apps.accounts.passwords import check_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from colonnade.foundation.permissions import Permission

__all__ = ["Access", "Person", "check_password", "open_to_all", "sign_in_first", "signed_in", "typed_texts"]

# What the site put into a form itself, and what opens an account: neither is ever given back or kept.
NEVER_GIVEN_BACK = {"csrfmiddlewaretoken", "version", "code", "credential", "next"}


@dataclass(frozen=True)
class Access:
    """Who may open a page: everyone, those signed in, or members with a permission. The matrix test reads it."""

    kind: str
    permission: Permission | None = None
    find: Callable[..., Any] | None = None


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page that anyone may open."""
    view.access = Access("open")  # type: ignore[attr-defined]
    return view


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page for anyone who is signed in: it shows only what is their own."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        return view(request, *args, **kwargs)

    guarded.access = Access("signed in")  # type: ignore[attr-defined]
    return guarded


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Ask for sign-in, and give back what was typed, which signing out must not lose."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    page = {"title": _("Sign in to save this"), "typed": typed_texts(request), "path": request.get_full_path()}
    return TemplateResponse(request, "accounts/typed.jinja", {"page": page}, status=403)


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody typed into a form, without what the site put there itself and without passwords and codes."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and name not in NEVER_GIVEN_BACK and "password" not in name
    ]
