"""An entry holds what readers have, and its hash covers all of it."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from colonnade.core.disclosure.ledger import Entry, LedgerError, Population, entry_from_plain_values, groups_of_people
from colonnade.core.disclosure.table import Release, Rule, TableError
from tests.unit.core.disclosure.ledger.pages import dimension, page, table, teams

LETTER = dimension("letter", "L", "G")
STAFF = Population("staff in post", date(2026, 3, 31))
SOME = table([LETTER, teams(4, 2)], 3, 20, 30, 40, 50, 60, 70, 80)
RELEASE = page(SOME, ("L", "T0"), ("L", "T1"), ("G", "T0"), ("G", "T1"), absent=[("L", "T3")])


def entry(**more):
    values = {
        "number": 1,
        "on": date(2026, 4, 2),
        "title": "Staff by letter and team",
        "population": STAFF,
        "rule": Rule(),
        "version": "0.1.0",
        "release": RELEASE,
    }
    return Entry(**{**values, **more})


def changed(*path, value):
    plain = json.loads(json.dumps(entry().plain()))
    inner = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return plain


def test_an_entry_comes_back_from_its_plain_values_with_the_same_hash():
    back = entry_from_plain_values(json.loads(json.dumps(entry().plain())))
    assert back.hash == entry().hash
    assert back.release.dimensions == RELEASE.dimensions
    assert back.release.status.tolist() == RELEASE.status.tolist()
    assert back.population == STAFF


def test_nothing_of_the_truth_is_in_an_entry():
    other = table([LETTER, teams(4, 2)], 5, 18, 30, 40, 48, 62, 70, 80)
    hidden = ("L", "T0"), ("L", "T1"), ("G", "T0"), ("G", "T1")
    assert entry(release=page(other, *hidden, absent=[("L", "T3")])).hash == entry().hash


OTHERS = [
    {"on": date(2026, 4, 3)},
    {"title": "Another"},
    {"population": Population("staff in post", date(2026, 3, 30))},
    {"population": Population("staff in post", date(2026, 3, 31), ("patients",))},
    {"rule": Rule(high=5)},
    {"version": "0.1.1"},
    {"release": page(SOME)},
    {"number": 2, "previous": "a" * 64},
    {"number": 2, "previous": "b" * 64},
    {"number": 2, "previous": "b" * 64, "counts_again": (1,)},
]


def test_whatever_differs_the_hash_does_too():
    assert len({entry(**one).hash for one in [{}, *OTHERS]}) == len(OTHERS) + 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"number": 0}, "Entry 0 does not say rightly"),
        ({"number": 2}, "Entry 2 does not say rightly"),
        ({"previous": "a" * 64}, "Entry 1 does not say rightly"),
        ({"number": 2, "previous": "A" * 64}, "follows something that is no hash"),
        ({"title": " "}, "The title of a release is one line"),
        ({"title": "x" * 201}, "The title of a release is one line"),
        ({"title": "a\nb"}, "The title of a release is one line"),
        ({"version": ""}, "The version of the software is one line"),
        ({"counts_again": (1,)}, "an earlier entry only"),
        ({"number": 4, "previous": "a" * 64, "counts_again": (2, 1)}, "not in order"),
    ],
)
def test_what_can_be_no_entry_is_refused(more, sentence):
    with pytest.raises(LedgerError, match=sentence):
        entry(**more)


@pytest.mark.parametrize(("array", "value"), [("shown", 3), ("low", 3), ("high", 3), ("status", 3)])
def test_a_page_that_says_more_of_one_hidden_cell_is_refused(array, value):
    arrays = {name: getattr(RELEASE, name).copy() for name in ("status", "shown", "low", "high")}
    arrays[array][0, 0] = value
    with pytest.raises(LedgerError):
        entry(release=Release(RELEASE.dimensions, **arrays))


def test_a_shown_cell_has_a_number_and_no_bound_is_beyond_counting():
    with pytest.raises(LedgerError, match="none for one that it shows"):
        entry(release=replace(page(SOME), shown=np.full(SOME.shape, -1)))
    with pytest.raises(LedgerError, match="greater than any count"):
        entry(release=replace(page(SOME), high=np.full(SOME.shape, 2**60)))


def test_a_population_has_a_name_and_is_not_apart_from_itself():
    with pytest.raises(LedgerError, match="name of a population"):
        Population("", date(2026, 3, 31))
    with pytest.raises(LedgerError, match="cannot be apart from itself"):
        Population("staff", date(2026, 3, 31), ("staff",))


def test_one_side_is_enough_to_say_that_two_populations_are_apart():
    patients = Population("patients", date(2026, 3, 31), ("staff in post",))
    assert not patients.may_overlap(STAFF)
    assert not STAFF.may_overlap(patients)
    assert STAFF.may_overlap(STAFF)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("number",), True),
        (("number",), "1"),
        (("number",), 0),
        (("on",), "2026-02-30"),
        (("on",), 20260331),
        (("title",), None),
        (("population",), []),
        (("population", "on"), ""),
        (("population", "apart_from"), "patients"),
        (("rule", "insiders"), 1),
        (("rule", "high"), -1),
        (("rule", "rounding"), 2.5),
        (("release", "dimensions"), []),
        (("release", "dimensions"), {}),
        (("release", "dimensions", 0, "categories"), ["L", 2]),
        (("release", "dimensions", 0, "categories"), ["L", "L"]),
        (("release", "dimensions", 1, "hierarchies"), {}),
        (("release", "dimensions", 1, "hierarchies", 0, "parents"), "T0"),
        (("release", "dimensions", 1, "hierarchies", 0, "parents", 0), ["T0"]),
        (("release", "status"), [0]),
        (("release", "status"), "0"),
        (("release", "shown", 5), -2),
        (("release", "low", 5), 0.5),
        (("release", "high", 5), None),
        (("release", "extra"), 1),
        (("counts_again",), 1),
        (("counts_again",), [1]),
    ],
)
def test_plain_values_that_describe_no_entry_are_refused(path, value):
    with pytest.raises((LedgerError, TableError)):
        entry_from_plain_values(changed(*path, value=value))


@pytest.mark.parametrize("rubbish", [None, 3, "entry", [], {}])
def test_rubbish_is_no_entry(rubbish):
    with pytest.raises(LedgerError, match="these are to be given"):
        entry_from_plain_values(rubbish)


def _chain(*people):
    return [
        entry(number=number, population=who, counts_again=again, previous="a" * 64 if number > 1 else "0" * 64)
        for number, (who, again) in enumerate(people, start=1)
    ]


def test_people_are_the_same_by_population_and_by_what_entries_say_in_steps():
    later, census = Population("staff in post", date(2027, 3, 31)), Population("the census", date(2026, 3, 31))
    chain = _chain((STAFF, ()), (later, ()), (census, (1,)), (STAFF, ()), (census, ()), (later, ()))
    assert groups_of_people(chain) == {1: 1, 2: 2, 3: 1, 4: 1, 5: 1, 6: 2}


def test_two_groups_that_an_entry_joins_are_one():
    later, census = Population("staff in post", date(2027, 3, 31)), Population("the census", date(2026, 3, 31))
    chain = _chain((STAFF, ()), (later, ()), (census, (1, 2)), (later, ()))
    assert groups_of_people(chain) == {1: 1, 2: 1, 3: 1, 4: 1}
