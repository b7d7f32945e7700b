"""What pages let one work out, alone and together (R096, R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.ledger.reading import read, read_together
from colonnade.core.disclosure.table import Release, Table, TableError
from tests.unit.core.disclosure.ledger.pages import dimension, page, table, teams

LETTER = dimension("letter", "L", "G", "B")
AGE = dimension("age", "young", "old")


def random_page(seed):
    chance = np.random.default_rng(seed)
    dimensions = (LETTER, teams(4, 2))
    some = Table(dimensions, chance.integers(0, 12, (3, 4)).astype(np.int64))
    return some, Release.of(dimensions, some.cells, (some.cells > 0) & (chance.random(some.shape) < 0.6))


def settled_over_base(release):
    """By the rank of the shown cells over the base, written apart from the code."""
    one, other = (dimension.members.astype(int) for dimension in release.dimensions)
    forms = np.einsum("ab,cd->acbd", one, other).reshape(release.status.size, -1)
    shown = ~release.hidden.ravel()
    zero = forms[shown & (release.shown.ravel() == 0)].sum(axis=0) > 0
    known = np.vstack([forms[shown], np.eye(forms.shape[1], dtype=int)[zero]])
    rank = np.linalg.matrix_rank(known)
    return [np.linalg.matrix_rank(np.vstack([known, form])) == rank for form in forms]


@pytest.mark.parametrize("seed", range(15))
def test_a_cell_is_settled_where_the_shown_numbers_settle_it(seed):
    some, release = random_page(seed)
    reading = read(release, seed)
    assert reading.settled.ravel().tolist() == settled_over_base(release)
    assert (reading.values[reading.settled] == some.cells[reading.settled]).all()


def test_a_lone_star_is_read_from_its_total():
    some = table([LETTER], 3, 20, 30)
    reading = read(page(some, ("L",)))
    assert reading.settled.all()
    assert reading.values.tolist() == [3, 20, 30, 53]


def test_nobody_is_in_a_part_of_an_empty_group():
    some = table([LETTER, AGE], 0, 0, 9, 8, 7, 6)
    release = page(some, absent=[("L", "young"), ("L", "old"), ("G", "young"), ("G", "old")])
    reading = read(release)
    assert reading.settled[0].tolist() == [True, True, True]
    assert reading.settled[1, :2].tolist() == [True, True]


def test_rounded_numbers_settle_nothing_but_zeros():
    some = table([LETTER], 0, 20, 31)
    reading = read(page(some, ("G",), rounding=5, smallest=8))
    assert reading.settled.tolist() == [True, False, False, False]


def test_a_page_that_does_not_add_up_is_refused():
    some = table([LETTER], 3, 20, 30)
    whole = page(some)
    one_more = whole.shown + np.array([0, 0, 0, 1])
    wrong = Release((LETTER,), whole.status, one_more, one_more, one_more)
    with pytest.raises(TableError, match="do not add up"):
        read(wrong)


def test_a_number_too_great_for_exact_sums_is_named():
    with pytest.raises(TableError, match="letter G is too great: 900000000"):
        read(page(table([LETTER], 1, 900_000_000, 2)))


def linked():
    """The same people by letter and team, and by age and letter: shared is the letter, in another place."""
    by_team = table([LETTER, teams(2, 1)], 3, 20, 30, 40, 50, 60)
    by_age = table([AGE, LETTER], 11, 34, 50, 12, 36, 60)
    return by_team, by_age


def test_a_margin_that_two_pages_share_is_one_and_the_same():
    by_team, by_age = linked()
    one = page(by_team, ("L", "T0"), ("L", "Total"), ("L", "D0"), ("G", "T0"), ("G", "Total"), ("G", "D0"))
    other = page(by_age)
    assert not read(one).settled[0, 0]
    (first, second), contradicts = read_together((one, other))
    assert not contradicts
    assert first.settled.all()
    assert first.values.tolist() == by_team.cells.tolist()
    assert second.values.tolist() == by_age.cells.tolist()


def test_a_zero_on_one_page_empties_the_other():
    by_team = table([LETTER, teams(2, 1)], 0, 0, 30, 40, 50, 60)
    by_age = table([AGE, LETTER], 0, 30, 50, 0, 40, 60)
    hidden = [(code, team) for code in "LGB" for team in ("T0", "T1", "D0", "Total")]
    (first, _), contradicts = read_together((page(by_team, *hidden), page(by_age)))
    assert not contradicts
    assert first.settled[0].all()
    assert not first.settled[1, 0]


def test_pages_over_other_people_contradict_one_another():
    by_team, _ = linked()
    by_age = table([AGE, LETTER], 12, 34, 50, 12, 36, 60)
    _, contradicts = read_together((page(by_team), page(by_age)))
    assert contradicts
    hidden = page(by_team, *[(code, "Total") for code in "LGB"], *[(code, "D0") for code in "LGB"])
    _, contradicts = read_together((hidden, page(by_age)))
    assert contradicts


def test_three_pages_share_their_margins_in_a_ring():
    by_team, by_age = linked()
    letters = table([LETTER], 23, 70, 110)
    hidden = [("L", team) for team in ("T0", "D0", "Total")]
    young = [(age, code) for age in ("young", "Total") for code in ("L", "G")]
    readings, contradicts = read_together((page(by_team, *hidden), page(by_age, *young), page(letters)))
    assert not contradicts
    assert readings[0].settled.all()
    assert readings[1].settled.all()


def joint_forms(release, order):
    """Each cell of a page as the people it counts in the joint table of letter, team and age: shape (cells, joint)."""
    members = {one.name: one.members.astype(int) for one in release.dimensions}
    everyone = {name: np.ones((1, size), dtype=int) for name, size in order.items()}
    one, two, three = ({**everyone, **members}[name] for name in order)
    forms = np.einsum("ab,cd,ef->acebdf", one, two, three)
    axes = [list(order).index(dimension.name) for dimension in release.dimensions]
    back = [*axes, *(axis for axis in range(3) if axis not in axes)]
    return forms.transpose(*back, 3, 4, 5).reshape(release.status.size, -1)


@pytest.mark.parametrize("seed", range(10))
def test_linked_pages_settle_what_the_joint_table_that_nobody_has_would(seed):
    chance = np.random.default_rng(seed)
    team = teams(3, 2)
    joint = chance.integers(0, 4, (3, 3, 2)).astype(np.int64) * chance.integers(0, 2, (3, 1, 1))
    tables = Table((LETTER, team), joint.sum(axis=2)), Table((AGE, LETTER), joint.sum(axis=1).T.copy())
    pages = [
        Release.of(one.dimensions, one.cells, (one.cells > 0) & (chance.random(one.shape) < 0.6)) for one in tables
    ]
    readings, contradicts = read_together(pages, seed)
    forms = [joint_forms(one, {"letter": 3, "team": 3, "age": 2}) for one in pages]
    shown = np.vstack([form[~one.hidden.ravel()] for form, one in zip(forms, pages, strict=True)])
    number = np.concatenate([one.shown[~one.hidden] for one in pages])
    known = np.vstack([shown, np.eye(18, dtype=int)[shown[number == 0].sum(axis=0) > 0]])
    rank = np.linalg.matrix_rank(known)
    assert not contradicts
    for reading, form, some in zip(readings, forms, tables, strict=True):
        expected = [np.linalg.matrix_rank(np.vstack([known, line])) == rank for line in form]
        assert reading.settled.ravel().tolist() == expected
        assert (reading.values[reading.settled] == some.cells[reading.settled]).all()
