"""Values as the library reads them, and formulas that show nothing."""

import io
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from colonnade.foundation.files import LIMITS, Kind, Refused
from colonnade.foundation.spreadsheets import read
from colonnade.foundation.spreadsheets import table as values_of
from colonnade.foundation.spreadsheets.scan import Seen
from colonnade.foundation.spreadsheets.sheet import from_json
from tests.unit.foundation.spreadsheets import crafted


def sheets(write):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    write(book)
    book.close()
    return read("sheet.xlsx", io.BytesIO(out.getvalue())).sheets


def test_each_kind_of_value():
    def write(book):
        sheet = book.add_worksheet("One")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["words", 1.5, True, 3])
        sheet.write_datetime(1, 0, datetime(2026, 3, 1, 12, tzinfo=UTC).replace(tzinfo=None), day)
        sheet.write_string(2, 0, "=1+1")
        sheet.merge_range(3, 0, 4, 1, "merged")

    [one] = sheets(write)
    assert one.rows == (("words", 1.5, True, 3.0), (date(2026, 3, 1),), ("=1+1",), ("merged",))
    assert (one.merged, one.formulas, one.is_hidden) == (((3, 0, 4, 1),), frozenset(), False)


def test_a_formula_is_what_it_shows_and_its_own_words_where_it_shows_nothing_or_a_fault():
    def write(book):
        sheet = book.add_worksheet("One")
        sheet.write_formula(0, 0, '="a"&"b"', None, "ab")
        sheet.write_formula(1, 2, "=-awaiting review", None, "#NAME?")
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")

    [one] = sheets(write)
    assert one.rows == (("ab",), (None, None, "=-awaiting review"), ("=1/0",))
    assert one.formulas == {(0, 0), (1, 2), (2, 0)}


def test_a_formula_of_a_library_that_computes_nothing_stays_text():
    book = openpyxl.Workbook()
    book.active["B3"] = "=cmd|' /C calc'!A0"
    out = io.BytesIO()
    book.save(out)
    [one] = read("sheet.xlsx", io.BytesIO(out.getvalue())).sheets
    assert one.rows[2] == (None, "=cmd|' /C calc'!A0")


def test_hidden_sheets_say_so():
    def write(book):
        book.add_worksheet("One")
        book.add_worksheet("Two").very_hidden()

    assert [(sheet.name, sheet.is_hidden) for sheet in sheets(write)] == [("One", False), ("Two", True)]


def test_times_are_words():
    assert values_of._plain(time(9, 30)) == "09:30:00"
    assert values_of._plain(timedelta(hours=30)) == "1 day, 6:00:00"
    assert values_of._plain(object()) is None


class PanicException(BaseException):
    """As the library's own language ends."""


@pytest.mark.parametrize("fault", [ValueError, PanicException])
def test_whatever_the_library_raises_is_a_refusal(monkeypatch, fault):
    def fail(_):
        raise fault

    monkeypatch.setattr(values_of, "CalamineWorkbook", type("W", (), {"from_filelike": staticmethod(fail)}))
    with pytest.raises(Refused):
        values_of.values(b"", Seen())


def test_an_interruption_is_not_taken_for_a_fault_of_the_file(monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(values_of, "CalamineWorkbook", type("W", (), {"from_filelike": staticmethod(stop)}))
    with pytest.raises(KeyboardInterrupt):
        values_of.values(b"", Seen())
    assert CalamineWorkbook is not values_of.CalamineWorkbook


def test_the_process_apart_answers_with_the_same_sheets():
    data = crafted.honest(("a", 1), ("b", None))
    content, said = values_of.read_apart(data, Kind.XLSX, LIMITS)
    assert (from_json(content), said) == (read("a.xlsx", io.BytesIO(data)).sheets, [])
