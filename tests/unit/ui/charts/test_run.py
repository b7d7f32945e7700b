"""Run charts: readings, lines and marks in words and shapes; gaps where a reading is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from colonnade.ui.charts import run as charts
from colonnade.ui.charts.run import Line, LineKind, Mark, RunPicture, ticks_of, written
from colonnade.ui.charts.run_picture import Point

from .reading import SVG, faults, parsed, words

BOTH = pytest.mark.parametrize("draw", [charts.draw, charts.draw_narrow])
MARKS = (
    (Mark.PLAIN, "reading"),
    (Mark.BETTER, "improving"),
    (Mark.WORSE, "getting worse"),
    (Mark.CHANGING, "changing"),
)
LINES = (
    Line(LineKind.MIDDLE, Decimal("11.5"), "mean: 11.5"),
    Line(LineKind.LIMIT, Decimal(20), "upper limit: 20"),
    Line(LineKind.LIMIT, Decimal(3), "lower limit: 3"),
    Line(LineKind.BASELINE, Decimal(8), "baseline: 8"),
    Line(LineKind.TARGET, Decimal(25), "target: 25"),
)


def picture(*values, marks=None, lines=LINES, **more):
    """A picture of these values, a day apart."""
    marks = marks or [Mark.PLAIN] * len(values)
    points = tuple(
        Point(f"{place + 1} May 2027", None if value is None else Decimal(value), mark)
        for place, (value, mark) in enumerate(zip(values, marks, strict=True))
    )
    told = {
        "title": "Readings of days over time",
        "description": "It is improving.",
        "heading": "Days until an answer (days)",
        "said": "It is improving.",
        "points": points,
        "lines": lines,
        "marks": MARKS,
        "unknown": "fewer than 8: not kept",
    }
    return RunPicture(**{**told, **more})


@BOTH
def test_it_is_named_and_described_and_its_ids_begin_with_the_prefix(draw):
    root = parsed(draw(picture(10, 12, 9), prefix="here"))
    assert root.attrib["role"] == "img"
    assert [title.text for title in root.iter(f"{SVG}title")] == ["Readings of days over time"]
    assert [desc.text for desc in root.iter(f"{SVG}desc")] == ["It is improving."]
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert ids == ["here-title", "here-desc"]


@BOTH
def test_every_line_is_told_apart_by_its_dashes_and_its_words(draw):
    drawn = draw(picture(10, 12, 9))
    said = " ".join(words(parsed(drawn)))
    for line in LINES:
        assert line.words in said
    dashes = {node.attrib.get("stroke-dasharray") for node in parsed(drawn).iter(f"{SVG}path")}
    assert {"8 5", "14 4 3 4", "2 4"} <= dashes


@BOTH
def test_marks_differ_in_shape_and_the_key_names_those_that_are_there(draw):
    root = parsed(draw(picture(10, 12, 9, 4, marks=list(Mark))))
    shapes = {node.attrib["d"] for node in root.iter(f"{SVG}path") if "transform" in node.attrib}
    assert len(shapes) == len(Mark)
    plain = words(parsed(draw(picture(10, 12))))
    assert "reading" in plain
    assert "improving" not in plain


@BOTH
def test_a_reading_that_is_not_known_leaves_a_gap_with_a_question_mark(draw):
    drawn = draw(picture(10, 12, None, 9, 8))
    root = parsed(drawn)
    runs = [node.attrib["d"] for node in root.iter(f"{SVG}path") if "L" in node.attrib["d"]]
    assert [path.count("L") for path in runs] == [1, 1]
    assert words(root).count("?") == 2
    assert "fewer than 8: not kept" in " ".join(words(root))
    assert "?" not in words(parsed(draw(picture(10, 12))))


@BOTH
@pytest.mark.parametrize("count", [1, 2, 3, 7, 60])
def test_nothing_runs_over_anything_however_many_there_are(draw, count):
    drawn = draw(picture(*[value % 17 for value in range(count)]))
    assert faults(drawn) == []


@BOTH
@pytest.mark.parametrize(
    "values",
    [(0,), (5, 5, 5), (-3, 4), ("0.01", "0.02"), ("9999999999.99", "-9999999999.99"), (None,), (None, 9), ()],
)
def test_any_numbers_can_be_drawn(draw, values):
    for lines in (LINES, ()):
        drawn = draw(picture(*values, lines=lines))
        assert faults(drawn) == []
        assert not re.search(r"nan|inf", drawn)


@BOTH
def test_words_are_escaped(draw):
    drawn = draw(picture(1, 2, heading="<script>&", title="<b>", description="&", said="a < b"))
    assert "<script>" not in drawn
    assert "&lt;b&gt;" in drawn


@BOTH
def test_the_higher_the_value_the_higher_it_stands(draw):
    path = next(
        node.attrib["d"] for node in parsed(draw(picture(1, 5, 3))).iter(f"{SVG}path") if "L" in node.attrib["d"]
    )
    first, second, third = (float(point.split()[1]) for point in path.removeprefix("M").split("L"))
    assert second < third < first


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((0, 10), "0 2.5 5 7.5 10"),
        ((3, 20), "0 5 10 15 20"),
        ((7, 7), "6 8"),
        ((0, 0), "0 0.25"),
        ((-4, 4), "-4 -2 0 2 4"),
        ((1000, 9000), "0 2000 4000 6000 8000 10000"),
    ],
)
def test_ticks_are_round_and_reach_over_everything(values, wanted):
    ticks = ticks_of([Decimal(value) for value in values])
    assert " ".join(written(tick).replace(",", "") for tick in ticks) == wanted
    assert ticks[0] <= min(values)
    assert ticks[-1] >= max(values)


@pytest.mark.parametrize(("value", "said"), [("10", "10"), ("1E+1", "10"), ("2.50", "2.5"), ("1250000", "1,250,000")])
def test_numbers_are_written_plainly(value, said):
    assert written(Decimal(value)) == said


def test_a_picture_and_its_lines_have_words():
    with pytest.raises(ValueError, match="title and a description"):
        picture(1, title=" ")
    with pytest.raises(ValueError, match="words"):
        replace(LINES[0], words=" ")
