"""Rows 29 to 32 for spreadsheets: read as plain values, or refused at once, before anything grows."""

import io
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colonnade.foundation.files import Refused
from colonnade.foundation.spreadsheets import BOUNDS, Bounds, read, reading
from tests.unit.foundation.files import samples
from tests.unit.foundation.spreadsheets import crafted

AT_ONCE_SECONDS = 0.1


def rows_of(data, name="sheet.xlsx", bounds=BOUNDS):
    [sheet] = read(name, io.BytesIO(data), bounds).sheets
    return sheet.rows


def refused(data, name="sheet.xlsx"):
    """What a refusal says, and the shortest time of three that it took: the machine may be busy with others."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        with pytest.raises(Refused) as told:
            read(name, io.BytesIO(data))
        took.append(time.perf_counter() - began)
    return str(told.value), min(took)


def test_a_small_workbook_is_read_as_plain_values():
    assert rows_of(crafted.honest(("No.", "Progress"), (1.1, "none"), (None, True))) == (
        ("No.", "Progress"),
        (1.1, "none"),
        (None, True),
    )


FAR = crafted.inline("XFD1048576", "here")
BOMBS = {
    "a cell at XFD1048576": (lambda: crafted.workbook(f'<row r="1048576">{FAR}</row>'), "XFD1048576"),
    "the same with its reference in small letters": (
        lambda: crafted.workbook(f'<row>{FAR.replace("XFD", "xfd")}</row>'), "XFD1048576",
    ),
    "a reference that is written with an entity": (
        lambda: crafted.workbook(f'<row>{FAR.replace("XFD", "&#88;FD")}</row>'), "XFD1048576",
    ),
    "a reference behind another attribute": (
        lambda: crafted.workbook("<row><c s=' r=\"A1\" ' r=\"XFD1048576\"><v>1</v></c></row>"), "XFD1048576",
    ),
    "another prefix": (
        lambda: samples.zipped(
            crafted.parts(
                f'<x:worksheet xmlns:x="{crafted.SPACE}"><x:sheetData><x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c>'
                "</x:row></x:sheetData></x:worksheet>"
            )
        ), "XFD1048576",
    ),
    "empty rows without number, and a cell": (
        lambda: crafted.workbook("<row/>" * 30_000 + "<row><c><v>1</v></c></row>"), "A30001",
    ),
    "many cells without reference": (lambda: crafted.workbook("<row>" + "<c/>" * 500 + "</row>"), "BI1"),
    "a worksheet that another part is": (
        lambda: crafted.workbook("", **{"xl/worksheets/other.xml": crafted.worksheet(f"<row>{FAR}</row>")}),
        "XFD1048576",
    ),
    "an unpacked gigabyte": (crafted.gigabyte, "unpacks to far more"),
    "the same with a small size declared": (lambda: crafted.lying(crafted.gigabyte()), "unpacks to far more"),
    "a DOCTYPE": (
        lambda: samples.zipped(crafted.parts(crafted.worksheet("", '<!DOCTYPE x [<!ENTITY a "b">]>'))), "can do harm",
    ),
    "a DOCTYPE in another encoding": (
        lambda: samples.zipped(
            crafted.parts("")
            | {"xl/worksheets/sheet1.xml": crafted.worksheet("", "<!DOCTYPE x>").replace("-8", "-16").encode("utf-16")}
        ), "damaged",
    ),
    "a table of OpenDocument with a cell far below": (
        lambda: crafted.opendocument(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
            f"<table:table-row>{crafted.words('here')}</table:table-row>"
        ), "A1000001",
    ),
    "a row of OpenDocument a million times": (
        lambda: crafted.opendocument(
            f'<table:table-row table:number-rows-repeated="1000000">{crafted.words("here")}</table:table-row>'
        ), "A1000000",
    ),
    "a cell of OpenDocument sixteen thousand times": (
        lambda: crafted.opendocument(f"<table:table-row>{crafted.words('here', 16384)}</table:table-row>"), "XFD1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_at_once(name):
    make, says = BOMBS[name]
    data = make()
    sentence, took = refused(data, "sheet.ods" if "OpenDocument" in name else "sheet.xlsx")
    assert says in sentence
    assert took < AT_ONCE_SECONDS


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("sheet.xlsm", b"PK\x03\x04", "Save it without macros"),
        ("sheet.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Save it as .xlsx"),
        ("sheet.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "locked with a password"),
        ("sheet.xlsx", b"No zip at all", "plain text"),
        ("sheet.xlsx", crafted.honest(("a",))[:-200], "damaged"),
        ("sheet.xlsx", b"", "empty"),
        ("sheet.xlsx", samples.docx(), "Word document"),
        ("sheet.docx", samples.docx(), "cannot be taken here"),
        ("sheet.csv", "Größe;Ort\n".encode("cp1252"), "CSV UTF-8"),
        ("sheet.csv", ("\n" * 30_000).encode(), "far below"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name, data, says):
    sentence, took = refused(data, name)
    assert says in sentence
    assert took < AT_ONCE_SECONDS


def test_macros_under_another_name_are_refused():
    macro = crafted.parts(crafted.worksheet("")) | {"xl/vbaProject.bin": b"Attribute VB_Name"}
    assert "has macros in it" in refused(samples.zipped(macro))[0]


def test_a_large_workbook_is_read_in_a_process_of_its_own(monkeypatch):
    data = crafted.honest(*((number, f"row {number}") for number in range(300)))
    apart = []
    run = reading.bounded.run
    monkeypatch.setattr(reading.bounded, "run", lambda *given: apart.append(given[0]) or run(*given))
    here = rows_of(data)
    assert apart == []
    assert rows_of(data, bounds=Bounds(small_cells=10)) == here
    assert apart == ["colonnade.foundation.spreadsheets.table"]
    assert here[299] == (299.0, "row 299")


def test_what_the_other_process_answers_is_not_believed(monkeypatch):
    monkeypatch.setattr(reading.bounded, "run", lambda *_: (b'[["a", 1]]', ()))
    with pytest.raises(Refused):
        rows_of(crafted.honest(("a",)), bounds=Bounds(small_cells=0))


def test_a_csv_file_is_words_also_where_it_begins_like_a_formula():
    assert rows_of("\ufeffNo.;Action to date\n1.1;=1+1\n;\n".encode(), "sheet.csv") == (
        ("No.", "Action to date"),
        ("1.1", "=1+1"),
        (None, None),
    )


def test_the_file_is_known_again_by_its_bytes():
    data = crafted.honest(("a",))
    assert read("a.xlsx", io.BytesIO(data)).sha256 == read("b.xlsx", io.BytesIO(data)).sha256


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_bytes_changed_anywhere_are_read_or_refused(data):
    changed = bytearray(data.draw(st.sampled_from(HONEST)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(changed) - 1))
        run = data.draw(
            st.one_of(st.binary(max_size=8), st.sampled_from([b"<!DOCTYPE a>", b"\xff" * 4, b"XFD1048576"]))
        )
        changed[at : at + len(run)] = run
    with suppress(Refused):
        assert (
            read("sheet.xlsx" if b"[Content" in changed else "sheet.ods", io.BytesIO(bytes(changed))).sheets is not None
        )


HONEST = [
    crafted.honest(("No.", "Progress"), (1.1, "none")),
    samples.zipped(crafted.parts(crafted.worksheet(f'<row r="1">{crafted.inline("A1", "a")}</row>'))),
    crafted.opendocument(f"<table:table-row>{crafted.words('here')}</table:table-row>"),
]
