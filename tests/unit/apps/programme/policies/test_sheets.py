"""Whether a checklist that came back may be changed now."""

import pytest

from colonnade.apps.programme.models import SheetCell, SheetImport
from colonnade.apps.programme.policies import (
    check_can_settle,
    check_can_undo,
    check_cell_is_current,
    check_is_no_team_sheet,
)
from colonnade.apps.programme.selectors import is_team_sheet
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused

OPEN = SheetCell(field="level", outcome=SheetCell.Outcome.CONFLICT)
UNDONE = SheetImport(undone_at=clock.now())


def test_an_import_that_stands_can_be_settled_and_undone():
    check_can_undo(SheetImport())
    check_can_settle(SheetImport(), OPEN, takes_ratings=False)


def test_one_that_was_undone_can_be_neither():
    with pytest.raises(Refused, match="undone before"):
        check_can_undo(UNDONE)
    with pytest.raises(Refused, match="nothing left to settle"):
        check_can_settle(UNDONE, OPEN, takes_ratings=True)


def test_a_rating_is_settled_while_its_round_takes_answers():
    rating = SheetCell(field="rating", outcome=SheetCell.Outcome.CONFLICT)
    check_can_settle(SheetImport(), rating, takes_ratings=True)
    with pytest.raises(Refused, match="does not take answers"):
        check_can_settle(SheetImport(), rating, takes_ratings=False)


def test_what_is_settled_is_not_settled_again():
    with pytest.raises(Overtaken):
        check_can_settle(SheetImport(), SheetCell(field="level", outcome="settled_ours"), takes_ratings=True)


def test_what_the_page_showed_must_still_stand():
    check_cell_is_current("a", "a")
    with pytest.raises(Overtaken) as overtaken:
        check_cell_is_current("b", "a")
    assert overtaken.value.standing == "b"


@pytest.mark.parametrize("number", ["whole", "WHOLE ", "team-3", "Team-12"])
def test_numbers_of_team_sheets_are_kept_for_them(number):
    assert is_team_sheet(number)
    with pytest.raises(Refused):
        check_is_no_team_sheet(is_team_sheet=True)


@pytest.mark.parametrize("number", ["", "12", "team", "team-", "team-x", "wholesale", "P-3"])
def test_other_numbers_are_free(number):
    assert not is_team_sheet(number)
    check_is_no_team_sheet(is_team_sheet=is_team_sheet(number))
