"""What several pages share."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.models import Rating, Voice
from colonnade.apps.programme.presenters.pages import COLOURS, crumbs, numbered, rating_tag, round_url, voice_words
from colonnade.foundation.catalogue import current
from tests.unit.apps.programme.saying import a_round, organisation


@pytest.mark.parametrize("rating", list(Rating))
def test_every_rating_has_a_word_and_a_colour_of_its_own(rating):
    tag = rating_tag(rating.value)
    assert (tag.text, tag.colour) == (rating.label, COLOURS[rating.value])
    assert [COLOURS[one.value] for one in Rating].count(tag.colour) == 1


def test_no_rating_is_said_in_words():
    assert (rating_tag("").text, rating_tag("").colour) == ("No answer yet", "red")


def test_voices_are_named_as_people_say_them():
    words = [voice_words(voice.value) for voice in Voice]
    assert words == ["Leadership", "Teams", "Staff network", "Service users", "Partners"]


def test_addresses_name_the_organisation_the_round_and_the_element():
    assert round_url("answers", a_round()) == "/o/RX1/rounds/1/answers/"
    assert round_url("answer", a_round(number=12), "6.2") == "/o/RX1/rounds/12/answers/6.2/"


def test_the_way_back_leads_over_the_rounds_to_the_round():
    assert [one["href"] for one in crumbs(a_round(), ("Here", "/here/"))][-3:] == [
        "/o/RX1/rounds/",
        "/o/RX1/rounds/1/",
        "/here/",
    ]
    assert "/o/RX1/rounds/" not in [one["href"] for one in crumbs(organisation())]


def test_a_question_says_where_it_stands():
    framework = current().framework("inclusion-2022")
    assert numbered(framework, framework.elements[0]) == "1 of 17"
    assert numbered(framework, framework.elements[-1]) == "17 of 17"
