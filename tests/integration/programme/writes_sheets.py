"""Writes to progress and to checklists as spreadsheets, to be held to their entries in the chain.

Each telling makes what the write needs, and returns the write.
"""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.programme import actions
from colonnade.apps.programme.actions import progress, sheet_conflicts, sheets
from colonnade.apps.programme.actions.sheet_conflicts import SHEETS_KEPT_FOR
from colonnade.foundation import clock
from tests.factories import open_round
from tests.integration.programme.sheet_files import cell, edited, given_out, say, taken_in

__all__ = ["WRITES"]

FILLED_IN = {("1.1", "level"): "Significant progress", ("2.1", "rating"): "In place"}


def filled_in(trust):
    """A checklist that came back with progress, and with a rating for the round that is open."""
    open_round(trust)
    return edited(given_out(trust), FILLED_IN)


def recording_progress(trust):
    return lambda: say(trust, "1.1", "moderate", "Two leaders told their stories.")


def giving_out(trust):
    return lambda: given_out(trust)


def taking_in(trust):
    content = filled_in(trust)
    return lambda: taken_in(trust, content)


def settling(trust):
    """The level was changed on both sides."""
    content = filled_in(trust)
    say(trust, "1.1", "moderate")
    conflict = cell(trust, taken_in(trust, content), "1.1", "level")
    return lambda: actions.settle_cell(cell=conflict, to="theirs", seen="moderate", by=trust.inclusion_lead)


def undoing(trust):
    told = taken_in(trust, filled_in(trust))
    return lambda: actions.undo_sheet(sheet_import=told.sheet_import, by=trust.inclusion_lead)


def forgetting_sheets(trust):
    taken_in(trust, filled_in(trust))

    def act():
        with clock.at(clock.now() + SHEETS_KEPT_FOR + timedelta(days=1)):
            return actions.forget_sheets(organisation=trust.organisation)

    return act


WRITES = {
    "record_progress": (recording_progress, progress, "progress.recorded"),
    "give_out_sheet": (giving_out, sheets, "checklist.given_out"),
    "take_in_sheet": (taking_in, sheets, "checklist.taken_in"),
    "settle_cell": (settling, sheet_conflicts, "checklist.settled"),
    "undo_sheet": (undoing, sheet_conflicts, "checklist.undone"),
    "forget_sheets": (forgetting_sheets, sheet_conflicts, "checklists.forgotten"),
}
