"""Files are written whole or not at all."""

import json
import stat

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.tables.writing import as_csv, as_lines, folder, refuse_formulas, write_all


def _names(place):
    return sorted(path.name for path in place.iterdir())


def test_all_files_appear_and_nothing_else(tmp_path):
    (tmp_path / "b").write_bytes(b"old")
    with write_all(tmp_path, {"a": b"1", "b": b"2"}, private=["a"]):
        assert (tmp_path / "b").read_bytes() == b"old"
        assert not (tmp_path / "a").exists()
    assert _names(tmp_path) == ["a", "b"]
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"1", b"2")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) & 0o444 != 0o400


@pytest.mark.parametrize("fault", [KeyboardInterrupt, Failure])
def test_where_the_work_stops_half_way_nothing_is_left(tmp_path, fault):
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(fault), write_all(tmp_path, {"a": b"1", "b": b"2"}):
        raise fault
    assert _names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_bytes() == b"old"


def test_a_folder_is_made_and_a_file_is_none(tmp_path):
    assert folder(str(tmp_path / "a" / "b")).is_dir()
    (tmp_path / "file").write_text("")
    for name in ("file", "file/below"):
        with pytest.raises(Failure, match="is not a folder"):
            folder(str(tmp_path / name))


def test_documents_are_what_they_say():
    assert as_csv(["so", "n"], [["a,b", 1]]) == b'so,n\n"a,b",1\n'
    lines = as_lines({"a": list(range(1000)), "b": {"c": "é"}})
    assert json.loads(lines) == {"a": list(range(1000)), "b": {"c": "é"}}
    assert lines.count(b"\n") == 4


@pytest.mark.parametrize("word", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+IF(1)"])
def test_what_a_spreadsheet_would_run_is_refused(word):
    with pytest.raises(Failure, match="run as a formula"):
        refuse_formulas(["T1", word])


def test_ages_and_signs_are_no_formulas():
    refuse_formulas(["<18", "70+", "-", "-1", "+", "T=1", ""])
    with pytest.raises(Failure):
        refuse_formulas(["="])
