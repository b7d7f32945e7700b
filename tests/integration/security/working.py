"""What the world has of work: actions that a contributor owns, each with measure, reading, check and finding."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from colonnade.apps.programme import actions
from colonnade.foundation import clock

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["add_work"]


def add_work(place: Place, number: int) -> None:
    """So many actions; the last one's things are those that addresses name. And a fix, which names nobody."""
    for _ in range(number):
        _add_action(place)
    actions.note_fix(
        organisation=place.organisation,
        theme="words",
        source="colleagues",
        mended="talk",
        month=clock.today().replace(day=1),
    )


def _add_action(place: Place) -> None:
    by, today, canary = place.cast.inclusion_lead, clock.today(), place.canary
    action = actions.add_action(
        organisation=place.organisation,
        title=f"{canary} action",
        detail=f"{canary} detail",
        post=f"{canary} post",
        owner=place.cast.contributor,
        starts_on=today - timedelta(days=400),
        due_on=today + timedelta(days=30),
        check_every_days=30,
        serves=[("recommendation", "inclusion-2022/1.1")],
        by=by,
    )
    place.served = actions.add_served(action=action, kind="finding", ref=f"{canary} finding", by=by)
    actions.record_check(
        action=action, checked_on=today, found="partly", has_enough=False, note=f"{canary} check", by=by
    )
    place.measure = actions.add_measure(name=f"{canary} measure", unit=canary, better="higher", action=action, by=by)
    place.reading = actions.add_reading(
        measure=place.measure, read_on=today - timedelta(days=1), value=Decimal(5), note=f"{canary} note", by=by
    )
