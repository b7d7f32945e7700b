"""How far a spreadsheet may reach."""

import pytest

from colonnade.foundation.files import Refused
from colonnade.foundation.spreadsheets.bounds import Bounds, address, column_letters

SMALL = Bounds(rows=10, columns=5, cells=20, sheets=2)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")])
def test_columns_have_letters(column, letters):
    assert column_letters(column) == letters


def test_what_is_inside_is_taken_and_the_next_is_not():
    SMALL.check_place(9, 4, 1)
    SMALL.check_cells(20)
    SMALL.check_sheets(2)
    for check, given in ((SMALL.check_place, (10, 0, 1)), (SMALL.check_place, (0, 5, 1)), (SMALL.check_cells, (21,)),
                         (SMALL.check_sheets, (3,))):  # fmt: skip
        with pytest.raises(Refused):
            check(*given)


def test_a_refusal_names_the_sheet_and_the_cell():
    with pytest.raises(Refused, match="cell F11 of sheet 3"):
        SMALL.check_place(10, 5, 3)
    assert address(10, 5) == "F11"
