"""R001, R004: the pillars as a building, wide and narrow."""

from dataclasses import replace

import pytest

from colonnade.ui.charts import home as charts
from colonnade.ui.charts.home import Column, Element, HomeWords, Move, Standing

from .reading import SVG, drawn_box, faults, links, parsed, words
from .samples import SIX, WELSH, home

BOTH = pytest.mark.parametrize("draw", [charts.draw, charts.draw_narrow])
LIMIT = 12_000


@BOTH
def test_it_is_named_and_described_once_and_its_ids_begin_with_the_prefix(draw):
    root = parsed(draw(home(), prefix="here"))
    assert [title.text for title in root.iter(f"{SVG}title")] == ["Where we stand, round 3"]
    assert [desc.text for desc in root.iter(f"{SVG}desc")] == ["One column for each pillar, built of its elements."]
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert all(identity.startswith("here-") for identity in ids)
    assert {root.attrib["aria-labelledby"], root.attrib["aria-describedby"]} <= set(ids)


@BOTH
def test_everything_referred_to_is_there(draw):
    svg = draw(home(), prefix="here")
    ids = {node.attrib["id"] for node in parsed(svg).iter() if "id" in node.attrib}
    used = {node.attrib["href"][1:] for node in parsed(svg).iter(f"{SVG}use")}
    filled = {node.attrib.get("fill", "")[5:-1] for node in parsed(svg).iter() if "url" in node.attrib.get("fill", "")}
    assert used | filled <= ids
    assert filled == {"here-hatch", "here-dots"}


@BOTH
def test_nothing_is_written_that_the_security_policy_refuses(draw):
    svg = draw(home())
    assert "style" not in svg
    assert "<script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@BOTH
def test_every_element_is_a_link_that_says_all_that_its_drum_shows(draw):
    named = {link.attrib["href"]: link.attrib["aria-label"] for link in links(parsed(draw(home())))}
    assert len(named) == 17 + 6
    assert named["/elements/1.1/"] == "1.1 Staff networks that are heard: shown, moved up"
    assert named["/elements/3.2/"] == "3.2 Staff networks that are heard: not in place"
    assert named["/pillars/2/"] == "Nothing assumed"
    assert all(named.values())


@BOTH
def test_a_pillar_comes_before_its_elements_for_those_who_tab(draw):
    order = [link.attrib["href"] for link in links(parsed(draw(home((2, 1)))))]
    assert order == ["/pillars/1/", "/elements/1.1/", "/elements/1.2/", "/pillars/2/", "/elements/2.1/"]


@BOTH
def test_without_pages_it_is_an_image_without_links(draw):
    root = parsed(draw(home(linked=False)))
    assert links(root) == []
    assert root.attrib["role"] == "img"


@BOTH
def test_every_standing_has_its_word_and_a_mark_of_its_own_without_colour(draw):
    marks = {}
    for standing in Standing:
        picture = replace(home(), columns=(Column("Allies", (Element("1.1", "Allies", standing, href="/x/"),)),))
        root = parsed(draw(picture))
        drum = links(root)[0]
        assert HomeWords().standing(standing) in " ".join(words_of(drum))
        marks[standing] = mark_of(drum)
    assert len(set(marks.values())) == len(Standing)


def words_of(drum) -> list[str]:
    """The words on a drum."""
    return [text.text for text in drum.iter(f"{SVG}text")]


def mark_of(drum) -> tuple[object, ...]:
    """What tells a drum from another in black and white: solid, pattern, dashes, dots, or a question mark."""
    ground = drum[0].attrib
    fill = {"#005eb8": "solid", "#fff": "empty"}.get(ground["fill"], ground["fill"])
    dots = any("-dots" in node.attrib.get("fill", "") for node in drum.iter())
    return (fill, "stroke-dasharray" in ground, dots, "?" in words_of(drum))


@BOTH
def test_every_move_has_a_mark_of_its_own_and_none_has_none(draw):
    drawn = set()
    for move in Move:
        picture = replace(home(), columns=(Column("A", (Element("1.1", "A", Standing.NOT_IN_PLACE, move, "/x/"),)),))
        drum = links(parsed(draw(picture)))[0]
        shapes = [node.attrib["d"] for node in drum.iter(f"{SVG}path")][1:]
        assert len(shapes) == (0 if move is Move.NONE else 1)
        drawn.update(shapes)
        assert HomeWords().move(move) in drum.attrib["aria-label"]
    assert len(drawn) == len(Move) - 1


@BOTH
def test_the_key_explains_every_standing_and_the_moves_that_are_there(draw):
    said = " ".join(words(parsed(draw(replace(home((1, 1)), moved="")))))
    assert all(HomeWords().key(standing) in said for standing in Standing)
    assert "moved up" in said
    assert "moved down" not in said


def test_the_first_element_stands_at_the_foot_of_its_column():
    grounds = [drawn_box(link[0]) for link in links(parsed(charts.draw(home((3,)))))[1:]]
    assert grounds[0].top > grounds[1].top > grounds[2].top


def test_columns_are_equally_high_whatever_they_are_built_of():
    drums = {link.attrib["href"]: drawn_box(link[0]) for link in links(parsed(charts.draw(home())))}
    tops = {drums[f"/elements/{pillar}.{count}/"].top for pillar, count in enumerate(SIX, 1)}
    feet = {drums[f"/elements/{pillar}.1/"].bottom for pillar in range(1, 7)}
    assert max(tops) - min(tops) <= 1
    assert len(feet) == 1


