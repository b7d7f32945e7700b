"""Pages for when something is not there, is refused, or fails. They lose nothing that was typed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import structlog
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from colonnade.apps.organisations.public import open_to_all, typed_texts

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["form_out_of_date", "given_back", "not_found", "server_error"]

log = structlog.get_logger()


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The page is not there. It says the same for what is somebody else's."""
    return render(request, "faults/not_found.jinja", {"page": {"title": _("Page not found")}}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something failed: show a reference that the log has too, and nothing else."""
    reference = secrets.token_hex(4).upper()
    log.error("page failed", reference=reference, path=request.path)
    page = {"title": _("Something went wrong"), "reference": reference, "typed": typed_texts(request)}
    return HttpResponse(render_to_string("faults/server_error.jinja", {"page": page}), status=500)


@open_to_all
def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a sign-in: give back what was typed, to be sent again with one press."""
    log.warning("form refused", reason=reason, path=request.path)
    return _to_send_again(request, typed_texts(request), status=403)


def given_back(request: HttpRequest, typed: list[tuple[str, str]]) -> HttpResponse:
    """What somebody was saving when their session ended, to be sent again with one press."""
    return _to_send_again(request, typed, status=200)


def _to_send_again(request: HttpRequest, typed: list[tuple[str, str]], *, status: int) -> HttpResponse:
    page = {"title": _("Press the button again"), "typed": typed, "path": request.get_full_path()}
    return render(request, "faults/form_out_of_date.jinja", {"page": page}, status=status)
