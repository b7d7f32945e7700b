"""Building a table from rows, and every way in which rows can be wrong (R096, R097)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.disclosure.table import TableError
from colonnade.core.disclosure.table.building import build, realigned, refuse_unpublishable
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.rows import Rows

FLAT = Layout(("so", "team"))
GROUPED = Layout(("so", "team"), (("team", "division"),))
DEEP = Layout(("team",), (("team", "division", "directorate"), ("team", "site")))


def _rows(*rows, names=("so", "team", "division", "n")):
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


LEAVES = (("L", "T1", "D1", 5), ("L", "T2", "D1", 3), ("G", "T1", "D1", 10), ("G", "T3", "D2", 20))


def _codes(table):
    return [dimension.codes for dimension in table.dimensions]


def test_leaves_alone_get_all_their_margins_and_what_is_not_given_is_empty():
    built = build(_rows(*LEAVES), GROUPED)
    table = built.table
    assert _codes(table) == [("L", "G", "Total"), ("T1", "T2", "T3", "D2", "D1", "Total")]
    assert table.cells.tolist() == [[5, 3, 0, 0, 8, 8], [10, 0, 20, 20, 10, 30], [15, 3, 20, 20, 18, 38]]
    assert (table.structural, built.notes) == (None, ())


@pytest.mark.parametrize(
    "margins",
    [
        [("L", "Total", "D1", 8), ("Total", "Total", "Total", 38), ("G", "Total", "", 30), ("Total", "T1", "D1", 15)],
        [("L", "D1", "", 8), ("G", "D2", "D2", 20), ("total", "D1", "Total", "18")],
        [("Total", "TOTAL", None, "38"), ("L", "T3", "", 0)],
    ],
)
def test_margins_may_be_given_in_several_ways(margins):
    expected = build(_rows(*LEAVES), GROUPED).table
    assert build(_rows(*LEAVES, *margins), GROUPED).table.cells.tolist() == expected.cells.tolist()


def test_another_word_for_the_total():
    layout = Layout(("so",), total="All")
    assert build({"so": ["L", "G", "all"], "n": [1, 2, 3]}, layout).table.people == 3
    with pytest.raises(TableError, match="add up"):
        build({"so": ["L", "G", "all"], "n": [1, 2, 4]}, layout)


def test_unknown_codes_are_told():
    layout = Layout(("so", "team"), unknown={"so": frozenset({"G"})})
    assert build(_rows(*LEAVES), layout).table.dimensions[0].unknown == {"G"}


def test_cells_in_which_nobody_can_be_are_marked():
    table = build(_rows(*LEAVES, ("L", "D2", "", "[z]")), GROUPED).table
    assert table.structural.tolist() == [[False, False, True], [False, False, False]]
    with pytest.raises(TableError, match="so L, team T1, where none can be"):
        build(_rows(*LEAVES, ("G", "T2", "D1", "[z]"), ("Total", "T1", "D1", "z")), GROUPED, perturbed=True)


def test_perturbed_totals_are_made_anew_and_it_is_said():
    rows = _rows(*LEAVES, ("L", "Total", "D1", 10), ("Total", "Total", "", 37))
    built = build(rows, GROUPED, perturbed=True)
    assert built.table.people == 38
    assert built.notes == (
        "Totals given that do not add up: 2, by 2 at most. All totals are made anew from the finest counts.",
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("L", "Total", "D1", 9), "At so L, team D1 (row 5) the file says 9, which is 1 more than its parts, 8."),
        (
            ("Total", "Total", "", 30),
            "At so Total, team Total (row 5) the file says 30, which is 8 fewer than its parts",
        ),
        (("L", "T3", "D2", -1), "The count at so L, team T3 (row 5) is negative: -1."),
        (("L", "T3", "D2", "\N{MINUS SIGN}1"), "is negative"),
        (("L", "T3", "D2", "2.5"), "so L, team T3 (row 5) is not a whole number of people: 2.5."),
        (("L", "T3", "D2", "*"), "“*” is not a count, at so L, team T3 (row 5): true counts are needed"),
        (("L", "T3", "D2", "1e30"), "is too large"),
        (("L", "T3", "D2", "9" * 30), "is too large"),
        (("L", "T3", "D2", "nan"), "“nan” is not a count"),
        (("L", "T3", "D2", "inf"), "“inf” is not a count"),
        (("L", "T3", "D2", None), "There is no count at so L, team T3 (row 5)."),
        (("L", "T1", "D1", 5), "Two rows are about the same cell: so L, team T1 (row 1), and again row 5."),
        (("L", " T1", "", 5), "Two rows are about the same cell"),
        (("L", "T1", "D2", 1), "“T1” of team is in two groups of division: “D1” (row 1) and “D2” (row 5)."),
        (("L", "T4", "", 1), "“T4” of team is in no group of division."),
        (("L", "T4", "T4", 1), "“T4” of team is the name of two things, one over the other (row 5)"),
        (("L", "Total", "D9", 1), "No category of team is in the group “D9” (row 5)."),
        (("L", "D1", "D2", 8), "“D1” of team is not in “D2” (row 5)."),
        (("L", "", "D2", 8), "There is no team in row 5."),
        (("L", "T\x00", "D2", 8), "Row 5: a code of team holds a character that cannot be seen (U+0000)."),
        (("L", "T\u200b", "D2", 8), "cannot be seen (U+200B)"),
        (("L", "T" * 201, "D2", 8), "Row 5: a code of team is 201 characters long, and the most is 200."),
    ],
)
def test_what_is_wrong_is_said_with_its_cell_and_row(row, says):
    with pytest.raises(TableError) as fault:
        build(_rows(*LEAVES, row), GROUPED)
    assert says in str(fault.value)


def test_lines_of_a_file_are_named_as_lines():
    rows = Rows(Rows.of(_rows(*LEAVES, ("L", "T3", "D2", -1))).data, np.array([2, 3, 5, 9, 1200]))
    with pytest.raises(TableError, match=r"so L, team T3 \(line 1,200\) is negative"):
        build(rows, GROUPED)


def test_more_totals_that_do_not_add_up_are_counted():
    with pytest.raises(TableError, match="So it is at 1 more"):
        build(_rows(*LEAVES, ("L", "Total", "", 9), ("G", "Total", "", 9)), GROUPED)


def test_more_people_than_can_be_added_are_refused():
    most = 2**40 - 1
    with pytest.raises(TableError, match="more than can be added"):
        build({"so": ["1", "2"], "team": ["1", "2"], "n": [most, most]}, FLAT)


@pytest.mark.parametrize(
    ("counts", "says"),
    [([0, 0], "counts nobody"), ([3, 4], "The total of everyone is 7, and counts up to 7 are hidden")],
)
def test_a_table_of_which_nothing_can_be_published_is_refused(counts, says):
    table = build({"so": ["L", "G"], "n": counts}, Layout(("so",))).table
    with pytest.raises(TableError, match=says):
        refuse_unpublishable(table, 7)


def test_a_table_with_one_more_person_can_be_published():
    table = build({"so": ["L", "G"], "n": [4, 4]}, Layout(("so",))).table
    refuse_unpublishable(table, 7)
    assert table.people == 8


def test_true_counts_are_laid_out_as_a_page_has_them():
    table = build({"so": ["L", "G"], "n": [1, 2]}, Layout(("so",))).table
    page = build({"so": ["S", "G", "L"], "n": [0, 0, 0]}, Layout(("so",))).table.dimensions
    assert realigned(table, page).counts.tolist() == [0, 2, 1]
    with pytest.raises(TableError, match="no category “S” of so"):
        realigned(build({"so": ["S"], "n": [1]}, Layout(("so",))).table, table.dimensions)
    with pytest.raises(TableError, match="same dimensions"):
        realigned(build({"a": ["S"], "n": [1]}, Layout(("a",))).table, table.dimensions)


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.randoms(use_true_random=False))
def test_a_table_written_out_with_all_margins_in_any_order_is_read_back(counts, chance):
    leaves = [(f"s{at // 4}", f"T{at % 4}", f"D{at % 4 // 2}", n) for at, n in enumerate(counts)]
    table = build(_rows(*leaves), GROUPED).table
    cells = [
        (table.dimensions[0].codes[at[0]], table.dimensions[1].codes[at[1]], int(table.cells[at]))
        for at in np.ndindex(table.shape)
    ]
    rows = [
        (so, team, f"D{int(team[1]) // 2}" if team[0] == "T" and team[1:].isdigit() else "", n) for so, team, n in cells
    ]
    chance.shuffle(rows)
    again = build(_rows(*rows), GROUPED).table
    assert realigned(again, table.dimensions).counts.tolist() == table.counts.tolist()
