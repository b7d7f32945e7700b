"""Protecting a table: what is hidden at what price, earlier pages, and the real size of table (R096, R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.audit import audit
from colonnade.core.disclosure.protect import Protected, protect
from colonnade.core.disclosure.table import Dimension, Earlier, Release, Rule, Status, Table, TableError, insiders
from tests.factories.tables import table as people
from tests.unit.core.disclosure.protect.brute import table_of

PLAIN = Rule(groups=False, insiders=False)
# One small count, and squares of different prices to hide it in.
COUNTS = [[1, 20, 90], [30, 40, 80], [95, 99, 85]]


def secondary(made: Protected) -> set[tuple[int, ...]]:
    return set(map(tuple, np.argwhere(made.secondary).tolist()))


def test_the_cheapest_square_is_hidden_and_loss_is_the_people_in_it():
    made = protect(table_of(COUNTS), PLAIN)
    assert np.argwhere(made.primary).tolist() == [[0, 0]]
    assert secondary(made) == {(0, 1), (1, 0), (1, 1)}
    assert made.loss == 20 + 30 + 40


def test_dear_cells_are_spared():
    costs = np.ones((4, 4))
    costs[0, 1] = 50.0
    assert (0, 1) not in secondary(protect(table_of(COUNTS), PLAIN, costs=costs))


def test_cells_of_unknown_answers_are_dear_to_hide():
    table = table_of(COUNTS)
    first, last = table.dimensions
    unsure = Dimension(last.name, last.categories, (), frozenset(last.categories[1:2]))
    made = protect(Table((first, unsure), table.counts), PLAIN)
    assert not made.secondary[:, 1].any()


def test_a_cell_that_holds_a_whole_team_is_hidden_where_the_rule_looks_at_groups():
    table = table_of([[12, 20], [0, 30], [0, 40]])
    assert not protect(table, Rule(groups=False)).release.hidden.any()
    made = protect(table, Rule())
    assert made.primary[0, 0]
    assert made.release.hidden[0, 0]


def test_a_person_alone_in_a_square_makes_it_larger():
    table = table_of([[1, 3, 30], [4, 50, 60], [70, 80, 90]])
    without, held = protect(table, PLAIN), protect(table, Rule(groups=False))
    assert held.release.hidden.sum() > without.release.hidden.sum()
    alone = tuple(insiders(table))
    assert not audit(without.release, Rule(groups=False), insiders=alone).is_clean
    assert audit(held.release, Rule(groups=False), insiders=alone).is_clean


def test_a_rule_with_rounding_gives_the_page_to_the_nearest_five():
    made = protect(table_of(COUNTS), Rule(rounding=5))
    shown = made.release.status == Status.SHOWN
    assert not (made.release.shown[shown] % 5).any()
    assert made.release.hidden.tolist() == (made.table.cells == 1).tolist()
    assert not made.unproven.any()


def test_a_small_change_since_an_earlier_page_is_sensitive():
    """Forty people then, and forty-two now: whoever sees both knows of two people."""
    then, now = table_of([[20, 90], [40, 80]]), table_of([[20, 90], [42, 80]])
    old = Release.of(then.dimensions, then.cells, np.zeros(then.shape, dtype=np.bool_))
    assert not protect(now, PLAIN).release.hidden.any()
    made = protect(now, PLAIN, prior=[Earlier(old, same_people=False)])
    changed = now.cells != then.cells
    assert made.primary[changed].all()
    assert not made.primary[~changed].any()


def test_what_an_earlier_page_of_the_same_people_shows_is_shown():
    table = table_of(COUNTS)
    cheap = np.array([[0, 1, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.bool_)
    hidden = cheap.copy()
    hidden[0, 0] = True
    assert secondary(protect(table, PLAIN)) == set(map(tuple, np.argwhere(cheap).tolist()))
    other = protect(table, PLAIN, costs=1 + 50.0 * cheap).release
    made = protect(table, PLAIN, prior=[Earlier(other, same_people=True)])
    assert made.release.hidden.tolist() == other.hidden.tolist()


def test_whoever_waits_is_told_how_far_it_is():
    told: list[tuple[int, int]] = []
    protect(table_of(COUNTS), PLAIN, progress=lambda done, of: told.append((done, of)))
    assert told
    assert all(done <= of for done, of in told)


@pytest.mark.parametrize("name", ["t2_so_team", "t2_sab_team", "t3_so_gi_eth"])
def test_tables_of_ten_thousand_people_are_protected_in_whole_numbers(name):
    table = people(name, 10_000)
    made = protect(table)
    assert made.alternatives.is_whole
    assert not made.unproven.any()
    found = audit(made.release, Rule(), insiders=tuple(insiders(table)), alternatives=made.alternatives)
    assert found.is_clean
    assert not found.in_parts.any()


def test_rounded_numbers_are_refused_beside_exact_ones_of_the_same_people():
    table = Table((Dimension("so", ("1", "2")), Dimension("team", ("a", "b"))), np.array([[12, 9], [15, 30]]))
    exact = protect(table).release
    with pytest.raises(TableError, match="published already"):
        protect(table, Rule(rounding=5), prior=(Earlier(exact, same_people=True),))
    again = protect(table, Rule(rounding=5), prior=(Earlier(exact, same_people=False),))
    assert again.release.shown[0, 0] == 10
