"""Pages of organisations, their people and their teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import actions, selectors
from colonnade.apps.organisations.actions.people import hash_secret
from colonnade.apps.organisations.forms import EndForm, InviteForm, MoveTeamForm, PasswordForm, TeamForm
from colonnade.apps.organisations.presenters import FormPage, people_page, start_page, teams_page
from colonnade.apps.organisations.public import needs, open_to_all
from colonnade.apps.organisations.rules import MANAGE_PEOPLE, MANAGE_TEAMS, SEE_ORGANISATION, SEE_PEOPLE
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.context import acting_in
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

    from colonnade.apps.organisations.models import Membership, Team
    from colonnade.apps.organisations.selectors import Member

FORM = ["GET", "HEAD", "POST"]


def find_membership(member: Member, pk: int) -> Membership | None:
    """The membership that the address names."""
    return selectors.membership(member.organisation, pk)


def find_team(member: Member, pk: int) -> Team | None:
    """The team that the address names."""
    return selectors.team(member.organisation, pk)


def _form(request: HttpRequest, page: FormPage) -> HttpResponse:
    return TemplateResponse(request, "layouts/form.jinja", {"page": page}, status=422 if page.form.errors else 200)


def _refuse(form: forms.BaseForm, refusal: Refused) -> None:
    form.add_error(None, str(refusal))


@require_safe
@open_to_all
def start(request: HttpRequest) -> HttpResponse:
    """The first page; somebody with one organisation goes straight to its home."""
    person: Any = request.user
    if not person.is_authenticated:
        return TemplateResponse(request, "organisations/welcome.jinja", {"page": start_page([])})
    with acting_in(person_id=person.pk):
        found = selectors.organisations_of(person)
    if len(found) == 1:
        return redirect("home", found[0].code)
    return TemplateResponse(request, "organisations/start.jinja", {"page": start_page(found)})


@require_http_methods(FORM)
@open_to_all
def invitation(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """Take up an invitation by choosing a password."""
    organisation = selectors.organisation_by_code(code)
    if organisation is None:
        raise Http404
    with acting_in(organisation.pk):
        found = selectors.invitation_by_hash(organisation, hash_secret(secret))
        if found is None:
            raise Http404
        form = PasswordForm(request.POST or None, person=found.person)
        if form.is_valid():
            try:
                actions.accept_invitation(invitation=found, password=form.cleaned_data["password"])
            except Refused as refusal:
                _refuse(form, refusal)
            else:
                messages.success(request, _("Your password is set. Sign in with it."))
                return redirect("account_login")
    lead = (_("You have been invited to %(name)s.") % {"name": organisation.name},)
    return _form(request, FormPage(_("Choose a password"), form, _("Save and sign in"), lead=lead))


@require_safe
@needs(SEE_PEOPLE)
def people(request: Any) -> HttpResponse:
    """Who is a member."""
    page = people_page(request.member, selectors.memberships(request.organisation))
    return TemplateResponse(request, "organisations/people.jinja", {"page": page})


@require_http_methods(FORM)
@needs(MANAGE_PEOPLE)
def invite(request: Any) -> HttpResponse:
    """Ask somebody in."""
    form = InviteForm(request.POST or None, tree=selectors.team_tree(request.organisation))
    if form.is_valid():
        try:
            actions.invite(
                organisation=request.organisation,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
                team=form.place("team"),
                by=request.user,
                address_of=lambda code, secret: request.build_absolute_uri(reverse("invitation", args=[code, secret])),
            )
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people", request.organisation.code)
    back = crumbs(request.organisation, (_("People"), reverse("people", args=[request.organisation.code])))
    return _form(request, FormPage(_("Invite somebody"), form, _("Send the invitation"), back))


@require_http_methods(FORM)
@needs(MANAGE_PEOPLE, find_membership)
def membership(request: Any, held: Membership) -> HttpResponse:
    """End somebody's role."""
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_membership(membership=held, by=request.user)
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("The role has ended."))
            return redirect("people", request.organisation.code)
    words = {"name": held.person.name, "role": held.get_role_display()}
    lead = (_("%(name)s will no longer be %(role)s, from the next page that they open.") % words,)
    back = crumbs(request.organisation, (_("People"), reverse("people", args=[request.organisation.code])))
    return _form(request, FormPage(_("End this role?"), form, _("End the role"), back, lead))


@require_safe
@needs(SEE_ORGANISATION)
def teams(request: Any) -> HttpResponse:
    """The tree of teams and sites."""
    page = teams_page(request.member, selectors.team_tree(request.organisation))
    return TemplateResponse(request, "organisations/teams.jinja", {"page": page})


@require_http_methods(FORM)
@needs(MANAGE_TEAMS)
def add_team(request: Any) -> HttpResponse:
    """Add a team or a site."""
    form = TeamForm(request.POST or None, tree=selectors.team_tree(request.organisation))
    if form.is_valid():
        try:
            actions.add_team(
                organisation=request.organisation,
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                parent=form.place("parent"),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("It has been added."))
            return redirect("teams", request.organisation.code)
    back = crumbs(request.organisation, (_("Teams and sites"), reverse("teams", args=[request.organisation.code])))
    return _form(request, FormPage(_("Add a team or site"), form, _("Add it"), back))


@require_http_methods(FORM)
@needs(MANAGE_TEAMS, find_team)
def team(request: Any, found: Team) -> HttpResponse:
    """Move a team or site."""
    tree = selectors.team_tree(request.organisation)
    initial = {"parent": str(found.parent_id or "")}
    form = MoveTeamForm(request.POST if request.method == "POST" else None, tree=tree, initial=initial)
    if form.is_valid():
        try:
            actions.move_team(team=found, under=form.place("parent"), by=request.user)
        except Refused as refusal:
            form.add_error("parent", str(refusal))
        else:
            messages.success(request, _("It has been moved."))
            return redirect("teams", request.organisation.code)
    back = crumbs(request.organisation, (_("Teams and sites"), reverse("teams", args=[request.organisation.code])))
    page = FormPage(_("Move %(name)s") % {"name": found.name}, form, _("Move it"), back)
    context = {"page": page, "end_href": reverse("end-team", args=[request.organisation.code, found.pk])}
    return TemplateResponse(request, "organisations/team.jinja", context, status=422 if form.errors else 200)


@require_http_methods(FORM)
@needs(MANAGE_TEAMS, find_team)
def end_team(request: Any, found: Team) -> HttpResponse:
    """End a team or site."""
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_team(team=found, by=request.user)
        except Refused as refusal:
            _refuse(form, refusal)
        else:
            messages.success(request, _("It has ended. What it recorded stays."))
            return redirect("teams", request.organisation.code)
    back = crumbs(request.organisation, (_("Teams and sites"), reverse("teams", args=[request.organisation.code])))
    lead = (_("What stands below it moves up one place. What it recorded stays."),)
    return _form(request, FormPage(_("End %(name)s?") % {"name": found.name}, form, _("End it"), back, lead))
