"""Nothing about a small voice follows from what is shown, shown by trying every world it could be in.

A check that cannot fail proves nothing: the last part gives the same check publications that look careful, and it
finds that each of them gives something away.
"""

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import (
    LEADERSHIP,
    ORDER,
    PARTNERS,
    SERVICE_USERS,
    STAFF_NETWORK,
    TEAMS,
    VOICES,
    Histogram,
    Publication,
    Showing,
    against_voices,
    compare,
    dispersion,
    pool,
    spread,
    verdict,
)
from tests.unit.core.ratings.worlds import any_round, every_small_histogram, histograms_of, outcomes, steady, with_voice

SHOWN = {
    "1.1": {LEADERSHIP: Histogram(0, 2, 4), STAFF_NETWORK: Histogram(6, 2, 1)},
    "1.2": {LEADERSHIP: Histogram(0, 0, 6), STAFF_NETWORK: Histogram(0, 2, 6, 1)},
}
ONE_ELEMENT = {"1.1": SHOWN["1.1"]}


def everything_said(published: Publication) -> tuple[object, ...]:
    """All that a page could print from a publication, the parts that are computed included."""
    each = [
        (
            (found.whole, found.whole.words, found.together, found.apart, tuple(found.views.items())),
            tuple(against_voices(found, agreed) for agreed in ORDER),
        )
        for found in published.elements
    ]
    pairs = [published.leads(one, other) for one in VOICES for other in VOICES if one != other]
    return (published, repr(published), *each, published.furthest_apart(), *pairs)


@pytest.mark.attack
def test_one_element_every_answer_of_a_hidden_voice_gives_the_same_publication():
    assert outcomes(lambda world: everything_said(spread(world)), ONE_ELEMENT) == 1


@pytest.mark.attack
def test_two_elements_every_answer_of_a_hidden_voice_gives_the_same_publication():
    assert outcomes(spread, SHOWN) == 1


@pytest.mark.attack
def test_two_hidden_voices_every_answer_of_both_gives_the_same_publication():
    said = {
        everything_said(spread({"1.1": {**ONE_ELEMENT["1.1"], SERVICE_USERS: one, PARTNERS: other}}))
        for one in every_small_histogram()
        for other in every_small_histogram()[::12]
    }
    assert len(said) == 1


@pytest.mark.attack
@pytest.mark.parametrize(
    "shown", [{}, {TEAMS: Histogram(5)}, {TEAMS: Histogram(0, 0, 40)}, {TEAMS: Histogram(0, 3, 3)}]
)
def test_every_answer_gives_the_same_publication_beside_any_shown_voices(shown):
    assert outcomes(lambda world: everything_said(spread(world)), {"1.1": shown}) == 1


@pytest.mark.attack
@steady
@given(any_round(), st.data())
def test_any_round_says_the_same_whatever_its_hidden_voices_answered(world, data):
    """Two rounds that differ only in the answers, and the number, of the people in voices of 1 to 4."""
    other = {element: dict(voices) for element, voices in world.items()}
    for voice, histogram in world["1.1"].items():
        if 1 <= histogram.people <= 4:
            people = data.draw(st.integers(1, 4))
            for voices in other.values():
                voices[voice] = data.draw(histograms_of(people))
    assert everything_said(spread(world)) == everything_said(spread(other))


@pytest.mark.attack
@steady
@given(any_round(), any_round(), st.data())
def test_an_earlier_round_adds_nothing_about_a_voice_hidden_now(earlier, later, data):
    """Earlier publication, this one and the comparison, taken together, are the same for every hidden answer."""
    sizes = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    answers, others = ([data.draw(histograms_of(people)) for _ in later] for people in sizes)
    before = spread(with_voice(earlier, SERVICE_USERS, [data.draw(histograms_of(7)) for _ in earlier]))
    one = spread(with_voice(later, SERVICE_USERS, answers))
    other = spread(with_voice(later, SERVICE_USERS, others))
    assert (one, compare(before, one)) == (other, compare(before, other))


@pytest.mark.attack
@steady
@given(any_round(), st.data())
def test_a_later_round_adds_nothing_about_a_voice_hidden_before(earlier, data):
    answers, others = ([data.draw(histograms_of(data.draw(st.integers(1, 4))))] * 2 for _ in range(2))
    later = spread(with_voice(earlier, SERVICE_USERS, [data.draw(histograms_of(6)) for _ in earlier]))
    one, other = (spread(with_voice(earlier, SERVICE_USERS, given)) for given in (answers, others))
    assert (one, compare(one, later)) == (other, compare(other, later))


@steady
@given(any_round())
def test_shown_voices_keep_their_true_counts_and_the_others_none(world):
    for found in spread(world).elements:
        for view in found.voices:
            people = world[found.element][view.voice].people
            expected = Showing.NOBODY if people == 0 else Showing.SHOWN if people >= 5 else Showing.TOO_FEW
            assert view.showing is expected
            assert view.counts == (world[found.element][view.voice] if people >= 5 else None)


@steady
@given(any_round())
def test_what_is_said_of_the_whole_is_true(world):
    for found in spread(world).elements:
        true = sum(world[found.element].values(), Histogram())
        small = any(1 <= histogram.people <= 4 for histogram in world[found.element].values())
        assert found.whole.counts == (None if small else true)
        assert found.whole.verdict in ({None, verdict(true)} if small else {verdict(true)})


def _numbers(value: object) -> list[int]:
    """Every whole number anywhere in a value."""
    if isinstance(value, bool | str):
        return []
    if isinstance(value, int):
        return [value]
    if is_dataclass(value):
        return [number for field in fields(value) for number in _numbers(getattr(value, field.name))]
    return [number for part in value for number in _numbers(part)] if isinstance(value, tuple) else []


