"""Forget who answered what, when the time for knowing it has passed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.models import Contribution, Round, Seat
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["KNOWN_FOR", "forget_contributors"]

KNOWN_FOR = timedelta(days=365)


@transaction.atomic
def forget_contributors(*, organisation: Organisation) -> int:
    """Cut the tie between people and their answers in rounds that closed a year ago or more: how many ties were cut.

    Ratings and notes stay, by voice. Who had a seat, with which voice, and who keyed in a sheet goes.
    """
    ended = Round.objects.within(organisation).filter(closed_at__lte=clock.now() - KNOWN_FOR)
    old = [round_.pk for round_ in ended.only("pk")]
    contributions = Contribution.objects.within(organisation).filter(round__in=old)
    tied = contributions.exclude(seat=None, keyed_by=None)
    forgotten = tied.update(seat=None, keyed_by=None)
    seats = Seat.objects.within(organisation).filter(round__in=old, role=Seat.Role.CONTRIBUTOR)
    seats.delete()
    if forgotten:
        record(organisation, "contributors.forgotten", "rounds", by=None, detail={"contributions": forgotten})
    return int(forgotten)
