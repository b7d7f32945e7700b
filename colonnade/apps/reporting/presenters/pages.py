"""What the pages of reports, decisions and the bundle show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.board import board_document, issued_document
from colonnade.apps.reporting.presenters.files import FORMATS
from colonnade.apps.reporting.presenters.words import day, days_late
from colonnade.apps.reporting.rules import ANSWER_DECISION, ASK_DECISION, ISSUE_REPORT, RELEASE_RECORDS
from colonnade.foundation import clock
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.ui.crumbs import crumbs
from colonnade.ui.documents import as_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django import forms
    from django.utils.safestring import SafeString

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.reporting.models import BoardReport, Decision
    from colonnade.apps.reporting.selectors import BoardFacts
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "DecisionsPage",
    "FormPage",
    "ReportPage",
    "answer_page",
    "ask_page",
    "decisions_page",
    "draft_page",
    "issue_page",
    "issued_page",
    "take_back_page",
]


@dataclass(frozen=True)
class ReportPage:
    """A board report, drafted or issued, with its files and the reports before it."""

    title: str
    status: str
    part: SafeString
    files: list[dict[str, str]]
    issue_href: str
    decisions_href: str
    release_href: str
    earlier: list[dict[str, str]]
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class DecisionRow:
    """One decision in the list."""

    number: int
    question: str
    state: str
    about: str
    why: str
    asked: str
    answer: str
    answer_href: str
    answer_words: str
    take_back_href: str


@dataclass(frozen=True)
class DecisionsPage:
    """Every decision that was asked for."""

    title: str
    waiting: list[DecisionRow]
    settled: list[DecisionRow]
    ask_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class FormPage:
    """A page with one form; beside it, where somebody else was first, what stands now."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...] = ()
    beside: dict[str, str] | None = None


FORMAT_WORDS = {"pdf": "PDF", "docx": "Word", "html": "HTML"}


def _back(organisation: Organisation, *steps: tuple[str, str]) -> list[dict[str, str]]:
    return crumbs(organisation, *steps)


def _report_step(organisation: Organisation) -> tuple[str, str]:
    return _("Board report"), reverse("board-report", args=[organisation.code])


def _decisions_step(organisation: Organisation) -> tuple[str, str]:
    return _("Decisions"), reverse("decisions", args=[organisation.code])


def _files(name: str, *args: Any) -> list[dict[str, str]]:
    return [
        {"text": _("Download as %(format)s") % {"format": words}, "href": reverse(name, args=[*args, ending])}
        for ending, words in FORMAT_WORDS.items()
        if ending in FORMATS
    ]


def draft_page(member: Member, facts: BoardFacts, earlier: Iterable[BoardReport]) -> ReportPage:
    """Word the report as it would be issued today."""
    organisation, document = member.organisation, board_document(facts)
    code = organisation.code
    return ReportPage(
        title=document.title,
        status=document.status,
        part=as_part(document),
        files=_files("board-report-file", code),
        issue_href=reverse("issue-report", args=[code]) if ISSUE_REPORT.allows(member) else "",
        decisions_href=reverse("decisions", args=[code]),
        release_href=reverse("release", args=[code]) if RELEASE_RECORDS.allows(member) else "",
        earlier=[
            {
                "text": f"{one.number}. {one.title}",
                "href": reverse("issued-report", args=[code, one.number]),
                "issued": day(localtime(one.issued_at).date()),
            }
            for one in earlier
        ],
        crumbs=_back(organisation),
    )


def issued_page(member: Member, report: BoardReport) -> ReportPage:
    """Word a report as it was issued."""
    organisation, document = member.organisation, issued_document(report)
    return ReportPage(
        title=document.title,
        status=document.status,
        part=as_part(document),
        files=_files("issued-report-file", organisation.code, report.number),
        issue_href="",
        decisions_href="",
        release_href="",
        earlier=[],
        crumbs=_back(organisation, _report_step(organisation)),
    )


