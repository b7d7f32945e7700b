"""What the calendar of awareness dates shows: twelve months, and what is planned and was done for each day (R021)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.presenters.practices.wording import led_by, place_words, written_day
from colonnade.apps.programme.rules import PLAN_PRACTICES
from colonnade.core.practices import months_later
from colonnade.ui.charts import year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import PracticePlan, PracticeRecord
    from colonnade.apps.programme.presenters.guidance.texts import Origin, Passage
    from colonnade.foundation.catalogue import AwarenessDate, Catalogue

__all__ = ["CalendarPage", "DayPage", "Occurrence", "calendar_page", "day_by_code", "day_code", "day_page", "year_of"]

MONTHS = 12
CODE_LENGTH = 8


@dataclass(frozen=True)
class Occurrence:
    """One time that an awareness date comes round."""

    day: AwarenessDate
    first: date
    last: date


@dataclass(frozen=True)
class DayRow:
    """A day in the list, with what is planned for it."""

    number: int
    anchor: str
    title: str
    when: str
    tag: Tag
    said: str
    plans: list[dict[str, Any]]
    href: str
    can_plan: bool


@dataclass(frozen=True)
class CalendarPage:
    """Twelve months."""

    title: str
    headline: str
    wide: SafeString
    narrow: SafeString
    rows: list[DayRow]
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class DayPage:
    """One awareness date: what it is for, what is planned, and what could be taken up for it."""

    title: str
    when: str
    tag: Tag
    said: str
    origin: Origin
    about: Passage
    link_title: str
    link: str
    plans: list[dict[str, Any]]
    practices: list[dict[str, str]]
    others: list[dict[str, str]]
    crumbs: list[dict[str, str]]


def day_code(day: AwarenessDate) -> str:
    """What an address calls a day: an address stays in histories and logs, and its name would say what it is about."""
    return hashlib.sha256(day.id.encode()).hexdigest()[:CODE_LENGTH]


def day_by_code(catalogue: Catalogue, code: str) -> AwarenessDate | None:
    """The day that an address names."""
    return next((day for day in catalogue.awareness_dates if day_code(day) == code), None)


def year_of(catalogue: Catalogue, today: date) -> list[Occurrence]:
    """Every awareness date of the twelve months from the first of this one, in their order."""
    start = today.replace(day=1)
    end = months_later(start, MONTHS)
    found = [
        Occurrence(day, first, last)
        for day in catalogue.awareness_dates
        for first, last in _times(day, start)
        if first < end and last >= start
    ]
    return sorted(found, key=lambda one: (max(one.first, start), one.last, one.day.title))


def _times(day: AwarenessDate, start: date) -> list[tuple[date, date]]:
    times = []
    for number in (start.year - 1, start.year, start.year + 1):
        try:
            times.append(day.days(number))
        except ValueError:
            # A day that this year does not have, such as 29 February.
            continue
    return times


def _plans_for(one: Occurrence, plans: Sequence[PracticePlan]) -> list[PracticePlan]:
    """The plans for this time of the day: a plan is for the first time that had not passed when it started."""
    return [
        plan
        for plan in plans
        if plan.awareness_date == one.day.id and one.day.next_days(plan.starts_on) == (one.first, one.last)
    ]


def _planned(plans: Sequence[PracticePlan], records: Mapping[int, Sequence[PracticeRecord]]) -> year.Planned:
    if any(records.get(plan.pk) for plan in plans):
        return year.Planned.DONE
    return year.Planned.PLANNED if plans else year.Planned.NOTHING


def _words() -> dict[year.Planned, str]:
    return {
        year.Planned.DONE: _("Something was done"),
        year.Planned.PLANNED: _("Something is planned"),
        year.Planned.NOTHING: _("Nothing is planned"),
    }


TAGS = {year.Planned.DONE: "green", year.Planned.PLANNED: "blue", year.Planned.NOTHING: "white"}


def _said(planned: year.Planned, one: Occurrence, today: date) -> str:
    if planned is not year.Planned.NOTHING:
        return ""
    if one.last < today:
        return _("It has passed, and nothing was planned for it.")
    days = (one.first - today).days
    if days <= 0:
        return _("It is now, and nothing is planned for it.")
    sentence = ngettext(
        "Nothing is planned for it yet. It begins in %(days)d day.",
        "Nothing is planned for it yet. It begins in %(days)d days.",
        days,
    )
    return sentence % {"days": days}


def _when(one: Occurrence) -> str:
    if one.first == one.last:
        return written_day(one.first)
    if one.first.day == 1 and (one.last + timedelta(days=1)).day == 1 and one.first.month == one.last.month:
        return date_format(one.first, "F Y")
    return _("%(first)s to %(last)s") % {"first": written_day(one.first), "last": written_day(one.last)}


def _plan_rows(
    code: str, catalogue: Catalogue, plans: Sequence[PracticePlan], records: Mapping[int, Sequence[PracticeRecord]]
) -> list[dict[str, Any]]:
    return [
        {
            "text": catalogue.practice(plan.practice).short,
            "href": reverse("plan", args=[code, plan.pk]),
            "who": f"{plan.post}, {place_words(plan.team)}",
            "done": ", ".join(written_day(record.happened_on) for record in records.get(plan.pk, ())),
        }
        for plan in plans
    ]


def calendar_page(
    member: Member,
    catalogue: Catalogue,
    plans: Sequence[PracticePlan],
    records: Mapping[int, Sequence[PracticeRecord]],
    today: date,
) -> CalendarPage:
    """Word twelve months of awareness dates, with what is planned for each."""
    code, words, may_plan = member.organisation.code, _words(), PLAN_PRACTICES.allows(member)
    rows, marks = [], []
    for number, one in enumerate(year_of(catalogue, today), start=1):
        mine = _plans_for(one, plans)
        planned = _planned(mine, records)
        marks.append((one, year.DayMark(number, planned)))
        rows.append(
            DayRow(
                number=number,
                anchor=f"day-{number}",
                title=one.day.title,
                when=_when(one),
                tag=Tag(words[planned], TAGS[planned]),
                said=_said(planned, one, today),
                plans=_plan_rows(code, catalogue, mine, records),
                href=reverse("awareness-day", args=[code, day_code(one.day)]),
                can_plan=may_plan and one.last >= today,
            )
        )
    headline = _headline([mark.planned for _one, mark in marks])
    shown = _picture(marks, today, _("The year of awareness dates at %(name)s") % {"name": member.organisation.name})
    return CalendarPage(
        title=_("Calendar"),
        headline=headline,
        wide=mark_safe(year.draw(shown)),  # noqa: S308 - every text escaped
        narrow=mark_safe(year.draw_narrow(shown)),  # noqa: S308 - every text escaped
        rows=rows,
        crumbs=crumbs(member.organisation, (_("Practices"), reverse("practices", args=[code]))),
    )


def _headline(planned: list[year.Planned]) -> str:
    words = _(
        "Of %(all)d dates, something was done for %(done)d and something is planned for %(planned)d. "
        "For %(nothing)d nothing is planned."
    )
    return words % {
        "all": len(planned),
        "done": planned.count(year.Planned.DONE),
        "planned": planned.count(year.Planned.PLANNED),
        "nothing": planned.count(year.Planned.NOTHING),
    }


def _picture(marks: list[tuple[Occurrence, year.DayMark]], today: date, title: str) -> year.YearPicture:
    start = today.replace(day=1)
    months = [months_later(start, number) for number in range(MONTHS)]
    return year.YearPicture(
        title=title,
        description=_headline([mark.planned for _one, mark in marks]),
        months=tuple(
            year.Month(
                date_format(month, "F Y"),
                # What began before the first month stands in it.
                tuple(mark for one, mark in marks if max(one.first, start).replace(day=1) == month),
            )
            for month in months
        ),
        words=_words(),
    )


def day_page(
    member: Member,
    catalogue: Catalogue,
    day: AwarenessDate,
    plans: Sequence[PracticePlan],
    records: Mapping[int, Sequence[PracticeRecord]],
    today: date,
) -> DayPage:
    """Word one awareness date, the next time that it comes round."""
    code = member.organisation.code
    one = Occurrence(day, *day.next_days(today))
    mine = _plans_for(one, plans)
    planned = _planned(mine, records)
    texts, origin = led_by(catalogue, today, day.about)

    def choices(*, seen: bool) -> list[dict[str, str]]:
        return [
            {"text": each.title, "href": f"{reverse('take-up', args=[code, each.id])}?day={day_code(day)}"}
            for each in catalogue.practices
            if ("R021" in each.meets) is seen
        ]

    may_plan = PLAN_PRACTICES.allows(member)
    return DayPage(
        title=day.title,
        when=_when(one),
        tag=Tag(_words()[planned], TAGS[planned]),
        said=_said(planned, one, today),
        origin=origin,
        about=texts.one(day.about),
        link_title=day.link_title,
        link=day.url,
        plans=_plan_rows(code, catalogue, mine, records),
        practices=choices(seen=True) if may_plan else [],
        others=choices(seen=False) if may_plan else [],
        crumbs=crumbs(
            member.organisation,
            (_("Practices"), reverse("practices", args=[code])),
            (_("Calendar"), reverse("calendar", args=[code])),
        ),
    )
