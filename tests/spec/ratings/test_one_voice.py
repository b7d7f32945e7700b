"""What one voice says.

A person rates each element as not in place, in progress or in place, or says that they do not know. The first three are
in order; “do not know” is outside it. The verdict of a voice is the median: the rating in the middle when the people
stand in a row from the lowest rating to the highest.
"""

from collections.abc import Mapping

from colonnade.core.ratings import verdict
from tests.spec.example import Example, as_written
from tests.spec.ratings.reading import only_histogram

EXAMPLES = (
    Example(
        title="The rating in the middle is what the voice says",
        given={"people": "| not in place | in progress | in place\nteams | 7 | 15 | 9"},
        expect={"people": "31", "verdict": "in progress"},
    ),
    Example(
        title="An even split is said as it is",
        given={"people": "| not in place | in progress | in place\npartners | 3 | 0 | 3"},
        expect={"people": "6", "verdict": "between not in place and in place"},
        note="Half at each end is not “in progress”: nobody said so.",
    ),
    Example(
        title="Those who do not know are counted, but do not move the middle",
        given={"people": "| not in place | in progress | in place | do not know\nteams | 1 | 1 | 4 | 6"},
        expect={"people": "12", "verdict": "in place"},
    ),
    Example(
        title="When more than half do not know, that is what the voice says",
        given={"people": "| not in place | in progress | in place | do not know\nteams | 1 | 1 | 4 | 7"},
        expect={"people": "13", "verdict": "most do not know"},
        note="The few who rated would otherwise speak for people who said that they cannot tell.",
    ),
    Example(
        title="A voice that was invited and did not answer says nothing",
        given={"people": "| not in place | in progress | in place\npartners | 0 | 0 | 0"},
        expect={"people": "0", "verdict": "none"},
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    counts = only_histogram(given)
    said = verdict(counts)
    return {"people": str(counts.people), "verdict": said.words if said else "none"}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
