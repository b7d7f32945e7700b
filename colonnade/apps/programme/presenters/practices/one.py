"""What the page of one practice shows: what it is and where that comes from, who takes it up, and what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.guidance.links import Link, element_of
from colonnade.apps.programme.presenters.guidance.wording import basis_words
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.presenters.practices.wording import (
    Names,
    due_words,
    how_often,
    led_by,
    measure_words,
    place_words,
    said,
    standing_tag,
    written_day,
)
from colonnade.apps.programme.rules import KEEP_PRACTICES, PLAN_PRACTICES
from colonnade.core.practices import worst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.organisations.public import Member, Team
    from colonnade.apps.programme.models import PracticeRecord
    from colonnade.apps.programme.presenters.guidance.texts import Origin, Passage
    from colonnade.apps.programme.selectors import PlanStanding
    from colonnade.foundation.catalogue import Catalogue, Practice, PracticeField

__all__ = ["Matrix", "PracticePage", "practice_page"]

# The newest records; the rest are asked for.
MOST_SHOWN = 20
MOST_COLUMNS = 5
SHORT_KINDS = {"choice", "yes_no", "date", "number", "money"}


@dataclass(frozen=True)
class Asked:
    """One thing that a record asks for."""

    label: str
    notes: list[str]


@dataclass(frozen=True)
class Matrix:
    """Sites by what their latest record says (R083), with the gaps in words."""

    columns: list[str]
    rows: list[dict[str, Any]]
    gaps: str


@dataclass(frozen=True)
class PracticePage:
    """One practice."""

    title: str
    tag: Tag
    origin: Origin
    what: Passage
    why: Passage | None
    ours: str
    how_often: str
    scope: str
    elements: list[Link]
    asked: list[Asked]
    evidence: tuple[str, ...]
    measure: str
    risks: tuple[str, ...]
    tips: tuple[str, ...]
    plans: list[dict[str, Any]]
    records: list[dict[str, Any]]
    more_href: str
    matrix: Matrix | None
    take_up_href: str
    record_href: str
    crumbs: list[dict[str, str]]


def practice_page(
    member: Member,
    catalogue: Catalogue,
    practice: Practice,
    *,
    plans: Sequence[PlanStanding],
    records: Sequence[PracticeRecord],
    sites: Sequence[Team],
    today: date,
    every: bool = False,
) -> PracticePage:
    """Word one practice; `every` shows all of its records and not only the newest."""
    code = member.organisation.code
    texts, origin = led_by(catalogue, today, practice.what)
    shown = records if every else records[:MOST_SHOWN]
    address = reverse("practice", args=[code, practice.id])
    return PracticePage(
        title=practice.title,
        tag=standing_tag(worst(one.standing for one in plans)),
        origin=origin,
        what=texts.one(practice.what),
        why=texts.one(practice.why) if practice.why else None,
        ours=basis_words("derived"),
        how_often=how_often(practice),
        scope=_scope(practice),
        elements=[element_of(catalogue, ref)[1] for ref in practice.elements],
        asked=[_asked(practice, field) for field in practice.fields],
        evidence=practice.evidence,
        measure=measure_words(practice),
        risks=practice.risks,
        tips=practice.tips,
        plans=[_plan_row(code, catalogue, one) for one in plans],
        records=[record_row(code, one) for one in shown],
        more_href=f"{address}?all=1#records" if len(records) > len(shown) else "",
        matrix=_matrix(member, practice, records, sites) if practice.scope == "site" and sites else None,
        take_up_href=reverse("take-up", args=[code, practice.id]) if PLAN_PRACTICES.allows(member) else "",
        record_href=reverse("record-practice", args=[code, practice.id]) if KEEP_PRACTICES.allows(member) else "",
        crumbs=crumbs(member.organisation, (_("Practices"), reverse("practices", args=[code]))),
    )


def _scope(practice: Practice) -> str:
    words = {
        "organisation": _("For the whole organisation"),
        "site": _("Site by site"),
        "team": _("Team by team, or for the whole organisation"),
    }
    return words[practice.scope]


def _asked(practice: Practice, field: PracticeField) -> Asked:
    notes = [] if field.required else [_("optional")]
    if field.least_words:
        notes.append(
            ngettext("at least %(n)d word", "at least %(n)d words", field.least_words) % {"n": field.least_words}
        )
    if field.only_after:
        labels = ", ".join(f"“{practice.field(name).label}”" for name in field.only_after)
        notes.append(_("only after %(others)s") % {"others": labels})
    if field.counts_people:
        notes.append(_("never a number from 1 to 7, and to the nearest 5"))
    if field.personal:
        notes.append(_("about one person: read by those who keep the records alone"))
    return Asked(field.label, notes)


def _plan_row(code: str, catalogue: Catalogue, one: PlanStanding) -> dict[str, Any]:
    plan = one.plan
    day = catalogue.awareness_date(plan.awareness_date).title if plan.awareness_date else ""
    return {
        "place": place_words(plan.team),
        "day": day,
        "href": reverse("plan", args=[code, plan.pk]),
        "tag": standing_tag(one.standing),
        "post": plan.post,
        "owner": plan.owner.name if plan.owner else _("nobody yet"),
        "last": written_day(one.last_on) or _("never yet"),
        "due": due_words(plan.next_due_on),
    }


def record_row(code: str, record: PracticeRecord) -> dict[str, Any]:
    """A record in a list: its day, its place, and who recorded it."""
    return {
        "href": reverse("practice-record", args=[code, record.practice, record.number]),
        "day": written_day(record.happened_on),
        "place": place_words(record.team),
        "by": record.recorded_by.name if record.recorded_by else "",
        "changed": record.version > 1,
    }


def _matrix(member: Member, practice: Practice, records: Sequence[PracticeRecord], sites: Sequence[Team]) -> Matrix:
    """The latest record of each site; a site without one, and a question without an answer, are gaps."""
    latest: dict[int, PracticeRecord] = {}
    for record in records:
        if record.team_id is not None:
            latest.setdefault(record.team_id, record)
    fields = [field for field in practice.fields if field.kind in SHORT_KINDS and not field.personal][:MOST_COLUMNS]
    missing = [site.name for site in sites if site.pk not in latest]
    return Matrix(
        columns=[field.label for field in fields],
        rows=[_site_row(member, site, latest.get(site.pk), fields) for site in sites],
        gaps=_gaps(missing, len(sites)),
    )


def _gaps(missing: list[str], every: int) -> str:
    if not missing:
        return _("Every site has a record.")
    words = ngettext(
        "%(n)d of %(all)d sites has no record yet: %(names)s.",
        "%(n)d of %(all)d sites have no record yet: %(names)s.",
        len(missing),
    )
    return words % {"n": len(missing), "all": every, "names": ", ".join(missing)}


def _site_row(
    member: Member, site: Team, record: PracticeRecord | None, fields: Sequence[PracticeField]
) -> dict[str, Any]:
    row: dict[str, Any] = {"site": site.name, "day": "", "href": "", "cells": [], "has_gap": True}
    if record is None:
        return row
    nobody = Names({}, {})
    cells = [
        {"text": said(field, record.values[field.name], nobody), "is_gap": False}
        if field.name in record.values
        else {"text": _("Not answered"), "is_gap": True}
        for field in fields
    ]
    return row | {
        "day": written_day(record.happened_on),
        "href": reverse("practice-record", args=[member.organisation.code, record.practice, record.number]),
        "cells": cells,
        "has_gap": False,
    }
