"""Tables that are offered as proof."""

import numpy as np
import pytest

from colonnade.core.disclosure.table import Alternatives


def test_alternatives_are_a_table_and_its_changes():
    offered = Alternatives(np.array([4, 5, 6]), np.array([0, 2, 3]), np.array([0, 1, 2]), np.array([1, -1, 2]))
    assert len(offered) == 2
    assert [(at.tolist(), by.tolist()) for at, by in offered] == [([0, 1], [1, -1]), ([2], [2])]


def test_changes_of_whole_people_are_told_from_those_of_parts():
    first, at = np.array([0, 2, 3, 5]), np.array([0, 1, 2, 0, 2])
    offered = Alternatives(np.array([4, 5, 6]), first, at, np.array([1.0, -1.0, 2.0, 0.5, -0.5]))
    assert not offered.is_whole
    whole, parts = offered.sorted_out()
    assert whole.is_whole
    assert [(at.tolist(), by.tolist()) for at, by in whole] == [([0, 1], [1, -1]), ([2], [2])]
    assert [(at.tolist(), by.tolist()) for at, by in parts] == [([0, 2], [0.5, -0.5])]
    assert whole.sorted_out() == (whole,)


def test_changes_without_people_do_no_harm():
    offered = Alternatives(np.array([4, 5]), np.array([0, 0, 1, 1]), np.array([1]), np.array([0.5]))
    assert [len(one) for one in offered.sorted_out()] == [2, 1]
    nothing = Alternatives(np.array([4, 5]), np.array([0]), np.zeros(0, dtype=np.int64), np.zeros(0))
    assert [len(one) for one in nothing.sorted_out()] == [0]


@pytest.mark.parametrize(
    ("first", "at", "by"),
    [
        ([], [0], [1.0]),
        ([0, 2], [0], [1.0]),
        ([1, 1], [0], [1.0]),
        ([0, 1, 0, 1], [0], [1.0]),
        ([0, 1], [3], [1.0]),
        ([0, 1], [-1], [1.0]),
        ([0, 1], [0, 1], [1.0]),
        ([0, 1], [0], [float("nan")]),
        ([0, 1], [0], [float("inf")]),
        ([0, 1], [0], [2.0**60]),
    ],
)
def test_arrays_that_do_not_belong_together_are_told(first, at, by):
    offered = Alternatives(np.array([4, 5, 6]), np.array(first, dtype=np.int64), np.array(at), np.array(by))
    assert not offered.is_sound
    assert offered.sorted_out() == (offered,)
