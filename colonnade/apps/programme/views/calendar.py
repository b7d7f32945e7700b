"""Pages of the calendar of awareness dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import selectors
from colonnade.apps.programme.presenters.calendar import calendar_page, day_by_code, day_page
from colonnade.apps.programme.rules import SEE_PRACTICES
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import PracticePlan, PracticeRecord
    from colonnade.foundation.catalogue import AwarenessDate


def find_day(member: Member, day: str) -> AwarenessDate | None:  # noqa: ARG001 - the same in every organisation
    """The awareness date that the address names."""
    return day_by_code(current(), day)


def _planned(request: Any) -> tuple[list[PracticePlan], dict[int, list[PracticeRecord]]]:
    """The plans that are for a day, those that have ended too where something was done, and their records."""
    every = [one for one in selectors.plans_of(request.organisation, open_only=False) if one.awareness_date]
    records = selectors.records_of_plans(request.organisation, [one.pk for one in every])
    return [one for one in every if one.ended_at is None or one.pk in records], records


@require_safe
@needs(SEE_PRACTICES)
def calendar(request: Any) -> HttpResponse:
    """Twelve months of awareness dates, with what is planned."""
    plans, records = _planned(request)
    page = calendar_page(request.member, current(), plans, records, clock.today())
    return TemplateResponse(request, "practices/calendar.jinja", {"page": page})


@require_safe
@needs(SEE_PRACTICES, find_day)
def awareness_day(request: Any, day: AwarenessDate) -> HttpResponse:
    """One awareness date, and what could be planned for it."""
    plans, records = _planned(request)
    page = day_page(request.member, current(), day, plans, records, clock.today())
    return TemplateResponse(request, "practices/day.jinja", {"page": page})