def issue_page(organisation: Organisation, form: forms.BaseForm) -> FormPage:
    """Word the page that issues the report."""
    lead = (
        _("An issued report stays as it is today, and the next one is compared with it."),
        _("Read it through first. It names posts and not people, but it repeats what people wrote."),
    )
    back = _back(organisation, _report_step(organisation))
    return FormPage(_("Issue the board report"), form, _("Issue it"), back, lead)


def decisions_page(member: Member, found: Iterable[Decision]) -> DecisionsPage:
    """Word the list of decisions."""
    organisation, rows = member.organisation, [(one, _row(member, one)) for one in found]
    return DecisionsPage(
        title=_("Decisions asked for"),
        waiting=[row for one, row in rows if one.is_open],
        settled=[row for one, row in rows if not one.is_open],
        ask_href=reverse("ask-decision", args=[organisation.code]) if ASK_DECISION.allows(member) else "",
        crumbs=_back(organisation, _report_step(organisation)),
    )


def _row(member: Member, one: Decision) -> DecisionRow:
    args = [member.organisation.code, one.number]
    may_answer = ANSWER_DECISION.allows(member) and one.taken_back_on is None
    may_take_back = ASK_DECISION.allows(member) and one.is_open
    words = {"of": one.asked_of, "day": day(one.asked_on)}
    asked = _("Asked of %(of)s on %(day)s.") % words
    if one.due_on and one.is_open:
        asked += " " + _("Wanted by %(day)s.") % {"day": day(one.due_on)}
    return DecisionRow(
        number=one.number,
        question=one.question,
        state=_state(one),
        about=_about(one),
        why=one.why,
        asked=asked,
        answer=one.answer,
        answer_href=reverse("answer-decision", args=args) if may_answer else "",
        answer_words=_("Record what was decided") if one.is_open else _("Change what was recorded"),
        take_back_href=reverse("take-back-decision", args=args) if may_take_back else "",
    )


def _about(one: Decision) -> str:
    if not one.element:
        return ""
    try:
        element = current().element(one.element)
    except NotInCatalogueError:
        return one.element
    return f"{element.id} {element.short}"


def _state(one: Decision) -> str:
    if one.taken_back_on is not None:
        return _("Taken back on %(day)s") % {"day": day(one.taken_back_on)}
    if one.answered_on is not None:
        return _("Decided on %(day)s") % {"day": day(one.answered_on)}
    today = clock.today()
    if one.due_on and one.is_late(today):
        return _("Waits, %(late)s") % {"late": days_late((today - one.due_on).days)}
    return _("Waits for an answer")


def ask_page(organisation: Organisation, form: forms.BaseForm) -> FormPage:
    """Word the page that asks for a decision."""
    lead = (_("It stands in the board report until it is answered or taken back."),)
    back = _back(organisation, _report_step(organisation), _decisions_step(organisation))
    return FormPage(_("Ask for a decision"), form, _("Ask for it"), back, lead)


def answer_page(decision: Decision, form: forms.BaseForm, beside: Decision | None = None) -> FormPage:
    """Word the page that records what was decided; `beside` is what somebody else recorded meanwhile."""
    organisation = decision.organisation
    back = _back(organisation, _report_step(organisation), _decisions_step(organisation))
    lead = (decision.question, *([decision.why] if decision.why else []))
    shown = None
    if beside is not None:
        shown = {"state": _state(beside), "answer": beside.answer}
    return FormPage(_("Record what was decided"), form, _("Record it"), back, lead, shown)


def take_back_page(decision: Decision, form: forms.BaseForm) -> FormPage:
    """Word the page that takes a question back."""
    organisation = decision.organisation
    back = _back(organisation, _report_step(organisation), _decisions_step(organisation))
    lead = (decision.question, _("It stays in the list as taken back, and no report asks for it any more."))
    return FormPage(_("Take this question back?"), form, _("Take it back"), back, lead)
