"""What holds a cell fast is found as a sum, and the elimination leaves that sum open."""

import numpy as np
import pytest

from colonnade.core.disclosure.protect.elimination import HIDDEN, SHOWN, Elimination
from colonnade.core.disclosure.protect.mending import Wall, reduced, system_of, walls
from colonnade.core.disclosure.protect.moves import moves_of
from colonnade.core.disclosure.protect.tableau import PRIME
from tests.unit.core.disclosure.protect.brute import table_of
from tests.unit.core.disclosure.protect.hiding import hiding, inner, row

# Two in the corner beside ones, and threes further off.
TABLE = table_of([[2, 1, 30], [1, 2, 30], [30, 30, 40]])
SQUARE = [(0, 0), (0, 1), (1, 0), (1, 1)]


def held(table, cells, target, people=(), gap=1):
    """The sum that holds a cell where exactly these are hidden, by cell; None where nothing does."""
    mask = np.zeros(table.shape, dtype=np.bool_)
    for cell in cells:
        mask[cell] = True
    sums, made = hiding(table, mask)
    pinned = tuple(row(table, sums, *cell) for cell in people)
    found = walls(sums, moves_of(made), [(row(table, sums, *target), pinned)], least=1, gap=gap, seed=1)
    if not found:
        return sums, None
    names = {int(place): cell for place, cell in zip(sums.base, np.argwhere(table.counts).tolist(), strict=True)}
    value = np.where(found[0].value > PRIME // 2, found[0].value - PRIME, found[0].value)
    sign = {tuple(names[int(sums.base[at])]): int(by) for at, by in zip(found[0].column, value, strict=True)}
    return sums, (found[0], sign)


def ravelled(table, base):
    """The flat cell of a combination of categories."""
    return np.ravel_multi_index(np.unravel_index(base, table.counts.shape), table.shape)


def test_a_cell_that_can_be_otherwise_is_held_by_nothing():
    assert held(TABLE, SQUARE, (0, 0))[1] is None


def test_a_cell_in_a_square_of_ones_is_held_by_another_of_them():
    """Each way round the square somebody would have to be fewer than one."""
    ones = table_of([[1, 1, 30], [1, 1, 30], [30, 30, 40]])
    _, (_, sign) = held(ones, SQUARE, (0, 0))
    assert len(sign) == 2
    assert (0, 0) in sign


def test_people_who_are_not_to_notice_hold_a_cell():
    table = table_of([[3, 1, 30], [3, 3, 30], [30, 30, 40]])
    assert held(table, SQUARE, (0, 0))[1] is None
    _, (_, sign) = held(table, SQUARE, (0, 0), people=[(0, 1)])
    assert set(sign) == {(0, 0), (0, 1)}


def test_a_wider_gap_is_held_sooner():
    assert held(TABLE, SQUARE, (0, 0), gap=2)[1] is not None


def test_the_way_that_comes_further_is_the_one_to_mend():
    """Five can lose one of the four that are asked for, and gain none: the sum is that of those who would lose."""
    table = table_of([[5, 1, 30], [1, 2, 30], [30, 30, 40]])
    _, (_, sign) = held(table, SQUARE, (0, 0), gap=4)
    assert sign[0, 0] in (1, -1)
    assert (1, 1) in sign


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("published", [0, 3])
def test_an_elimination_that_is_told_of_the_sum_hides_more_so_that_it_is_left_open(told, published):
    """From the beginning, and from where the largest numbers are published already."""
    ones = table_of([[1, 1, 30], [1, 1, 30], [30, 30, 40]])
    sums, (wall, _) = held(ones, SQUARE, (0, 0))
    kept = np.zeros(len(sums.counts), dtype=np.bool_)
    kept[[row(ones, sums, *cell) for cell in SQUARE]] = True
    order = np.argsort(-sums.counts, kind="stable")
    order = order[~kept[order]]
    at = _elimination(*system_of(_left(sums, kept, order[:0]), np.arange(len(kept)), []), kept, 0)
    at.offer(order[:published])
    rows = np.flatnonzero(at.left.status != SHOWN)
    assert len(rows) == len(kept) - published
    walls_left = reduced(sums, at.left, [wall] if told else [])
    made = _elimination(*system_of(at.left, rows, walls_left), kept[rows], len(walls_left))
    made.offer(np.searchsorted(rows, order[published:]))
    page = made.result.among(rows, at.left)
    assert ((page.status == HIDDEN) & ~kept).any() == told
    moves, place = moves_of(page), sums.row_of[[ravelled(ones, int(sums.base[at])) for at in wall.column]]
    changes = np.zeros((len(moves.first) - 1, len(sums.counts)), dtype=np.int64)
    changes[:, moves.row] = moves.matrix.toarray()
    assert (changes[:, place] @ wall.value % PRIME).any() == told


def _left(sums, kept, order):
    made = Elimination(
        sums.rows.down_first,
        sums.rows.down,
        sensitive=kept,
        alone=np.zeros(len(kept), dtype=np.bool_),
        least=np.zeros(len(sums.base), dtype=np.bool_),
        insiders=False,
        seed=1,
    )
    made.offer(order)
    return made.left


def _elimination(first, entries, kept, more):
    sensitive = np.concatenate([kept, np.ones(more, dtype=np.bool_)])
    return Elimination(
        first,
        entries.column,
        value=entries.value,
        sensitive=sensitive,
        alone=np.zeros(len(sensitive), dtype=np.bool_),
        least=np.zeros(9, dtype=np.bool_),
        insiders=False,
        seed=1,
    )


def test_nothing_is_left_of_a_sum_whose_parts_are_published():
    sums, _ = hiding(TABLE, inner(TABLE))
    kept = np.zeros(len(sums.counts), dtype=np.bool_)
    kept[row(TABLE, sums, 0, 0)] = True
    corner = row(TABLE, sums, 2, 2)
    place = int(sums.rows.down[sums.rows.down_first[corner]])
    wall = Wall(np.array([place], dtype=np.int32), np.array([1]))
    assert len(reduced(sums, _left(sums, kept, np.array([corner])), [wall])[0].column) == 0
    assert reduced(sums, _left(sums, kept, np.array([], dtype=np.int64)), [wall])[0].column.tolist() == [place]
