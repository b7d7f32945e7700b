"""What the signs of published tables mean."""

import pytest

from colonnade.core.disclosure.table import UNBOUNDED, TableError
from colonnade.core.disclosure.table.signs import Meaning, Printed, Signs, meaning_of


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        ("<5", 1, 4),
        ("< 8", 1, 7),
        ("fewer than 5", 1, 4),
        ("≤7", 1, 7),
        ("<=7", 1, 7),
        ("7 or fewer", 1, 7),
        ("1-7", 1, 7),
        ("1 to 7", 1, 7),
        ("0–4", 0, 4),
        ("5+", 5, UNBOUNDED),
        ("≥1,000", 1000, UNBOUNDED),
        ("more than 5", 6, UNBOUNDED),
    ],
)
def test_signs_that_say_what_they_stand_for(word, low, high):
    assert meaning_of(word, zeros_shown=True) == Printed(Meaning.RANGE, low, high)


@pytest.mark.parametrize("word", ["12", "1,234", "12.0", "12 [r]", "12[p]"])
def test_numbers(word):
    number = 1234 if "," in word else 12
    assert meaning_of(word, zeros_shown=True) == Printed(Meaning.NUMBER, number, number)


@pytest.mark.parametrize("word", ["abc", "7-1", "<0", "1,23", "12.5", "five", "99999999999999999999", "٣"])
def test_words_that_nobody_knows(word):
    assert meaning_of(word, zeros_shown=True) is None


@pytest.mark.parametrize("figures", [{"star": (3, 2)}, {"off": -1}, {"rounding": -5}, {"people": -1}])
def test_figures_that_make_no_sense_are_refused(figures):
    with pytest.raises(TableError):
        Signs(**figures)
