"""Values that may not be shown, or could not be, cannot be built."""

from dataclasses import fields, replace

import pytest

from colonnade.core.ratings import Rating
from colonnade.ui.charts.pictures import (
    Agreed,
    Column,
    Element,
    HiddenVoice,
    OverviewRow,
    Point,
    ShownVoice,
    SilentVoice,
    SpreadPicture,
    Standing,
)

from .samples import home, overview, round_three, row


def test_a_hidden_voice_has_no_place_for_a_number():
    """R097: what is hidden cannot reach the picture, not even by mistake."""
    assert [field.name for field in fields(HiddenVoice)] == ["name"]
    assert {field.type for field in fields(HiddenVoice)} == {str}


def test_a_spread_has_no_place_for_a_total():
    """R097: a total beside the shown voices would give the hidden one away."""
    numbers = {field.name for field in fields(SpreadPicture) if field.type in {int, float}}
    assert numbers == set()


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "java\nscript:x", "data:text/html,x", "/a b/", "\\\\host", "\x01/"]
)
def test_a_link_that_is_not_to_a_page_is_refused(href):
    with pytest.raises(ValueError, match="page"):
        Element("1.1", "Allies", Standing.SHOWN, href=href)
    with pytest.raises(ValueError, match="page"):
        OverviewRow("1.1", "Allies", (), href)


@pytest.mark.parametrize("href", ["", "/elements/1.1/", "https://example.org/x", "?round=3", "#x"])
def test_a_link_to_a_page_is_taken(href):
    assert Element("1.1", "Allies", Standing.SHOWN, href=href).href == href


def test_what_cannot_be_named_is_refused():
    with pytest.raises(ValueError, match="number"):
        Element(" ", "Allies", Standing.SHOWN)
    with pytest.raises(ValueError, match="label"):
        Element("1.1", "", Standing.SHOWN)
    with pytest.raises(ValueError, match="pillar's name"):
        Column("", (Element("1.1", "Allies", Standing.SHOWN),))
    for voice in (HiddenVoice, SilentVoice):
        with pytest.raises(ValueError, match="voice's name"):
            voice("")


@pytest.mark.parametrize("field", ["title", "description"])
def test_every_picture_has_words_for_those_who_hear_it(field):
    for picture in (home(), round_three(), overview()):
        with pytest.raises(ValueError, match="must have words"):
            replace(picture, **{field: "\t"})


def test_a_picture_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one element"):
        Column("Allies", ())
    with pytest.raises(ValueError, match="at least one pillar"):
        replace(home(), columns=())
    with pytest.raises(ValueError, match="at least one voice"):
        replace(round_three(), voices=())
    with pytest.raises(ValueError, match="at least one element"):
        replace(overview(), rows=())


@pytest.mark.parametrize("counts", [(-1, 1, 1, 0), (0, 0, 0, -1), (0, 0, 0, 0)])
def test_counts_that_count_nobody_are_refused(counts):
    with pytest.raises(ValueError, match="people"):
        ShownVoice("Teams", *counts)


@pytest.mark.parametrize("position", [-0.01, 2.01, float("nan")])
def test_a_position_off_the_scale_is_refused(position):
    with pytest.raises(ValueError, match="between 0"):
        Point("Teams", position)
    with pytest.raises(ValueError, match="between 0"):
        ShownVoice("Teams", 1, 1, 1, position=position)


def test_the_mark_of_a_voice_is_the_mean_unless_it_is_given():
    assert ShownVoice("Teams", 1, 0, 3).mark == 1.5
    assert ShownVoice("Teams", 1, 0, 3, position=2).mark == 2
    assert ShownVoice("Teams", 0, 0, 0, 5, position=1).mark is None


def test_nothing_is_agreed_as_do_not_know():
    with pytest.raises(ValueError, match="agreed rating"):
        Agreed(Rating.DO_NOT_KNOW)


def test_a_voice_stands_in_one_place_on_an_element():
    with pytest.raises(ValueError, match="one position"):
        OverviewRow("1.1", "Allies", (Point("Teams", 1), Point("Teams", 2)))


def test_every_voice_of_the_overview_is_known_and_named_once():
    for changed in (
        {"voices": ("Leadership", "Teams")},
        {"leaders": "Chair"},
        {"voices": (*overview().voices, "Teams")},
    ):
        with pytest.raises(ValueError, match="named once"):
            replace(overview(row("1.1", 1, 1)), **changed)


def test_rows_are_ordered_by_how_far_apart_and_those_without_two_voices_come_last():
    alone, nobody, close, far = row("1", 2.0), row("2"), row("3", 1.0, 1.1), row("4", 0.0, 2.0)
    assert overview(alone, nobody, close, far).widest_first == (far, close, alone, nobody)


def test_rows_equally_far_apart_stay_in_the_order_given():
    first, second = row("1", 0.9, 1.4), row("2", 0.0, 0.5)
    assert overview(first, second).widest_first == (first, second)


@pytest.mark.parametrize(
    ("leaders", "network", "ahead"),
    [(1.4, 0.9, True), (1.39, 0.9, False), (0.9, 1.4, False), (1.0, None, False), (None, 1.0, False), (2.0, 0.0, True)],
)
def test_leaders_are_ahead_from_half_a_rating(leaders, network, ahead):
    element = row("1.1", leaders, 1.0, network)
    assert overview(element).leaders_ahead(element) is ahead
