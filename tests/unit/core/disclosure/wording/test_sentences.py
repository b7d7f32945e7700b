"""Sentences for cells that are not shown: kind, exact, and made of the page alone (R096, R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Table
from colonnade.core.disclosure.wording import Labels, Phrase, sentence_for, sentences

LETTER = Dimension("so", ("L", "G", "B", "S", "O"))
AGE = Dimension("age", ("u70", "70+"))
PLACES = {"T1": "N", "T2": "N", "T3": "S"}
TEAM = Dimension("team", tuple(PLACES), (Hierarchy.of("division", PLACES),))
DIMENSIONS = (LETTER, AGE, TEAM)
LABELS = Labels(
    phrases={
        "so": {
            "L": Phrase(before="lesbian"),
            "G": Phrase(before="gay"),
            "B": Phrase(before="bisexual"),
            "S": Phrase(before="straight"),
            "O": Phrase(after="who use another word"),
        },
        "age": {"70+": Phrase(after="aged 70 and over"), "u70": Phrase(after="aged under 70")},
        "team": {"T1": Phrase(after="in Team 1"), "T2": Phrase(after="in Team 2"), "N": Phrase(after="in North")},
    },
    dimensions={"so": "orientation", "team": "team"},
)
WHY = "so that nobody can be found out"


def release(hidden=(), absent=(), counts=None, dimensions=DIMENSIONS):
    shape = [len(one.categories) for one in dimensions]
    some = Table(dimensions, np.full(shape, 9, dtype=np.int64) if counts is None else counts)
    masks = []
    for cells in (hidden, absent):
        mask = np.zeros(some.shape, dtype=np.bool_)
        for codes in cells:
            mask[at(*codes, dimensions=dimensions)] = True
        masks.append(mask)
    return Release.of(dimensions, some.cells, masks[0], absent=masks[1])


def at(*codes, dimensions=DIMENSIONS):
    return tuple(one.position[code] for one, code in zip(dimensions, codes, strict=True))


def texts(page, labels=LABELS):
    return [one.text for one in sentences(page, labels)]


def test_one_hidden_cell_has_a_sentence_of_its_own():
    assert texts(release([("B", "70+", "T1")])) == [
        f"The number of bisexual people aged 70 and over in Team 1 is not shown, {WHY}."
    ]


def test_a_few_in_a_line_are_named_together_each_letter_by_itself():
    assert texts(release([("L", "Total", "T1"), ("B", "Total", "T1")])) == [
        f"The numbers of lesbian people in Team 1 and bisexual people in Team 1 are not shown, {WHY}."
    ]


def test_many_in_a_line_have_one_sentence():
    line = [(letter, "70+", "T1") for letter in LETTER.categories]
    assert texts(release(line)) == [
        f"For people aged 70 and over in Team 1, some of the numbers by orientation are not shown, {WHY}."
    ]
    assert texts(release([*line, ("Total", "70+", "T1")])) == [
        f"For people aged 70 and over in Team 1, no number is shown by orientation, {WHY}."
    ]


def test_codes_without_words_are_named_as_they_are_written():
    page = release([("B", "70+", "T3")])
    assert texts(page, Labels()) == [f"The number of people with so “B”, age “70+” and team “T3” is not shown, {WHY}."]
    assert texts(page) == [f"The number of bisexual people aged 70 and over with team “T3” is not shown, {WHY}."]


def test_a_hidden_total_and_other_people_are_named():
    page = release([("Total", "Total", "Total")])
    assert texts(page) == [f"The number of people in all is not shown, {WHY}."]
    assert texts(page, Labels(people="staff")) == [f"The number of staff in all is not shown, {WHY}."]


def test_a_group_that_is_not_split_further_has_one_sentence():
    assert texts(release(absent=[("B", "Total", "T1"), ("B", "Total", "T2")])) == [
        f"The number of bisexual people in North is not split by team, {WHY}."
    ]


def test_a_group_of_which_some_parts_are_given_is_not_split_all_the_way():
    ages = [("B", age, "T1") for age in AGE.categories]
    assert texts(release(absent=[*ages, ("B", "u70", "T2")])) == [
        f"The number of bisexual people aged under 70 in North is not split by team, {WHY}.",
        f"The number of bisexual people aged 70 and over in Team 1 is not given on its own, {WHY}. They are counted "
        "with bisexual people aged 70 and over in North.",
    ]


def test_a_single_absent_cell_says_where_its_people_are_counted():
    assert texts(release(absent=[("B", "Total", "T1")])) == [
        f"The number of bisexual people in Team 1 is not given on its own, {WHY}. They are counted with bisexual "
        "people in North."
    ]


def test_letters_are_merged_in_words_only_where_a_letter_is_counted_nowhere():
    gone = [("B", age, team) for age in AGE.codes for team in TEAM.codes]
    page = release(absent=gone)
    assert "They are counted with people aged 70 and over in Team 1." in sentence_for(
        page, at("B", "70+", "T1"), LABELS
    )
    page = release(absent=gone[:-1])
    assert "They are counted with bisexual people." in sentence_for(page, at("B", "70+", "T1"), LABELS)


def test_absent_levels_lead_to_the_nearest_one_that_is_there():
    gone = [("B", "Total", code) for code in TEAM.codes[:-1]]
    assert texts(release(absent=gone)) == [f"The number of bisexual people is not split by team, {WHY}."]
    assert texts(release(absent=gone[1:])) == [
        f"The number of bisexual people is not split all the way by team, {WHY}."
    ]


def test_a_page_of_nothing_says_so():
    dimensions = (Dimension("so", ("L",)),)
    gone = release(absent=[("L",), ("Total",)], dimensions=dimensions)
    assert texts(gone) == [f"Numbers of smaller groups are not on this page, {WHY}."]
    lone = release(absent=[("Total",)], dimensions=dimensions)
    assert texts(lone) == [f"The number of people in all is not on this page, {WHY}."]


def test_a_shown_number_needs_no_sentence():
    assert sentence_for(release(), at("B", "70+", "T1"), LABELS) == ""
    assert sentences(release()) == ()


def random_release(seed):
    chance = np.random.default_rng(seed)
    counts = chance.integers(0, 12, (5, 2, 3)).astype(np.int64)
    some = Table(DIMENSIONS, counts)
    hidden = (some.cells > 0) & ((some.cells < 8) | (chance.random(some.shape) < 0.2))
    return some, hidden, chance.random(some.shape) < 0.15


@pytest.mark.parametrize("seed", range(8))
def test_each_hidden_or_absent_cell_is_in_exactly_one_sentence(seed):
    some, hidden, absent = random_release(seed)
    page = Release.of(DIMENSIONS, some.cells, hidden, absent=absent)
    spoken = [cell for one in sentences(page, LABELS) for cell in one.cells]
    assert len(spoken) == len(set(spoken))
    assert {*spoken} == {tuple(cell) for cell in np.argwhere(page.hidden | page.absent).tolist()}


@pytest.mark.parametrize("seed", range(8))
def test_two_truths_behind_one_page_give_the_same_sentences(seed):
    some, hidden, absent = random_release(seed)
    other = np.where(hidden | absent, some.cells + 1 + np.arange(some.cells.size).reshape(some.shape) % 50, some.cells)
    pages = [Release.of(DIMENSIONS, cells, hidden, absent=absent) for cells in (some.cells, other)]
    assert sentences(pages[0], LABELS) == sentences(pages[1], LABELS)
    for cell in np.argwhere(hidden | absent).tolist():
        assert sentence_for(pages[0], tuple(cell), LABELS) == sentence_for(pages[1], tuple(cell), LABELS)


def test_a_small_number_and_one_hidden_for_its_sake_have_the_same_sentence_but_for_the_people():
    counts = np.full((5, 2, 3), 9, dtype=np.int64)
    counts[2, 0, 0], counts[1, 0, 0] = 1, 4000
    page = release([("B", "u70", "T1"), ("G", "u70", "T1")], counts=counts)
    small, large = (sentence_for(page, at(letter, "u70", "T1"), LABELS) for letter in "BG")
    assert small.replace("bisexual", "gay") == large


@pytest.mark.parametrize("seed", range(4))
def test_no_sentence_speaks_of_a_number_or_of_its_size(seed):
    some, hidden, absent = random_release(seed)
    page = Release.of(DIMENSIONS, some.cells, hidden, absent=absent)
    plain = Labels(phrases={name: {} for name in ("so", "age", "team")})
    for one in sentences(page, plain):
        outside = "".join(one.text.split("“")[::2]) if "“" not in one.text else _unquoted(one.text)
        assert not any(letter.isdigit() for letter in outside)
        assert not {"small", "few", "low", "because"} & set(outside.lower().split())


def _unquoted(text):
    return "".join(part.split("”")[-1] for part in text.split("“"))
