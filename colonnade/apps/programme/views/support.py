"""Pages of support: who helps, where nobody does, keeping both up to date, and the page that needs no account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, needs, open_to_all
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import PressForm, SupportRouteForm
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.presenters.support import (
    coverage_page,
    link_page,
    open_page,
    route_page,
    support_page,
)
from colonnade.apps.programme.rules import KEEP_SUPPORT, SEE_SUPPORT
from colonnade.apps.programme.views.rounds import FORM
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from colonnade.apps.organisations.public import Team
    from colonnade.apps.programme.selectors import Route


def find_support_route(member: Member, pk: int) -> Route | None:
    """The route of support that the address names."""
    return selectors.support_route(member.organisation, pk)


def _site(request: HttpRequest, sites: list[Team]) -> Team | None:
    """The site that the address asks for; None for all of them."""
    chosen = request.GET.get("site", "")
    return next((site for site in sites if str(site.pk) == chosen), None)


@require_safe
@needs(SEE_SUPPORT)
def support(request: Any) -> HttpResponse:
    """Who helps staff, at all sites or at one."""
    sites = selectors.sites_of(request.organisation)
    site = _site(request, sites)
    routes = selectors.support_routes(request.organisation, site)
    page = support_page(request.member, routes, sites=sites, site=site)
    return TemplateResponse(request, "support/support.jinja", {"page": page})


@require_safe
@needs(SEE_SUPPORT)
def coverage(request: Any) -> HttpResponse:
    """Which site has a guardian and a champion."""
    page = coverage_page(request.member, selectors.support_coverage(request.organisation))
    return TemplateResponse(request, "support/coverage.jinja", {"page": page})


@require_safe
@open_to_all
def support_open(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """Who helps staff, for anybody who holds the link. What is not there and a wrong link are the same 404."""
    organisation = organisations.organisation_by_code(code)
    if organisation is None:
        raise Http404
    with acting_in(organisation.pk):
        if not selectors.link_opens(organisation, secret):
            raise Http404
        sites = selectors.sites_of(organisation)
        site = _site(request, sites)
        routes = selectors.support_routes(organisation, site)
        page = open_page(organisation, routes, sites=sites, site=site, address=request.path)
        response = TemplateResponse(request, "support/open.jinja", {"page": page}).render()
    # The address is a key, so no search engine and no cache between us may keep it.
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    return response


def _form(request: Any, form: SupportRouteForm, *, status: int = 200, **more: Any) -> HttpResponse:
    page = route_page(request.member, form, **more)
    return TemplateResponse(request, "support/route.jinja", {"page": page}, status=status)


@require_http_methods(FORM)
@needs(KEEP_SUPPORT)
def add_route(request: Any) -> HttpResponse:
    """Add somebody whom staff can turn to."""
    sites = selectors.sites_of(request.organisation)
    if request.method != "POST":
        return _form(request, SupportRouteForm(sites=sites, initial=_first(sites)))
    form = SupportRouteForm(request.POST, sites=sites)
    if form.is_valid():
        try:
            actions.add_support_route(organisation=request.organisation, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It has been added."))
            return redirect("support", request.organisation.code)
    return _form(request, form, status=422)


def _first(sites: list[Team]) -> dict[str, Any]:
    """What an empty form begins with: checked today, and for all sites where there are none to choose from."""
    return {"checked_on": clock.today(), **({} if sites else {"where": "all"})}


@require_http_methods(FORM)
@needs(KEEP_SUPPORT, find_support_route)
def change_route(request: Any, found: Route) -> HttpResponse:
    """Change a route of support."""
    sites = selectors.sites_of(request.organisation)
    if request.method != "POST":
        return _form(request, SupportRouteForm(sites=sites, initial=_standing(found)), route=found)
    form = SupportRouteForm(request.POST, sites=sites)
    if not form.is_valid():
        return _form(request, form, status=422, route=found)
    try:
        actions.change_support_route(route=found.row, seen=form.cleaned_data["seen"], by=request.user, **form.given)
    except Overtaken as overtaken:
        return _again(request, found, overtaken)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, form, status=422, route=found)
    messages.success(request, _("It has been saved."))
    return redirect("support", request.organisation.code)


def _standing(found: Route) -> dict[str, Any]:
    """What the form begins with: the route as it stands."""
    row = found.row
    words = {name: getattr(row, name) for name in ("kind", "name", "what_for", "phone", "email", "link", "hours")}
    return {
        **words,
        "where": "all" if row.everywhere else "some",
        "sites": [str(site.pk) for site in found.sites],
        "checked_on": row.checked_on,
        "seen": selectors.route_fingerprint(found),
    }


def _again(request: Any, found: Route, overtaken: Overtaken) -> HttpResponse:
    """What was typed, beside what somebody else saved meanwhile; the next save follows it."""
    standing: Any = overtaken.standing
    typed = request.POST.copy()
    typed["seen"] = selectors.route_fingerprint(standing)
    form = SupportRouteForm(typed, sites=selectors.sites_of(request.organisation))
    form.add_error(None, str(overtaken))
    return _form(request, form, status=409, route=found, beside=standing)


@require_http_methods(["POST"])
@needs(KEEP_SUPPORT, find_support_route)
def checked(request: Any, found: Route) -> HttpResponse:
    """Say that everything about a route is right today."""
    try:
        actions.confirm_support_route(route=found.row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted: it was checked today."))
    return redirect("support", request.organisation.code)


@require_http_methods(FORM)
@needs(KEEP_SUPPORT, find_support_route)
def end_route(request: Any, found: Route) -> HttpResponse:
    """End a route of support."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_support_route(route=found.row, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It has ended. Staff no longer see it."))
            return redirect("support", request.organisation.code)
    back = crumbs(request.organisation, (_("Support"), reverse("support", args=[request.organisation.code])))
    lead = (_("Staff will no longer see it, here or through the link that needs no account."),)
    page = FormPage(_("End %(name)s?") % {"name": found.row.name}, form, _("End it"), back, lead)
    return TemplateResponse(request, "layouts/form.jinja", {"page": page}, status=422 if form.errors else 200)


@require_http_methods(FORM)
@needs(KEEP_SUPPORT)
def support_link(request: Any) -> HttpResponse:
    """The link that needs no account: see it, make it anew, or end it."""
    organisation = request.organisation
    if request.method == "POST":
        if request.POST.get("do") == "end":
            actions.end_support_link(organisation=organisation, by=request.user)
            messages.success(request, _("The link no longer works."))
        else:
            actions.renew_support_link(organisation=organisation, by=request.user)
            messages.success(request, _("There is a new link. Put it on your intranet."))
        return redirect("support-link", organisation.code)
    link = selectors.support_link(organisation)
    path = reverse("support-open", args=[organisation.code, link.secret]) if link else ""
    address = request.build_absolute_uri(path) if path else ""
    page = link_page(request.member, link, sites=selectors.sites_of(organisation), address=address)
    return TemplateResponse(request, "support/link.jinja", {"page": page})
