"""The note under a table: what it must say, and in how plain words."""

import re

import numpy as np
import pytest

from colonnade.core.disclosure.table import Dimension, Release, Rule, Table
from colonnade.core.disclosure.wording import page_note, sentences
from tests.unit.core.disclosure.wording.test_sentences import LABELS, release

RULES = [Rule(), Rule(rounding=5), Rule(high=1, groups=False), Rule(low=2, high=4)]


def grade(text):
    """The years at school that a text asks for, by the lengths of its sentences and words (Kincaid 1975)."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    ends = max(1, len(re.findall(r"[.!?]", text)))
    beats = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    return 0.39 * len(words) / ends + 11.8 * beats / len(words) - 15.59


def some_page(**options):
    dimension = Dimension("so", ("L", "G"))
    some = Table((dimension,), np.array([3, 20]))
    return Release.of((dimension,), some.cells, some.cells == 3, **options)


def test_the_note_says_what_a_star_and_a_zero_mean_and_what_is_hidden():
    star, zero, exact = page_note(Rule())
    assert star.startswith("A * means that we do not show a number here, so that nobody can be found out.")
    assert "We never show a number from 1 to 7." in star
    assert "We hide some other numbers too, big or small" in star
    assert zero == "A 0 means that we counted nobody in that group. A * never stands for 0."
    assert exact == "The numbers that we show are exact."


def test_the_note_says_how_numbers_are_rounded():
    assert page_note(Rule(rounding=5))[2].startswith("We round the numbers that we show to the nearest 5.")


def test_the_note_follows_the_rule():
    assert "We never show the number 1." in page_note(Rule(high=1))[0]
    assert "all the people in a group" in page_note(Rule())[0]
    assert "all the people in a group" not in page_note(Rule(groups=False))[0]
    assert "A * can stand for 0 too." in page_note(Rule(low=2))[1]
    assert "or very few" in page_note(Rule(high=1, rounding=5))[1]


def test_the_note_follows_the_page_where_one_is_given():
    assert "never stands for 0" in page_note(Rule(), some_page())[1]
    assert "can stand for 0 too" in page_note(Rule(), some_page(sign=(0, 7)))[1]
    assert len(page_note(Rule(), some_page())) == 3
    assert "in a larger group" in page_note(Rule(), some_page(absent=np.array([True, False, False])))[3]


def test_another_sign_is_named():
    assert page_note(Rule(), sign="[c]")[0].startswith("A [c] means")


@pytest.mark.parametrize("rule", RULES)
def test_the_note_can_be_read_at_eleven(rule):
    note = " ".join(page_note(rule, some_page(absent=np.array([True, False, False]))))
    assert grade(note) <= 6
    assert max(len(sentence.split()) for sentence in re.split(r"[.!?]", note)) <= 22


def test_the_sentences_can_be_read_at_eleven_but_for_the_names_in_them():
    page = release([("L", "Total", "T1"), ("G", "70+", "T1")], [("G", "Total", "T1"), ("G", "u70", "T1")])
    for one in sentences(page, LABELS):
        assert max(len(sentence.split()) for sentence in one.text.split(".")) <= 25


def test_the_measure_tells_plain_from_hard_words():
    hard = "Statistical disclosure methodologies necessitate complementary suppression of identifiable subpopulations."
    assert grade(hard) > 12
