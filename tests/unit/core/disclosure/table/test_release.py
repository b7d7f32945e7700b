"""What readers see of a table (R096: separate numbers; R097: none that out somebody)."""

import numpy as np
import pytest

from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Release, Status, TableError

SO = (Dimension("so", ("L", "G", "S")),)


def _release(cells, hidden, **more):
    return Release.of(SO, np.array(cells, dtype=np.int64), np.array(hidden, dtype=np.bool_), **more)


def test_exact_numbers_are_their_own_bounds_and_a_sign_is_at_least_one():
    page = _release([3, 0, 20, 23], [True, False, False, False])
    assert page.status.tolist() == [Status.HIDDEN, Status.SHOWN, Status.SHOWN, Status.SHOWN]
    assert page.shown.tolist() == [-1, 0, 20, 23]
    assert page.low.tolist() == [1, 0, 20, 23]
    assert page.high.tolist() == [UNBOUNDED, 0, 20, 23]
    assert page.hidden.tolist() == [True, False, False, False]
    assert not page.absent.any()


def test_rounded_numbers_stand_for_five_and_never_for_a_count_that_would_be_hidden():
    page = _release([3, 8, 12, 23], [True, False, False, False], rounding=5, smallest=8, sign=(1, 7))
    assert page.shown.tolist() == [-1, 10, 10, 25]
    assert page.low.tolist() == [1, 8, 8, 23]
    assert page.high.tolist() == [7, 12, 12, 27]


def test_a_cell_that_is_not_on_the_page_tells_nothing():
    page = _release([3, 8, 12, 23], [False] * 4, absent=np.array([True, False, False, False]))
    assert page.absent.tolist() == [True, False, False, False]
    assert (page.shown[0], page.low[0], page.high[0]) == (-1, 0, UNBOUNDED)


def test_every_count_lies_within_its_bounds():
    cells = np.arange(400, dtype=np.int64).reshape(100, 4)
    for row in cells:
        page = _release(row, (row > 0) & (row < 8), rounding=5, smallest=8, sign=(1, 7))
        assert (page.low <= row).all()
        assert (row <= page.high).all()


def test_arrays_of_another_shape_and_bounds_that_cross_are_refused():
    page = _release([3, 8, 12, 23], [False] * 4)
    with pytest.raises(TableError, match="shape"):
        Release(SO, page.status[:3], page.shown, page.low, page.high)
    with pytest.raises(TableError, match="cross"):
        Release(SO, page.status, page.shown, page.low + 1, page.high)
    with pytest.raises(TableError, match="start at 0"):
        Release(SO, page.status, page.shown, page.low - 9, page.high)
