"""Checklists of the two organisations that came back as spreadsheets, each with something to settle."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from colonnade.apps.programme import actions, selectors
from colonnade.foundation.spreadsheets import read

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["add_sheets"]

ELEMENT = "inclusion-2022/4.2"


def add_sheets(place: Place) -> None:
    """One file that both sides had changed, and another that was taken."""
    organisation, lead, canary = place.organisation, place.cast.inclusion_lead, place.canary
    actions.give_out_sheet(organisation=organisation, team=place.teams[1], by=lead)
    actions.record_progress(
        organisation=organisation, element=ELEMENT, level="none", action_to_date=f"{canary} in the site", by=lead
    )
    text = f"No.,Progress,Action to date\n4.2,moderate,{canary} in the sheet\n{canary} outside\n"
    book = read(f"{canary}.csv", io.BytesIO(text.encode()))
    place.sheet = actions.take_in_sheet(organisation=organisation, book=book, by=lead).sheet_import
    place.cell = selectors.conflicts_of(place.sheet)[0]
