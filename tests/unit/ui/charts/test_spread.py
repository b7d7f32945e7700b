"""R005, R097: how each voice sees one element, without giving a hidden voice away."""

import re
from dataclasses import replace

import pytest

from colonnade.core.ratings import Rating
from colonnade.ui.charts import spread as charts
from colonnade.ui.charts.spread import Agreed, HiddenVoice, ShownVoice, SilentVoice, SpreadWords

from .reading import SVG, faults, parsed, words
from .samples import VOICES, round_three, spread

BOTH = pytest.mark.parametrize("draw", [charts.draw, charts.draw_narrow])


@BOTH
def test_it_is_named_and_described_once_and_its_ids_begin_with_the_prefix(draw):
    root = parsed(draw(round_three(), prefix="here"))
    assert [title.text for title in root.iter(f"{SVG}title")] == ["How each voice sees element 1.3"]
    assert len(list(root.iter(f"{SVG}desc"))) == 1
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert all(identity.startswith("here-") for identity in ids)
    assert root.attrib["role"] == "img"


@BOTH
def test_every_count_is_written_and_people_who_do_not_know_stand_apart(draw):
    said = words(parsed(draw(spread(ShownVoice("Teams", 7, 15, 9, 4)))))
    assert {"7", "15", "9"} <= set(said)
    assert "35 people" in " ".join(said)
    assert "4 do not know" in " ".join(said)


@BOTH
def test_one_person_is_worded_as_one(draw):
    said = " ".join(words(parsed(draw(spread(ShownVoice("Chair", 0, 0, 0, 1))))))
    assert "1 person" in said
    assert "1 does not know" in said


@BOTH
def test_nobody_who_does_not_know_is_not_mentioned(draw):
    assert "know" not in " ".join(words(parsed(draw(spread(ShownVoice("Teams", 1, 2, 3))))))


@BOTH
def test_a_rating_that_nobody_gave_takes_no_part_of_the_bar(draw):
    assert "0" not in words(parsed(draw(spread(ShownVoice("Teams", 0, 0, 6)))))


@BOTH
def test_a_hidden_voice_has_words_and_no_digit(draw):
    said = words(parsed(draw(spread(HiddenVoice("Service users"), number="A", label="B"))))
    assert "Service users" in said
    assert "fewer than five: not shown apart" in " ".join(said)
    assert not re.search(r"\d", " ".join(said))


@BOTH
def test_a_hidden_voice_looks_the_same_whatever_the_others_say(draw):
    """R097: neither the size of the picture nor a mark in it depends on who is hidden."""
    shown = ShownVoice("Teams", 7, 15, 9)
    one, other = (draw(spread(shown, HiddenVoice(name))) for name in ("Aaa", "Bbb"))
    assert one.replace("Aaa", "Bbb") == other


@BOTH
def test_no_number_is_written_but_those_of_shown_voices(draw):
    """R097: there is no total to take the shown voices from."""
    picture = spread(ShownVoice("Teams", 7, 15, 9), HiddenVoice("Service users"), number="A", label="B", finding="")
    assert set(re.findall(r"\d+", " ".join(words(parsed(draw(picture)))))) == {"7", "15", "9", "31"}


@BOTH
def test_a_hidden_voice_is_dashed_and_a_silent_one_has_no_box(draw):
    assert draw(spread(HiddenVoice("Partners"))).count("stroke-dasharray") == 1
    silent = draw(spread(SilentVoice("Partners")))
    assert "stroke-dasharray" not in silent
    assert "nobody answered" in words(parsed(silent))


@BOTH
def test_where_nobody_gave_a_rating_there_is_neither_bar_nor_mark(draw):
    svg = draw(spread(ShownVoice("Teams", 0, 0, 0, 6)))
    assert "nobody gave a rating" in words(parsed(svg))
    assert pins(svg) == []
    assert "average of the ratings" not in svg


