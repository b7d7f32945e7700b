"""What the world has of reports: questions to the board, and reports as they were issued."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.presenters import board_document
from colonnade.foundation import clock
from colonnade.ui.documents import frozen

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["add_reports"]

# Long ago, so that whatever day a form is filled in with comes after it.
ASKED = datetime(2026, 3, 2, 12, tzinfo=UTC)


def add_reports(place: Place, number: int) -> None:
    """Ask so many questions of the board, and issue so many reports."""
    organisation, by, canary = place.organisation, place.cast.inclusion_lead, place.canary
    for _ in range(number):
        with clock.at(ASKED):
            actions.ask_decision(
                organisation=organisation,
                question=f"{canary} question",
                why=f"{canary} why",
                asked_of=f"{canary} board",
                element="inclusion-2022/1.1",
                by=by,
            )
        facts = selectors.board_facts(organisation, clock.today())
        actions.issue_report(
            organisation=organisation,
            title=f"{canary} report",
            as_of=facts.as_of,
            figures=selectors.figures_of(facts),
            document=frozen(board_document(facts, f"{canary} report")),
            by=by,
        )
