"""Ratings and levels in the words in which people write them (R003, R012)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.checklist.words import LEVELS, RATINGS, level_of, rating_of


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("In place", "in_place"), ("IN PLACE.", "in_place"), ("in_place", "in_place"), ("Green", "in_place"),
        ("Green (in place)", "in_place"), ("Work in progress", "in_progress"), ("Amber", "in_progress"),
        ("WIP", "in_progress"), ("Not in place", "not_in_place"), ("not-in-place", "not_in_place"),
        ("Red - not in place", "not_in_place"), ("Don’t know", "do_not_know"), ("Do not know", "do_not_know"),
    ],
)  # fmt: skip
def test_words_for_ratings(written, rating):
    assert rating_of(written) == rating


@pytest.mark.parametrize(
    "written", ["", "nearly", "en place", "grün", "green/red", "In place; not in place", "yes", "3", "moderate"]
)
def test_what_is_no_rating_is_not_guessed(written):
    assert rating_of(written) == ""


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("None", "none"), ("No progress", "none"), ("Moderate", "moderate"), ("moderate progress", "moderate"),
        ("SIGNIFICANT", "significant"), ("Significant progress", "significant"),
    ],
)  # fmt: skip
def test_words_for_levels(written, level):
    assert level_of(written) == level


@pytest.mark.parametrize("written", ["green", "red", "in place", "in progress", "beaucoup", "", "a bit"])
def test_the_two_scales_are_never_put_together(written):
    assert level_of(written) == ""


def test_a_translation_brings_its_own_words():
    assert rating_of("Yn ei le", {"Yn ei le": "in_place"}) == "in_place"
    assert level_of("dim cynnydd", {"Dim cynnydd": "none"}) == "none"


def test_no_word_means_two_things_of_one_scale():
    for scale in (RATINGS, LEVELS):
        words = [word for spellings in scale.values() for word in spellings]
        assert len(words) == len(set(words))


@given(st.text(max_size=20))
def test_whatever_is_written_is_one_of_the_scale_or_nothing(text):
    assert rating_of(text) in (*RATINGS, "")
    assert level_of(text) in (*LEVELS, "")
