"""Counts as bars; what is not shown looks the same whatever it is."""

from __future__ import annotations

import pytest

from colonnade.ui.charts import bars as charts
from colonnade.ui.charts.bars import Bar, BarPicture

from .reading import SVG, faults, parsed, words

BOTH = pytest.mark.parametrize("draw", [charts.draw, charts.draw_narrow])


def picture(*bars):
    """A picture of these bars."""
    return BarPicture("What it was about", "Words: about 35", "About", "April to March", bars, "fewer than 8")


@BOTH
def test_counts_are_written_and_the_longest_bar_is_the_most(draw):
    root = parsed(draw(picture(Bar("Words", 35), Bar("Places", 10))))
    assert {"35", "10", "Words", "Places"} <= set(words(root))
    across = [
        float(node.attrib["d"].split("h")[1].split("v")[0])
        for node in root.iter(f"{SVG}path")
        if node.attrib.get("fill", "").startswith("#")
    ]
    assert across[0] == pytest.approx(across[1] * 3.5, abs=0.2)


@BOTH
def test_a_hidden_count_has_words_and_one_size_whatever_the_others_are(draw):
    small, large = (parsed(draw(picture(Bar("Words", most), Bar("Care", None)))) for most in (10, 500))
    boxes = [
        [node.attrib["d"] for node in root.iter(f"{SVG}path") if "stroke-dasharray" in node.attrib]
        for root in (small, large)
    ]
    assert boxes[0] == boxes[1]
    assert len(boxes[0]) == 1
    assert "fewer than 8" in words(small)


@BOTH
@pytest.mark.parametrize("bars", [(), (Bar("None", 0),), (Bar("A long name " * 8, 5), Bar("x", None))])
def test_nothing_runs_over_anything(draw, bars):
    assert faults(draw(picture(*bars))) == []


@pytest.mark.parametrize("wrong", [(" ", 1), ("Words", -1)])
def test_a_bar_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="A bar has a name"):
        Bar(*wrong)
