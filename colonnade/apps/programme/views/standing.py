"""The home page: where the organisation stands; what does not fit together; the focus; rounds compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import SEE_ORGANISATION, Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import FocusForm
from colonnade.apps.programme.models import State
from colonnade.apps.programme.policies import FOCUS_AT_MOST, check_can_compare
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.standing import compare_page, contradictions_page, focus_page, home_page
from colonnade.apps.programme.rules import CHOOSE_FOCUS, SEE_CONTRADICTIONS, SEE_ROUNDS
from colonnade.apps.programme.views.rounds import FORM
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Focus, Round

FEWEST_COMPARED = 2


@require_safe
@needs(SEE_ORGANISATION)
def home(request: Any) -> HttpResponse:
    """Where the organisation stands: six columns."""
    organisation = request.organisation
    found = selectors.rounds(organisation)
    going_on = [one for one in found if one.state != State.CLOSED]
    picture = selectors.stand(organisation, found, clock.today())
    page = home_page(request.member, picture, selectors.focus(organisation), going_on)
    return TemplateResponse(request, "programme/home.jinja", {"page": page})


@require_safe
@needs(SEE_CONTRADICTIONS)
def contradictions(request: Any) -> HttpResponse:
    """What does not fit together."""
    page = contradictions_page(
        request.member, selectors.stand(request.organisation, selectors.rounds(request.organisation), clock.today())
    )
    return TemplateResponse(request, "programme/contradictions.jinja", {"page": page})


@require_http_methods(FORM)
@needs(CHOOSE_FOCUS)
def focus(request: Any) -> HttpResponse:
    """Choose what to work on first."""
    standing = selectors.focus(request.organisation)
    latest, _before = selectors.latest_closed(request.organisation, selectors.rounds(request.organisation))
    framework = current().framework(latest.framework) if latest else current().frameworks[0]
    chosen = {one.pillar for one in standing}
    form = FocusForm(request.POST or None, pillars=[one for one in framework.pillars if one.ref not in chosen])
    if form.is_valid():
        try:
            actions.choose_focus(organisation=request.organisation, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("This is now one of the pillars that you work on first."))
            return redirect("focus", request.organisation.code)
    is_full = len(standing) >= FOCUS_AT_MOST and not form.is_bound
    page = focus_page(request.member, standing, None if is_full else form)
    return TemplateResponse(request, "programme/focus.jinja", {"page": page}, status=422 if form.errors else 200)


def find_focus(member: Member, pk: int) -> Focus | None:
    """The focus that the address names, while it lasts."""
    return next((one for one in selectors.focus(member.organisation) if one.pk == pk), None)


@require_POST
@needs(CHOOSE_FOCUS, find_focus)
def end_focus(request: Any, found: Focus) -> HttpResponse:
    """End a focus."""
    actions.end_focus(focus=found, by=request.user)
    messages.success(request, _("It is no longer one of the pillars that you work on first."))
    return redirect("focus", request.organisation.code)


@require_safe
@needs(SEE_ROUNDS)
def compare(request: Any) -> HttpResponse:
    """Two closed rounds side by side."""
    found = selectors.rounds(request.organisation)
    closed = [one for one in found if one.state == State.CLOSED]
    if len(closed) < FEWEST_COMPARED:
        raise Http404
    second = _chosen(found, request.GET.get("with", ""), closed[0])
    first = _chosen(found, request.GET.get("from", ""), closed[1])
    try:
        check_can_compare(first, second)
    except Refused as refusal:
        page: Any = {"title": _("Compare two rounds"), "sentence": str(refusal), "crumbs": crumbs(request.organisation)}
        return TemplateResponse(request, "programme/not_yet.jinja", {"page": page}, status=409)
    first.organisation = second.organisation = request.organisation
    page = compare_page(
        request.organisation,
        closed,
        first=first,
        second=second,
        before=selectors.agreements(first),
        after=selectors.agreements(second),
        was=selectors.earlier_elements(first, second),
    )
    return TemplateResponse(request, "programme/compare.jinja", {"page": page})


def _chosen(found: list[Round], number: str, otherwise: Round) -> Round:
    return next((one for one in found if str(one.number) == number), otherwise)
