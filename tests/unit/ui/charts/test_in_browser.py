"""What a browser makes of the pictures: no words over an edge or into each other, and one picture of a pair is seen."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from colonnade.ui import charts
from colonnade.ui.charts import home as home_charts
from colonnade.ui.charts import spread as spread_charts

from .reading import SVG, Area, crowded, drawn_box, links, parsed, sheet, texts
from .samples import WELSH, home, overview, round_three

CHROMIUM = shutil.which("chromium")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The pictures are measured for Arial; these have the same widths. Others, such as DejaVu Sans, are a fifth wider.
AS_WIDE_AS_ARIAL = ("Arial", "Arimo", "Helvetica", "Liberation Sans", "Nimbus Sans")
LONG = "People who can be seen to act, and teams that are confident that everybody will be heard"

PICTURES = {
    "six": home_charts.draw(home(), prefix="a"),
    "six-narrow": home_charts.draw_narrow(home(), prefix="b"),
    "two": home_charts.draw(home((7, 7)), prefix="c"),
    "two-narrow": home_charts.draw_narrow(home((7, 7)), prefix="d"),
    "long": home_charts.draw(home(name=LONG, label=LONG), prefix="e"),
    "long-narrow": home_charts.draw_narrow(home(name=LONG), prefix="f"),
    "welsh": home_charts.draw(home(), prefix="g", words=WELSH),
    "welsh-narrow": home_charts.draw_narrow(home(), prefix="h", words=WELSH),
    "spread": spread_charts.draw(round_three(), prefix="i"),
    "spread-narrow": spread_charts.draw_narrow(round_three(), prefix="j"),
    "overview": spread_charts.overview(overview(), prefix="k"),
    "overview-narrow": spread_charts.overview_narrow(overview(), prefix="l"),
}

MEASURE = """
const boxes = [...document.querySelectorAll('svg')].map(svg => ({
  display: getComputedStyle(svg).display,
  texts: [...svg.querySelectorAll('text')].map(text => { const b = text.getBBox(); return [b.x, b.width]; }),
}));
document.getElementById('found').textContent = JSON.stringify(boxes);
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """For each picture: how it is displayed on a wide screen, and the texts' left edges and widths as drawn."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    if not _family().startswith(AS_WIDE_AS_ARIAL):
        pytest.skip("no font here is as wide as the one that the pictures are measured for")
    page = tmp_path_factory.mktemp("charts") / "page.html"
    css = (Path(charts.__file__).parents[1] / "static" / "charts.css").read_text(encoding="utf-8")
    shown = css + ".measured .chart { display: block }"
    body = "".join(PICTURES.values())
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{css}</style>{body}<pre id="found"></pre>'
        f"<script>const first = [...document.querySelectorAll('svg')].map(svg => getComputedStyle(svg).display);"
        f"document.head.append(Object.assign(document.createElement('style'), {{textContent: {json.dumps(shown)}}}));"
        f"document.body.className = 'measured';{MEASURE}"
        f"boxes.forEach((box, at) => box.display = first[at]);"
        f"document.getElementById('found').textContent = JSON.stringify(boxes);</script>",
        encoding="utf-8",
    )
    return dict(zip(PICTURES, json.loads(_answer(page)), strict=True))


def _family() -> str:
    """The font that stands in for Arial here, as the browser asks for it."""
    tool = shutil.which("fc-match")
    if tool is None:
        return ""
    return subprocess.run([tool, "--format=%{family}", "Arial"], capture_output=True, text=True, check=True).stdout


def _answer(page: Path) -> str:
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [CHROMIUM, *OPTIONS, profile, "--window-size=1280,900", "--dump-dom", page.as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return unescape(re.search(r'<pre id="found">(.*?)</pre>', ran.stdout, re.DOTALL)[1])


def _as_drawn(svg: str, found) -> list[Area]:
    planned = texts(parsed(svg))
    return [
        Area(left, area.top, left + wide, area.bottom, area.text)
        for area, (left, wide) in zip(planned, found["texts"], strict=True)
    ]


@pytest.mark.parametrize("name", PICTURES)
def test_no_words_are_drawn_over_an_edge_or_into_each_other(measured, name):
    svg = PICTURES[name]
    drawn = _as_drawn(svg, measured[name])
    assert [area.text for area in drawn if not area.inside(sheet(parsed(svg)))] == []
    assert crowded(drawn) == []
    grounds = [drawn_box(link[0]) for link in links(parsed(svg))]
    assert [a.text for a in drawn for g in grounds if a.meets(g) and not a.inside(g)] == []


@pytest.mark.parametrize("name", PICTURES)
def test_words_are_drawn_no_wider_than_they_were_measured(measured, name):
    planned = texts(parsed(PICTURES[name]))
    for area, (_, wide) in zip(planned, measured[name]["texts"], strict=True):
        assert wide <= area.right - area.left + 0.5, area.text


def test_a_wide_screen_shows_the_wide_picture_and_hides_the_narrow_one(measured):
    for name, found in measured.items():
        assert found["display"] == ("none" if name.endswith("narrow") else "block")


def test_every_text_is_drawn(measured):
    for name, svg in PICTURES.items():
        assert len(measured[name]["texts"]) == len(list(parsed(svg).iter(f"{SVG}text")))
