"""The menu: what this member may open, in the order in which work goes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colonnade.apps.evidence.rules import SEE_EVIDENCE
from colonnade.apps.organisations.rules import SEE_ORGANISATION, SEE_PEOPLE
from colonnade.apps.programme.rules import (
    SEE_ACTIONS,
    SEE_CONTACTS,
    SEE_CONTRADICTIONS,
    SEE_PRACTICES,
    SEE_PROGRESS,
    SEE_ROUNDS,
    SEE_SUPPORT,
)
from colonnade.apps.reporting.rules import SEE_REPORT

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["menu"]


def menu(request: HttpRequest) -> dict[str, Any]:
    """The links of the menu, and the messages that wait."""
    member = getattr(request, "member", None)
    messages = get_messages(request)
    if member is None:
        return {"menu": _links("", frozenset(), get_language() or ""), "messages": messages}
    roles = frozenset(held.role for held in member.memberships)
    return {"menu": _links(member.organisation.code, roles, get_language() or ""), "messages": messages}


@lru_cache(maxsize=1024)
def _links(code: str, roles: frozenset[str], language: str) -> list[dict[str, str]]:  # noqa: ARG001 - a part of the key
    """The menu of whoever holds these roles: it is the same for all of them."""
    entries = (
        (SEE_ORGANISATION, "home", _("Where we stand")),
        (SEE_ROUNDS, "rounds", _("Rounds")),
        (SEE_PROGRESS, "progress", _("Progress")),
        (SEE_ACTIONS, "actions", _("Actions")),
        (SEE_PRACTICES, "practices", _("Practices")),
        (SEE_EVIDENCE, "evidence", _("Evidence")),
        (SEE_CONTRADICTIONS, "contradictions", _("To mend")),
        (SEE_REPORT, "board-report", _("Board report")),
        (SEE_CONTACTS, "continuity", _("Continuity")),
        (SEE_SUPPORT, "support", _("Support")),
        (SEE_ORGANISATION, "teams", _("Teams and sites")),
        (SEE_PEOPLE, "people", _("People")),
    )
    links = [
        {"href": reverse(name, args=[code]), "text": text}
        for permission, name, text in entries
        if roles & permission.roles
    ]
    return [*links, {"href": reverse("guidance"), "text": _("Framework")}]