def pins(svg: str) -> list[float]:
    """The x of the marks of voices, without the one in the key."""
    found = [node for node in parsed(svg).iter(f"{SVG}circle") if node.attrib["r"] == "7"]
    return [float(node.attrib["cx"]) for node in found[:-1]]


@BOTH
def test_the_mark_stands_where_the_voice_stands(draw):
    voices = [
        ShownVoice("A", 6, 0, 0),
        ShownVoice("B", 3, 0, 3),
        ShownVoice("C", 0, 0, 6),
        ShownVoice("D", 6, 0, 0, position=1),
    ]
    low, middle, high, given = pins(draw(spread(*voices)))
    assert low < middle < high
    assert middle == given == (low + high) / 2


def parts(svg: str) -> list[float]:
    """The widths of the parts of the bars."""
    return [float(width) for width in re.findall(r'<path d="M\S+ \S+h([\d.]+)v32h', svg)]


@BOTH
def test_the_parts_of_a_bar_are_as_wide_as_their_share(draw):
    low, middle, high = parts(draw(spread(ShownVoice("Teams", 10, 20, 10))))
    assert low == high
    assert middle == pytest.approx(2 * low, abs=0.2)


@BOTH
def test_a_part_is_never_too_small_for_its_count_and_the_bar_stays_whole(draw):
    small, large, smallest = parts(draw(spread(ShownVoice("Teams", 3, 9_000, 1))))
    whole = parts(draw(spread(ShownVoice("Teams", 0, 6, 0))))[0]
    assert min(small, smallest) > 15
    assert small + large + smallest == pytest.approx(whole, abs=0.2)


@BOTH
@pytest.mark.parametrize(("rating", "word"), [(Rating.NOT_IN_PLACE, "not in place"), (Rating.IN_PLACE, "in place")])
def test_the_agreed_rating_has_its_word_and_its_note(draw, rating, word):
    said = words(parsed(draw(spread(HiddenVoice("Teams"), agreed=Agreed(rating, "One dissent noted.")))))
    assert said.count(word) == 2
    assert "One dissent noted." in said


@BOTH
def test_without_an_agreed_rating_it_says_so(draw):
    said = words(parsed(draw(spread(ShownVoice("Teams", 1, 2, 3)))))
    assert "not yet agreed" in said
    assert "?" in said


LONG = "People who use the service, those who care for them, and everybody else who has something to say about it " * 2
UNBROKEN = "Supercalifragilisticexpialidocious" * 3


@BOTH
@pytest.mark.parametrize("text", ["Teams", LONG, UNBROKEN])
def test_no_words_overflow_or_overlap_at_any_length(draw, text):
    voices = (
        ShownVoice(f"{text} a", 1, 20_000, 3, 4_000),
        HiddenVoice(f"{text} b"),
        SilentVoice(f"{text} c"),
        ShownVoice(f"{text} d", 0, 0, 0, 5),
    )
    said = SpreadWords(*(text for _ in range(9)), lambda count: f"{count} {text}", lambda count: f"{count} {text}")
    for agreed in (None, Agreed(Rating.IN_PLACE, text), Agreed(Rating.NOT_IN_PLACE), Agreed(Rating.IN_PROGRESS, text)):
        picture = spread(*voices, agreed=agreed, label=text, finding=text)
        assert faults(draw(picture)) == []
        assert faults(draw(picture, words=said)) == []


@BOTH
def test_the_round_is_drawn_without_a_fault_small_and_the_same_every_time(draw):
    svg = draw(round_three())
    assert faults(svg) == []
    assert svg == draw(round_three())
    assert len(svg.encode()) < 8_000
    assert "style" not in svg


@BOTH
def test_a_voice_more_or_less_makes_it_longer_or_shorter(draw):
    def tall(count):
        voices = tuple(ShownVoice(name, 1, 2, 3) for name in VOICES[:count])
        return float(parsed(draw(replace(round_three(), voices=voices))).attrib["viewBox"].split()[3])

    assert tall(2) - tall(1) == pytest.approx(tall(5) - tall(4), abs=0.2)
    assert tall(1) < tall(2)
