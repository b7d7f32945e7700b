"""Reads of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.reporting.models import Decision

if TYPE_CHECKING:
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["decision_by_number", "decisions"]


def decisions(organisation: Organisation) -> list[Decision]:
    """Every decision that was asked for, the newest first."""
    found = Decision.objects.within(organisation).select_related("asked_by", "answered_by")
    return list(found.order_by("-number"))


def decision_by_number(organisation: Organisation, number: int) -> Decision | None:
    """One decision of the organisation."""
    rows = Decision.objects.within(organisation).filter(number=number).select_related("asked_by", "answered_by")
    found: Decision | None = rows.first()
    if found is not None:
        found.organisation = organisation
    return found
