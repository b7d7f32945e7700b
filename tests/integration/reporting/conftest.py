"""What tests of reports share."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.evidence import actions as evidence
from colonnade.apps.programme import actions as programme
from colonnade.foundation import clock
from tests.factories import closed_round

RATINGS = {"1.1": "in_place", "1.2": "in_place", "1.3": "not_in_place"}


@pytest.fixture
def told(trust):
    """A trust after one round: 1.1 is shown, 1.2 claimed, one action late, and progress on 1.1."""
    closed_round(trust, title="Autumn", people=1, ratings=RATINGS)
    today = clock.today()
    with trust.acting():
        evidence.add_evidence(
            organisation=trust.organisation,
            title="Minutes of the board",
            owner=trust.analyst,
            stale_after=today + timedelta(days=90),
            elements=["inclusion-2022/1.1"],
            content=evidence.note_content("Read and agreed."),
            by=trust.inclusion_lead,
        )
        programme.record_progress(
            organisation=trust.organisation,
            element="inclusion-2022/1.1",
            level="moderate",
            action_to_date="Two leaders told their stories.",
            by=trust.inclusion_lead,
        )
        with clock.at(clock.now() - timedelta(days=60)):
            programme.add_action(
                organisation=trust.organisation,
                title="Ask every leader",
                post="Director of people",
                owner=trust.executive_sponsor,
                starts_on=today - timedelta(days=60),
                due_on=today - timedelta(days=12),
                serves=[("recommendation", "inclusion-2022/1.1")],
                by=trust.inclusion_lead,
            )
    return trust