def test_work_in_progress_is_filled_from_the_bottom():
    picture = replace(home(), columns=(Column("A", (Element("1.1", "A", Standing.IN_PROGRESS, href="/x/"),)),))
    drum = links(parsed(charts.draw(picture)))[0]
    ground = drawn_box(drum[0])
    dots = next(node for node in drum.iter() if "-dots" in node.attrib.get("fill", ""))
    top = float(dots.attrib["transform"].split()[1].rstrip(")"))
    assert ground.top + (ground.bottom - ground.top) / 2 <= top + 1 < ground.bottom


def test_few_columns_leave_room_for_the_labels_of_their_elements():
    assert "Learning for everyone" in words(parsed(charts.draw(home((7, 7)))))
    assert "Learning for everyone" not in words(parsed(charts.draw(home())))


def test_more_pillars_make_the_wide_picture_wider_and_the_narrow_one_longer():
    assert parsed(charts.draw(home((2,) * 7))).attrib["viewBox"].startswith("0 0 880 ")
    assert parsed(charts.draw(home((2,) * 9))).attrib["viewBox"].startswith("0 0 1004 ")
    assert parsed(charts.draw_narrow(home((2,) * 9))).attrib["viewBox"].startswith("0 0 288 ")


def test_the_narrow_picture_is_one_unit_to_the_pixel_and_no_text_is_smaller_than_twelve():
    root = parsed(charts.draw_narrow(home(), words=WELSH))
    assert root.attrib["viewBox"].startswith("0 0 288 ")
    assert min(float(node.attrib["font-size"]) for node in root.iter() if "font-size" in node.attrib) >= 12


def test_a_pillar_of_many_elements_goes_on_in_a_second_row_where_it_is_narrow():
    grounds = [drawn_box(link[0]) for link in links(parsed(charts.draw_narrow(home((7,)))))[1:]]
    assert [len([g for g in grounds if g.top == top]) for top in sorted({g.top for g in grounds})] == [4, 3]


@BOTH
@pytest.mark.parametrize("counts", [SIX, (7, 7), (1,), (5,), (12,), (1, 1), (3, 4, 2), (2,) * 12, (9,) * 6])
def test_no_words_overflow_or_overlap_for_any_number_of_pillars_and_elements(draw, counts):
    assert faults(draw(home(counts))) == []
    assert faults(draw(home(counts), words=WELSH)) == []


LONG = "People who can be seen to act, and teams that are confident that everybody will be heard by them in time"
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@BOTH
@pytest.mark.parametrize("text", [LONG, UNBROKEN])
def test_long_words_wrap_or_shrink_and_are_never_cut_short(draw, text):
    picture = replace(home(name=text, label=text), headline=text, moved=text, inscription=text)
    svg = draw(picture)
    assert faults(svg) == []
    assert "…" not in svg
    assert "".join(words(parsed(svg))).replace(" ", "").count(text.replace(" ", "")) == 3 + 6


@BOTH
@pytest.mark.parametrize("text", ["a much longer standing", UNBROKEN])
def test_long_words_of_another_language_fit_the_drums(draw, text):
    said = HomeWords(shown=text, claimed=text, in_progress=text, not_in_place=text, not_agreed=text, shown_key=text)
    for counts in (SIX, (7, 7)):
        assert faults(draw(home(counts), words=said)) == []


@BOTH
def test_a_long_number_makes_its_drum_higher(draw):
    picture = replace(
        home(), columns=(Column("A", (Element("Element 12 of the second part", "A", Standing.CLAIMED),)),)
    )
    assert faults(draw(picture)) == []
    four = tuple(Element("Element 12 b", "A", standing, Move.UP, "/x/") for standing in Standing)
    assert faults(draw(replace(home(), columns=(Column("A", four),) * 6))) == []


@BOTH
def test_the_ground_under_words_leaves_the_edge_of_its_drum_alone(draw):
    said = HomeWords(claimed="claimed, indeed claimed")
    for link in links(parsed(draw(home(), words=said))):
        edge = drawn_box(link[0])
        for ground in link.iter(f"{SVG}rect"):
            assert float(ground.attrib["x"]) >= edge.left + 1
            assert float(ground.attrib["x"]) + float(ground.attrib["width"]) <= edge.right - 1


@BOTH
def test_it_is_small_and_drawn_the_same_every_time(draw):
    svg = draw(home())
    assert svg == draw(home())
    assert len(svg.encode()) < LIMIT + 1_000
    common = replace(home(), columns=tuple(_without_moves(column) for column in home().columns))
    assert len(draw(common).encode()) < LIMIT


def _without_moves(column: Column) -> Column:
    return replace(column, elements=tuple(replace(element, move=Move.UP) for element in column.elements))


@BOTH
def test_nothing_under_the_headline_leaves_no_hole(draw):
    bare = replace(home(), moved="", inscription="")
    assert faults(draw(bare)) == []
    assert float(parsed(draw(bare)).attrib["viewBox"].split()[3]) < float(
        parsed(draw(home())).attrib["viewBox"].split()[3]
    )
