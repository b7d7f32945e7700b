"""Pages on which people answer: on their own seat, on paper, and keyed in for somebody else."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, gives_back, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import AnswerForm, EvidenceForm, PressForm, SheetForm
from colonnade.apps.programme.models import Voice
from colonnade.apps.programme.presenters.answering import (
    answer_page,
    answers_page,
    key_in_page,
    next_href,
    sheet_page,
)
from colonnade.apps.programme.presenters.pages import FormPage, crumbs, round_url
from colonnade.apps.programme.rules import ANSWER, KEY_IN, PRINT_ROUND
from colonnade.apps.programme.views.rounds import FORM, find_round, form_page
from colonnade.foundation.catalogue import NotInCatalogueError
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.apps.programme.models import Answer, Contribution, Round
    from colonnade.foundation.catalogue import Element, Framework


class Question(NamedTuple):
    """An element of a round: what the address of a question names."""

    round: Round
    framework: Framework
    element: Element


def find_question(member: Member, number: int, element: str) -> Any:
    """The round that the address names, with the element that it names."""
    round_: Any = find_round(member, number)
    if round_ is None:
        return None
    try:
        round_.element = selectors.framework_of(round_).element(element)
    except NotInCatalogueError:
        return None
    return round_


def _question(round_: Any) -> Question:
    return Question(round_, selectors.framework_of(round_), round_.element)


def _contribution(request: Any, round_: Round) -> Contribution:
    """The person's own contribution; reading it must not begin a write each time."""
    found = selectors.contribution_of(round_, request.user)
    return found or actions.begin_contribution(round_=round_, by=request.user)


def _is_script(request: Any) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _too_late(request: Any, round_: Round, refusal: Refused) -> HttpResponse:
    """Say why nothing can be answered any more, and give back what was typed."""
    if _is_script(request):
        return JsonResponse({"refusal": str(refusal)}, status=409)
    typed = organisations.typed_texts(request)
    page = {"title": _("Your answers"), "sentence": str(refusal), "typed": typed, "crumbs": crumbs(round_)}
    return TemplateResponse(request, "programme/not_yet.jinja", {"page": page}, status=409)


