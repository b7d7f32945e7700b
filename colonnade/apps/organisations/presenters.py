"""What the pages of organisations, people and teams show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.organisations.rules import MANAGE_PEOPLE, MANAGE_TEAMS
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django import forms

    from colonnade.apps.organisations.models import Membership
    from colonnade.apps.organisations.selectors import Branch, Member
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["FormPage", "PeoplePage", "StartPage", "TeamsPage", "people_page", "start_page", "teams_page"]


@dataclass(frozen=True)
class FormPage:
    """A page with one form."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]] = field(default_factory=list)
    lead: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonRow:
    """One person with their roles, and where each is ended."""

    name: str
    email: str
    roles: list[dict[str, str]]


@dataclass(frozen=True)
class PeoplePage:
    """Who is a member."""

    title: str
    rows: list[PersonRow]
    may_manage: bool
    invite_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class TeamsPage:
    """The tree of teams and sites."""

    title: str
    rows: list[dict[str, Any]]
    may_manage: bool
    add_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class StartPage:
    """The first page: what Colonnade is, or the organisations that a person belongs to."""

    title: str
    organisations: list[dict[str, str]]


def start_page(organisations: Iterable[Organisation]) -> StartPage:
    """Word the first page."""
    links = [{"text": one.name, "href": reverse("home", args=[one.code])} for one in organisations]
    return StartPage(_("Your organisations") if links else _("Where does your organisation stand?"), links)


def people_page(member: Member, memberships: Iterable[Membership]) -> PeoplePage:
    """Word the page of people."""
    organisation = member.organisation
    rows: dict[int, PersonRow] = {}
    for held in memberships:
        row = rows.setdefault(held.person_id, PersonRow(held.person.name, held.person.email, []))
        scope = held.team.name if held.team else ""
        href = reverse("membership", args=[organisation.code, held.pk])
        row.roles.append({"text": held.get_role_display(), "scope": scope, "href": href})
    return PeoplePage(
        title=_("People"),
        rows=list(rows.values()),
        may_manage=MANAGE_PEOPLE.allows(member),
        invite_href=reverse("invite", args=[organisation.code]),
        crumbs=crumbs(organisation),
    )


def teams_page(member: Member, tree: Iterable[Branch]) -> TeamsPage:
    """Word the page of teams and sites."""
    organisation = member.organisation
    rows = [
        {
            "name": one.team.name,
            "kind": one.team.get_kind_display(),
            "depth": min(one.depth, 5),
            "href": reverse("team", args=[organisation.code, one.team.pk]),
        }
        for one in tree
    ]
    return TeamsPage(
        title=_("Teams and sites"),
        rows=rows,
        may_manage=MANAGE_TEAMS.allows(member),
        add_href=reverse("add-team", args=[organisation.code]),
        crumbs=crumbs(organisation),
    )
