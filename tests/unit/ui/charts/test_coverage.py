"""R040: which places somebody covers, wide and narrow."""

from dataclasses import replace

import pytest

from colonnade.ui.charts.coverage import CoveragePicture, CoverCell, CoverMark, CoverRow, draw, draw_narrow

from .reading import SVG, faults, links, parsed, words

WORDS = {
    CoverMark.NAMED: "Somebody for this site",
    CoverMark.SHARED: "Only somebody for all sites",
    CoverMark.NOBODY: "Nobody",
}
BOTH = pytest.mark.parametrize("drawing", [draw, draw_narrow])


def shown(rows=3, *, name="Northfield General Hospital", depth=0):
    """So many sites, with every mark among their cells."""
    marks = list(CoverMark)
    made = [
        CoverRow(
            f"{name} {n}",
            (CoverCell(marks[n % 3], WORDS[marks[n % 3]]), CoverCell(marks[(n + 1) % 3], "said")),
            f"/?site={n}",
            depth,
        )
        for n in range(rows)
    ]
    return CoveragePicture(
        "Guardians and champions at each site",
        "1 of 3 sites",
        ("Freedom to speak up guardian", "Equality champion"),
        tuple(made),
        WORDS,
    )


@BOTH
def test_every_place_is_a_link_that_says_how_it_is_covered(drawing):
    named = {link.attrib["href"]: link.attrib["aria-label"] for link in links(parsed(drawing(shown())))}
    assert named["/?site=2"] == (
        "Northfield General Hospital 2. Freedom to speak up guardian: Nobody; Equality champion: said"
    )
    assert len(named) == 3


@BOTH
def test_a_place_that_leads_nowhere_is_named_all_the_same(drawing):
    without = replace(shown(1), rows=(replace(shown(1).rows[0], href=""),))
    root = parsed(drawing(without))
    assert root.attrib["role"] == "img"
    assert [node.attrib["aria-label"] for node in root.iter(f"{SVG}g") if "aria-label" in node.attrib] != []


@BOTH
def test_no_two_marks_look_the_same_without_colour(drawing):
    drawn = set()
    for mark in CoverMark:
        one = replace(shown(), kinds=("Guardian",), rows=(CoverRow("One", (CoverCell(mark, "said"),)),), words={})
        root = parsed(drawing(one))
        circles = [(node.attrib["r"], node.attrib["fill"] == "#fff") for node in root.iter(f"{SVG}circle")]
        crosses = [node for node in root.iter(f"{SVG}path") if "L" in node.attrib["d"]]
        drawn.add((tuple(circles), len(crosses)))
    assert len(drawn) == len(CoverMark)


@BOTH
def test_the_key_says_what_each_mark_means(drawing):
    assert set(WORDS.values()) <= set(words(parsed(drawing(shown()))))


@BOTH
@pytest.mark.parametrize("rows", [0, 1, 40])
@pytest.mark.parametrize("depth", [0, 3, 30])
@pytest.mark.parametrize("name", ["Site", "A very long name of a site that goes on for more than one line, North wing"])
def test_words_stay_inside_and_clear_of_each_other(drawing, rows, depth, name):
    assert faults(drawing(shown(rows, name=name, depth=depth))) == []


def test_a_place_has_a_cell_for_each_kind():
    with pytest.raises(ValueError, match="one cell for each kind"):
        replace(shown(), kinds=("Guardian",))
