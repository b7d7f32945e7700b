"""Reads of reports that were issued, and the number of what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max

from colonnade.apps.reporting.models import BoardReport

if TYPE_CHECKING:
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["latest_report", "next_number", "report_by_number", "reports"]


def reports(organisation: Organisation) -> list[BoardReport]:
    """Every report that was issued, the newest first, without what it says."""
    found = BoardReport.objects.within(organisation).select_related("issued_by").defer("figures", "document")
    return list(found.order_by("-number"))


def report_by_number(organisation: Organisation, number: int) -> BoardReport | None:
    """One issued report of the organisation, whole."""
    found: BoardReport | None = BoardReport.objects.within(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def latest_report(organisation: Organisation) -> BoardReport | None:
    """The report that was issued last, with its figures."""
    found: BoardReport | None = BoardReport.objects.within(organisation).order_by("-number").first()
    return found


def next_number(organisation: Organisation, model: Any) -> int:
    """The number after the highest that the organisation has in that model."""
    highest: int | None = model.objects.within(organisation).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
