"""The tables of a proof fit, and what cannot be proved is named."""

import numpy as np
import pytest

from colonnade.core.disclosure.protect.proof import Proof, prove
from tests.unit.core.disclosure.protect.brute import table_of
from tests.unit.core.disclosure.protect.hiding import hiding, inner, row


def proved(counts, *, alone=False, gap=1, known=None):
    """The proof of a page with all margins, and what is unproven by cell, with the people who would notice."""
    table = table_of(counts)
    sums, made = hiding(table, inner(table))
    lone = (sums.counts == 1) & alone
    proof = prove(sums, made, least=1, gap=gap, sensitive=sums.counts <= 7, alone=lone, seed=1, known=known)
    place = {row(table, sums, *cell): cell for cell in np.ndindex(table.counts.shape) if table.counts[cell]}
    return table, sums, proof, {place[one]: [place[who] for who in people] for one, people in proof.unproven}


def test_a_square_with_room_is_proved_by_tables_that_agree_with_its_margins():
    table, sums, proof, unproven = proved([[2, 3], [4, 5]])
    assert unproven == {}
    assert not proof.large
    assert (np.abs(proof.changes) >= 1).any(axis=0).all()
    for change in proof.changes:
        cells = np.zeros((2, 2))
        for cell in np.ndindex(2, 2):
            cells[cell] = change[proof.row == row(table, sums, *cell)][0]
        assert not cells.sum(axis=0).any()
        assert not cells.sum(axis=1).any()
        assert (table.counts + cells >= 1).all()


def test_a_square_of_ones_cannot_be_otherwise():
    assert proved([[1, 1], [1, 1]])[3] == {cell: [] for cell in np.ndindex(2, 2)}


@pytest.mark.parametrize(("counts", "fits"), [([[2, 3], [4, 5]], True), ([[2, 2], [2, 2]], False)])
def test_two_people_apart_is_asked_for_where_the_rule_has_a_width(counts, fits):
    assert (proved(counts, gap=2)[3] == {}) == fits


def test_whoever_is_alone_in_a_square_knows_it_all_and_is_named():
    counts = [[1, 3], [4, 5]]
    assert proved(counts)[3] == {}
    assert proved(counts, alone=True)[3] == {cell: [(0, 0)] for cell in ((0, 1), (1, 0), (1, 1))}


def test_past_a_person_alone_there_are_other_squares():
    _, _, proof, unproven = proved([[1, 3, 3], [3, 4, 4], [3, 4, 5]], alone=True)
    assert unproven == {}
    still = proof.changes[:, proof.changes.shape[1] - 9 :]
    assert len(still) > 1


def test_tables_that_are_known_already_are_taken_over():
    _, _, first, _ = proved([[2, 3], [4, 5]])
    one = Proof(first.row, first.changes[:1], (), first.large)
    again = proved([[2, 3], [4, 5]], known=one)[2]
    assert again.changes[0].tolist() == first.changes[0].tolist()


def test_a_page_that_hides_nothing_needs_no_proof():
    table = table_of([[20, 30]])
    sums, made = hiding(table, np.zeros(table.shape, dtype=np.bool_))
    none = np.zeros(len(sums.counts), dtype=np.bool_)
    proof = prove(sums, made, least=1, gap=1, sensitive=none, alone=none, seed=1)
    assert proof.changes.shape == (0, 0)
    assert proof.unproven == ()


def test_a_large_page_is_proved_by_linear_programmes_past_everyone_alone(monkeypatch):
    """Any page counts as large here, so that no search for whole tables is made besides the walk."""
    monkeypatch.setattr("colonnade.core.disclosure.protect.proof.LARGE", 0)
    table, sums, proof, unproven = proved([[1, 3, 3], [3, 1, 4], [3, 4, 5]], alone=True)
    assert proof.large
    assert unproven == {}
    people = [int(np.flatnonzero(proof.row == row(table, sums, place, place))[0]) for place in (0, 1)]
    for place in range(len(proof.row)):
        moved = proof.changes[np.abs(proof.changes[:, place]) >= 1]
        assert all((moved[:, person] == 0).any() for person in people if person != place)
        assert len(moved)
    assert (proof.changes + sums.counts[proof.row] >= 1 - 1e-6).all()
    assert proved([[1, 3], [4, 5]], alone=True)[3] == {cell: [(0, 0)] for cell in ((0, 1), (1, 0), (1, 1))}
