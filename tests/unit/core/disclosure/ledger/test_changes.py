"""What earlier pages mean for a new table (R097: nobody is outed by the difference between two pages)."""

import numpy as np
import pytest

from colonnade.core.disclosure.ledger import (
    Page,
    changes_that_tell,
    known_before,
    told_together,
    with_earlier_groups,
    without_groups,
)
from colonnade.core.disclosure.table import Release, Rule, Table
from colonnade.core.disclosure.table.earlier import Earlier
from tests.unit.core.disclosure.ledger.pages import LETTERS, counted, dimension, page, people, safe_page, table, teams

RULE = Rule()
LETTER = dimension("letter", "L", "G")
THEN = dimension("team", "A", "B", "C", A="North", B="North", C="South")
MOVED = dimension("team", "A", "B", "C", A="North", B="South", C="South")


def names(mask, some):
    return {tuple(d.codes[at] for d, at in zip(some.dimensions, cell, strict=True)) for cell in np.argwhere(mask)}


def test_sixty_new_people_are_told_by_two_safe_pages_and_by_none_that_knows_of_the_other():
    dimensions = (dimension("letter", *LETTERS), teams(40, 6))
    letter, team = people(10_060)
    before, after = counted(letter[:10_000], team[:10_000], dimensions), counted(letter, team, dimensions)
    first, careless = safe_page(before), safe_page(after)
    told = told_together(Page(first, "2025"), Page(careless, "2026"), RULE, same_people=False)
    assert len(told) > 50
    assert sum(one.people == 1 for one in told) > 25
    careful = safe_page(after, changes_that_tell(after, Earlier(first, same_people=False), RULE))
    assert told_together(Page(first, "2025"), Page(careful, "2026"), RULE, same_people=False) == ()


def test_a_small_change_of_what_the_earlier_page_shows_or_settles_must_be_hidden():
    before = table([LETTER, THEN], 20, 30, 40, 50, 60, 70)
    after = table([LETTER, THEN], 21, 30, 40, 50, 60, 90)
    earlier = Earlier(page(before, ("L", "A")), same_people=False)
    found = names(changes_that_tell(after, earlier, RULE), after)
    assert found == {("L", "A"), ("L", "North"), ("L", "Total"), ("Total", "A"), ("Total", "North")}


def test_a_change_of_what_the_earlier_page_keeps_is_not_told():
    before = table([LETTER], 20, 30)
    after = table([LETTER], 21, 30)
    earlier = Earlier(page(before, ("L",), ("Total",)), same_people=False)
    assert not changes_that_tell(after, earlier, RULE).any()


@pytest.mark.parametrize(
    ("change", "expected"), [(0, False), (1, True), (-7, True), (7, True), (8, False), (-8, False)]
)
def test_changes_within_the_threshold_tell(change, expected):
    earlier = Earlier(page(table([LETTER], 20, 30)), same_people=False)
    now = table([LETTER], 20 + change, 30)
    assert changes_that_tell(now, earlier, RULE)[0] == expected


def test_a_rounded_page_tells_of_no_exact_change():
    earlier = Earlier(page(table([LETTER], 20, 30)), same_people=False)
    assert not changes_that_tell(table([LETTER], 21, 30), earlier, Rule(rounding=5)).any()


def test_zeros_stay_since_a_star_is_never_zero():
    earlier = Earlier(page(table([LETTER], 5, 30)), same_people=False)
    assert names(changes_that_tell(table([LETTER], 0, 30), earlier, RULE), table([LETTER], 0, 30)) == {("Total",)}


def test_a_team_that_moved_is_told_by_its_old_division_and_by_its_new_one():
    before, after = table([LETTER, THEN], 20, 3, 40, 50, 60, 70), table([LETTER, MOVED], 20, 3, 40, 50, 60, 70)
    earlier = Earlier(page(before, ("L", "B"), ("L", "A"), ("G", "A"), ("G", "B")), same_people=False)
    found = names(changes_that_tell(after, earlier, RULE), after)
    assert found == {("L", "North"), ("L", "South")}


def test_a_dimension_that_is_new_is_held_against_the_earlier_page_in_its_total():
    earlier = Earlier(page(table([LETTER], 20, 30)), same_people=False)
    now = table([LETTER, THEN], 10, 10, 1, 10, 10, 10)
    assert names(changes_that_tell(now, earlier, RULE), now) == {("L", "Total"), ("Total", "Total")}