@pytest.mark.attack
@pytest.mark.parametrize("hidden", every_small_histogram()[::5])
def test_no_field_holds_a_number_from_a_hidden_voice(hidden):
    published = spread({"1.1": {TEAMS: Histogram(70, 80, 90, 100), SERVICE_USERS: hidden}})
    assert _numbers(published) == [70, 80, 90, 100, 5]


@pytest.mark.parametrize(
    ("people", "showing"),
    [(0, Showing.NOBODY), (1, Showing.TOO_FEW), (4, Showing.TOO_FEW), (5, Showing.SHOWN), (6, Showing.SHOWN)],
)
def test_five_raters_are_shown_four_are_not_and_none_is_said(people, showing):
    assert spread({"1.1": {TEAMS: Histogram(people)}}).elements[0].voices[0].showing is showing


@pytest.mark.parametrize(("people", "showing"), [(9, Showing.TOO_FEW), (10, Showing.SHOWN)])
def test_a_higher_threshold_hides_more(people, showing):
    published = spread({"1.1": {TEAMS: Histogram(people)}}, smallest_shown=10)
    assert published.elements[0].voices[0].showing is showing


def test_a_lower_threshold_is_refused():
    with pytest.raises(ValueError, match="never fewer"):
        spread({"1.1": {TEAMS: Histogram(9)}}, smallest_shown=4)


def test_voices_come_in_their_fixed_order_and_elements_in_that_of_the_framework():
    voices = {"carers": Histogram(5), PARTNERS: Histogram(3), LEADERSHIP: Histogram(), "allies": Histogram(9)}
    published = spread({"2.1": voices, "1.1": dict(reversed(voices.items()))})
    assert [found.element for found in published.elements] == ["2.1", "1.1"]
    for found in published.elements:
        assert [view.voice for view in found.voices] == [LEADERSHIP, PARTNERS, "allies", "carers"]


def test_a_voice_that_was_not_invited_is_not_there():
    assert [view.voice for view in spread(ONE_ELEMENT).elements[0].voices] == [LEADERSHIP, STAFF_NETWORK]


@pytest.mark.attack
@pytest.mark.parametrize(("first", "second"), [(4, 5), (3, 4), (0, 1), (31, 30)])
def test_a_voice_with_other_numbers_on_another_element_is_refused_without_saying_them(first, second):
    with pytest.raises(ValueError, match="same number of raters") as refused:
        spread({"p": {TEAMS: Histogram(first)}, "q": {TEAMS: Histogram(second)}})
    assert not any(digit.isdigit() for digit in str(refused.value))


def test_elements_with_other_voices_are_refused():
    with pytest.raises(ValueError, match="same voices"):
        spread({"1.1": {TEAMS: Histogram(5)}, "1.2": {}})


def test_a_round_without_elements_is_refused():
    with pytest.raises(ValueError, match="at least one element"):
        spread({})


# Publications that look careful. Each must be caught, or the checks above are blind.


def _whole(world):
    return sum(world["1.1"].values(), Histogram())


def _rounded(histogram):
    return tuple(5 * round(count / 5) for count in histogram.ordered)


NAIVE = {
    "prints the whole with its counts": lambda world: (spread(world), _whole(world)),
    "prints the whole as shares": lambda world: (spread(world), _whole(world).shares),
    "rounds the whole to fives": lambda world: (spread(world), _rounded(_whole(world))),
    "prints how many took part": lambda world: (spread(world), _whole(world).people),
    "prints the true verdict of the whole": lambda world: (spread(world), verdict(_whole(world))),
    "prints the verdict of the hidden voice": lambda world: verdict(world["1.1"][SERVICE_USERS]),
    "measures how far apart all voices are": lambda world: dispersion(
        pool([found.shares for found in world["1.1"].values() if found.shares])
    ),
    "counts hidden voices that are against": lambda world: sum(
        Histogram(1).median != found.median for found in world["1.1"].values()
    ),
    "hides only where a rating is rare": lambda world: tuple(
        count if count == 0 or count > 4 else None for count in _whole(world).ordered
    ),
    "says where hidden people all agree": lambda world: max(world["1.1"][SERVICE_USERS].ordered) == 4,
}


@pytest.mark.attack
@pytest.mark.parametrize("name", NAIVE)
def test_a_careless_publication_is_caught(name):
    assert outcomes(NAIVE[name], ONE_ELEMENT) > 1


@pytest.mark.attack
def test_the_counts_of_a_whole_give_a_hidden_voice_away_exactly():
    """Why the whole has no counts: two published lines, one subtraction, three people's answers."""
    hidden = Histogram(2, 0, 1)
    world = with_voice(ONE_ELEMENT, SERVICE_USERS, (hidden,))
    whole, together = _whole(world), spread(world).elements[0].together
    assert tuple(a - b for a, b in zip(whole.ordered, together.ordered, strict=True)) == hidden.ordered


@pytest.mark.attack
def test_known_limit_a_single_newcomer_follows_from_two_rounds_if_nobody_else_changed():
    """Not promised, and said so: both rounds show the voice, five people and then six. See `spreading`."""
    before = spread({"1.1": {TEAMS: Histogram(1, 2, 2)}}).elements[0].together
    after = spread({"1.1": {TEAMS: Histogram(1, 2, 3)}}).elements[0].together
    assert tuple(b - a for a, b in zip(before.ordered, after.ordered, strict=True)) == (0, 0, 1)
