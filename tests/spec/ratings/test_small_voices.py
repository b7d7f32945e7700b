"""Small voices.

A voice of one to four raters is not shown apart. Nothing about its answers can be worked out: not by taking the shown
voices from the whole, not from another element, not from an earlier round. So where a voice is hidden the whole has no
counts. It has a verdict only where the verdict would be the same whatever the hidden people had answered, and whether
they were one, two, three or four.

Everything on the page is worked out from the voices that are shown. The counts of the shown voices together may be
shown. Where a voice was invited and nobody answered, the page says so: there is no answer to protect.
"""

from collections.abc import Mapping

from colonnade.core.ratings import ElementSpread, Histogram, VoiceView, spread
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import histograms, words

HEAD = "| not in place | in progress | in place\n"
SKETCH = HEAD + "leadership | 0 | 2 | 4\nteams | 7 | 15 | 9\nstaff network | 6 | 2 | 1\npartners | 3 | 1 | 1\n"
SHOWN = {
    "leadership": "0, 2, 4",
    "teams": "7, 15, 9",
    "staff network": "6, 2, 1",
    "service users": "fewer than five",
    "partners": "3, 1, 1",
    "shown voices together": "16, 20, 15",
}

EXAMPLES = (
    Example(
        title="Five raters are shown, and with nobody hidden the whole has counts",
        given={"people": HEAD + "leadership | 0 | 2 | 4\nservice users | 2 | 2 | 1"},
        expect={
            "leadership": "0, 2, 4",
            "service users": "2, 2, 1",
            "shown voices together": "2, 4, 5",
            "whole": "in progress (2, 4, 5)",
        },
    ),
    Example(
        title="Three raters are not shown, and the whole has no counts",
        given={"people": SKETCH + "service users | 1 | 1 | 1"},
        expect={**SHOWN, "whole": "in progress"},
        note="Counts of the whole, less the shown voices, would be the three people's answers. The verdict may be "
        "said: four more people, all at one end, would leave it where it is.",
    ),
    Example(
        title="The page is the same whatever the hidden people said, and however few they were",
        given={"people": SKETCH + "service users | 0 | 0 | 4", "or else": SKETCH + "service users | 1 | 0 | 0"},
        expect={**SHOWN, "whole": "in progress"},
    ),
    Example(
        title="Where the hidden people could tip it, the whole says nothing",
        given={"people": HEAD + "leadership | 0 | 2 | 4\nservice users | 1 | 0 | 0"},
        expect={
            "leadership": "0, 2, 4",
            "service users": "fewer than five",
            "shown voices together": "0, 2, 4",
            "whole": "cannot be said without giving a small voice away",
        },
        note="The true verdict here is “in place”. Four hidden people at the other end would have made it “in "
        "progress”, so saying it would tell that they did not stand there.",
    ),
    Example(
        title="Two small voices widen what has to be allowed for",
        given={"people": HEAD + "leadership | 0 | 0 | 8\nservice users | 1 | 0 | 0\npartners | 1 | 0 | 0"},
        expect={
            "leadership": "0, 0, 8",
            "service users": "fewer than five",
            "partners": "fewer than five",
            "shown voices together": "0, 0, 8",
            "whole": "cannot be said without giving a small voice away",
        },
        note="Two voices can be eight people. With nine leaders the whole would be “in place” for certain.",
    ),
    Example(
        title="Nobody answered is said, and hides nothing",
        given={"people": HEAD + "leadership | 0 | 2 | 4\npartners | 0 | 0 | 0"},
        expect={
            "leadership": "0, 2, 4",
            "partners": "nobody answered",
            "shown voices together": "0, 2, 4",
            "whole": "in place (0, 2, 4)",
        },
    ),
)


def _counts(counts: Histogram) -> str:
    return ", ".join(map(str, counts.ordered))


def _view(view: VoiceView) -> str:
    if view.counts is not None:
        return _counts(view.counts)
    return {"too_few": "fewer than five", "nobody": "nobody answered"}[view.showing.value]


def _said(found: ElementSpread) -> dict[str, str]:
    whole = found.whole
    return {
        **{words(view.voice): _view(view) for view in found.voices},
        "shown voices together": _counts(found.together),
        "whole": whole.words + (f" ({_counts(whole.counts)})" if whole.counts else ""),
    }


def answer(given: Mapping[str, str]) -> dict[str, str]:
    """What the page says; where a second world is given, both say the same or the answer is none."""
    pages = [_said(spread({"1.3": histograms(drawn)}).element("1.3")) for drawn in given.values()]
    return pages[0] if all(page == pages[0] for page in pages) else {}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
