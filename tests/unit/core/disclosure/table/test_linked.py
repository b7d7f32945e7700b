"""Tables that are margins of one table (R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Table, TableError
from colonnade.core.disclosure.table.linked import linked_insiders, margin_of, page_of

SO = Dimension("so", ("L", "G"))
AGE = Dimension("age", ("Y", "O"))
TEAM = Dimension("team", ("T1", "T2", "T3"), (Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"}),))
WHOLE = Table((SO, AGE, TEAM), np.array([[[1, 0, 4], [0, 2, 0]], [[5, 3, 1], [8, 9, 7]]]))


def test_a_margin_counts_the_same_people_in_the_order_asked_for():
    one = margin_of(WHOLE, ("team", "so"))
    assert [side.name for side in one.dimensions] == ["team", "so"]
    assert one.counts.tolist() == [[1, 13], [2, 12], [4, 8]]
    assert one.people == WHOLE.people
    assert np.array_equal(one.cells, WHOLE.cells[:, -1, :].T)


def test_where_nobody_can_be_is_so_in_a_margin_only_if_it_is_everywhere():
    never = WHOLE.counts == 0
    one = margin_of(Table(WHOLE.dimensions, WHOLE.counts, never), ("so", "age"))
    assert not one.structural.any()
    never[0, 1] = True
    empty = np.array(WHOLE.counts)
    empty[0, 1] = 0
    assert margin_of(Table(WHOLE.dimensions, empty, never), ("age", "so")).structural.tolist() == [[0, 0], [1, 0]]


def test_a_page_shows_of_a_release_what_is_on_it():
    hidden = (WHOLE.cells > 0) & (WHOLE.cells < 6)
    release = Release.of(WHOLE.dimensions, WHOLE.cells, hidden)
    one = page_of(release, ("team", "so"))
    assert np.array_equal(one.shown, release.shown[:, -1, :].T)
    assert np.array_equal(one.hidden, hidden[:, -1, :].T)
    assert [side.name for side in one.dimensions] == ["team", "so"]


@pytest.mark.parametrize(("names", "says"), [(("so", "place"), "no dimension place"), (("so", "so"), "named twice")])
def test_a_dimension_that_is_not_there_or_twice_is_refused(names, says):
    with pytest.raises(TableError, match=says):
        margin_of(WHOLE, names)


def test_everyone_who_is_alone_anywhere_is_known_on_every_page_where_they_are():
    """The one L of T1 is alone by team, and not by age; the G of T3 who is young is alone nowhere on these pages."""
    pages = [margin_of(WHOLE, ("so", "team")), margin_of(WHOLE, ("so", "age"))]
    by_team, by_age = linked_insiders(WHOLE, pages)
    assert by_team == (((0, 0),),)
    assert by_age == ((),)
    assert linked_insiders(Table(WHOLE.dimensions, WHOLE.counts * 2), pages) == ((), ())
