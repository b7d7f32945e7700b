"""The words for what was made coarser come from the page alone."""

from itertools import permutations

import numpy as np

from colonnade.core.disclosure.plan import coverage, plan, reasons
from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Release, Status, Table
from colonnade.core.disclosure.wording import Labels, Phrase
from tests.unit.core.disclosure.plan.tables import by_age_and_team, by_team, place

SO = Dimension("so", ("straight", "bi", "none"), unknown=frozenset({"none"}))
LETTERS = {"so": ("bi",)}
LABELS = Labels({"so": {"bi": Phrase(before="bisexual")}}, {"team": "ward"})
WHY = "would be small, or nobody, or would let somebody work out a small number"


def page(shown):
    """A page of four teams in two divisions, with bisexual people shown as told and all others everywhere."""
    dimensions = (SO, place(4, 2))
    seen = np.ones((4, 7), dtype=np.bool_)
    seen[1] = shown
    status = np.where(seen, Status.SHOWN, Status.ABSENT).astype(np.uint8)
    low, high = np.where(seen, 9, 0), np.where(seen, 9, UNBOUNDED)
    return Release(dimensions, status, np.where(seen, 9, -1), low, high)


def test_a_letter_that_is_shown_everywhere_needs_no_reason():
    assert reasons(page([1, 1, 1, 1, 1, 1, 1]), LETTERS, "team") == ()


def test_a_letter_is_said_to_be_shown_by_division_and_not_by_team():
    assert reasons(page([0, 0, 0, 0, 1, 1, 1]), LETTERS, "team", LABELS) == (
        "Bisexual people are shown for all places together and by division. "
        f"What is left out by ward {WHY}; which of these it is, is not said.",
    )


def test_the_few_places_that_are_shown_are_named():
    assert reasons(page([0, 1, 0, 0, 1, 1, 1]), LETTERS, "team", LABELS) == (
        "Bisexual people are shown for all places together, by division and by ward in part "
        f"(1 of 4 numbers, for T01). What is left out by ward {WHY}; which of these it is, is not said.",
    )


def test_a_letter_that_is_shown_nowhere_is_said_to_be():
    assert reasons(page([0] * 7), LETTERS, "team", LABELS) == (
        f"Bisexual people are not shown at any level: each number there {WHY}.",
    )


def test_each_breakdown_by_a_second_axis_has_a_sentence_of_its_own():
    found = plan(by_age_and_team(4_000), place="team").reasons
    assert any(one.startswith("People with so “bisexual” are shown") for one in found)
    assert any(one.startswith("By age, people with so “bisexual” are shown") for one in found)


def test_how_far_a_letter_is_shown_is_counted_level_by_level():
    levels = coverage(page([0, 1, 0, 0, 1, 1, 1]), LETTERS, "team")[("so", "bi")]
    assert [(one.place, one.shown, one.cells) for one in levels] == [
        ("Total", 1, 1),
        ("division", 2, 2),
        ("team", 1, 4),
    ]
    assert levels[-1].names == ("T01",)


def test_two_letters_of_two_dimensions_are_not_mixed():
    gi = Dimension("gi", ("woman", "non-binary"))
    counts = np.full((3, 2, 4), 20, dtype=np.int64)
    letters = {"so": ("bi",), "gi": ("non-binary",)}
    found = plan(Table((SO, gi, place(4, 2)), counts), letters, place="team")
    assert set(found.levels) == {("so", "bi"), ("gi", "non-binary")}
    assert all(one.shown == one.cells for levels in found.levels.values() for one in levels)
    assert found.reasons == ()


def test_two_tables_with_the_same_page_are_put_in_the_same_words():
    # A lesbian of one team and a bisexual of another change places: where numbers are left out, no page tells.
    table = by_team(1_500, teams=8, divisions=2)
    first = plan(table, place="team")
    others = [plan(Table(table.dimensions, counts), place="team") for counts in swapped(table.counts)]
    same = [other for other in others if (other.release.shown == first.release.shown).all()]
    assert same
    for other in same:
        assert other.reasons == first.reasons
        assert other.levels == first.levels


def swapped(counts):
    for one, other in permutations(range(8), 2):
        found = counts.copy()
        found[1:3, one] += (1, -1)
        found[1:3, other] += (-1, 1)
        if (found >= 0).all():
            yield found
