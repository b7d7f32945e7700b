"""R005: all the elements in one picture, the furthest apart at the top."""

import re

import pytest

from colonnade.ui.charts import spread as charts
from colonnade.ui.charts.spread import OverviewWords

from .reading import SVG, faults, links, parsed, words
from .samples import VOICES, overview, round_three, row

BOTH = pytest.mark.parametrize("draw", [charts.overview, charts.overview_narrow])


def places(svg: str, voice: str) -> list[tuple[float, float]]:
    """Where the shape of a voice is drawn in the rows, without the one in the key, which comes first."""
    reference = f"voice{VOICES.index(voice)}"
    used = [node for node in parsed(svg).iter(f"{SVG}use") if node.attrib["href"].endswith(reference)]
    return [(float(node.attrib["x"]), float(node.attrib["y"])) for node in used[1:]]


@BOTH
def test_it_is_named_and_described_once_and_its_ids_begin_with_the_prefix(draw):
    root = parsed(draw(overview(), prefix="here"))
    assert len(list(root.iter(f"{SVG}title"))) == len(list(root.iter(f"{SVG}desc"))) == 1
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert all(identity.startswith("here-") for identity in ids)
    assert {node.attrib["href"][1:] for node in root.iter(f"{SVG}use")} <= set(ids)


@BOTH
def test_every_voice_has_a_shape_of_its_own_and_its_name_in_the_key(draw):
    root = parsed(draw(overview()))
    drawn = [node.attrib["d"] for node in root.iter(f"{SVG}path") if "-voice" in node.attrib.get("id", "")]
    assert len(drawn) == len(set(drawn)) == len(VOICES)
    assert set(VOICES) <= set(words(root))


@BOTH
def test_more_voices_than_shapes_are_refused(draw):
    nine = tuple(f"Voice {index}" for index in range(9))
    with pytest.raises(ValueError, match="8 voices"):
        draw(overview(row("1.1"), voices=nine, leaders=nine[0], network=nine[1]))
    assert draw(overview(row("1.1"), voices=nine[:8], leaders=nine[0], network=nine[1]))


@BOTH
def test_elements_come_furthest_apart_first(draw):
    picture = overview(row("1.1", 1.0, 1.1, href="/1.1/"), row("1.2", 0.0, 2.0, href="/1.2/"))
    assert [link.attrib["href"] for link in links(parsed(draw(picture)))] == ["/1.2/", "/1.1/"]


@BOTH
def test_a_voice_stands_at_its_position_on_the_line_of_its_element(draw):
    low, high = places(draw(overview(row("1.1", 0.0), row("1.2", 2.0))), "Leadership")
    middle = places(draw(overview(row("1.1", 1.0))), "Leadership")[0]
    assert middle[0] == (low[0] + high[0]) / 2
    assert low[1] < high[1]


@BOTH
def test_shapes_never_touch(draw):
    picture = overview(row("1.1", 1.0, 1.0, 1.0, 1.0, 1.0), row("1.2", 1.0, 1.04, 1.08, 1.12, 1.16))
    svg = draw(picture)
    spots = [place for voice in VOICES for place in places(svg, voice)]
    assert len(spots) == 10
    for index, (x, y) in enumerate(spots):
        assert all(abs(x - other) >= 17 or abs(y - below) >= 17 for other, below in spots[index + 1 :])


@BOTH
def test_a_voice_that_is_not_shown_leaves_nothing_behind(draw):
    """R097: a hidden voice has no mark and no place kept for it."""
    svg = draw(overview(row("1.1", 1.0, None, 0.8)))
    assert places(svg, "Teams") == []
    assert len(places(svg, "Staff network")) == 1


def gaps(svg: str) -> list[float]:
    """The lengths of the bars of gaps, without the one in the key."""
    found = re.findall(r'<path d="M([\d.]+) [\d.]+H([\d.]+)" stroke="#768692" stroke-width="5"/>', svg)
    return [round(float(right) - float(left), 1) for left, right in found[1:]]


@BOTH
def test_the_gap_is_drawn_from_the_lowest_voice_to_the_highest(draw):
    half, whole = gaps(draw(overview(row("1.1", 0.5, 1.5, 1.0)))), gaps(draw(overview(row("1.1", 0.0, 1.0, 2.0))))
    assert len(half) == len(whole) == 1
    assert whole[0] == 2 * half[0]
    assert gaps(draw(overview(row("1.1", 1.0), row("1.2", 1.0, 1.0), row("1.3")))) == []


@BOTH
def test_leaders_ahead_of_the_network_are_marked_in_words_and_in_the_name(draw):
    svg = draw(overview(row("1.1", 2.0, 1.0, 0.5, href="/1.1/"), row("1.2", 0.5, 1.0, 2.0, href="/1.2/")))
    names = {link.attrib["href"]: link.attrib["aria-label"] for link in links(parsed(svg))}
    assert names == {"/1.1/": "1.1 Support in conflict: leaders see it better", "/1.2/": "1.2 Support in conflict"}
    assert words(parsed(svg)).count("leaders see it better") == 1 + (draw is charts.overview_narrow)
    assert len(re.findall(r'v7h-[\d.]+Z" fill="#005eb8"', svg)) == 2


@BOTH
def test_elements_that_cannot_be_compared_say_why(draw):
    said = " ".join(words(parsed(draw(overview(row("1.1", 1.0), row("1.2"))))))
    assert "only one voice can be shown" in said
    assert "no voice can be shown" in said


@BOTH
def test_without_pages_it_is_an_image(draw):
    assert parsed(draw(overview(row("1.1", 1.0)))).attrib["role"] == "img"
    assert parsed(draw(overview())).attrib["role"] == "group"


LONG = "People who can be seen to act, and teams that are confident that everybody will be heard by them in time"
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@BOTH
@pytest.mark.parametrize("text", ["Allies", LONG, UNBROKEN])
def test_no_words_overflow_or_overlap_at_any_length(draw, text):
    rows = [
        row("1.1", 2.0, 1.0, 0.0, label=text, href="/x/"),
        row(text, 1.0, label=text, href="/y/"),
        row("1.3", label=text),
    ]
    picture = overview(*rows, heading=text, note=text)
    assert faults(draw(picture)) == []
    assert faults(draw(picture, words=OverviewWords(*(text for _ in range(9))))) == []


@BOTH
def test_seventeen_elements_are_drawn_without_a_fault_small_and_the_same_every_time(draw):
    svg = draw(overview())
    assert faults(svg) == []
    assert svg == draw(overview())
    assert len(svg.encode()) < 18_000
    assert "style" not in svg


def test_the_narrow_picture_is_one_unit_to_the_pixel_and_no_text_is_smaller_than_twelve():
    for svg in (charts.overview_narrow(overview()), charts.draw_narrow(round_three())):
        root = parsed(svg)
        assert root.attrib["viewBox"].startswith("0 0 288 ")
        assert min(float(node.attrib["font-size"]) for node in root.iter() if "font-size" in node.attrib) >= 12
