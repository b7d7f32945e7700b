"""Plans as a whole: twice as many letter cells, and safe."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.disclosure.audit import Safety, audit
from colonnade.core.disclosure.plan import plan
from colonnade.core.disclosure.plan.levels import cells_of
from colonnade.core.disclosure.table import Dimension, Rule, Status, Table, TableError, insiders
from tests.unit.core.disclosure.plan.tables import by_age_and_team, by_team, orientation, place

LETTERS = {"so": ("lesbian or gay", "bisexual", "other")}


@pytest.mark.parametrize("table", [by_team(10_000), by_age_and_team(10_000)], ids=["by team", "by age and team"])
def test_letters_are_shown_apart_in_twice_as_many_cells_as_in_a_fixed_layout(table):
    """R096: letters are looked at separately, at the finest levels that are safe."""
    found = plan(table, place="team")
    assert found.published >= 2 * found.fixed > 0
    shown = (found.release.status == Status.SHOWN) & (table.cells > 0) & cells_of(table.dimensions, LETTERS)
    assert found.published == shown.sum()


@pytest.mark.parametrize("people", [10_000, 200_000])
def test_nobody_can_be_found_on_a_planned_page(people):
    """R097: not by small numbers, not by subtraction, and not by somebody who is alone in a cell."""
    table = by_team(people)
    found = plan(table, place="team")
    report = audit(found.release, insiders=insiders(table), alternatives=found.alternatives)
    assert report.is_clean
    assert report.count(Safety.SAFE) >= found.sensitive.sum() - sum(1 for _ in insiders(table))


def test_nobody_can_be_found_on_a_page_with_a_second_axis():
    """R097, where integers are not covered by the two-dimensional case."""
    table = by_age_and_team(800, teams=4, divisions=2)
    assert audit(plan(table, place="team").release, insiders=insiders(table)).is_clean


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.5, 2.0, 5.0]))
def test_no_small_table_is_planned_so_that_somebody_is_found(seed, mean):
    """R097 on tables with many zeros, ones and twos."""
    random = np.random.default_rng(seed)
    counts = random.poisson(mean, (5, 4)).astype(np.int64) * random.integers(1, 4, (5, 4))
    counts[0] += 5
    table = Table((orientation(), place(4, 2)), counts)
    report = audit(plan(table, place="team", seed=seed).release, insiders=insiders(table))
    assert report.is_clean


def test_numbers_on_the_page_are_the_true_ones_and_gaps_say_nothing():
    table = by_team(10_000)
    page = plan(table, place="team").release
    seen = page.status == Status.SHOWN
    assert set(np.unique(page.status)) == {Status.SHOWN, Status.ABSENT}
    assert (page.shown[seen] == table.cells[seen]).all()
    assert (page.shown[~seen] == -1).all()
    assert (page.low[~seen] == 0).all()


def test_for_an_audit_the_sensitive_gaps_count_as_hidden():
    table = by_team(10_000)
    found = plan(table, place="team")
    assert (found.guarded.hidden == found.sensitive).all()
    assert (found.guarded.shown == found.release.shown).all()


def test_everyone_together_is_shown_at_every_place():
    table = by_team(10_000)
    assert (plan(table, place="team").release.shown[-1] == table.cells[-1]).all()


def test_answers_that_are_not_known_are_not_given_up_without_need():
    table = by_team(10_000)
    cheap = plan(table, place="team", weights={"so": {"not recorded": 0.01}})
    usual = plan(table, place="team")
    kept = [int((one.release.status[4] == Status.SHOWN).sum()) for one in (cheap, usual)]
    assert kept[1] >= kept[0]
    assert kept[1] > table.shape[1] // 2


def test_a_letter_with_more_weight_is_shown_in_no_fewer_cells():
    table = by_age_and_team(3_000)
    weights = {"so": {"bisexual": 0.1, "other": 0.1}}
    lesbian = [
        sum(one.shown for one in plan(table, place="team", weights=given, tries=8).levels["so", "lesbian or gay"])
        for given in (None, weights)
    ]
    assert lesbian[1] >= lesbian[0]


def test_the_same_seed_gives_the_same_page():
    table = by_age_and_team(3_000)
    first, again = (plan(table, place="team", seed=7) for _ in range(2))
    assert (first.release.status == again.release.status).all()


def test_a_page_of_large_numbers_is_shown_whole():
    table = by_team(5_000_000)
    found = plan(table, place="team")
    assert (found.release.shown == table.cells).all()
    assert found.reasons == ()


@pytest.mark.parametrize("people", [0, 7])
def test_a_table_of_too_few_people_is_refused(people):
    with pytest.raises(TableError, match="Nothing can be shown: the table holds too few people"):
        plan(by_team(people), place="team")


@pytest.mark.parametrize("rule", [Rule(rounding=5), Rule(width=3)])
def test_a_rule_that_a_plan_cannot_keep_is_refused(rule):
    with pytest.raises(TableError, match="A plan is made for exact numbers and without a width"):
        plan(by_team(1_000), place="team", rule=rule)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.5, 2.0, 5.0]))
def test_no_small_table_with_a_second_axis_is_planned_so_that_somebody_is_found(seed, mean):
    random = np.random.default_rng(seed)
    counts = random.poisson(mean, (5, 2, 4)).astype(np.int64) * random.integers(1, 4, (5, 2, 4))
    counts[0] += 3
    table = Table((orientation(), Dimension("age", ("young", "old")), place(4, 2)), counts)
    found = plan(table, place="team", seed=seed)
    assert audit(found.release, insiders=insiders(table), alternatives=found.alternatives).is_clean
