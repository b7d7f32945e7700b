"""How much a cell is worth showing."""

import numpy as np
import pytest

from colonnade.core.disclosure.plan.weighing import EVERYONE, LETTER, OTHER, UNKNOWN, count_letters, orders, weigh
from colonnade.core.disclosure.table import TableError
from tests.unit.core.disclosure.plan.tables import by_team

LETTERS = {"so": ("lesbian or gay", "bisexual", "other")}


def test_letters_are_worth_most_and_the_answers_that_are_not_known_more_than_the_majority():
    worth = weigh(by_team(1_000), LETTERS, None)
    assert [float(line[0]) for line in worth] == [OTHER, LETTER, LETTER, LETTER, UNKNOWN, EVERYONE]
    assert OTHER < UNKNOWN < LETTER


def test_weights_can_be_set():
    worth = weigh(by_team(1_000), LETTERS, {"so": {"not recorded": 3.0, "other": 0.5}})
    assert [float(line[-1]) for line in worth] == [OTHER, LETTER, LETTER, 0.5, 3.0, EVERYONE]


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"so": {"bisexual": 0}}, "The weight of “bisexual” in so is 0: it has to be above 0."),
        ({"so": {"bisexual": float("nan")}}, "The weight of “bisexual” in so is nan: it has to be above 0."),
        ({"so": {"purple": 1}}, "so has no code “purple”."),
        ({"gi": {"bisexual": 1}}, "The table has no dimension gi."),
    ],
)
def test_weights_that_make_no_sense_are_refused(weights, sentence):
    with pytest.raises(TableError) as refused:
        weigh(by_team(1_000), LETTERS, weights)
    assert str(refused.value) == sentence


def test_everyone_comes_first_then_letters_and_each_cell_once():
    table = by_team(1_000)
    for order in orders(table, LETTERS, weigh(table, LETTERS, None), 3, 0):
        answers = np.unravel_index(order, table.shape)[0]
        places = table.shape[1]
        assert sorted(order.tolist()) == list(range(table.cells.size))
        assert set(answers[:places]) == {5}
        assert set(answers[places : 4 * places]) == {1, 2, 3}
        assert set(answers[4 * places : 5 * places]) == {4}


def test_the_first_order_is_coarse_before_fine_and_the_second_large_before_small():
    table = by_team(1_000)
    coarse, large = orders(table, LETTERS, weigh(table, LETTERS, None), 2, 0)
    assert np.unravel_index(coarse[0], table.shape)[1] == table.shape[1] - 1
    counts = table.cells.ravel()[large[: table.shape[1]]]
    assert (np.diff(counts) <= 0).all()


def test_the_turns_of_luck_are_those_of_the_seed():
    table = by_team(1_000)
    worth = weigh(table, LETTERS, None)
    first, again, other = (list(orders(table, LETTERS, worth, 3, seed))[2].tolist() for seed in (4, 4, 5))
    assert first == again
    assert first != other


def test_cells_of_letters_that_hold_nobody_are_not_counted():
    table = by_team(1_000)
    everything = np.ones(table.shape, dtype=np.bool_)
    assert count_letters(table, LETTERS, everything) == int((table.cells[1:4] > 0).sum())
