"""Run charts.

Up to eleven readings, and wherever a reading is not known, are read about their median, which comes from the first
twelve known ones. Three rules find what chance alone seldom makes (Perla, Provost and Murray, 2011): a shift, six or
more in a row on one side of the median; a trend, five or more in a row all rising or all falling; and too few or too
many runs, which are counted out for up to one in forty on either side. A reading on the median is passed over in a
shift, an equal one in a trend, and one that is not known ends both.
"""

from collections.abc import Mapping

from tests.spec.example import Example, as_written
from tests.spec.measures.reading import charted, said

AROUND_FIVE = "5 6 4 6 5 4 6 4 5 6 4 6"

EXAMPLES = (
    Example(
        title="Five on one side may be chance",
        given={"readings": "2 8 9 8 9 8 1 2 1 2", "better": "higher"},
        expect={"line": "median 5", "limits": "none", "signals": "none"},
    ),
    Example(
        title="Six on one side are a shift, and one on the median is passed over",
        given={"readings": f"{AROUND_FIVE} ? 7 8 7 9 5 8 7", "better": "higher"},
        expect={"line": "median 5", "limits": "none", "signals": "shift, improving, readings 14 to 20"},
        note="Half of the readings that make a median lie on either side of it, so a shift is found only in what comes "
        "after. Without the reading that is not known there would be limits here.",
    ),
    Example(
        title="A reading that is not known ends a shift",
        given={"readings": f"{AROUND_FIVE} ? 7 8 7 9 5 ? 8 7", "better": "higher"},
        expect={"line": "median 5", "signals": "none"},
    ),
    Example(
        title="Too few runs",
        given={"readings": "20 21 22 20 21 14 13 12 13 12 13", "better": "lower"},
        expect={"line": "median 14", "signals": "few runs, changing, readings 1 to 11"},
        note="Ten readings that are not on the median change sides only once: two runs. With five above and five below "
        "chance gives three or more, but for one case in forty.",
    ),
    Example(
        title="Too many runs: a saw is no chance either",
        given={"readings": "1 9 2 8 1 9 2 8 1 9", "better": "higher"},
        expect={"line": "median 5", "signals": "many runs, changing, readings 1 to 10"},
    ),
    Example(
        title="With fewer than ten readings off the median, runs say nothing",
        given={"readings": "1 9 2 8 1 9 2 8 1 9 2", "better": "higher"},
        expect={"line": "median 2", "signals": "none"},
    ),
    Example(
        title="A trend of five",
        given={"readings": "30 12 14 14 17 21 22", "better": "higher"},
        expect={"line": "median 17", "signals": "trend, improving, readings 2 to 7"},
        note="The second 14 is passed over: 12, 14, 17, 21 and 22 are five.",
    ),
    Example(
        title="The same trend where lower is better",
        given={"readings": "30 12 14 14 17 21 22", "better": "lower"},
        expect={"signals": "trend, getting worse, readings 2 to 7"},
    ),
    Example(
        title="A reading that is not known ends a trend",
        given={"readings": "30 12 14 ? 17 21 22", "better": "higher"},
        expect={"line": "median 19", "signals": "none"},
    ),
)


def answer(given: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    return said(charted(given), *wanted)


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given, example.expect) == example.expect
