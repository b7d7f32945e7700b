"""The picture of a year of awareness dates."""

from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.ui.charts.year import DayMark, Month, Planned, YearPicture, draw, draw_narrow

from .reading import SVG, faults, parsed, words

WORDS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != "")
KEY = {planned: planned.value for planned in Planned}
days = st.builds(DayMark, st.integers(1, 99), st.sampled_from(Planned))
months = st.builds(Month, WORDS, st.lists(days, max_size=12).map(tuple))


def picture(*shown):
    """A picture of these months."""
    return YearPicture("The year", "Twelve months.", shown, KEY)


@settings(max_examples=60, deadline=None)
@given(st.lists(months, min_size=12, max_size=12))
def test_whatever_the_months_hold_it_is_drawn(shown):
    for drawing in (draw, draw_narrow):
        assert faults(drawing(picture(*shown))) == []


def test_every_date_has_its_number_and_its_mark():
    shown = Month("May 2027", (DayMark(1, Planned.DONE), DayMark(2, Planned.PLANNED), DayMark(3, Planned.NOTHING)))
    for drawing in (draw, draw_narrow):
        root = parsed(drawing(picture(shown)))
        assert {"1", "2", "3", "May 2027"} <= set(words(root))
        rounds = [circle.attrib for circle in root.iter(f"{SVG}circle")][:3]
        # Full, ringed, dashed: no two alike, whatever the colours.
        assert [one["fill"] != "#fff" for one in rounds] == [True, False, False]
        assert [one.get("stroke-dasharray") for one in rounds] == [None, None, "4 3"]
        assert len({one["stroke-width"] for one in rounds}) == 3
