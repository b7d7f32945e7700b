"""Headings in other words and in any order."""

import pytest

from colonnade.core.checklist.headings import HEADINGS, Heading, columns_in, heading_of
from colonnade.core.checklist.text import folded


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("Recommendation", Heading.WORDING), ("No.", Heading.ELEMENT), ("ACTION TO DATE", Heading.ACTION_TO_DATE),
        ("Action to date (please update)", Heading.ACTION_TO_DATE), ("Actions taken", Heading.ACTION_TO_DATE),
        ("Progress (none/moderate/significant)", Heading.LEVEL), ("Progress against the recommendation", Heading.LEVEL),
        ("RAG", Heading.RATING), ("Status:", Heading.STATUS), ("Comments", Heading.NOTE), ("row id", Heading.ROW),
    ],
)  # fmt: skip
def test_ways_to_write_a_heading(written, heading):
    assert heading_of(written) is heading


@pytest.mark.parametrize(
    "written", ["", "Owner", "Due date", "No progress was made", "x" * 100, 1.0, None, "Why not ask them?"]
)
def test_what_is_no_heading(written):
    assert heading_of(written) is None


def test_a_translation_brings_its_own_headings():
    assert heading_of("Cynnydd", {"Cynnydd": "level"}) is Heading.LEVEL


def test_a_row_of_headings_has_two_that_are_known_and_one_for_answers():
    assert columns_in(3, ["Progress", "Owner", "Recommendation"]) is not None
    assert columns_in(3, ["Progress", "Owner"]) is None
    assert columns_in(3, ["No.", "Recommendation"]) is None


def test_columns_with_headings_alike_are_set_apart():
    found = columns_in(0, ["No.", "Progress", "Level", "Action to date"])
    found.set_apart_alike()
    assert [column.words for column in found.alike] == ["Progress", "Level"]
    assert [column.words for column in found.columns] == ["No.", "Action to date"]


def test_each_word_means_one_thing_and_is_written_as_it_is_looked_up():
    words = [word for spellings in HEADINGS.values() for word in spellings]
    assert len(words) == len(set(words))
    assert [word for word in words if folded(word) != word] == []
