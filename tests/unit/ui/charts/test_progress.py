"""R012: how far each recommendation has come, as steps, wide and narrow."""

from dataclasses import replace

import pytest

from colonnade.ui.charts.progress import Climb, ProgressPicture, Row, Step, draw, draw_narrow

from .reading import SVG, faults, links, parsed, words

WORDS = {
    Climb.NOT_RECORDED: "Not recorded",
    Climb.NONE: "No progress",
    Climb.MODERATE: "Moderate progress",
    Climb.SIGNIFICANT: "Significant progress",
}
BOTH = pytest.mark.parametrize("drawing", [draw, draw_narrow])


def shown(steps=4):
    """Two pillars, of which the second has as many recommendations as asked."""
    climbs = list(Climb)
    second = tuple(Step(f"2.{n}", climbs[n % 4], climbs[n % 4].value, f"/2.{n}/") for n in range(1, steps + 1))
    first = (Step("1.1", Climb.NONE, "Visible leaders, no progress", "/1.1/"),)
    return ProgressPicture(
        "How far Northfield has come",
        "1 significant",
        (Row("1. Visible leaders, confident staff", first), Row("2. Nothing assumed", second)),
        WORDS,
    )


@BOTH
def test_every_recommendation_is_a_link_that_says_how_far_it_has_come(drawing):
    named = {link.attrib["href"]: link.attrib["aria-label"] for link in links(parsed(drawing(shown())))}
    assert named["/1.1/"] == "1.1: Visible leaders, no progress"
    assert len(named) == 5


@BOTH
def test_no_two_climbs_look_the_same(drawing):
    drawn = set()
    for climb in Climb:
        one = replace(shown(), rows=(Row("One", (Step("1.1", climb, "said"),)),), words={})
        [mark] = [node for node in parsed(drawing(one)).iter(f"{SVG}g") if node.attrib.get("role") == "img"]
        drawn.add(tuple(tuple(sorted(path.attrib.items())) for path in mark.iter(f"{SVG}path")))
    assert len(drawn) == len(Climb)


@BOTH
def test_the_key_says_what_each_mark_means(drawing):
    assert set(WORDS.values()) <= set(words(parsed(drawing(shown()))))


@BOTH
@pytest.mark.parametrize("steps", [1, 4, 12, 30])
def test_words_stay_inside_and_clear_of_each_other(drawing, steps):
    assert faults(drawing(shown(steps))) == []
