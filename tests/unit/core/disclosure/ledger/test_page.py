"""A page as plain values, and back."""

import json

import numpy as np
import pytest

from colonnade.core.disclosure.ledger import LedgerError
from colonnade.core.disclosure.ledger.page import (
    fields,
    page_from_plain_values,
    page_in_plain_values,
    text,
    texts,
    whole,
)
from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Hierarchy
from tests.unit.core.disclosure.ledger.pages import page, table

PLACES = Hierarchy.of("area", {"A": "North", "B": "North", "C": "South"})
KINDS = Hierarchy.of("kind", {"A": "Ward", "B": "Clinic", "C": "Ward"})
TEAM = Dimension("team", ("A", "B", "C"), (PLACES, KINDS), frozenset({"C"}))
LETTER = Dimension("letter", ("L", "G"))


@pytest.mark.parametrize("options", [{}, {"rounding": 5, "smallest": 8, "sign": (1, 7)}])
def test_a_page_comes_back_as_it_was(options):
    before = page(table([LETTER, TEAM], 1, 20, 30, 44, 0, 61), ("L", "A"), absent=[("G", "Ward")], **options)
    after = page_from_plain_values(json.loads(json.dumps(page_in_plain_values(before))))
    assert after.dimensions == before.dimensions
    for name in ("status", "shown", "low", "high"):
        assert (getattr(after, name) == getattr(before, name)).all()
        assert getattr(after, name).dtype == getattr(before, name).dtype
    assert after.high.max() == UNBOUNDED


def test_plain_values_are_the_public_view_and_nothing_else():
    plain = page_in_plain_values(page(table([LETTER], 3, 20), ("L",), ("Total",)))
    assert plain == {
        "dimensions": [{"name": "letter", "categories": ["L", "G"], "hierarchies": [], "unknown": []}],
        "status": [1, 0, 1],
        "shown": [-1, 20, -1],
        "low": [1, 20, 1],
        "high": [UNBOUNDED, 20, UNBOUNDED],
    }


def test_a_page_of_many_categories_and_few_cells_is_refused_before_room_is_made_for_it():
    dimension = {"name": "a", "categories": [str(one) for one in range(3000)], "hierarchies": [], "unknown": []}
    many = [{**dimension, "name": str(one)} for one in range(12)]
    with pytest.raises(LedgerError, match=f"a page of these dimensions has {3001**12} cells"):
        page_from_plain_values({"dimensions": many, "status": [0], "shown": [0], "low": [0], "high": [0]})


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (text, 1),
        (text, None),
        (texts, "ab"),
        (texts, ["a", 1]),
        (lambda value: whole(value, 0, 5), 6),
        (lambda value: whole(value, 0, 5), -1),
        (lambda value: whole(value, 0, 5), True),
        (lambda value: whole(value, 0, 5), 1.0),
        (lambda value: fields(value, "a"), {"a": 1, "b": 2}),
        (lambda value: fields(value, "a", "b"), {"a": 1}),
        (lambda value: fields(value, "a"), ["a"]),
    ],
)
def test_a_value_of_another_kind_is_refused(check, value):
    with pytest.raises(LedgerError):
        check(value)


def test_values_of_the_right_kind_are_given_back():
    assert text("a") == "a"
    assert texts(["a", "b"]) == ("a", "b")
    assert whole(5, 0, 5) == 5
    assert fields({"b": 2, "a": 1}, "a", "b") == (1, 2)
    assert np.array([whole(UNBOUNDED, 0, UNBOUNDED)], dtype=np.int64)[0] == UNBOUNDED
