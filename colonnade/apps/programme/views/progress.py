"""Pages of progress on the recommendations: all of them, one with its history, and compared with an earlier day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import ComparedDayForm, ProgressForm
from colonnade.apps.programme.presenters.progress import compare_page, element_page, progress_page
from colonnade.apps.programme.rules import RECORD_PROGRESS, SEE_PROGRESS
from colonnade.apps.programme.views.rounds import FORM
from colonnade.foundation.catalogue import NotInCatalogueError
from colonnade.foundation.refusal import Overtaken

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.organisations.public import Team
    from colonnade.foundation.catalogue import Element


def _team(request: Any) -> Team | None:
    """The team or site that the page is about; None for the whole organisation."""
    chosen = request.GET.get("team", "")
    return organisations.team(request.organisation, int(chosen)) if chosen.isdecimal() else None


def find_recommendation(member: Member, element: str) -> Element | None:
    """The element whose recommendation the address names, in the framework that the organisation uses."""
    try:
        return selectors.framework_now(member.organisation).element(element)
    except NotInCatalogueError:
        return None


@require_safe
@needs(SEE_PROGRESS)
def progress(request: Any) -> HttpResponse:
    """Every recommendation, to work down."""
    organisation, team = request.organisation, _team(request)
    page = progress_page(
        request.member,
        selectors.framework_now(organisation),
        selectors.progress_now(organisation, team),
        tree=organisations.team_tree(organisation),
        team=team,
    )
    return TemplateResponse(request, "progress/progress.jinja", {"page": page})


@require_safe
@needs(SEE_PROGRESS, find_recommendation)
def element(request: Any, found: Element) -> HttpResponse:
    """One recommendation and its history."""
    return _show(request, found, None)


@require_http_methods(FORM)
@needs(RECORD_PROGRESS, find_recommendation)
def record(request: Any, found: Element) -> HttpResponse:
    """Record progress on a recommendation."""
    if request.method != "POST":
        newest = selectors.progress_now(request.organisation, _team(request)).get(found.ref)
        return _show(request, found, ProgressForm(initial=_standing(newest)))
    form = ProgressForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    try:
        made = actions.record_progress(
            organisation=request.organisation,
            element=found.ref,
            team=_team(request),
            by=request.user,
            **form.cleaned_data,
        )
    except Overtaken as overtaken:
        # What was typed stays in the form, and the next save follows the entry that the page shows now.
        again = ProgressForm({**form.cleaned_data, "base": _standing(overtaken.standing)["base"]})
        again.add_error(None, str(overtaken))
        return _show(request, found, again, beside=overtaken.standing, status=409)
    messages.success(request, _("This is recorded.") if made else _("Nothing had changed, so nothing was recorded."))
    return redirect(request.get_full_path())


def _standing(newest: Any) -> dict[str, Any]:
    """What the form begins with: the newest entry, where there is one."""
    if newest is None:
        return {"base": 0}
    return {"level": newest.level, "action_to_date": newest.action_to_date, "base": newest.number}


def _show(
    request: Any, found: Element, form: ProgressForm | None, *, beside: Any = None, status: int = 200
) -> HttpResponse:
    team = _team(request)
    page = element_page(
        request.member,
        selectors.framework_now(request.organisation),
        found,
        history=selectors.history_of(request.organisation, found.ref, team),
        form=form,
        team=team,
        beside=beside,
    )
    return TemplateResponse(request, "progress/element.jinja", {"page": page}, status=status)


@require_safe
@needs(SEE_PROGRESS)
def compare(request: Any) -> HttpResponse:
    """What has moved since an earlier day."""
    organisation, team = request.organisation, _team(request)
    form = ComparedDayForm(request.GET if "on_0" in request.GET else None)
    on = form.cleaned_data["on"] if form.is_valid() else None
    page = compare_page(
        request.member,
        selectors.framework_now(organisation),
        form,
        on=on,
        before=selectors.progress_now(organisation, team, on) if on else {},
        after=selectors.progress_now(organisation, team),
    )
    return TemplateResponse(request, "progress/compare.jinja", {"page": page}, status=422 if form.errors else 200)
