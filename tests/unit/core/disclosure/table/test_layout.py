"""What the columns of a file mean."""

import pytest

from colonnade.core.disclosure.table import TableError
from colonnade.core.disclosure.table.building import build
from colonnade.core.disclosure.table.layout import Layout

FLAT = Layout(("so", "team"))


def test_the_usual_names_of_a_count_are_found_among_others():
    assert build({"so": ["L"], "team": ["T"], "status": ["x"], "Count": [3]}, FLAT).table.people == 3
    assert build({"so": ["L"], "team": ["T"], "a": [4], "b": [5]}, Layout(("so", "team"), count="b")).table.people == 5


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Layout(("so", "so")), "so is named twice"),
        (lambda: Layout(()), "at least one dimension"),
        (lambda: Layout(("so", "")), "each has a name"),
        (lambda: Layout(("so",), (("team", "division"),)), "team is not among the dimensions so, but the hierarchy"),
        (lambda: Layout(("so",), (("so",),)), "names no column"),
        (lambda: Layout(("so", "team"), (("so", "team"),)), "team cannot be a group over so"),
        (lambda: Layout(("so",), (("so", "a", "a"),)), "a cannot be a group over so"),
        (
            lambda: Layout(("so", "t"), (("so", "a"), ("t", "a"))),
            "The column a cannot say the groups of two dimensions",
        ),
        (lambda: Layout(("so",), unknown={"age": frozenset("9")}), "age is not among the dimensions"),
        (lambda: Layout(("so",), count="so"), "cannot be the count"),
    ],
)
def test_a_layout_in_which_a_column_means_two_things_is_refused(make, says):
    with pytest.raises(TableError, match=says):
        make()