def on_own_contribution(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the page the person's own contribution beside the round."""

    @wraps(view)
    def begun(request: Any, round_: Round) -> HttpResponse:
        try:
            contribution = _contribution(request, round_)
        except Refused as refusal:
            return _too_late(request, round_, refusal)
        return view(request, round_, contribution)

    return begun


@require_safe
@needs(ANSWER, find_round)
@on_own_contribution
def answers(request: Any, round_: Round, contribution: Contribution) -> HttpResponse:
    """The list of questions."""
    page = answers_page(
        round_, selectors.framework_of(round_), contribution, selectors.answers_by_element(contribution)
    )
    return TemplateResponse(request, "programme/answers.jinja", {"page": page})


@require_http_methods(FORM)
@gives_back
@needs(ANSWER, find_question)
@on_own_contribution
def answer(request: Any, round_: Round, contribution: Contribution) -> HttpResponse:
    """One question. A page with scripts saves as the person types, and asks for JSON."""
    question = _question(round_)
    standing = selectors.answer_on(contribution, question.element.id)
    if request.method != "POST":
        return _ask(request, question, standing)
    return _take(request, question, contribution, standing)


def _take(request: Any, question: Question, contribution: Contribution, standing: Answer | None) -> HttpResponse:
    """Save what was sent, or give it back with the reason."""
    form = AnswerForm(request.POST)
    is_script = _is_script(request)
    if not form.is_valid():
        return _not_saved(form) if is_script else _show(request, question, form, standing, status=422)
    try:
        saved = _save(question, contribution, form)
    except Overtaken as overtaken:
        return _overtaken(request, question, form, overtaken, is_script=is_script)
    except Refused as refusal:
        if is_script:
            return JsonResponse({"refusal": str(refusal)}, status=409)
        return _show(request, question, form, standing, refusal=str(refusal), status=409)
    if is_script:
        return JsonResponse({"version": saved.version})
    return redirect(_onward(request, question))


def _onward(request: Any, question: Question) -> str:
    """Where the button that was pressed leads."""
    if "evidence" in request.POST:
        return round_url("answer-evidence", question.round, question.element.id)
    return next_href(question.round, question.framework, question.element)


def _save(question: Question, contribution: Contribution, form: AnswerForm) -> Answer:
    return actions.save_answer(
        round_=question.round,
        contribution=contribution,
        element=question.element.id,
        rating=form.cleaned_data["rating"],
        note=form.cleaned_data["note"],
        version=form.cleaned_data["version"],
    )


def _ask(request: Any, question: Question, standing: Answer | None) -> HttpResponse:
    """Show the question, with what stands; or with what was typed when the session ended."""
    kept = organisations.take_kept(request)
    initial = {"rating": "", "note": "", "version": 0}
    if standing is not None:
        initial = {"rating": standing.rating, "note": standing.note, "version": standing.version}
    form = AnswerForm(initial={**initial, **kept})
    return _show(request, question, form, standing, restored=bool(kept))


def _show(
    request: Any, question: Question, form: AnswerForm, standing: Answer | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    attached = selectors.answer_evidence(standing) if standing is not None else []
    page = answer_page(question.round, question.framework, question.element, form, attached, **more)
    return TemplateResponse(request, "programme/answer.jinja", {"page": page}, status=status)


def _not_saved(form: AnswerForm) -> HttpResponse:
    sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return JsonResponse({"refusal": sentence}, status=422)


def _overtaken(
    request: Any, question: Question, form: AnswerForm, overtaken: Overtaken, *, is_script: bool
) -> HttpResponse:
    """Show what the person typed beside what stands. Sending it again takes its place, knowingly."""
    standing: Any = overtaken.standing
    if is_script:
        told = _("%(refusal)s Press “Save and go on” to see both.") % {"refusal": overtaken}
        return JsonResponse({"refusal": told, "overtaken": True}, status=409)
    typed = AnswerForm(initial={**form.cleaned_data, "version": standing.version})
    return _show(request, question, typed, standing, beside=standing, refusal=str(overtaken), status=409)


@require_http_methods(FORM)
@needs(ANSWER, find_question)
@on_own_contribution
def answer_evidence(request: Any, round_: Round, contribution: Contribution) -> HttpResponse:
    """Put evidence to an answer."""
    question = _question(round_)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            actions.add_answer_evidence(
                round_=round_,
                contribution=contribution,
                element=question.element,
                title=form.cleaned_data["title"],
                content=form.content,
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data.get("file") else None, str(refusal))
        else:
            messages.success(request, _("The evidence is kept with this element."))
            return redirect(round_url("answer", round_, question.element.id))
    here = (f"{question.element.id} {question.element.short}", round_url("answer", round_, question.element.id))
    page = FormPage(_("Add evidence"), form, _("Add it"), crumbs(round_, here), (question.element.statement.text,))
    return form_page(request, page)


@require_http_methods(FORM)
@needs(ANSWER, find_round)
@on_own_contribution
def hand_in(request: Any, round_: Round, contribution: Contribution) -> HttpResponse:
    """Hand the answers in."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.submit(round_=round_, contribution=contribution, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Your answers are handed in."))
            return redirect(round_url("answers", round_))
    lead = (
        _("Your ratings are counted with those of your voice. Nobody sees whose they are."),
        _("Until the answering ends you can take them back and change them."),
    )
    back = crumbs(round_, (_("Your answers"), round_url("answers", round_)))
    return form_page(request, FormPage(_("Hand in your answers?"), form, _("Hand in"), back, lead))


@require_http_methods(FORM)
@needs(ANSWER, find_round)
@on_own_contribution
def take_back(request: Any, round_: Round, contribution: Contribution) -> HttpResponse:
    """Take the answers back to change them."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.take_back(round_=round_, contribution=contribution, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("You can change your answers now. Hand them in again when you are done."))
            return redirect(round_url("answers", round_))
    back = crumbs(round_, (_("Your answers"), round_url("answers", round_)))
    lead = (_("They do not count until you hand them in again."),)
    return form_page(request, FormPage(_("Take back your answers?"), form, _("Take them back"), back, lead))


@require_safe
@needs(PRINT_ROUND, find_round)
def sheet(request: Any, round_: Round) -> HttpResponse:
    """The round on paper: blank, or with the person's own answers."""
    own = None
    if "filled" in request.GET:
        contribution = selectors.contribution_of(round_, request.user)
        own = selectors.answers_by_element(contribution) if contribution is not None else {}
    page = sheet_page(round_, selectors.framework_of(round_), own)
    return TemplateResponse(request, "programme/sheet.jinja", {"page": page})


@require_http_methods(FORM)
@needs(KEY_IN, find_round)
def key_in(request: Any, round_: Round) -> HttpResponse:
    """Key in a sheet that somebody filled in by hand."""
    framework = selectors.framework_of(round_)
    voices = [Voice(voice) for voice in round_.voices]
    tree = organisations.team_tree(request.organisation)
    form = SheetForm(request.POST or None, framework=framework, voices=voices, tree=tree)
    if form.is_valid():
        try:
            actions.key_in_sheet(
                round_=round_,
                sheet=form.cleaned_data["sheet"],
                voice=form.cleaned_data["voice"],
                team=form.chosen_team,
                lines=[actions.Keyed(*line) for line in form.lines],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("sheet", str(refusal))
        else:
            messages.success(request, _("The sheet is keyed in and handed in. Next sheet, please."))
            return redirect(round_url("key-in", round_))
    page = key_in_page(round_, framework, form)
    return TemplateResponse(request, "programme/key_in.jinja", {"page": page}, status=422 if form.errors else 200)
