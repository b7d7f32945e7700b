"""What does not fit.

Three things are listed. An element is rated in place and there is nothing behind it. It is rated in place and the
evidence has expired. It was agreed against most voices: at least two voices are shown, and more than half of them have
a median at least one step away from what was agreed, all on the same side. Hidden voices have no part in this, either
way.
"""

from collections.abc import Mapping

from colonnade.core.ratings import Liveness, contradictions, spread
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import histograms, rating

HEAD = "| not in place | in progress | in place | do not know\n"
SPLIT = HEAD + "leadership | 0 | 0 | 6 | 0\nteams | 2 | 20 | 2 | 0\nstaff network | 6 | 2 | 1 | 0\n"

EXAMPLES = (
    Example(
        title="In place with nothing behind it, and against two voices of three",
        given={"agreed": "in place", "evidence": "missing", "people": SPLIT},
        expect={
            "1": "Rated in place, but there is nothing behind it yet.",
            "2": "Agreed as in place, but 2 of the 3 voices shown see it at least one step lower.",
        },
    ),
    Example(
        title="The evidence has expired",
        given={"agreed": "in place", "evidence": "stale", "people": HEAD + "teams | 0 | 0 | 9 | 0"},
        expect={"1": "Rated in place, but the evidence for it has expired."},
    ),
    Example(
        title="Agreed in the middle of voices on both sides",
        given={"agreed": "in progress", "evidence": "missing", "people": SPLIT},
        expect={"none": "nothing that does not fit"},
        note="One voice is above and one below, so neither side has more than half. Evidence is asked for only where "
        "the rating is in place.",
    ),
    Example(
        title="Agreed lower than most voices see it",
        given={"agreed": "not in place", "evidence": "live", "people": SPLIT},
        expect={"1": "Agreed as not in place, but 2 of the 3 voices shown see it at least one step higher."},
    ),
    Example(
        title="Half of the voices is not most of them",
        given={
            "agreed": "in place",
            "evidence": "live",
            "people": HEAD + "leadership | 0 | 0 | 6 | 0\nteams | 20 | 2 | 2 | 0",
        },
        expect={"none": "nothing that does not fit"},
    ),
    Example(
        title="A voice that does not know is shown, and is not against",
        given={
            "agreed": "in place",
            "evidence": "live",
            "people": HEAD + "leadership | 6 | 0 | 0 | 0\nteams | 0 | 0 | 0 | 24",
        },
        expect={"none": "nothing that does not fit"},
    ),
    Example(
        title="A hidden voice is neither for nor against",
        given={
            "agreed": "in place",
            "evidence": "live",
            "people": HEAD + "leadership | 0 | 0 | 6 | 0\nteams | 20 | 2 | 2 | 0\npartners | 4 | 0 | 0 | 0",
        },
        expect={"none": "nothing that does not fit"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    published = spread({"1.3": histograms(given["people"])})
    found = contradictions({"1.3": rating(given["agreed"])}, published, {"1.3": Liveness(given["evidence"])})
    return {str(number): one.sentence for number, one in enumerate(found, 1)} or {"none": "nothing that does not fit"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
