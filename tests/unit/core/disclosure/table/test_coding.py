"""Which cell each row of a file is about."""

import re

import pytest

from colonnade.core.disclosure.table import TableError
from colonnade.core.disclosure.table.building import build
from colonnade.core.disclosure.table.coding import coded
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.rows import Rows

FLAT = Layout(("so", "team"))
DEEP = Layout(("team",), (("team", "division", "directorate"), ("team", "site")))


def _rows(*rows, names=("so", "team", "division", "n")):
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def test_hierarchies_of_any_depth_and_several_of_them():
    names = ("team", "division", "directorate", "site", "n")
    built = build(
        _rows(
            ("T1", "D1", "X", "S1", 1),
            ("T2", "D1", "X", "S2", 2),
            ("T3", "", "Y", "S2", 4),
            ("Total", "", "X", "", 3),
            ("Total", "D1", "X", "Total", 3),
            ("Total", "", "", "S2", 6),
            names=names,
        ),
        DEEP,
    )
    team = built.table.dimensions[0]
    assert [one.parents for one in team.hierarchies] == [
        (("T1", "D1"), ("D1", "X"), ("T2", "D1"), ("T3", "Y")),
        (("T1", "S1"), ("T2", "S2"), ("T3", "S2")),
    ]
    assert dict(zip(team.codes, built.table.cells.tolist(), strict=True))["X"] == 3


def test_a_margin_in_two_groups_at_once_is_none():
    names = ("team", "division", "directorate", "site", "n")
    with pytest.raises(TableError, match="“D1” and “S1” at once in row 2: that is no margin"):
        build(_rows(("T1", "D1", "X", "S1", 1), ("Total", "D1", "", "S1", 1), names=names), DEEP)


def test_one_name_on_two_levels_is_refused():
    names = ("team", "division", "directorate", "site", "n")
    with pytest.raises(TableError, match="“X” of team is the name of two things"):
        build(_rows(("T1", "X", "X", "S1", 1), names=names), DEEP)


def test_too_many_cells_and_categories_are_refused_before_they_are_made():
    many = [str(at) for at in range(6000)]
    with pytest.raises(TableError, match="so has 6,000 codes, and the most is 5,000"):
        build({"so": many, "team": ["T"] * 6000, "n": [1] * 6000}, FLAT)
    with pytest.raises(
        TableError, match=re.escape("would have 16,008,001 cells (so 4,001 × team 4,001), and the most is 5,000,000")
    ):
        build({"so": many[:4000], "team": many[:4000], "n": [1] * 4000}, FLAT)
    with pytest.raises(TableError, match="would have 9 cells"):
        build({"so": ["1", "2"], "team": ["1", "2"], "n": [1, 1]}, FLAT, limit=8)


def test_each_row_has_the_place_of_its_codes():
    found = coded(Rows.of({"so": ["L", "G", "Total"], "team": ["A", "TOTAL", "B"], "n": [1, 2, 3]}), FLAT)
    assert found.cells.tolist() == [[0, 0], [1, 2], [2, 1]]
    assert found.flat.tolist() == [0, 5, 7]
    assert found.name(2) == "so Total, team B (row 3)"


def test_a_dimension_that_was_forgotten_is_asked_about():
    with pytest.raises(TableError, match=r"again row 2\. Is a dimension missing\? There is also age\."):
        build({"so": ["L", "L"], "team": ["T", "T"], "age": ["1", "2"], "n": [1, 2]}, FLAT)
