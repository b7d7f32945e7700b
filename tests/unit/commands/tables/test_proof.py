"""The proof in `audit.json` is read again where it is about the page, and nothing else is taken for it (R097)."""

import json

import numpy as np
import pytest

from colonnade.commands.tables.proof import certificate, proof_beside
from colonnade.core.disclosure.table import Alternatives, Dimension, Release, Table

COUNTS = np.array([[3, 20], [30, 5]])


@pytest.fixture
def release():
    table = Table((Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2"))), COUNTS)
    return Release.of(table.dimensions, table.cells, table.cells < 50)


def _offered(by):
    change = np.array(by)
    return Alternatives(COUNTS, np.array([0, len(change)]), np.arange(len(change)), change)


def _written(folder, values):
    (folder / "audit.json").write_text(json.dumps({"certificate": values}), encoding="utf-8")
    return folder / "table.csv"


@pytest.mark.parametrize("by", [[1, -1, -1, 1], [0.5, -0.5, -0.5, 0.5]])
def test_what_was_written_is_read_again(release, tmp_path, by):
    offered = _offered(by)
    found = proof_beside(_written(tmp_path, certificate(offered, release)), release)
    assert found.is_whole is offered.is_whole
    assert all((getattr(found, name) == getattr(offered, name)).all() for name in ("start", "first", "at", "by"))


def test_no_proof_is_written_as_none_and_read_as_none(release, tmp_path):
    assert certificate(None, release) is None
    assert proof_beside(_written(tmp_path, None), release) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"categories": {"so": ["L", "G"]}},
        {"start": [1, 2, 3]},
        {"start": ["many"]},
        {"at": [0, 1, 2, 99]},
        {"first": 4},
        {"by": None},
    ],
)
def test_what_is_no_proof_of_this_page_is_passed_over(release, tmp_path, wrong):
    values = {**certificate(_offered([1, -1, -1, 1]), release), **wrong}
    assert proof_beside(_written(tmp_path, values), release) is None


def test_only_a_table_of_ours_has_a_proof_beside_it(release, tmp_path):
    table = _written(tmp_path, certificate(_offered([1, -1, -1, 1]), release))
    assert proof_beside(table, release) is not None
    assert proof_beside(table.with_name("page.csv"), release) is None
    assert proof_beside(tmp_path / "elsewhere" / "table.csv", release) is None
