"""Record progress on a recommendation: a new entry each time, so that nothing said before is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import Level, Progress
from colonnade.apps.programme.policies import check_progress_is_current
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["record_progress"]


@transaction.atomic
def record_progress(
    *,
    organisation: Organisation,
    element: str,
    level: str,
    action_to_date: str,
    by: Person,
    team: Team | None = None,
    base: int | None = None,
) -> Progress | None:
    """Record the level and the action to date (R012, R013); None where both stand like that already.

    `element` is a reference (`inclusion-2022/1.1`). `base` is the number of the entry that the page showed, 0 for
    none; without it the newest is followed, whatever it says. Raises Overtaken, with what stands, for an older one.
    """
    current().element(element)
    take_turns(organisation)
    entries = Progress.objects.within(organisation).filter(element=element, team=team)
    standing: Progress | None = entries.select_related("recorded_by").order_by("-number").first()
    if base is not None:
        check_progress_is_current(standing, base)
    if standing and (standing.level, standing.action_to_date) == (level, action_to_date):
        return None
    made: Progress = Progress.objects.create(
        organisation=organisation,
        element=element,
        team=team,
        number=standing.number + 1 if standing else 1,
        level=Level(level) if level else "",
        action_to_date=action_to_date,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    detail = {"level": level, "number": made.number, **({"team": team.pk} if team else {})}
    record(organisation, "progress.recorded", f"element {element}", by=by, detail=detail)
    return made
