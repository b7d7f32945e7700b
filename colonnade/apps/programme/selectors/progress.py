"""Reads of progress: how each recommendation stands now or stood on a day, and how it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.programme.models import Progress, Round
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.catalogue import Framework
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["framework_now", "history_of", "progress_now"]


def framework_now(organisation: Organisation) -> Framework:
    """The framework of the organisation's newest round; before any round, the first of the catalogue."""
    newest = Round.objects.within(organisation).order_by("-number").values_list("framework", flat=True).first()
    catalogue = current()
    return catalogue.framework(newest) if newest else catalogue.frameworks[0]


def progress_now(organisation: Organisation, team: Team | None = None, on: date | None = None) -> dict[str, Progress]:
    """The newest entry on each recommendation, by element reference; with `on`, as it stood when that day ended.

    Of one team where one is given, otherwise of the organisation as a whole.
    """
    found = Progress.objects.within(organisation).filter(team=team)
    if on is not None:
        found = found.filter(recorded_at__lt=clock.end_of(on))
    return {entry.element: entry for entry in found.select_related("recorded_by").order_by("number")}


def history_of(organisation: Organisation, element: str, team: Team | None = None) -> list[Progress]:
    """Every entry on one recommendation, the newest first."""
    found = Progress.objects.within(organisation).filter(element=element, team=team)
    return list(found.select_related("recorded_by").order_by("-number"))
