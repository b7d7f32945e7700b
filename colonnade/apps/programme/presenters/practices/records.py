"""What the pages of a record show: what was recorded, what shows it, and every version before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from colonnade.apps.evidence.public import SEE_EVIDENCE
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.practices.wording import Names, Row, place_words, value_rows, written_day
from colonnade.apps.programme.rules import KEEP_PRACTICES, SEE_PRACTICES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django import forms

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import PracticeEvidence, PracticeRecord
    from colonnade.foundation.catalogue import Practice

__all__ = ["RecordForm", "RecordPage", "beside_rows", "record_form_page", "record_page"]


@dataclass(frozen=True)
class VersionRow:
    """One version of a record."""

    when: str
    who: str
    rows: list[Row]


@dataclass(frozen=True)
class RecordPage:
    """One record."""

    title: str
    caption: str
    withdrawn: str
    rows: list[Row]
    wanted: tuple[str, ...]
    evidence: list[dict[str, str]]
    sees_evidence: bool
    piece_href: str
    change_href: str
    withdraw_href: str
    history: list[VersionRow]
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class RecordForm:
    """The form of a record. `beside` is what stands now, where somebody else saved first."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...] = ()
    refusal: str = ""
    beside: list[Row] = field(default_factory=list)
    beside_by: str = ""


def _crumbs(member: Member, practice: Practice, *steps: tuple[str, str]) -> list[dict[str, str]]:
    code = member.organisation.code
    first = (_("Practices"), reverse("practices", args=[code]))
    return crumbs(member.organisation, first, (practice.title, reverse("practice", args=[code, practice.id])), *steps)


def record_words(record: PracticeRecord) -> str:
    """A record in a few words: its day and its place."""
    return _("%(day)s, %(place)s") % {"day": written_day(record.happened_on), "place": place_words(record.team)}


def beside_rows(member: Member, practice: Practice, record: PracticeRecord, names: Names) -> list[Row]:
    """Everything that a record says, its day and place too."""
    first = [
        Row(_("When it was done"), written_day(record.happened_on)),
        Row(_("Where"), place_words(record.team)),
    ]
    return [*first, *value_rows(member, practice, record.values, names)]


def record_page(
    member: Member,
    practice: Practice,
    record: PracticeRecord,
    *,
    versions: Sequence[PracticeRecord],
    pieces: Sequence[PracticeEvidence],
    names: Names,
    today: date,
) -> RecordPage:
    """Word one record, with what shows it and every earlier version."""
    code = member.organisation.code
    keeps = KEEP_PRACTICES.allows(member) and record.withdrawn_at is None
    sees = SEE_EVIDENCE.allows(member)

    def href(name: str) -> str:
        return reverse(name, args=[code, practice.id, record.number]) if keeps else ""

    return RecordPage(
        title=record_words(record),
        caption=practice.title,
        withdrawn=_withdrawn(record),
        rows=beside_rows(member, practice, record, names),
        wanted=practice.evidence,
        evidence=_pieces(code, practice, record, pieces, keeps=keeps, today=today) if sees else [],
        sees_evidence=sees,
        piece_href=href("put-evidence") if sees else "",
        change_href=href("change-record"),
        withdraw_href=href("withdraw-record"),
        history=[_version(member, practice, one, names) for one in versions if one.version != record.version],
        crumbs=_crumbs(member, practice),
    )


def _moment(at: Any) -> str:
    return date_format(localtime(at), "j F Y, H:i")


def _withdrawn(record: PracticeRecord) -> str:
    if record.withdrawn_at is None:
        return ""
    sentence = _("This record was withdrawn on %(moment)s. It counts no more; what it said stays here.")
    return sentence % {"moment": _moment(record.withdrawn_at)}


def _version(member: Member, practice: Practice, one: PracticeRecord, names: Names) -> VersionRow:
    return VersionRow(
        when=_moment(one.recorded_at),
        who=one.recorded_by.name if one.recorded_by else "",
        rows=beside_rows(member, practice, one, names),
    )


def _pieces(
    code: str,
    practice: Practice,
    record: PracticeRecord,
    pieces: Sequence[PracticeEvidence],
    *,
    keeps: bool,
    today: date,
) -> list[dict[str, str]]:
    return [
        {
            "title": one.evidence.title,
            "state": str(one.evidence.state(today).label),
            "href": reverse("evidence-item", args=[code, one.evidence_id]),
            "away_href": reverse("take-evidence", args=[code, practice.id, record.number, one.evidence_id])
            if keeps
            else "",
        }
        for one in pieces
    ]


def record_form_page(
    member: Member,
    practice: Practice,
    form: forms.BaseForm,
    *,
    record: PracticeRecord | None = None,
    refusal: str = "",
    beside: list[Row] | None = None,
    beside_by: str = "",
) -> RecordForm:
    """Word the form that records a practice, or changes a record."""
    if record is None:
        title, button = _("Record: %(practice)s") % {"practice": practice.short}, _("Record it")
        steps: list[tuple[str, str]] = []
    else:
        title, button = _("Change the record"), _("Save the change")
        href = reverse("practice-record", args=[member.organisation.code, practice.id, record.number])
        steps = [(record_words(record), href)]
    lead = (_("Write of nobody that they are LGBTQ+, or that they are not. It is never recorded here."),)
    return RecordForm(
        title=title,
        form=form,
        button=button,
        crumbs=_crumbs(member, practice, *steps) if SEE_PRACTICES.allows(member) else crumbs(member.organisation),
        lead=lead,
        refusal=refusal,
        beside=beside or [],
        beside_by=beside_by,
    )
