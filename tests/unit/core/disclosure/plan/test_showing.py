"""What a plan shows, level by level."""

import numpy as np
import pytest

from colonnade.core.disclosure.plan import showing
from colonnade.core.disclosure.plan.showing import Sums, offer, sensitive, show, with_zeros
from colonnade.core.disclosure.table import Dimension, Rule, Table, TableError
from tests.unit.core.disclosure.plan.tables import by_age_and_team, by_team

LETTERS = {"so": ("b", "c")}


def small(*counts):
    teams = tuple(f"T{at}" for at in range(len(counts[0])))
    so = Dimension("so", ("a", "b", "c", "unknown"), unknown=frozenset({"unknown"}))
    return Table((so, Dimension("team", teams)), np.array(counts, dtype=np.int64))


def test_small_numbers_are_sensitive_and_zeros_are_not():
    table = by_team(5_000)
    found = sensitive(table, Rule(groups=False), {"so": ("bisexual",)})
    assert (found == ((table.cells >= 1) & (table.cells <= 7))).all()


def test_a_group_in_which_everyone_answered_the_same_is_sensitive_however_large():
    table = small([50, 20], [0, 9], [0, 0], [30, 30])
    assert sensitive(table, Rule(), LETTERS)[0].tolist() == [True, False, False]
    assert not sensitive(table, Rule(groups=False), LETTERS).any()


def test_the_sums_are_the_cells():
    table = by_age_and_team(2_000)
    sums = Sums(table)
    assert (sums.rows @ sums.people == table.cells.ravel()[sums.at]).all()
    assert len(sums.at) == (table.cells > 0).sum()


def test_a_table_that_does_not_fit_is_refused_with_its_size(monkeypatch):
    monkeypatch.setattr(showing, "LARGEST", 100)
    with pytest.raises(TableError, match=r"A plan cannot take in \d+ cells over \d+ combinations"):
        Sums(by_team(1_000))


def test_no_sensitive_cell_is_shown_or_follows_from_those_shown():
    table = by_team(1_000, teams=8, divisions=2)
    sums, guarded = Sums(table), sensitive(table, Rule(), {"so": ("bisexual",)}).ravel()
    shown = show(sums, guarded, np.arange(table.cells.size), Rule(), 0).cells
    assert not (shown & guarded).any()
    told = sums.rows[shown[sums.at]]
    rank = np.linalg.matrix_rank(told)
    for row in sums.rows[guarded[sums.at]]:
        assert np.linalg.matrix_rank(np.vstack([told, row])) == rank + 1


def test_people_alone_in_a_cell_cost_cells_only_where_the_rule_asks_for_them():
    table = small([40, 40], [1, 30], [3, 30], [60, 60])
    order = np.argsort(-table.cells.ravel(), kind="stable")
    guarded = sensitive(table, Rule(), LETTERS).ravel()
    kept = [int(show(Sums(table), guarded, order, Rule(insiders=asked), 0).cells.sum()) for asked in (True, False)]
    assert kept[0] < kept[1]


def test_zeros_are_shown_only_where_every_other_number_of_their_level_is():
    table = small([40, 40], [0, 30], [0, 3], [60, 60])
    shown = table.cells > 7
    found = with_zeros(table, LETTERS, shown)
    assert found[1].tolist() == [True, True, True]
    assert found[2].tolist() == [False, False, False]


def test_the_tables_that_are_offered_agree_with_the_page_and_differ_from_the_true_one():
    table = by_age_and_team(2_000)
    sums, guarded = Sums(table), sensitive(table, Rule(), {"so": ("bisexual",)}).ravel()
    shown = show(sums, guarded, np.arange(table.cells.size), Rule(), 0)
    offered = offer(sums, table, shown.freedom)
    assert len(offered) > 0
    for at, by in offered:
        counts = table.counts.copy()
        counts.ravel()[at] += by
        other = Table(table.dimensions, counts)
        assert (other.cells.ravel()[shown.cells] == table.cells.ravel()[shown.cells]).all()
        assert (counts != table.counts).any()
