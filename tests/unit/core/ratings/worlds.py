"""Histograms to test with: drawn at random, and every one that a hidden voice could have."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from colonnade.core.ratings import (
    LEADERSHIP,
    PARTNERS,
    SERVICE_USERS,
    STAFF_NETWORK,
    TEAMS,
    Histogram,
    Rating,
    Shares,
    Voice,
)

RoundCounts = dict[str, dict[Voice, Histogram]]

# The machine that runs the tests may be busy; how long an example takes is not what they are about.
steady = settings(deadline=None)
# For tests that try every world of a hidden voice for each example.
fewer = settings(deadline=None, max_examples=30)

counts = st.integers(min_value=0, max_value=40)
any_histogram = st.builds(Histogram, counts, counts, counts, counts)
any_shares = any_histogram.filter(lambda found: found.rated > 0).map(lambda found: found.shares)
any_rating = st.sampled_from(list(Rating))


def histograms_of(people: int) -> st.SearchStrategy[Histogram]:
    """Any histogram of exactly so many people."""
    return st.lists(any_rating, min_size=people, max_size=people).map(Histogram.of)


def every_histogram(people: int) -> Iterator[Histogram]:
    """Every histogram of exactly so many people."""
    for low, middle, high in product(range(people + 1), repeat=3):
        if low + middle + high <= people:
            yield Histogram(low, middle, high, people - low - middle - high)


def every_small_histogram(fewest: int = 1, most: int = 4) -> list[Histogram]:
    """Every histogram that a hidden voice could have: 1 to 4 people, 69 histograms."""
    return [histogram for people in range(fewest, most + 1) for histogram in every_histogram(people)]


def every_hidden_round(elements: int) -> Iterator[tuple[Histogram, ...]]:
    """Every way in which a hidden voice could have answered so many elements, with the same people on each."""
    for people in range(1, 5):
        yield from product(list(every_histogram(people)), repeat=elements)


def with_voice(shown: RoundCounts, voice: Voice, answers: tuple[Histogram, ...]) -> RoundCounts:
    """The round with one more voice, which gave one histogram for each element."""
    return {element: {**voices, voice: answers[i]} for i, (element, voices) in enumerate(shown.items())}


def outcomes(publish: Callable[[RoundCounts], Hashable], shown: RoundCounts, voice: Voice = SERVICE_USERS) -> int:
    """How many different things `publish` can say over all worlds of a hidden voice: 1 where it gives nothing away."""
    worlds = (with_voice(shown, voice, answers) for answers in every_hidden_round(len(shown)))
    return len({publish(world) for world in worlds})


@st.composite
def any_round(draw: st.DrawFn, smallest: int = 0, largest: int = 9, elements: int = 2) -> RoundCounts:
    """A round of some elements and voices, in which a voice has the same people on each element."""
    voices = draw(st.lists(st.sampled_from([LEADERSHIP, TEAMS, STAFF_NETWORK, PARTNERS]), unique=True, min_size=1))
    people: Mapping[Voice, int] = {voice: draw(st.integers(smallest, largest)) for voice in voices}
    return {
        f"1.{number}": {voice: draw(histograms_of(people[voice])) for voice in voices}
        for number in range(1, elements + 1)
    }


def shares(low: int, middle: int, high: int) -> Shares:
    """The shares of so many people at each ordered rating."""
    found = Histogram(low, middle, high).shares
    if found is None:
        raise ValueError("Nobody rated.")
    return found
