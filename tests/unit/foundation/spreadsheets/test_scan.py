"""Formulas are found by their place; what is read of sheets stands in the order in which people see them."""

import pytest

from colonnade.foundation.files import Refused
from colonnade.foundation.spreadsheets import BOUNDS, Bounds
from colonnade.foundation.spreadsheets.scan import scan_office, scan_opendocument
from tests.unit.foundation.files.samples import unzipped
from tests.unit.foundation.spreadsheets import crafted


def seen(rows, bounds=BOUNDS):
    return scan_office(unzipped(crafted.workbook(rows)), bounds)


def test_formulas_are_kept_as_they_were_typed():
    found = seen('<row r="2"><c r="B2"><f>A1&amp;"x"</f><v>1</v></c><c><f>-1</f></c></row>')
    assert found.formulas == {0: {(1, 1): '=A1&"x"', (1, 2): "=-1"}}


def test_cells_are_counted_to_the_last_filled_one():
    assert seen(f"<row>{crafted.inline('C4', 'x')}</row>").cells == 12
    with pytest.raises(Refused, match="too many cells"):
        seen(f"<row>{crafted.inline('C4', 'x')}</row>", Bounds(cells=11))


@pytest.mark.parametrize("reference", ["A0", "1A", "A", "AAAA1", "A12345678", "", "A1:B2"])
def test_a_reference_that_is_none_is_refused(reference):
    with pytest.raises(Refused):
        seen(f'<row><c r="{reference}"/></row>')


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999", ""])
def test_a_row_number_that_is_none_is_refused(number):
    with pytest.raises(Refused):
        seen(f'<row r="{number}"><c s=" "/></row>')


def test_formulas_of_opendocument():
    cell = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    parts = unzipped(crafted.opendocument(f"<table:table-row><table:table-cell/>{cell}</table:table-row>"))
    found = scan_opendocument(parts, BOUNDS)
    assert found.formulas == {0: {(0, 1): "=1+1"}}
    assert found.cells == 2


def test_too_many_sheets_are_refused():
    parts = unzipped(crafted.workbook(""))
    with pytest.raises(Refused, match="too many sheets"):
        scan_office(parts, Bounds(sheets=0))
