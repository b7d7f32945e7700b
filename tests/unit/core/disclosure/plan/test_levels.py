"""Levels of a hierarchy, and how they are named."""

import numpy as np
import pytest

from colonnade.core.disclosure.plan.levels import cells_of, letters_in, levels_of, resolve, shares
from colonnade.core.disclosure.table import Dimension, Hierarchy, Table, TableError
from tests.unit.core.disclosure.plan.tables import by_team


def deep():
    division = Hierarchy.of("division", {"a": "A", "b": "A", "c": "B", "A": "north", "B": "north"})
    kind = Hierarchy.of("kind", {"a": "ward", "b": "clinic", "c": "ward"})
    return Dimension("team", ("a", "b", "c"), (division, kind))


def test_a_dimension_without_groups_has_its_categories_and_its_total():
    dimension = Dimension("age", ("young", "old"))
    assert [(level.name, level.places) for level in levels_of(dimension)] == [("age", (0, 1)), ("Total", (2,))]


def test_hierarchies_of_any_depth_give_a_level_for_each_height():
    dimension = deep()
    named = {level.name: {dimension.codes[place] for place in level.places} for level in levels_of(dimension)}
    assert named == {
        "team": {"a", "b", "c"},
        "division 1": {"A", "B"},
        "division 2": {"north"},
        "kind": {"ward", "clinic"},
        "Total": {"Total"},
    }


def test_the_levels_share_out_the_codes():
    places = sorted(place for level in levels_of(deep()) for place in level.places)
    assert places == list(range(len(deep().codes)))


def test_a_page_is_shared_out_among_its_parts():
    table = by_team(1_000)
    found = np.zeros(table.shape, dtype=np.int64)
    for share in shares(table.dimensions, {"so": ("bisexual",)}):
        found[share.box] += 1
    assert (found == 1).all()


def test_letters_are_what_is_neither_unknown_nor_the_largest_answer():
    assert resolve(by_team(1_000), None, "team") == {"so": ("lesbian or gay", "bisexual", "other")}


def test_letters_are_named_by_dimension_and_category():
    letters = {"so": ("lesbian or gay", "bisexual"), "gi": ("non-binary",)}
    assert letters_in(letters) == (("so", "lesbian or gay"), ("so", "bisexual"), ("gi", "non-binary"))


def test_the_cells_of_letters_are_those_of_their_categories_at_every_place():
    table = by_team(1_000)
    found = cells_of(table.dimensions, {"so": ("bisexual", "other")})
    assert found.sum() == 2 * len(table.dimensions[1].codes)
    assert found[2].all()
    assert found[3].all()


@pytest.mark.parametrize(
    ("letters", "place", "sentence"),
    [
        ({"so": ("bisexual",)}, "ward", "The table has no dimension ward."),
        ({"gi": ("bisexual",)}, "team", "The table has no dimension gi."),
        ({"so": ("purple",)}, "team", "“purple” is no category of so, so it cannot be a letter."),
        ({"team": ("T00",)}, "team", "team is the place, so it cannot hold letters too."),
        ({"so": ()}, "team", "No letter is named, and no dimension says which of its categories mean unknown."),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(letters, place, sentence):
    with pytest.raises(TableError) as refused:
        resolve(by_team(1_000), letters, place)
    assert str(refused.value) == sentence


def test_without_unknown_answers_the_letters_have_to_be_named():
    table = Table((Dimension("so", ("a", "b")), Dimension("team", ("x",))), np.array([[9], [9]]))
    with pytest.raises(TableError, match="No letter is named"):
        resolve(table, None, "team")
