"""Words are measured as Arial draws them, and wrapped so that they stay in their box."""

import pytest

from colonnade.ui.charts.measure import clean, fit, width


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [("", 0, 0), ("i", 222, 278), ("W", 944, 944), ("in place", 3446, 3724), ("5 of 17", 3058, 3168)],
)
def test_widths_are_those_of_the_published_metrics_and_a_fiftieth_more(text, regular, bold):
    assert width(text, 1000) == pytest.approx(regular * 1.02)
    assert width(text, 1000, bold=True) == pytest.approx(bold * 1.02)


def test_letters_with_accents_are_as_wide_as_without():
    assert width("ŵŷâî", 10) == width("wyai", 10)
    assert width("y\u0302", 10) == width("y", 10)


def test_a_letter_that_is_not_known_is_taken_to_be_wide():
    assert width("漢", 10) == width("한", 10) == pytest.approx(10.2)


def test_text_wraps_at_the_room_and_lines_are_even():
    block = fit("one two three four", 70, 10)
    assert block.lines == ("one two", "three four")
    assert block.width <= 70
    assert fit("one two three four", 1000, 10).lines == ("one two three four",)


def test_the_last_word_that_fits_stays_on_the_line():
    room = width("in place", 15)
    assert fit("in place", room, 15).lines == ("in place",)
    assert fit("in place", room - 0.1, 15).lines == ("in", "place")


def test_a_word_too_wide_shrinks_as_far_as_it_may():
    block = fit("accountability", 80, 15, least=12)
    assert block.lines == ("accountability",)
    assert 12 <= block.size < 15
    assert block.width <= 80


def test_a_word_still_too_wide_is_broken_and_no_letter_is_lost():
    block = fit("accountability", 40, 15, least=12)
    assert block.size == 12
    assert len(block.lines) > 1
    assert "".join(block.lines) == "accountability"
    assert block.width <= 40


def test_without_a_least_size_text_keeps_its_size():
    assert fit("accountability", 40, 15).size == 15


def test_no_words_take_no_height():
    assert fit("  ", 40, 15).lines == ()
    assert fit("", 40, 15).height == 0
    assert fit("", 40, 15).width == 0


def test_a_room_smaller_than_a_letter_is_refused():
    with pytest.raises(ValueError, match="no room"):
        fit("a", 12.2, 15, least=12)
    assert fit("a", 12.3, 15, least=12).lines == ("a",)


def test_what_xml_cannot_hold_is_replaced_and_spaces_are_made_single():
    assert clean(" a\x00b \n c\ud800") == "a\ufffdb c\ufffd"
