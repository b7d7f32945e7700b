"""Pages laid over one another."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.frame import bounds_of, merge
from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Release, Table
from tests.unit.core.disclosure.audit.brute import DIMENSIONS, MOVED
from tests.unit.core.disclosure.audit.squares import SQUARE, page

COUNTS = np.array([[1, 2, 4], [8, 16, 32]])


def shown(table: Table) -> Release:
    """A page that shows everything."""
    return Release.of(table.dimensions, table.cells, np.zeros(table.shape, dtype=np.bool_))


def test_codes_are_told_apart_by_what_is_in_them() -> None:
    """D2 of one page is T3 alone and of the other T2 and T3; a page without teams stands at everyone."""
    tables = [Table((DIMENSIONS["so"], team), COUNTS) for team in (DIMENSIONS["team"], MOVED)]
    alone = Table((DIMENSIONS["so"],), COUNTS.sum(axis=1))
    frame = merge([*(shown(one) for one in tables), shown(alone)])
    cells = frame.expand(COUNTS)
    for place, one in zip(frame.places, [*tables, alone], strict=True):
        assert (cells[place] == one.cells.ravel()).all()
    assert frame.shape == (3, 6)


def test_dimensions_may_stand_in_another_order() -> None:
    turned = Table(SQUARE.dimensions[::-1], SQUARE.counts.T)
    frame = merge([shown(SQUARE), shown(turned)])
    assert (frame.expand(SQUARE.counts)[frame.places[1]] == turned.cells.ravel()).all()


def test_parts_of_people_are_summed_as_they_are() -> None:
    assert merge([page()]).expand(SQUARE.counts / 4).max() == 4.5


def test_bounds_are_the_sharpest_of_all_pages_and_who_knows_no_rule_has_none() -> None:
    frame = merge([page(), shown(SQUARE)])
    assert bounds_of(frame, [(0, page()), (1, shown(SQUARE))], knows_rule=True).exact.all()
    knowing, other = (bounds_of(frame, [(0, page())], knows_rule=rule) for rule in (True, False))
    assert (knowing.low[0], other.low[0], other.high[0]) == (1, 0, UNBOUNDED)


def test_a_cell_that_is_known_is_fixed_within_what_was_known() -> None:
    frame = merge([page()])
    fixed = bounds_of(frame, [(0, page())], knows_rule=True).fixed(np.array([1]), 1)
    assert np.flatnonzero(fixed.exact).tolist() == [1, 2, 5, 6, 7, 8]


def test_a_cell_is_named_by_its_codes() -> None:
    assert merge([page()]).name(1) == "so L, team T2"
    assert merge([shown(Table((Dimension("so", ("L",)),), np.array([3])))]).name(0) == "so L"
