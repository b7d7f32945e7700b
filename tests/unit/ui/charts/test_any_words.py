"""Whatever people call things, the pictures are drawn, escaped, and no words run over an edge or into each other."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.ratings import Rating
from colonnade.ui.charts import home as home_charts
from colonnade.ui.charts import spread as spread_charts
from colonnade.ui.charts.home import Column, Element, Move, Standing
from colonnade.ui.charts.measure import clean
from colonnade.ui.charts.spread import Agreed, HiddenVoice, OverviewRow, Point, ShownVoice, SilentVoice

from .reading import SVG, faults, parsed, words
from .samples import VOICES, home, overview, spread

WORDS = st.text(min_size=1, max_size=70).filter(lambda text: text.strip() != "")
COUNT = st.integers(0, 20_000)
POSITION = st.floats(0, 2)
SEVERAL = settings(max_examples=60, deadline=None)

elements = st.builds(
    Element, WORDS, WORDS, st.sampled_from(Standing), st.sampled_from(Move), st.sampled_from(["", "/x/"])
)
columns = st.builds(Column, WORDS, st.lists(elements, min_size=1, max_size=8).map(tuple), st.sampled_from(["", "/y/"]))
shown = st.builds(ShownVoice, WORDS, st.integers(1, 9), COUNT, COUNT, COUNT, st.none() | POSITION)
voices = st.lists(shown | st.builds(HiddenVoice, WORDS) | st.builds(SilentVoice, WORDS), min_size=1, max_size=6).map(
    tuple
)
agreed = st.none() | st.builds(
    Agreed, st.sampled_from([Rating.NOT_IN_PLACE, Rating.IN_PROGRESS, Rating.IN_PLACE]), WORDS
)
points = st.dictionaries(st.sampled_from(VOICES), POSITION).map(lambda at: tuple(Point(*item) for item in at.items()))
rows = st.builds(OverviewRow, WORDS, WORDS, points, st.sampled_from(["", "/x/"]))


@SEVERAL
@given(st.lists(columns, min_size=1, max_size=9), WORDS, WORDS, WORDS)
def test_the_building(pillars, headline, moved, inscription):
    picture = replace(home(), columns=tuple(pillars), headline=headline, moved=moved, inscription=inscription)
    for draw in (home_charts.draw, home_charts.draw_narrow):
        svg = draw(picture)
        assert faults(svg) == []
        assert _letters(headline) in _letters("".join(words(parsed(svg))))


@SEVERAL
@given(voices, agreed, WORDS, WORDS)
def test_the_spread(speaking, rating, label, finding):
    for draw in (spread_charts.draw, spread_charts.draw_narrow):
        assert faults(draw(spread(*speaking, agreed=rating, label=label, finding=finding))) == []


@SEVERAL
@given(st.lists(rows, min_size=1, max_size=17), WORDS, WORDS)
def test_the_overview(elements_seen, heading, note):
    for draw in (spread_charts.overview, spread_charts.overview_narrow):
        assert faults(draw(overview(*elements_seen, heading=heading, note=note))) == []


@given(WORDS, WORDS)
def test_titles_and_names_are_what_they_were(title, label):
    picture = replace(home((1,), label=label), title=title)
    root = parsed(home_charts.draw(picture))
    assert _letters(root.find(f"{SVG}title").text) == _letters(title)
    drum = next(link for link in root.iter(f"{SVG}a") if link.attrib["href"].startswith("/elements"))
    assert drum.attrib["aria-label"].startswith(f"1.1 {clean(label)}:")


def _letters(text: str) -> str:
    return clean(text).replace(" ", "")
