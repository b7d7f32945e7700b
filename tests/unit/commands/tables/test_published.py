"""The two files that readers get, and reading them again."""

import csv
import json

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.tables.published import PUBLIC, TABLE, companion_of, public_files
from colonnade.core.disclosure.table import Release, Rule
from colonnade.core.disclosure.table.building import build
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.public import read_public
from colonnade.core.disclosure.table.rows import Rows
from colonnade.core.disclosure.table.signs import Signs

LAYOUT = Layout(
    ("so", "team"),
    (("team", "division", "directorate"), ("team", "site")),
    unknown={"so": frozenset({"9"})},
)
ROWS = Rows.of(
    {
        "so": ["L", "9", "L", "9"],
        "team": ["T1", "T1", "T2", "T2"],
        "division": ["D1", "D1", "", ""],
        "directorate": ["X", "X", "Y", "Y"],
        "site": ["S", "S", "S", "S"],
        "n": [3, 40, 12, 15],
    }
)


@pytest.fixture
def release():
    table = build(ROWS, LAYOUT).table
    return Release.of(table.dimensions, table.cells, (table.cells > 0) & (table.cells <= 7))


@pytest.fixture
def files(release):
    return public_files(release, Rule(), LAYOUT, ROWS)


def _rows(files):
    return list(csv.DictReader(files[TABLE].decode().splitlines()))


def test_each_cell_has_a_row_and_hidden_ones_one_sign_and_one_word(files, release):
    rows = _rows(files)
    assert len(rows) == release.status.size
    assert list(rows[0]) == ["so", "team", "division", "directorate", "site", "value", "status"]
    assert {(row["value"], row["status"]) for row in rows if not row["value"].isdigit()} == {("*", "hidden")}
    assert {row["status"] for row in rows if row["value"].isdigit()} == {"shown"}
    assert sum(row["status"] == "hidden" for row in rows) == int(release.hidden.sum())


def test_a_margin_says_which_group_it_is_of(files):
    found = {tuple(row[name] for name in ("team", "division", "directorate", "site")) for row in _rows(files)}
    assert found == {
        ("T1", "D1", "X", "S"),
        ("T2", "", "Y", "S"),
        ("Total", "D1", "X", "Total"),
        ("Total", "Total", "X", "Total"),
        ("Total", "Total", "Y", "Total"),
        ("Total", "Total", "Total", "S"),
        ("Total", "Total", "Total", "Total"),
    }


def test_what_is_written_is_read_again_as_it_was(files, release):
    data = {name: [row[name] for row in _rows(files)] for name in _rows(files)[0]}
    again = read_public(data, LAYOUT, signs=Signs(star=(1, 2**53), rounding=0)).release
    assert again.dimensions == release.dimensions
    for name in ("status", "shown", "low", "high"):
        assert getattr(again, name).tolist() == getattr(release, name).tolist()


def test_nothing_of_the_truth_is_in_them(files):
    about = json.loads(files[PUBLIC])
    assert set(about) == {
        "format",
        "made_by",
        "table",
        "dims",
        "hierarchies",
        "unknown",
        "rule",
        "sign",
        "cells",
        "note",
        "words",
    }
    assert about["sign"] == {"word": "*", "least": 1, "most": None}
    assert about["rule"] == {"low": 1, "high": 7, "insiders": True, "groups": True, "rounding": 0, "width": 0}


def _put(folder, files):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / TABLE


def test_a_table_is_known_by_what_stands_beside_it(tmp_path, files):
    found = companion_of(_put(tmp_path, files))
    assert (found.rule, found.star) == (Rule(), (1, 2**53))
    assert (found.layout.dims, found.layout.paths, found.layout.unknown) == (LAYOUT.dims, LAYOUT.paths, LAYOUT.unknown)
    assert companion_of(tmp_path / "other.csv") is None


def test_a_table_that_was_changed_is_not_taken_for_ours(tmp_path, files):
    table = _put(tmp_path, files)
    table.write_bytes(table.read_bytes().replace(b"*", b"3", 1))
    with pytest.raises(Failure, match="it was changed"):
        companion_of(table)


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]", b"{}", b'{"format": "colonnade table 1"}'])
def test_a_broken_companion_is_refused(tmp_path, files, content):
    table = _put(tmp_path, {**files, PUBLIC: content})
    with pytest.raises(Failure, match=PUBLIC):
        companion_of(table)


def test_a_code_that_a_spreadsheet_would_run_is_not_published():
    rows = Rows.of({"so": ["=1+1", "G"], "n": [10, 20]})
    layout = Layout(("so",))
    table = build(rows, layout).table
    release = Release.of(table.dimensions, table.cells, table.cells < 8)
    with pytest.raises(Failure, match="run as a formula"):
        public_files(release, Rule(), layout, rows)
