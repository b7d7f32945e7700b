"""Protected pages against every table that agrees with them (R097): nothing hidden can be worked out."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from colonnade.core.disclosure.audit import Attacker, audit
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Dimension, Earlier, Release, Rule, Status, Table, insiders
from tests.unit.core.disclosure.protect.brute import dimensions_of, rules, sums_over, table_of, tables, told


def few(number: int) -> settings:
    return settings(max_examples=number, deadline=None, derandomize=True)


def alone(table: Table, rule: Rule) -> tuple:
    return tuple(insiders(table)) if rule.insiders else ()


@few(110)
@given(tables(), rules())
def test_nobody_can_work_out_a_hidden_cell(table, rule):
    made = protect(table, rule)
    found = told(table, made.release, rule)
    assume(found is not None)
    assert found == set()
    assert not made.unproven.any()


@few(45)
@given(tables(), rules(), st.booleans())
def test_the_audit_is_clean_with_the_proof_that_is_offered_and_without(table, rule, offered):
    made = protect(table, rule)
    proof = made.alternatives if offered else None
    assert audit(made.release, rule, insiders=alone(table, rule), alternatives=proof).is_clean


@few(45)
@given(tables(), rules())
def test_the_page_is_the_table_with_some_cells_hidden(table, rule):
    made = protect(table, rule)
    page, small = made.release, (table.cells >= rule.low) & (table.cells <= rule.high)
    assert (page.hidden == made.primary | made.secondary).all()
    assert not (made.primary & made.secondary).any()
    assert page.hidden[small].all()
    assert (page.shown[~page.hidden] == table.cells[~page.hidden]).all()
    assert (page.shown[table.cells == 0] == 0).all()
    assert (page.status != Status.ABSENT).all()
    assert made.loss == table.cells[page.hidden & ~made.primary].sum()


@few(45)
@given(tables(), rules())
def test_every_table_offered_agrees_with_the_page_and_each_hidden_cell_differs_in_one(table, rule):
    made = protect(table, rule)
    shown = made.release.status == Status.SHOWN
    moved = np.zeros(table.shape, dtype=np.bool_)
    for at, by in made.alternatives:
        other = table.counts.copy()
        other.flat[at] += by
        cells = Table(table.dimensions, other).cells
        assert (cells[shown] == table.cells[shown]).all()
        assert (cells[~shown] >= 1).all()
        moved |= np.abs(cells - table.cells) >= max(rule.width, 1)
    assert (moved == made.release.hidden).all()


@few(25)
@given(tables(), rules(), st.integers(0, 5))
def test_the_same_seed_gives_the_same_page_and_proof(table, rule, seed):
    one, other = protect(table, rule, seed=seed), protect(table, rule, seed=seed)
    assert (one.release.status == other.release.status).all()
    assert one.alternatives.at.tolist() == other.alternatives.at.tolist()
    assert one.alternatives.by.tolist() == other.alternatives.by.tolist()


def known_by(table: Table, earlier: Release, dropped: int | None) -> tuple[np.ndarray, Release]:
    size = 1 if dropped is None else table.counts.shape[dropped]
    return sums_over(earlier.dimensions, dropped, size), earlier


@few(45)
@given(tables(), rules(), st.integers(0, 99))
def test_earlier_pages_of_the_same_people_tell_nothing_more(table, rule, seed):
    """The same table with other prices, and so with other cells hidden: what both show together is held back."""
    prices = np.exp(np.random.default_rng(seed).standard_normal(table.shape))
    old = protect(table, rule, costs=prices).release
    prior = [Earlier(old, same_people=True)]
    made = protect(table, rule, prior=prior)
    found = told(table, made.release, rule, [known_by(table, old, None)])
    assume(found is not None)
    assert found == set()
    assert audit(made.release, rule, insiders=alone(table, rule), prior=prior, alternatives=made.alternatives).is_clean


@few(45)
@given(tables(((2, 2), (2, 3), (3, 3), (2, 4), (2, 2, 2))), rules(), st.data())
def test_what_an_earlier_page_of_fewer_dimensions_gives_away_is_said(table, rule, data):
    """Sums that were published are not hidden again, and cells that cannot be saved from them are called unproven."""
    dropped = data.draw(st.integers(0, table.counts.ndim - 1))
    left = tuple(one for axis, one in enumerate(table.dimensions) if axis != dropped)
    old = protect(Table(left, table.counts.sum(axis=dropped)), rule).release
    made = protect(table, rule, prior=[Earlier(old, same_people=True)])
    before = [known_by(table, old, dropped)]
    found = told(table, made.release, rule, before)
    assume(found is not None)
    assert not (old.status == Status.SHOWN)[np.take(made.release.hidden, -1, axis=dropped)].any()
    assert all(made.unproven[cell] for cell in found)


@few(45)
@given(tables(), rules(), st.data())
def test_small_changes_since_a_page_of_other_people_cannot_be_worked_out(table, rule, data):
    changed = table.counts.copy()
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, changed.size - 1))
        changed.flat[place] = max(0, changed.flat[place] + data.draw(st.integers(-2, 3)))
    old = protect(Table(table.dimensions, changed), rule)
    prior = [Earlier(old.release, same_people=False)]
    made = protect(table, rule, prior=prior)
    change = np.abs(table.cells - old.table.cells)
    shown = (made.release.status == Status.SHOWN) & (old.release.status == Status.SHOWN)
    assert not (shown & (change >= 1) & (change <= rule.high) & (table.cells > 0)).any()
    assert told(table, made.release, rule) in (set(), None)
    assert not audit(made.release, rule, attackers=(Attacker.A3,), prior=prior).changes


@few(40)
@given(tables(((2, 3), (3, 3), (2, 4), (4,))), rules())
def test_groups_that_only_an_earlier_page_shows_tell_nothing_more(table, rule):
    """The divisions are done away with: readers can still add up what they knew of them, so they are held back too."""
    last = table.dimensions[-1]
    now = Table((*table.dimensions[:-1], Dimension(last.name, last.categories)), table.counts)
    old = protect(table, rule).release
    made = protect(now, rule, prior=[Earlier(old, same_people=True)])
    assert made.release.dimensions == now.dimensions
    found = told(now, made.release, rule, [known_by(table, old, None)])
    assume(found is not None)
    assert all(made.unproven[cell] for cell in found)


def test_tables_that_cannot_be_published_at_all_are_hidden_whole():
    for counts in ([3], [1, 1], [[1]], [[2, 0], [0, 0]]):
        made = protect(table_of(counts))
        assert (made.release.hidden == (made.table.cells > 0)).all()
        assert not made.unproven.any()


def test_nothing_is_hidden_where_nothing_is_small():
    for counts in ([0], [[0, 0], [0, 0]], [12], [[20, 30], [40, 0]]):
        made = protect(table_of(counts), Rule(groups=False))
        assert not made.release.hidden.any()
        assert len(made.alternatives) == 0


def test_a_sum_that_was_published_is_known_however_few_its_parts_are():
    """Three people, one in each cell, and an earlier page that says three: nothing can be done, and that is said."""
    table = table_of([[1, 1, 1], [9, 9, 9]])
    cells = np.array([3, 27, 30])
    old = Release.of(dimensions_of((2,)), cells, np.zeros(3, dtype=np.bool_))
    made = protect(table, Rule(high=2), prior=[Earlier(old, same_people=True)])
    assert made.release.hidden[0].tolist() == [True, True, True, False]
    assert made.unproven[0].tolist() == [True, True, True, False]


def test_a_person_alone_in_a_cell_counts_as_one_where_ones_are_shown_too():
    """Ones are hidden here only to protect a two; whoever is one of them would know the other."""
    table = table_of([1, 0, 1])
    made = protect(table, Rule(low=2, high=2))
    assert told(table, made.release, Rule(low=2, high=2)) == set()
