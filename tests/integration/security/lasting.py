"""What must outlast people, in the world of the attacks: a contact, promises and a handover."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from colonnade.apps.programme import actions
from colonnade.foundation import clock

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["add_lasting"]


def add_lasting(place: Place, promises: int) -> None:
    """A contact, so many promises, and a handover that goes on, with things still to be given on."""
    by, organisation, canary = place.cast.inclusion_lead, place.organisation, place.canary
    person, today = place.cast.policy_owner, clock.today()
    place.contact = actions.add_contact(
        organisation=organisation, name=f"{canary} contact", level="board", helps_with=canary, keeper=person, by=by
    )
    for _ in range(promises):
        actions.add_promise(
            organisation=organisation,
            text=f"{canary} promise",
            made_to=canary,
            made_on=today,
            due_on=today + timedelta(days=30),
            post=f"{canary} post",
            owner=person,
            deputy=None,
            by=by,
        )
    place.handover = actions.begin_handover(
        organisation=organisation, person=person, why="leaving", last_day=today, by=by
    )
