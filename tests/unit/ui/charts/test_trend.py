"""R175: what each closed round agreed, as bars."""

import pytest

from colonnade.ui.charts import trend
from colonnade.ui.charts.trend import Bar, TrendPicture, TrendWords

from .reading import faults, parsed, words

BOTH = pytest.mark.parametrize("draw", [trend.draw, trend.draw_narrow])


def picture(*bars):
    return TrendPicture(
        "The long run", "8 were in place, then 12.", bars or (Bar("Spring", 8, 6, 3), Bar("Autumn", 12, 5, 0))
    )


@BOTH
def test_it_is_drawn_whole_with_its_names_and_numbers(draw):
    svg = draw(picture())
    said = words(parsed(svg))
    assert faults(svg) == []
    for word in ("Spring", "Autumn", "8", "6", "3", "12", "5", "in place", "in progress", "not in place"):
        assert word in said


@BOTH
def test_a_part_of_nothing_is_not_drawn(draw):
    svg = draw(picture(Bar("Spring", 0, 0, 17)))
    assert "17" in words(parsed(svg))
    assert "0" not in words(parsed(svg))


@BOTH
def test_names_of_any_length_and_many_rounds_stay_inside(draw):
    bars = tuple(Bar(f"Round {number} " + "with a long name " * 4, number, 20 - number, 1) for number in range(15))
    assert faults(draw(picture(*bars))) == []


@BOTH
def test_it_is_named_in_other_words(draw):
    said = words(parsed(draw(picture(), words=TrendWords("ar waith", "ar y gweill", "ddim ar waith"))))
    assert "ar waith" in said
    assert parsed(draw(picture())).attrib["aria-labelledby"]


@pytest.mark.parametrize("parts", [("", 1, 0, 0), ("Spring", -1, 2, 0), ("Spring", 0, 0, 0)])
def test_a_bar_of_nothing_is_refused(parts):
    with pytest.raises(ValueError, match="A bar has a name"):
        Bar(*parts)


def test_a_picture_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one round"):
        TrendPicture("Title", "Words", ())
