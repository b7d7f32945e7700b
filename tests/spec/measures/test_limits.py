"""Limits.

With twelve readings or more, all of them known, a measure gets a mean and limits: 2.66 times the mean step from one
reading to the next, on either side of the mean (an individuals or XmR chart). Both come from the first twelve readings
and stay as they are. That is how NHS England's Making Data Count locks limits, and its four rules are used: a reading
outside the limits; seven or more in a row on one side of the mean; seven or more in a row all rising or all falling;
two of three in a row in the third next to a limit, with the third one on the same side. The Health Care Data Guide
(Provost and Murray, 2011) would rather have twenty readings or more, so limits from twelve are to be taken with care.
"""

from collections.abc import Mapping

from tests.spec.example import Example, as_written
from tests.spec.measures.reading import charted, said

TWELVE = "10 12 10 12 10 12 10 12 10 12 10 12"

EXAMPLES = (
    Example(
        title="Eleven readings have a median, and twelve have limits",
        given={"readings": TWELVE, "better": "higher"},
        expect={"line": "mean 11", "limits": "5.68 to 16.32", "signals": "none"},
        note="Every step is 2, and 2.66 times 2 is 5.32.",
    ),
    Example(
        title="What comes later moves neither the mean nor the limits",
        given={"readings": f"{TWELVE} 17", "better": "higher"},
        expect={"line": "mean 11", "limits": "5.68 to 16.32", "signals": "outside, improving, readings 13"},
    ),
    Example(
        title="Seven on one side of the mean",
        given={"readings": f"{TWELVE} 13 12 13 12 13 12", "better": "lower"},
        expect={"signals": "side, getting worse, readings 12 to 18"},
        note="The twelfth reading is above the mean too, so that it makes the seventh.",
    ),
    Example(
        title="Seven that rise",
        given={"readings": f"{TWELVE} 8 9 10 11 12 13 14", "better": "higher"},
        expect={"signals": "steady, improving, readings 13 to 19"},
    ),
    Example(
        title="Two of three close to a limit",
        given={"readings": f"{TWELVE} 10 15 12 15 9", "better": "higher"},
        expect={"signals": "near, improving, readings 14 to 16"},
        note="The third next to the upper limit begins at 14.55.",
    ),
    Example(
        title="One reading that is not known, and there are no limits",
        given={"readings": f"{TWELVE} ? 17", "better": "higher"},
        expect={"line": "median 11", "limits": "none"},
        note="What is not known is a small count, and a mean without the small ones would be too high.",
    ),
    Example(
        title="Readings that do not vary have no limits",
        given={"readings": " ".join(["30"] * 13), "better": "higher"},
        expect={"line": "median 30", "limits": "none", "signals": "none"},
    ),
    Example(
        title="Counts to the nearest 5 may move by one step without a signal",
        given={"readings": " ".join(["30"] * 12) + " 35 30 35", "better": "higher", "rounded to": "5"},
        expect={"line": "mean 30", "limits": "25 to 35", "signals": "none"},
    ),
    Example(
        title="No limit lies below nothing where no reading can",
        given={"readings": "1 9 1 9 1 9 1 9 1 9 1 9", "better": "higher"},
        expect={"limits": "0 to 26.28"},
    ),
)


def answer(given: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    return said(charted(given), *wanted)


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given, example.expect) == example.expect