def test_what_a_page_over_the_same_people_gave_is_known():
    some = table([LETTER, THEN], 20, 3, 40, 50, 60, 70)
    earlier = page(table([LETTER, dimension("age", "young", "old")], 31, 32, 90, 90), ("L", "young"))
    assert names(known_before(some, Earlier(earlier, same_people=True)), some) == {
        ("L", "Total"),
        ("G", "Total"),
        ("Total", "Total"),
    }
    assert not known_before(some, Earlier(earlier, same_people=False)).any()


def test_an_earlier_division_is_protected_beside_todays():
    then = dimension("team", "A", "B", "C", "D", A="North", B="North", C="North", D="South")
    now = dimension("team", "A", "B", "C", "D", A="North", B="North", C="South", D="South")
    before, after = table([then], 20, 30, 40, 50), table([now], 20, 30, 43, 50)
    earlier = Earlier(page(before, ("A",), ("B",), ("C",)), same_people=False)
    wide = with_earlier_groups(after, (earlier, earlier))
    added = [code for code in wide.dimensions[0].codes if code not in now.codes]
    assert added == ["not North (earlier 1)", "North (earlier 1)"]
    assert wide.cells[wide.dimensions[0].position["North (earlier 1)"]] == 93
    assert names(changes_that_tell(wide, earlier, RULE), wide) == {("North (earlier 1)",), ("Total",)}
    assert not changes_that_tell(after, earlier, RULE)[: len(now.codes) - 1].any()


def test_groups_that_are_there_already_are_not_added_and_names_do_not_clash():
    some = table([THEN], 20, 30, 40)
    assert with_earlier_groups(some, (Earlier(page(some), same_people=False),)).dimensions == some.dimensions
    odd = dimension("team", "A", "B", "C", "North (earlier 1)")
    wide = with_earlier_groups(table([odd], 1, 2, 3, 4), (Earlier(page(some), same_people=False),))
    assert "North (earlier 1) " in wide.dimensions[0].codes


def test_the_earlier_groups_come_off_the_page_again():
    after = table([LETTER, MOVED], 20, 3, 40, 50, 60, 70)
    wide = with_earlier_groups(after, (Earlier(page(table([LETTER, THEN], 1, 2, 3, 4, 5, 6)), same_people=False),))
    assert wide.shape == (3, 8)
    hidden = wide.cells < 8
    cut = without_groups(Release.of(wide.dimensions, wide.cells, hidden), after.dimensions)
    assert cut.dimensions == after.dimensions
    assert cut.shown.tolist() == Release.of(after.dimensions, after.cells, after.cells < 8).shown.tolist()


def test_structural_zeros_stay_with_the_widened_table():
    some = Table((THEN,), np.array([1, 0, 2]), np.array([False, True, False]))
    assert with_earlier_groups(some, ()).structural is some.structural


@pytest.mark.parametrize("seed", range(10))
def test_what_must_be_hidden_is_what_the_earlier_page_settles_by_rank(seed):
    chance = np.random.default_rng(seed)
    before = Table((LETTER, THEN), chance.integers(8, 40, (2, 3)).astype(np.int64))
    after = Table((LETTER, MOVED), before.counts + chance.integers(-4, 12, (2, 3)))
    earlier = Release.of(before.dimensions, before.cells, chance.random(before.shape) < 0.5)
    letters = LETTER.members.astype(int)
    forms_then = np.einsum("ab,cd->acbd", letters, THEN.members.astype(int)).reshape(18, 6)
    known = forms_then[~earlier.hidden.ravel()]
    rank = np.linalg.matrix_rank(known) if len(known) else 0
    expected = np.zeros(after.shape, dtype=bool)
    # A code is held against the code of its name then, and against the teams that are in it now.
    by_name = np.array([THEN.members[THEN.position[code]] for code in MOVED.codes])
    for teams_then in (by_name, MOVED.members):
        forms = np.einsum("ab,cd->acbd", letters, teams_then.astype(int)).reshape(18, 6)
        settled = [np.linalg.matrix_rank(np.vstack([known, form])) == rank for form in forms]
        change = np.abs(after.cells.ravel() - forms @ before.counts.ravel())
        expected |= (np.array(settled) & (change >= 1) & (change <= 7)).reshape(after.shape)
    found = changes_that_tell(after, Earlier(earlier, same_people=False), RULE, seed=seed)
    assert found.tolist() == expected.tolist()
