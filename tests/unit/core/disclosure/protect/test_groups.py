"""A line all in one cell tells the answer of everyone who is known to be in it (R096)."""

import numpy as np

from colonnade.core.disclosure.protect.groups import groups
from colonnade.core.disclosure.table import Dimension, Hierarchy, Rule, Table

TEAMS = Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"})


def found(counts, *, unknown=(), never=None, rule=Rule(high=7)):  # noqa: B008 - frozen
    dimensions = (
        Dimension("so", ("L", "B", "9"), (), frozenset(unknown)),
        Dimension("team", ("T1", "T2", "T3"), (TEAMS,)),
    )
    table = Table(dimensions, np.array(counts, dtype=np.int64), never)
    return {tuple(code for code in table.name(tuple(cell)).split(", ")) for cell in np.argwhere(groups(table, rule))}


def test_a_team_of_one_answer_is_found_and_so_is_a_division():
    counts = [[12, 0, 5], [0, 0, 30], [0, 0, 9]]
    assert found(counts) == {("so L", "team T1"), ("so L", "team D1")}


def test_unknown_answers_are_no_answers():
    counts = [[12, 9, 5], [0, 9, 30], [40, 0, 9]]
    assert found(counts) == set()
    assert found(counts, unknown=["9"]) == {("so L", "team T1")}
    assert found([[0, 9, 5], [0, 9, 30], [40, 0, 9]], unknown=["9"]) == set()


def test_small_counts_are_sensitive_by_themselves():
    counts = [[7, 9, 5], [0, 9, 30], [0, 1, 9]]
    assert found(counts) == set()
    assert found(counts, rule=Rule(high=6)) == {("so L", "team T1")}


def test_where_a_team_is_says_nothing_about_anybody():
    """All who are B are in one team: a place is no answer."""
    assert found([[9, 9, 9], [0, 0, 30], [9, 9, 9]]) == set()


def test_where_no_other_answer_can_be_a_line_tells_nothing():
    """Nobody in T1 could be B, so that all are L is no news; in their division somebody could."""
    counts = [[12, 0, 5], [0, 0, 30], [0, 0, 9]]
    never = np.zeros((3, 3), dtype=np.bool_)
    never[1:, 0] = True
    assert found(counts, never=never) == {("so L", "team D1")}
