"""British and American spellings find each other."""

import pytest

from colonnade.foundation.catalogue.spelling import spellings

PAIRS = [
    ("organisation", "organization"),
    ("recognise", "recognize"),
    ("analysed", "analyzed"),
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("neighbours", "neighbors"),
    ("centre", "center"),
    ("centres", "centers"),
    ("counselling", "counseling"),
    ("labelled", "labeled"),
    ("offence", "offense"),
    ("programme", "program"),
    ("paediatric", "pediatric"),
    ("gynaecology", "gynecology"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_each_gives_the_other(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize("word", ["ally", "staff", "trans", "42"])
def test_a_word_with_one_spelling_stays_alone(word: str) -> None:
    assert spellings(word) == (word,)


def test_the_word_as_typed_comes_first() -> None:
    assert spellings("color")[0] == "color"
