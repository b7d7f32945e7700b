"""How long reading takes (R181)."""

import pytest

from colonnade.foundation.catalogue import (
    Catalogue,
    NotInCatalogueError,
    ReadingPath,
    Step,
    minutes,
    word_count,
    words_of_part,
    words_of_path,
)

HARBOUR = "framework:harbour-2020"


@pytest.mark.parametrize(("text", "words"), [("", 0), ("one", 1), ("  one\n two-three  ", 2)])
def test_words_are_what_stands_between_spaces(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(("words", "expected"), [(0, 0), (1, 1), (200, 1), (201, 2), (1000, 5), (1001, 6)])
def test_minutes_at_two_hundred_words(words: int, expected: int) -> None:
    assert minutes(words) == expected


def test_fewer_than_no_words_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than no words"):
        minutes(-1)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (f"{HARBOUR}/about", 13),
        (f"{HARBOUR}/facts", 6),
        (f"{HARBOUR}/tips", 7),
        (f"{HARBOUR}/challenges", 27),
        (f"{HARBOUR}/element/1.10", 28),
        (f"{HARBOUR}/pillar/2", 30),
        ("glossary", 12),
        ("resources", 14),
    ],
)
def test_words_of_each_part(catalogue: Catalogue, part: str, words: int) -> None:
    assert words_of_part(catalogue, part) == words


def test_a_pillar_is_its_title_its_elements_and_the_rest(catalogue: Catalogue) -> None:
    elements = sum(words_of_part(catalogue, f"{HARBOUR}/element/{number}") for number in ("1.1", "1.10"))
    others = words_of_part(catalogue, f"{HARBOUR}/tips") + words_of_part(catalogue, f"{HARBOUR}/challenges")
    title, about = 6, 7
    assert words_of_part(catalogue, f"{HARBOUR}/pillar/1") == elements + others + title + about


def test_a_part_that_is_not_there(catalogue: Catalogue) -> None:
    with pytest.raises(NotInCatalogueError):
        words_of_part(catalogue, f"{HARBOUR}/pillar/9")
    with pytest.raises(ValueError, match="is not a part"):
        words_of_part(catalogue, "appendix")


def test_what_two_steps_share_is_counted_once(catalogue: Catalogue) -> None:
    steps = (Step(f"{HARBOUR}/pillar/2", "x"), Step(f"{HARBOUR}/element/2.1", "y"), Step("glossary", "z"))
    path = ReadingPath("p", "harbour-2020", 5, "Title", "Lead", steps)
    assert words_of_path(catalogue, path) == 30 + 12
