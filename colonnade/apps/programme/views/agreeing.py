"""Pages of the spread, of agreeing, and of closing a round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.evidence import public as evidence
from colonnade.apps.organisations.public import needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import AgreementForm, CloseForm
from colonnade.apps.programme.models import State
from colonnade.apps.programme.policies import check_can_see_spread
from colonnade.apps.programme.presenters.agreeing import (
    ElementPage,
    agree_list_page,
    agree_page,
    element_page,
    evidence_rows,
    spread_page,
)
from colonnade.apps.programme.presenters.pages import FormPage, crumbs, round_url
from colonnade.apps.programme.rules import AGREE, CLOSE_ROUND, SEE_SPREAD
from colonnade.apps.programme.views.answering import find_question
from colonnade.apps.programme.views.rounds import FORM, find_round, form_page
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Agreement, Round


def _not_yet(request: Any, round_: Round) -> HttpResponse | None:
    """The page that says why the spread cannot be seen yet; None where it can."""
    contribution = selectors.contribution_of(round_, request.user)
    has_submitted = contribution is not None and contribution.submitted_at is not None
    try:
        check_can_see_spread(round_, selectors.seats_of(round_, request.user), has_submitted=has_submitted)
    except Refused as refusal:
        page = {"title": _("How far apart we are"), "sentence": str(refusal), "crumbs": crumbs(round_)}
        return TemplateResponse(request, "programme/not_yet.jinja", {"page": page}, status=403)
    return None


@require_safe
@needs(SEE_SPREAD, find_round)
def spread(request: Any, round_: Round) -> HttpResponse:
    """How far apart the voices are on every element."""
    publication = selectors.published(round_)
    if publication is None:
        return _not_yet(request, round_) or redirect(round_url("round", round_))
    page = spread_page(round_, selectors.framework_of(round_), publication)
    return TemplateResponse(request, "programme/spread.jinja", {"page": page})


def _element(request: Any, round_: Any, agreement: Agreement | None) -> ElementPage:
    publication: Any = selectors.published(round_)
    chairs = AGREE.allows(request.member, round_)
    notes = selectors.notes_on(round_, round_.element.id) if chairs else []
    may_agree = chairs and round_.state == State.AGREEING
    framework = selectors.framework_of(round_)
    return element_page(round_, framework, round_.element, publication, notes, agreement, may_agree=may_agree)


@require_safe
@needs(SEE_SPREAD, find_question)
def spread_element(request: Any, round_: Any) -> HttpResponse:
    """How each voice sees one element."""
    if round_.spread is None:
        return _not_yet(request, round_) or redirect(round_url("round", round_))
    page = _element(request, round_, selectors.agreements(round_).get(round_.element.id))
    return TemplateResponse(request, "programme/spread_element.jinja", {"page": page})


@require_safe
@needs(AGREE, find_round)
def agree_list(request: Any, round_: Round) -> HttpResponse:
    """Every element, with what was agreed so far."""
    page = agree_list_page(round_, selectors.framework_of(round_), selectors.agreements(round_))
    return TemplateResponse(request, "programme/agree_list.jinja", {"page": page})


@require_http_methods(FORM)
@needs(AGREE, find_question)
def agree(request: Any, round_: Any) -> HttpResponse:
    """Agree the rating of one element."""
    if round_.spread is None:
        return _not_yet(request, round_) or redirect(round_url("round", round_))
    standing = selectors.agreements(round_).get(round_.element.id)
    if request.method != "POST":
        is_open = round_.state == State.AGREEING
        return _ask(request, round_, standing) if is_open else redirect(_element_url(round_))
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return _show(request, round_, form, standing, status=422)
    try:
        actions.record_agreement(round_=round_, element=round_.element.id, by=request.user, **form.cleaned_data)
    except Overtaken as overtaken:
        beside: Any = overtaken.standing
        typed = AgreementForm(initial={**form.cleaned_data, "version": beside.version if beside else 0})
        return _show(request, round_, typed, beside, beside=beside, refusal=str(overtaken), status=409)
    except Refused as refusal:
        return _show(request, round_, form, standing, refusal=str(refusal), status=409)
    messages.success(request, _("%(number)s is agreed.") % {"number": round_.element.id})
    return redirect(round_url("agree-list", round_))


def _element_url(round_: Any) -> str:
    """Where a closed round shows what was agreed on the element."""
    return round_url("spread-element", round_, round_.element.id)


def _ask(request: Any, round_: Any, standing: Agreement | None) -> HttpResponse:
    initial: dict[str, Any] = {"version": 0}
    if standing is not None:
        initial = {name: getattr(standing, name) for name in ("rating", "reason", "dissent", "version")}
    return _show(request, round_, AgreementForm(initial=initial), standing)


def _show(
    request: Any, round_: Any, form: AgreementForm, standing: Agreement | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    reference = round_.element.ref
    support = evidence.state_by_element(request.organisation, [reference], clock.today())[reference]
    page = agree_page(_element(request, round_, standing), form, evidence_rows(round_, support), **more)
    return TemplateResponse(request, "programme/agree.jinja", {"page": page}, status=status)


@require_http_methods(FORM)
@needs(CLOSE_ROUND, find_round)
def close(request: Any, round_: Round) -> HttpResponse:
    """Close the round for good."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    beside = None
    if form.is_valid():
        try:
            actions.close_round(round_=round_, note=form.cleaned_data["note"], by=request.user)
        except Overtaken as overtaken:
            form.add_error(None, str(overtaken))
            beside = overtaken.standing
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is closed. This is where you stand."))
            return redirect("home", request.organisation.code)
    lead = (_("A closed round does not change any more. The evidence behind each agreed rating is kept with it."),)
    page = FormPage(_("Close the round?"), form, _("Close the round"), crumbs(round_), lead)
    shown = form_page(request, page, "programme/close.jinja", beside=beside)
    if beside is not None:
        shown.status_code = 409
    return shown
