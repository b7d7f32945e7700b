"""Whether a checklist that came back may be changed now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.apps.programme.models import SheetCell
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from colonnade.apps.programme.models import SheetImport

__all__ = ["check_can_settle", "check_can_undo", "check_cell_is_current", "check_is_no_team_sheet"]


def check_is_no_team_sheet(*, is_team_sheet: bool) -> None:
    """The numbers of team sheets are kept for spreadsheets: a paper sheet must not be taken for one."""
    if is_team_sheet:
        raise Refused(
            _("Numbers such as “team-3” and “whole” are kept for spreadsheets. Give the sheet another number.")
        )


def check_can_undo(imported: SheetImport) -> None:
    """An import is undone once."""
    if imported.undone_at is not None:
        raise Refused(_("This import was undone before. To take the file in again, send it again."))


def check_can_settle(imported: SheetImport, cell: SheetCell, *, takes_ratings: bool) -> None:
    """A conflict is settled once, while its import stands and, for ratings, while its round takes answers."""
    if imported.undone_at is not None:
        raise Refused(_("This import was undone, so there is nothing left to settle."))
    if cell.outcome != SheetCell.Outcome.CONFLICT:
        raise Overtaken(_("Somebody else settled this while you had the page open."), cell)
    if cell.field in {SheetCell.Field.RATING, SheetCell.Field.NOTE} and not takes_ratings:
        raise Refused(_("The round does not take answers any more, so this was not saved. What stands stays as it is."))


def check_cell_is_current(standing: str, seen: str) -> None:
    """What the page showed of the site must still stand, so that nothing is overwritten unseen."""
    if standing != seen:
        raise Overtaken(_("This was changed in the site since you opened this page. Look at it again."), standing)
