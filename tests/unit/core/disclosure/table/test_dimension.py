"""Dimensions and their hierarchies: which code is the sum of which."""

import pytest

from colonnade.core.disclosure.table import Dimension, Hierarchy, Sum, TableError

DIVISION = Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"})
DEEP = Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2", "D1": "X", "D2": "X"})
SITE = Hierarchy.of("site", {"T1": "S1", "T2": "S2", "T3": "S2"})
TEAMS = ("T1", "T2", "T3")


def test_codes_are_the_categories_then_the_groups_then_the_total():
    assert Dimension("team", TEAMS, (DIVISION,)).codes == ("T1", "T2", "T3", "D2", "D1", "Total")
    assert Dimension("team", TEAMS).codes == (*TEAMS, "Total")


def test_members_say_which_categories_a_code_covers():
    team = Dimension("team", TEAMS, (DEEP, SITE))
    covered = {code: team.members[team.position[code]].tolist() for code in team.codes}
    assert covered["T2"] == [False, True, False]
    assert covered["D1"] == [True, True, False]
    assert covered["X"] == covered["Total"] == [True, True, True]
    assert covered["S2"] == [False, True, True]


def _sums(dimension):
    return {(dimension.codes[one.whole], *(dimension.codes[at] for at in one.parts)) for one in dimension.sums}


def test_every_addition_that_a_reader_can_do_is_there():
    assert Dimension("team", TEAMS).sums == (Sum(3, (0, 1, 2)),)
    assert _sums(Dimension("team", TEAMS, (DIVISION,))) == {("D1", "T1", "T2"), ("D2", "T3"), ("Total", "D1", "D2")}
    assert _sums(Dimension("team", TEAMS, (DEEP, SITE))) == {
        ("D1", "T1", "T2"),
        ("D2", "T3"),
        ("X", "D1", "D2"),
        ("Total", "X"),
        ("S1", "T1"),
        ("S2", "T2", "T3"),
        ("Total", "S1", "S2"),
    }


def test_a_hierarchy_says_who_is_in_what():
    assert DEEP.children == {"D1": ("T1", "T2"), "D2": ("T3",), "X": ("D1", "D2")}
    assert list(DEEP.members("X")) == list(TEAMS)
    assert list(DEEP.members("T1")) == ["T1"]


@pytest.mark.parametrize(
    ("parents", "says"),
    [
        ((("T1", "D1"), ("T1", "D2")), "In division, “T1” is in two groups: “D1” and “D2”."),
        ((("T1", "D1"), ("D1", "X"), ("X", "D1")), "round in a loop: “T1” → “D1” → “X” → “D1”."),
        ((("T1", "T1"),), "round in a loop: “T1” → “T1”."),
    ],
)
def test_a_code_with_two_parents_and_a_loop_are_refused(parents, says):
    with pytest.raises(TableError, match=says.replace(".", r"\.")):
        Hierarchy("division", parents)


def test_the_same_group_may_be_said_twice():
    assert Hierarchy("division", (("T1", "D1"), ("T1", "D1"))).children == {"D1": ("T1",)}


@pytest.mark.parametrize(
    ("categories", "hierarchies", "unknown", "says"),
    [
        (("T1", "T1"), (), (), "“T1” of team is named twice"),
        (("T1", "Total"), (), (), "“Total” of team is named twice"),
        ((), (), (), "team has no category"),
        (("T1", "T2", "T3", "T4"), (DIVISION,), (), "“T4” of team is in no group of division"),
        (("T1", "T2"), (DIVISION,), (), "division places “T3”, which is no category of team"),
        (("T1",), (Hierarchy.of("division", {"T1": "Total"}),), (), "uses the name “Total”"),
        (TEAMS, (DIVISION,), ("T9",), "“T9” is to mean unknown in team"),
        (
            TEAMS,
            (DIVISION, Hierarchy.of("site", {"T1": "D1", "T2": "S", "T3": "S"})),
            (),
            "“D1” of team means two different things",
        ),
        (("T1", "D1"), (Hierarchy.of("division", {"T1": "D1", "D1": "X"}),), (), "a category of team and a group"),
    ],
)
def test_what_cannot_be_summed_without_doubt_is_refused(categories, hierarchies, unknown, says):
    with pytest.raises(TableError, match=says):
        Dimension("team", categories, hierarchies, frozenset(unknown))
