"""The door to organisations for other apps: members, and the mark that every page of an organisation bears."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from colonnade.apps.accounts.public import Access, open_to_all, sign_in_first, signed_in, typed_texts
from colonnade.apps.organisations.actions import add_member, add_team, invite, load_register, register_organisation
from colonnade.apps.organisations.models import Membership, Team
from colonnade.apps.organisations.rules import SEE_ORGANISATION, SEE_PEOPLE
from colonnade.apps.organisations.selectors import (
    Branch,
    Member,
    find_organisations,
    member_by_code,
    member_of,
    memberships,
    organisation_by_code,
    organisations_of,
    team,
    team_tree,
    teams,
)
from colonnade.foundation.permissions import Permission, Reach
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "SEE_ORGANISATION",
    "SEE_PEOPLE",
    "Access",
    "Branch",
    "Member",
    "MemberRequest",
    "Membership",
    "Team",
    "add_member",
    "add_team",
    "find_organisations",
    "gives_back",
    "invite",
    "load_register",
    "member_of",
    "memberships",
    "needs",
    "open_to_all",
    "organisation_by_code",
    "organisations_of",
    "register_organisation",
    "sign_in_first",
    "signed_in",
    "take_kept",
    "take_kept_texts",
    "team",
    "team_tree",
    "teams",
    "typed_texts",
]


class MemberRequest(HttpRequest):
    """A request for a page of an organisation, by one of its members."""

    organisation: Organisation
    member: Member


def take_kept_texts(request: Any) -> list[tuple[str, str]]:
    """What this person was saving on this page when their session ended: given back once, and to nobody else."""
    kept = request.session.get("kept")
    if not kept:
        return []
    is_theirs = kept["person"] == request.user.pk
    if is_theirs and kept["path"] != request.get_full_path():
        return []
    # Somebody else has signed in at this browser: they are shown nothing, and nothing is left with them.
    del request.session["kept"]
    return [(name, text) for name, text in kept["texts"]] if is_theirs else []


def take_kept(request: Any) -> dict[str, str]:
    """The same by field, for a page that puts it back into its form (and is marked `gives_back`)."""
    return dict(take_kept_texts(request))


def gives_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page that gives back by itself what was typed when a session ended; on all others the site does."""
    view.gives_back = True  # type: ignore[attr-defined]
    return view


def needs(permission: Permission, find: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """Mark a page of an organisation with the permission that it needs.

    The page gets `request.organisation` and `request.member`. `find(member, **kwargs)` reads the object that the
    address names, within the organisation, and gives None where there is none; the page then gets the object instead
    of the address's parts. An organisation or object that is not there, and one that is somebody else's, are the same
    404. A member without the permission gets 403.
    """

    def mark(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, code: str, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            member = member_by_code(request.user, code)
            if member is None:
                raise Http404
            with acting_in(member.organisation.pk, person_id=request.user.pk):
                request.organisation, request.member = member.organisation, member
                return _answer(request, view, permission, find, kwargs)

        guarded.access = Access("member", permission, find)  # type: ignore[attr-defined]
        return guarded

    return mark


def _answer(
    request: Any,
    view: Callable[..., HttpResponse],
    permission: Permission,
    find: Callable[..., Any] | None,
    kwargs: dict[str, Any],
) -> HttpResponse:
    member = request.member
    if permission.reach is Reach.ORGANISATION and not permission.allows(member):
        return refuse(request, permission)
    found = None
    if find is not None:
        found = find(member, **kwargs)
        if found is None:
            raise Http404
        kwargs = {}
        if not permission.allows(member, found):
            return refuse(request, permission)
    elif permission.reach is not Reach.ORGANISATION and not permission.allows(member):
        return refuse(request, permission)
    response = view(request, found, **kwargs) if find is not None else view(request, **kwargs)
    # The page is drawn here, while we still act for the organisation.
    return response.render() if isinstance(response, TemplateResponse) else response


def refuse(request: HttpRequest, permission: Permission) -> HttpResponse:
    """Say that a member may not do this, and who may."""
    page = {"title": "You cannot open this page", "permission": permission, "typed": typed_texts(request)}
    return TemplateResponse(request, "organisations/refused.jinja", {"page": page}, status=403).render()
