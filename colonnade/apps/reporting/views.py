"""Pages of reports, decisions and the bundle for freedom of information."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations.public import needs
from colonnade.apps.programme.public import framework_now
from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.forms import AnswerForm, AskForm, IssueForm, PressForm
from colonnade.apps.reporting.presenters import FORMATS, board_document, issued_document, report_file
from colonnade.apps.reporting.presenters.bundle import bundle_file
from colonnade.apps.reporting.presenters.pages import (
    FormPage,
    answer_page,
    ask_page,
    decisions_page,
    draft_page,
    issue_page,
    issued_page,
    take_back_page,
)
from colonnade.apps.reporting.presenters.release import release_page
from colonnade.apps.reporting.rules import ANSWER_DECISION, ASK_DECISION, ISSUE_REPORT, RELEASE_RECORDS, SEE_REPORT
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused
from colonnade.ui.documents import frozen

if TYPE_CHECKING:
    from colonnade.apps.organisations.public import Member
    from colonnade.apps.reporting.models import BoardReport, Decision

FORM = ["GET", "HEAD", "POST"]
# What is downloaded is never a page: were it opened as one all the same, nothing in it would run or load.
FILE_POLICY = "default-src 'none'; img-src data:; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def find_report(member: Member, number: int) -> BoardReport | None:
    """The issued report that the address names."""
    return selectors.report_by_number(member.organisation, number)


def find_decision(member: Member, number: int) -> Decision | None:
    """The decision that the address names."""
    return selectors.decision_by_number(member.organisation, number)


def find_format(member: Member, ending: str) -> str | None:  # noqa: ARG001 - it is the same for everybody
    """The ending of a file that there is."""
    return ending if ending in FORMATS else None


def find_report_file(member: Member, number: int, ending: str) -> tuple[BoardReport, str] | None:
    """The issued report that the address names, and the ending."""
    found = selectors.report_by_number(member.organisation, number) if ending in FORMATS else None
    return (found, ending) if found is not None else None


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _form(request: Any, page: FormPage, status: int | None = None) -> HttpResponse:
    return TemplateResponse(
        request, "reporting/form.jinja", {"page": page}, status=status or (422 if page.form.errors else 200)
    )


@require_safe
@needs(SEE_REPORT)
def board_report(request: Any) -> HttpResponse:
    """The report as it would be issued today."""
    organisation = request.organisation
    facts = selectors.board_facts(organisation, clock.today())
    page = draft_page(request.member, facts, selectors.reports(organisation))
    return TemplateResponse(request, "reporting/report.jinja", {"page": page})


@require_safe
@needs(SEE_REPORT, find_format)
def board_report_file(request: Any, ending: str) -> HttpResponse:
    """Today's report as a file."""
    document = board_document(selectors.board_facts(request.organisation, clock.today()))
    name = f"board-report-{clock.today().isoformat()}.{ending}"
    return _download(report_file(document, ending), name, FORMATS[ending].media_type)


@require_safe
@needs(SEE_REPORT, find_report)
def issued(request: Any, report: BoardReport) -> HttpResponse:
    """A report as it was issued."""
    return TemplateResponse(request, "reporting/report.jinja", {"page": issued_page(request.member, report)})


@require_safe
@needs(SEE_REPORT, find_report_file)
def issued_file(request: Any, found: tuple[BoardReport, str]) -> HttpResponse:  # noqa: ARG001 - the mark has read it
    """A report as it was issued, as a file."""
    report, ending = found
    content = report_file(issued_document(report), ending)
    return _download(content, f"board-report-{report.number}.{ending}", FORMATS[ending].media_type)


@require_http_methods(FORM)
@needs(ISSUE_REPORT)
def issue(request: Any) -> HttpResponse:
    """Issue today's report."""
    form = IssueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        title, organisation = form.cleaned_data["title"], request.organisation
        facts = selectors.board_facts(organisation, clock.today())
        try:
            made = actions.issue_report(
                organisation=organisation,
                title=title,
                as_of=facts.as_of,
                figures=selectors.figures_of(facts),
                document=frozen(board_document(facts, title)),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("title", str(refusal))
        else:
            messages.success(request, _("The report has been issued."))
            return redirect("issued-report", organisation.code, made.number)
    return _form(request, issue_page(request.organisation, form))


@require_safe
@needs(SEE_REPORT)
def decisions(request: Any) -> HttpResponse:
    """Every decision that was asked for."""
    page = decisions_page(request.member, selectors.decisions(request.organisation))
    return TemplateResponse(request, "reporting/decisions.jinja", {"page": page})


@require_http_methods(FORM)
@needs(ASK_DECISION)
def ask(request: Any) -> HttpResponse:
    """Ask for a decision."""
    organisation = request.organisation
    form = AskForm(
        request.POST if request.method == "POST" else None,
        framework=framework_now(organisation),
        initial={"asked_of": _("The board")},
    )
    if form.is_valid():
        try:
            actions.ask_decision(organisation=organisation, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The question is in the list, and in the board report."))
            return redirect("decisions", organisation.code)
    return _form(request, ask_page(organisation, form))


@require_http_methods(FORM)
@needs(ANSWER_DECISION, find_decision)
def answer(request: Any, decision: Decision) -> HttpResponse:
    """Record what was decided."""
    if request.method != "POST":
        initial = {"answer": decision.answer, "answered_on": decision.answered_on, "version": decision.version}
        return _form(request, answer_page(decision, AnswerForm(initial=initial)))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _form(request, answer_page(decision, form))
    try:
        actions.answer_decision(decision=decision, by=request.user, **form.cleaned_data)
    except Overtaken as overtaken:
        beside: Any = overtaken.standing
        typed = AnswerForm({**request.POST.dict(), "version": str(beside.version)})
        typed.add_error(None, str(overtaken))
        return _form(request, answer_page(decision, typed, beside), status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, answer_page(decision, form))
    messages.success(request, _("What was decided has been recorded."))
    return redirect("decisions", request.organisation.code)


@require_http_methods(FORM)
@needs(ASK_DECISION, find_decision)
def take_back(request: Any, decision: Decision) -> HttpResponse:
    """Take a question back."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.take_back_decision(decision=decision, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The question has been taken back."))
            return redirect("decisions", request.organisation.code)
    return _form(request, take_back_page(decision, form))


@require_safe
@needs(RELEASE_RECORDS)
def release(request: Any) -> HttpResponse:
    """What the bundle for a request for information holds, and what it leaves out."""
    return TemplateResponse(request, "reporting/release.jinja", {"page": release_page(request.member)})


@require_safe
@needs(RELEASE_RECORDS)
def release_bundle(request: Any) -> HttpResponse:
    """The bundle."""
    content = bundle_file(request.organisation, clock.today())
    return _download(content, f"records-{clock.today().isoformat()}.zip", "application/zip")
