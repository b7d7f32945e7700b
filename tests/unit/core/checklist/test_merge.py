"""The laws of putting a cell together from three sides (R007)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from colonnade.core.checklist.merge import Verdict, merged
from colonnade.core.checklist.text import plain

TEXTS = st.one_of(st.sampled_from(["", "a", "b", "a\nb", "in_place", "none"]), st.text(max_size=12))
SPACES = st.sampled_from(["{}", " {}", "{}\r\n", "\u00a0{} "])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "verdict"),
    [
        ("a", "a", "a", Verdict.UNCHANGED),
        ("a", "b", "a", Verdict.OURS),
        ("a", "a", "b", Verdict.THEIRS),
        ("a", "b", "b", Verdict.SAME),
        ("a", "b", "c", Verdict.CONFLICT),
        ("", "", "b", Verdict.THEIRS),
        ("", "a", "b", Verdict.CONFLICT),
        ("a", "a", "", Verdict.EMPTIED),
        ("a", "b", "", Verdict.EMPTIED),
        ("a", "", "", Verdict.SAME),
        ("a", "", "a", Verdict.OURS),
        ("a", "", "b", Verdict.CONFLICT),
        ("a\nb", "a\nb", "a\r\nb ", Verdict.UNCHANGED),
    ],
)
def test_each_case(base, ours, theirs, verdict):
    assert merged(base, ours, theirs) is verdict


@given(TEXTS, TEXTS)
def test_a_sheet_that_nobody_changed_changes_nothing(base, ours):
    assert merged(base, ours, base) in (Verdict.UNCHANGED, Verdict.OURS)


@given(TEXTS, TEXTS)
def test_what_only_the_sheet_changed_is_taken_unless_it_was_emptied(base, theirs):
    assume(plain(base) != plain(theirs))
    assert merged(base, base, theirs) is (Verdict.THEIRS if plain(theirs) else Verdict.EMPTIED)


@given(TEXTS, TEXTS, TEXTS)
def test_a_conflict_is_one_from_both_sides(base, one, other):
    """But for an emptied cell: only a sheet's is asked about, since the site's was emptied by somebody who saw it."""
    assume(plain(one) and plain(other))
    assert (merged(base, one, other) is Verdict.CONFLICT) == (merged(base, other, one) is Verdict.CONFLICT)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_of_ours_is_ever_overwritten_unseen(base, ours, theirs):
    if merged(base, ours, theirs) is Verdict.THEIRS:
        assert plain(ours) == plain(base)


@given(TEXTS, TEXTS, TEXTS)
def test_a_second_time_changes_nothing_more(base, ours, theirs):
    verdict = merged(base, ours, theirs)
    after = theirs if verdict is Verdict.THEIRS else ours
    assert merged(base, after, theirs) in (verdict, Verdict.SAME)
    assert merged(base, after, theirs) is not Verdict.THEIRS


@given(TEXTS, TEXTS, TEXTS, SPACES, SPACES)
def test_spaces_and_line_ends_around_a_text_make_no_difference(base, ours, theirs, first, second):
    assert merged(base, ours, theirs) is merged(first.format(base), ours, second.format(theirs))


@given(TEXTS, TEXTS)
def test_a_sheet_without_a_base_only_fills_what_is_empty(ours, theirs):
    verdict = merged("", ours, theirs)
    assert verdict is not Verdict.EMPTIED
    assert (verdict is Verdict.THEIRS) == (not plain(ours) and bool(plain(theirs)))


def test_who_has_to_settle_what():
    assert {verdict for verdict in Verdict if verdict.is_open} == {Verdict.CONFLICT, Verdict.EMPTIED}
