"""The picture of practices: a box for each, told apart without colour, and no words over an edge."""

from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.practices import Upkeep
from colonnade.ui.charts.upkeep import UpkeepPicture, UpkeepRow, draw, draw_narrow

from .reading import SVG, faults, parsed, words

WORDS = st.text(min_size=1, max_size=70).filter(lambda text: text.strip() != "")
KEY = {upkeep: upkeep.value.replace("_", " ") for upkeep in Upkeep}
rows = st.builds(UpkeepRow, WORDS, st.lists(st.sampled_from(Upkeep), max_size=45).map(tuple), WORDS)


def picture(*shown):
    """A picture of these rows."""
    return UpkeepPicture("How practices stand", "One row for each pillar.", shown, KEY)


def marks(svg):
    """What is drawn of each practice: the elements of every box of the rows, without their places."""
    root = parsed(svg)
    boxes = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}path") is not None]
    return [child.attrib.get("fill") for group in boxes for child in group.findall(f"{SVG}path")]


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=1, max_size=8))
def test_whatever_the_pillars_are_called_it_is_drawn(shown):
    for drawing in (draw, draw_narrow):
        assert faults(drawing(picture(*shown))) == []


def test_those_that_stand_alike_stand_together():
    row = UpkeepRow("Pillar 1", (Upkeep.LATE, Upkeep.NOT_TAKEN_UP, Upkeep.KEPT_UP, Upkeep.LATE), "2 late")
    assert row.ordered == (Upkeep.KEPT_UP, Upkeep.LATE, Upkeep.LATE, Upkeep.NOT_TAKEN_UP)


def test_no_two_ways_to_stand_look_alike_without_colour():
    """Each box is told from every other by its shapes alone: with all colours taken out, the five still differ."""
    drawn = []
    for upkeep in Upkeep:
        root = parsed(draw(UpkeepPicture("T", "D", (UpkeepRow("P", (upkeep,), "1"),), {})))
        for element in root.iter():
            for name in ("fill", "stroke"):
                if element.attrib.get(name, "").startswith("#"):
                    element.attrib[name] = "ink" if element.attrib[name] != "#fff" else "paper"
        box = next(group for group in root.iter(f"{SVG}g"))
        drawn.append(tuple((child.tag, tuple(sorted(child.attrib.items()))) for child in box.iter()))
    assert len(set(drawn)) == len(Upkeep)


def test_the_key_and_the_counts_are_in_words():
    svg = draw(picture(UpkeepRow("Pillar 1", (Upkeep.LATE, Upkeep.KEPT_UP), "1 kept up, 1 late")))
    said = " ".join(words(parsed(svg)))
    assert "1 kept up, 1 late" in said
    for name in KEY.values():
        assert name in said


def test_there_is_a_box_for_every_practice():
    row = UpkeepRow("Pillar 1", tuple(Upkeep) * 9, "45")
    assert len(marks(draw(picture(row)))) >= 45
    assert "font-family" in parsed(draw(picture(row))).attrib
