"""Differencing (R097): a table for each way in which two pages together give a few people away."""

import pytest

from colonnade.core.disclosure.ledger import Page, told_together
from colonnade.core.disclosure.table import Rule, TableError
from tests.unit.core.disclosure.ledger.pages import dimension, page, table, teams

RULE = Rule()
LETTER = dimension("letter", "L", "G")
AGE = dimension("age", "young", "old")
THEN = dimension("team", "A", "B", "C", A="North", B="North", C="South")
MOVED = dimension("team", "A", "B", "C", A="North", B="South", C="South")


def told(first, second, *, same_people=False):
    return told_together(Page(first, "Then"), Page(second, "Now"), RULE, same_people=same_people)


def test_all_staff_and_all_staff_without_one_team():
    everyone = table([LETTER, THEN], 20, 30, 3, 50, 60, 70)
    fewer = table([LETTER, dimension("team", "A", "B", A="North", B="North")], 20, 30, 50, 60)
    hidden = [(letter, team) for letter in "LG" for team in ("A", "B", "C", "South", "North")]
    (found,) = told(page(everyone, *hidden), page(fewer))
    assert (found.change, found.people) == (True, -3)
    assert found.first == found.second == (("letter", ("L",)), ("team", ("Total",)))
    assert str(found) == "Set beside “letter L” in “Then”, “letter L” in “Now” tells of exactly 3 people fewer."


def test_one_new_person_in_the_total():
    first, second = page(table([LETTER], 20, 30), ("L",), ("G",)), page(table([LETTER], 21, 30), ("L",), ("G",))
    (found,) = told(first, second)
    assert str(found) == "Set beside the total in “Then”, the total in “Now” tells of exactly 1 person more."


def test_a_team_that_moved_and_was_hidden():
    hidden = [(letter, team) for letter in ("L", "G", "Total") for team in "AB"]
    before, after = table([LETTER, THEN], 20, 3, 40, 50, 60, 70), table([LETTER, MOVED], 20, 3, 40, 50, 60, 70)
    found = told(page(before, *hidden), page(after, *hidden, *[(letter, "C") for letter in ("L", "G", "Total")]))
    assert {(one.people, one.first, one.second) for one in found} == {
        (-3, (("letter", ("L",)), ("team", ("North",))), (("letter", ("L",)), ("team", ("North",)))),
        (3, (("letter", ("L",)), ("team", ("South",))), (("letter", ("L",)), ("team", ("South",)))),
    }


def test_an_earlier_group_that_readers_can_still_add_up():
    then = dimension("team", "A", "B", "C", "D", A="North", B="North", C="North", D="South")
    now = dimension("team", "A", "B", "C", "D", A="West", B="West", C="East", D="East")
    first = page(table([then], 20, 30, 40, 50), ("A",), ("B",), ("C",))
    second = page(table([now], 20, 30, 43, 90))
    (found,) = told(first, second)
    assert found.first == (("team", ("North",)),)
    assert found.second == (("team", ("A", "B", "C")),)
    assert "“team A + B + C” in “Now” tells of exactly 3 people more" in str(found)


def test_the_order_of_dimensions_and_of_pages_makes_no_other_findings():
    before, after = table([LETTER, AGE], 20, 30, 40, 50), table([AGE, LETTER], 21, 40, 30, 50)
    one, other = told(page(before), page(after)), told(page(after), page(before))
    assert {(found.people, found.first) for found in one} == {(-found.people, found.second) for found in other}
    assert len(one) == len(other) == 4


def test_pages_with_nothing_in_common_but_the_total_tell_of_the_total():
    assert [one.people for one in told(page(table([LETTER], 20, 30)), page(table([AGE], 21, 31)))] == [2]


def test_linked_tables_over_the_same_people():
    team = teams(2, 1)
    hidden = [("L", "T0"), ("L", "Total"), ("L", "D0"), ("G", "T0"), ("G", "Total"), ("G", "D0")]
    by_team = page(table([LETTER, team], 3, 20, 40, 50), *hidden)
    by_age = page(table([LETTER, AGE], 11, 12, 45, 45))
    (found,) = told(by_team, by_age, same_people=True)
    assert (found.change, found.people) == (False, 3)
    assert found.first == (("letter", ("L",)), ("team", ("T0",)))
    assert found.second == ()
    assert str(found) == ("“Then” does not show letter L, team T0; with “Now” beside it, it can only be 3.")


def test_a_cell_that_both_pages_hide_is_told_once():
    first = page(table([LETTER, AGE], 2, 20, 40, 50), ("L", "young"), ("L", "Total"), ("G", "young"), ("G", "Total"))
    second = page(table([AGE, LETTER], 2, 40, 20, 50), ("young", "L"), ("young", "G"), ("old", "L"), ("old", "G"))
    assert [(one.people, one.first) for one in told(first, second, same_people=True)] == [
        (2, (("age", ("young",)), ("letter", ("L",)))),
    ]


def test_a_count_that_a_page_shows_itself_is_not_told_by_the_other():
    some = page(table([LETTER], 3, 20))
    assert told(some, some, same_people=True) == ()
    assert told(some, some) == ()


def test_the_same_people_cannot_be_counted_in_two_ways():
    with pytest.raises(TableError, match="“Then” and “Now” cannot be over the same people"):
        told(page(table([LETTER], 20, 30)), page(table([LETTER], 21, 30)), same_people=True)
