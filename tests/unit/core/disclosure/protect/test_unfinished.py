"""What is kept of unfinished work comes back as it was, and nothing else is believed."""

import numpy as np
import pytest

from colonnade.core.disclosure.protect.proof import Proof
from colonnade.core.disclosure.protect.unfinished import Unfinished, UnfinishedError, no_tables
from tests.unit.core.disclosure.protect.brute import table_of
from tests.unit.core.disclosure.protect.hiding import hiding, inner

SUMS, PAGE = hiding(table_of([[2, 3], [4, 5]]), inner(table_of([[2, 3], [4, 5]])))
ROWS, WIDTH = len(SUMS.counts), len(SUMS.base)
HIDDEN = np.flatnonzero(PAGE.status == 2)
PROOF = Proof(
    HIDDEN,
    np.array([[1.0, -1.0, -1.0, 1.0], [0.5, 0.0, 0.0, -0.5]]),
    ((int(HIDDEN[0]), ()), (int(HIDDEN[1]), (int(HIDDEN[2]), int(HIDDEN[3])))),
    large=True,
)
BEFORE = Unfinished(0, PAGE, no_tables(ROWS))
AFTER = Unfinished(3, PAGE, PROOF, proved=True)


def taken(arrays, most=8):
    return Unfinished.of(arrays, rows=ROWS, width=WIDTH, most=most)


def test_a_page_before_its_proof_comes_back_with_what_is_left_free():
    again = taken(BEFORE.arrays)
    assert (again.rounds, again.proved, again.tables.unproven) == (0, False, ())
    assert again.eliminated.status.tolist() == PAGE.status.tolist()
    for row in range(ROWS):
        parts = [
            (rows.column[rows.start[row] :][:many].tolist(), rows.value[rows.start[row] :][:many].tolist())
            for rows, many in ((one.rows, PAGE.rows.length[row] * (row in HIDDEN)) for one in (PAGE, again.eliminated))
        ]
        assert parts[0] == parts[1]
    assert len(again.eliminated.rows.column)
    assert again.tables.changes.shape == (0, ROWS)


def test_a_proof_comes_back_with_what_is_open():
    again = taken(AFTER.arrays)
    assert (again.rounds, again.proved, again.tables.large) == (3, True, True)
    assert again.tables.row.tolist() == PROOF.row.tolist()
    assert again.tables.changes.tolist() == PROOF.changes.tolist()
    assert again.tables.unproven == PROOF.unproven
    assert len(AFTER.arrays["column"])


def test_what_is_left_free_is_not_kept_once_all_is_proved():
    assert not len(Unfinished(3, PAGE, no_tables(ROWS), proved=True).arrays["column"])


def test_what_holds_nothing_open_comes_back_too():
    again = taken(Unfinished(1, PAGE, Proof(HIDDEN, PROOF.changes, (), large=False), proved=True).arrays)
    assert again.tables.unproven == ()


def damaged(stage, name, value):
    """A stage with one array exchanged; None takes it out."""
    arrays = stage.arrays
    if value is None:
        del arrays[name]
        return arrays
    arrays[name] = np.array(value, dtype=arrays.get(name, np.zeros(0)).dtype)
    return arrays


@pytest.mark.parametrize(
    ("stage", "name", "value"),
    [
        (AFTER, "people", None),
        (AFTER, "more", [1]),
        (AFTER, "stage", [9, 1, 0]),
        (AFTER, "stage", [-1, 1, 0]),
        (AFTER, "stage", [0, 2, 0]),
        (AFTER, "stage", [0, 1]),
        (AFTER, "status", [2]),
        (AFTER, "status", np.full(ROWS, 3)),
        (AFTER, "length", np.full(ROWS, 1)),
        (BEFORE, "length", np.full(ROWS, -1)),
        (BEFORE, "length", [1]),
        (BEFORE, "column", np.full(len(BEFORE.arrays["column"]), WIDTH)),
        (BEFORE, "column", [0]),
        (BEFORE, "value", np.full(len(BEFORE.arrays["value"]), -1)),
        (BEFORE, "value", [1]),
        (AFTER, "row", HIDDEN[::-1]),
        (AFTER, "row", np.arange(len(HIDDEN))),
        (BEFORE, "row", np.arange(1, ROWS + 1)),
        (BEFORE, "row", np.zeros(ROWS)),
        (AFTER, "table", []),
        (AFTER, "table", [0, 9, 6]),
        (AFTER, "table", [1, 4, 6]),
        (AFTER, "table", [0, 4, 5]),
        (AFTER, "at", np.full(6, 4)),
        (AFTER, "at", np.full(6, -1)),
        (AFTER, "at", [0]),
        (AFTER, "by", np.full(6, np.nan)),
        (AFTER, "by", np.full(6, np.inf)),
        (AFTER, "by", [1.0]),
        (AFTER, "open", [0]),
        (AFTER, "open", [ROWS, 0]),
        (AFTER, "open", [-1, 0]),
        (AFTER, "noticing", [0, 1, 1]),
        (AFTER, "noticing", [0, 2]),
        (AFTER, "people", [0, ROWS]),
        (AFTER, "people", [0, -1]),
    ],
)
def test_damaged_arrays_are_refused(stage, name, value):
    assert taken(stage.arrays)
    with pytest.raises(UnfinishedError, match="does not fit this table"):
        taken(damaged(stage, name, value))


@pytest.mark.parametrize("name", sorted(AFTER.arrays))
def test_numbers_of_another_kind_and_shape_are_refused(name):
    arrays = AFTER.arrays
    for other in (arrays[name].astype(np.complex128), arrays[name][None], np.array(arrays[name].tolist(), dtype="U9")):
        with pytest.raises(UnfinishedError):
            taken({**arrays, name: other})


def test_what_was_kept_is_not_of_a_table_of_another_size():
    with pytest.raises(UnfinishedError):
        Unfinished.of(BEFORE.arrays, rows=ROWS + 1, width=WIDTH, most=8)
    with pytest.raises(UnfinishedError):
        Unfinished.of(AFTER.arrays, rows=ROWS, width=WIDTH, most=2)
