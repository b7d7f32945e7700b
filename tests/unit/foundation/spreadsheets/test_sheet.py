"""Sheets go through JSON and come out as they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.spreadsheets.sheet import Sheet, as_json, from_json

VALUES = st.one_of(st.none(), st.booleans(), st.text(), st.floats(allow_nan=False, allow_infinity=False), st.dates())
ROWS = st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=4).map(tuple)


@given(st.text(), ROWS, st.booleans())
def test_there_and_back(name, rows, hidden):
    sheet = Sheet(name, rows, ((0, 0, 1, 1),), frozenset({(3, 1)}), hidden)
    assert from_json(as_json([sheet])) == (sheet,)


def test_a_day_is_a_day_again():
    [sheet] = from_json(as_json([Sheet("S", ((date(2026, 3, 1),),))]))
    assert sheet.rows == ((date(2026, 3, 1),),)


@pytest.mark.parametrize("data", [b"", b"{}", b'[["a"]]', b'[["a",[[{"x":1}]],[],[],false]]', b"[1]"])
def test_anything_else_is_an_error_of_a_known_kind(data):
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_json(data)


def test_nothing_else_stands_in_a_sheet():
    with pytest.raises(TypeError):
        as_json([Sheet("S", ((object(),),))])
