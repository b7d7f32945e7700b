"""Reading files of rows, and what is no such file."""

import pyarrow as pa
import pytest
from pyarrow import feather, ipc, parquet

from colonnade.commands.answer import Failure
from colonnade.commands.tables import reading
from colonnade.commands.tables.reading import read_rows


def _read(tmp_path, content, name="counts.csv"):
    file = tmp_path / name
    file.write_bytes(content)
    return read_rows(str(file))


def _columns(rows):
    return rows.data.to_pydict()


@pytest.mark.parametrize(
    "content",
    [
        b"so,n\n1,5\n2,6\n",
        b"\xef\xbb\xbfso,n\r\n1,5\r\n2,6\r\n",
        b'so;n\n"1";5\n2;6',
        b"so\tn\n1\t5\n2\t6\n",
        b"\n so , n\n1,5\n\n2,6\n,\n\n",
    ],
)
def test_text_with_any_usual_delimiter_and_ending(tmp_path, content):
    rows, notes = _read(tmp_path, content)
    assert (_columns(rows), notes) == ({"so": ["1", "2"], "n": ["5", "6"]}, ())


def test_each_row_knows_the_line_on_which_it_starts(tmp_path):
    rows, _ = _read(tmp_path, b'so,n\n1,5\n\n"2\nb",6\n,\n3,7\n')
    assert rows.lines.tolist() == [2, 4, 7]


def test_many_rows_are_read_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", 3)
    rows, _ = _read(tmp_path, b"so,n\n" + b"".join(b"%d,1\n" % at for at in range(10)))
    assert _columns(rows)["so"] == [str(at) for at in range(10)]
    assert rows.lines.tolist() == list(range(2, 12))


def test_text_as_windows_saves_it_is_read_with_a_note(tmp_path):
    rows, notes = _read(tmp_path, "so,n\n1,5\nCafé – B,6\n".encode("cp1252"))
    assert _columns(rows)["so"] == ["1", "Café – B"]
    assert notes[0].endswith("look whether line 3 is right: Café – B,6")


def test_parquet_and_arrow_are_read_by_their_ending(tmp_path):
    data = pa.table({"so": ["1", "2"], " n ": [5, 6]})
    parquet.write_table(data, tmp_path / "a.parquet")
    feather.write_feather(data, str(tmp_path / "a.feather"))
    with ipc.new_stream(str(tmp_path / "a.arrow"), data.schema) as file:
        file.write_table(data)
    for name in ("a.parquet", "a.feather", "a.arrow"):
        rows, notes = read_rows(str(tmp_path / name))
        assert (_columns(rows), rows.lines, notes) == ({"so": ["1", "2"], "n": [5, 6]}, None, ())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (b"so,n\n1,2,3\n", "line 2: there are 3 values, and 2 in the heading."),
        (b"so,n\n1,2\n3\n", "line 3: there are 1 values"),
        (b'so,n\n1,2\n"3,4\n', "line 3: the quotation marks are not right."),
        (b'so,n\n"1"2,3\n', "line 2: the quotation marks are not right."),
        (b"so,n\n" + b"x" * 200_000 + b",1\n", "line 2: a value is far too long."),
        (b"so,n\n1\0,2\n", "is not text"),
        (bytes(range(256)), "is not text, or in an encoding"),
        ("so,n\n1,2\n".encode("utf-16"), "is saved as UTF-16. Save it as “CSV UTF-8”."),
    ],
)
def test_what_is_no_table_as_text_is_refused(tmp_path, content, says):
    with pytest.raises(Failure) as fault:
        _read(tmp_path, content)
    assert says in str(fault.value)
    assert str(tmp_path / "counts.csv") in str(fault.value)


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.feather"])
def test_rubbish_with_the_ending_of_columns_is_refused(tmp_path, name):
    with pytest.raises(Failure, match="its content is not what its ending says"):
        _read(tmp_path, b"so,n\n1,2\n", name)


def test_a_spreadsheet_is_to_be_saved_as_text(tmp_path):
    with pytest.raises(Failure, match="Save it as “CSV UTF-8”"):
        _read(tmp_path, b"PK", "Counts.XLSX")


def test_files_that_are_too_large_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BYTES_AT_MOST", 10)
    with pytest.raises(Failure, match="is larger than"):
        _read(tmp_path, b"so,n\n1,2\n3,4\n")
    with pytest.raises(Failure, match="is larger than"):
        _read(tmp_path, b"so,n\n1,2\n3,4\n", "a.arrow")
    monkeypatch.undo()
    monkeypatch.setattr(reading, "ROWS_AT_MOST", 3)
    parquet.write_table(pa.table({"so": [1, 2, 3, 4]}), tmp_path / "a.parquet")
    with pytest.raises(Failure, match="has more than 3 rows"):
        read_rows(str(tmp_path / "a.parquet"))
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", 2)
    with pytest.raises(Failure, match="has more than 3 rows"):
        _read(tmp_path, b"so,n\n1,2\n3,4\n5,6\n7,8\n")


@pytest.mark.parametrize("name", ["no.csv", "no.parquet"])
def test_a_file_that_is_not_there(tmp_path, name):
    with pytest.raises(FileNotFoundError):
        read_rows(str(tmp_path / name))
