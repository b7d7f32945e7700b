"""Holding one page against another by names: a team moved, a division renamed or split, a category added."""

import numpy as np
import pytest

from colonnade.core.disclosure.ledger import renamed
from colonnade.core.disclosure.ledger.elimination import PRIME
from colonnade.core.disclosure.ledger.matching import matches, overlap
from colonnade.core.disclosure.table import Table, TableError
from tests.unit.core.disclosure.ledger.pages import dimension, page, table

LETTER = dimension("letter", "L", "G")
AGE = dimension("age", "young", "old")
THEN = dimension("team", "A", "B", "C", A="North", B="North", C="South")
MOVED = dimension("team", "A", "B", "C", A="North", B="South", C="South")
SPLIT = dimension("team", "A", "B1", "B2", "C", A="North", B1="North", B2="North", C="South")


def there(now, then):
    return [
        match.names((place,), (then,))[0][1] for match in matches((now,), (then,)) for place in range(len(now.codes))
    ]


def test_alike_dimensions_match_code_by_code():
    assert there(THEN, THEN) == [("A",), ("B",), ("C",), ("South",), ("North",), ("Total",)]


def test_a_group_that_kept_its_name_is_held_against_its_name_and_against_what_is_in_it():
    ways = list(matches((MOVED,), (THEN,)))
    north = MOVED.position["North"]
    south = MOVED.position["South"]
    assert [way.names((north,), (THEN,))[0][1] for way in ways] == [("North",), ("A",)]
    assert [way.names((south,), (THEN,))[0][1] for way in ways] == [("South",), ("B", "C")]


def test_a_new_category_has_nothing_to_be_held_against():
    (named, inside) = matches((SPLIT,), (THEN,))
    assert named.possible.tolist() == inside.possible.tolist() == [True, False, False, True, True, True, True]
    assert named.names((SPLIT.position["North"],), (THEN,))[0][1] == ("North",)
    assert inside.names((SPLIT.position["North"],), (THEN,))[0][1] == ("A",)


def test_a_dimension_that_the_other_page_lacks_matches_in_its_total_alone():
    (way,) = matches((LETTER, AGE), (LETTER,))
    assert np.argwhere(way.possible).tolist() == [[0, 2], [1, 2], [2, 2]]


@pytest.mark.parametrize("axes", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_sums_are_carried_over_whatever_the_order_of_the_dimensions(axes):
    counts = np.arange(12, dtype=np.int64).reshape(2, 2, 3)
    then = (LETTER, AGE, THEN)
    earlier = Table(tuple(then[axis] for axis in axes), counts.transpose(axes).copy())
    *_, way = matches((MOVED, LETTER), earlier.dimensions)
    carried = way.carry(np.stack([earlier.cells, earlier.cells + PRIME]))
    now = Table((MOVED, LETTER), counts.sum(axis=1).T.copy())
    assert carried[0].tolist() == now.cells.tolist()
    assert carried[1].tolist() == now.cells.tolist()


def test_pages_overlap_where_a_dimension_and_a_code_of_it_have_the_same_name():
    assert overlap((LETTER, AGE), (AGE,))
    assert not overlap((LETTER,), (AGE,))
    assert not overlap((LETTER,), (dimension("letter", "x", "y"),))
    assert overlap((dimension("team", "Z", Z="North"),), (THEN,))


def test_a_renamed_division_is_found_under_its_new_name():
    release = page(table([THEN], 1, 2, 3))
    now = renamed(release, {"team": {"South": "Coast", "C": "Cove"}, "age": {"x": "y"}})
    assert now.dimensions[0].codes == ("A", "B", "Cove", "Coast", "North", "Total")
    assert now.shown.tolist() == release.shown.tolist()


def test_two_codes_cannot_come_to_have_one_name():
    with pytest.raises(TableError, match="named twice"):
        renamed(page(table([THEN], 1, 2, 3)), {"team": {"A": "B"}})
