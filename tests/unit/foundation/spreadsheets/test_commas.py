"""CSV files: every cell is words."""

import pytest

from colonnade.foundation.files import Refused
from colonnade.foundation.spreadsheets import Bounds
from colonnade.foundation.spreadsheets.commas import read_commas

BOUNDS = Bounds(rows=3, columns=3, cells=6)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator(separator):
    assert read_commas(f"a{separator}b\n1{separator}2\n".encode(), BOUNDS).rows == (("a", "b"), ("1", "2"))


def test_quoted_words_keep_their_lines():
    assert read_commas(b'a,b\n1,"one\r\ntwo, three"\n', BOUNDS).rows[1] == ("1", "one\r\ntwo, three")


@pytest.mark.parametrize(
    "data", [b"a,b,c,d\n", b"a\nb\nc\nd\n", b"a,b,c\na,b,c\na,b,c\n", b"\xff\xfea", b'"' + b"a" * 200_000]
)
def test_what_cannot_be_read_is_refused(data):
    with pytest.raises(Refused):
        read_commas(data, BOUNDS)
