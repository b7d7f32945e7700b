"""Text is kept as it is; a CSV cell that a spreadsheet would run loses its force (row 28)."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.files import Kind, Refused, removed, text

MARK = "\ufeff".encode()


def rows(data, separator=","):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize(
    "data", [b"Group,Members\nChoir,-3\n", MARK + "Café,£5\r\n".encode(), b'a,"b\nc"\n', b"a", b"\n"]
)
def test_a_csv_with_nothing_to_fear_is_kept_to_the_byte(data):
    assert text.clean(data, Kind.CSV) == (data, ())


@pytest.mark.attack
@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+SUM(A1)", "-2+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "%A1", "|cmd", " =1+A1",
     "\uff1dA1",
     "\uff0bA1", "\uff0dA1", "\uff20A1", '=HYPERLINK("http://x.example")', "=-1"],
)  # fmt: skip
def test_a_cell_that_begins_like_a_formula_becomes_text(cell):
    sent = io.StringIO(newline="")
    csv.writer(sent).writerows([["Group", "Note"], ["Choir", cell]])

    kept, cleaned = text.clean(sent.getvalue().encode(), Kind.CSV)

    assert rows(kept) == [["Group", "Note"], ["Choir", "'" + cell]]
    assert cleaned == (removed.FORMULAS,)


@pytest.mark.parametrize(
    "cell", ["-3", "-£5.00", "+44 20 7946 0000", "-", "--", "-5%", "+1,000", "- 4", "-1/2", "- (4)"]
)
def test_amounts_and_telephone_numbers_are_left_alone(cell):
    sent = f'Group;Note\nChoir;"{cell}"\n'.encode()

    assert text.clean(sent, Kind.CSV) == (sent, ())


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_and_the_mark_are_kept(separator):
    sent = MARK + separator.join(["a", "b", "c"]).encode() + b"\n" + separator.join(["1", "=A1", "x"]).encode() + b"\n"

    kept, _ = text.clean(sent, Kind.CSV)

    assert kept.startswith(MARK)
    assert rows(kept, separator) == [["a", "b", "c"], ["1", "'=A1", "x"]]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8), min_size=2)))
def test_cleaning_twice_is_cleaning_once(cells):
    sent = io.StringIO(newline="")
    csv.writer(sent).writerows(cells)
    once, _ = text.clean(sent.getvalue().encode() or b"a", Kind.CSV)

    assert text.clean(once, Kind.CSV) == (once, ())


@pytest.mark.parametrize("kind", [Kind.CSV, Kind.TXT])
@pytest.mark.parametrize(
    "data", ["£5".encode("cp1252"), "Hello".encode("utf-16"), b"a\x00b", b"a\x1bb", b"\xed\xa0\x80"]
)
def test_other_encodings_and_control_characters_are_refused_with_what_to_do(data, kind):
    with pytest.raises(Refused, match="UTF-8"):
        text.clean(data, kind)


def test_a_text_file_may_begin_a_line_with_anything():
    assert text.clean(b"=1+1\n-x\n", Kind.TXT) == (b"=1+1\n-x\n", ())


def test_a_csv_that_cannot_be_read_as_rows_is_refused():
    with pytest.raises(Refused, match="CSV UTF-8"):
        text.clean(b'"' + b"x" * 200_000, Kind.CSV)
