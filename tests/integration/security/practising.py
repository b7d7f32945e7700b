"""What the world has of practices: a plan that a contributor looks after, records with evidence, and their story."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from colonnade.apps.programme import actions
from colonnade.foundation import clock

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["PRACTICE", "add_practices"]

# It is done by teams and sites, and asks for words and choices alone, which any form can be filled in with.
PRACTICE = "visible-support-in-services"


def add_practices(place: Place, records: int) -> None:
    """Take up a practice, and record it so many times; the first record has evidence. A contributor tells a story."""
    organisation, by, today = place.organisation, place.cast.inclusion_lead, clock.today()
    place.plan = actions.take_up(
        organisation=organisation,
        practice=PRACTICE,
        post=f"{place.canary} post",
        owner=place.cast.contributor,
        aim=f"{place.canary} aim",
        starts_on=today - timedelta(days=40),
        by=by,
    )
    made = [
        actions.record_practice(
            organisation=organisation,
            practice=PRACTICE,
            plan=place.plan,
            team=place.teams[0],
            happened_on=today - timedelta(days=5),
            values={"what": ["pride"], "detail": f"{place.canary} hall", "young": True, "said": place.canary},
            by=by,
        )
        for _ in range(records)
    ]
    actions.attach_evidence(record=made[0], evidence=place.pieces["note"], by=by)
    place.story = actions.show_story(
        organisation=organisation,
        teller=place.cast.contributor,
        form="blog",
        title=f"{place.canary} story",
        link=f"https://example.org/{place.canary}/story",
        told_on=today - timedelta(days=5),
    )
