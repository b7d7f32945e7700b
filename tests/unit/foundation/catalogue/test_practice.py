"""Practices: what they hold when they were read, and what none of them can be."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from colonnade.foundation.catalogue import Catalogue, NotInCatalogueError, PracticeField, PracticeMeasure, load
from tests.unit.foundation.catalogue.small import edit


def test_a_practice_is_read_with_all_that_its_file_says(catalogue: Catalogue) -> None:
    practice = catalogue.practice("lamp-round")
    assert (practice.title, practice.short, practice.module) == ("A round of the lamps", "Lamp round", "I")
    assert (practice.meets, practice.elements) == (("R083",), ("harbour-2020/1.1",))
    assert (practice.scope, practice.every_months, practice.ref) == ("site", 6, "practices/lamp-round")
    assert (practice.evidence, practice.risks) == (("A photo of the lamp.",), ("Walkers slip in the rain.",))
    assert practice.tips == ("Go by daylight.",)
    assert practice.measure == PracticeMeasure("Bright lamps", "per cent", "higher", counts_people=True)


def test_its_texts_name_their_source(catalogue: Catalogue) -> None:
    practice = catalogue.practice("lamp-round")
    assert [text.ref for text in practice.texts] == ["practices/lamp-round/what", "practices/lamp-round/why"]
    assert [text.source for text in practice.texts] == ["harbour-board-2020", "lighthouse-2021"]
    assert [text.basis for text in practice.texts] == ["stated", "mixed"]
    assert catalogue.text("practices/lamp-round/what") is practice.what


def test_its_fields_are_typed(catalogue: Catalogue) -> None:
    practice = catalogue.practice("lamp-round")
    assert [field.kind for field in practice.fields] == ["date", "choice", "number", "number", "long_text", "date"]
    assert practice.field("walked_on").required
    assert practice.field("state").choices == (("bright", "Bright"), ("dark", "Dark"))
    assert (practice.field("crews").least, practice.field("crews").counts_people) == (8, True)
    assert (practice.field("pleased").share_of, practice.field("pleased").most) == ("crews", 100)
    assert (practice.field("pleased").least, practice.field("crews").most) == (0, None)
    assert (practice.field("promise").least_words, practice.field("promise").personal) == (5, True)
    assert practice.field("done_on").only_after == ("walked_on", "promise")
    assert practice.field("promise").hint == "In short."


def test_what_a_file_leaves_out_is_left_open(catalogue: Catalogue) -> None:
    practice = catalogue.practice("greeting-book")
    assert (practice.why, practice.measure, practice.every_months) == (None, None, 0)
    assert (practice.risks, practice.tips) == ((), ())
    assert len(practice.texts) == 1


def test_practices_are_found_by_name_and_by_element(catalogue: Catalogue) -> None:
    assert [practice.id for practice in catalogue.practices] == ["greeting-book", "lamp-round"]
    assert [practice.id for practice in catalogue.practices_of("harbour-2020/2.1")] == ["greeting-book"]
    assert catalogue.practices_of("harbour-2020/1.10") == ()
    with pytest.raises(NotInCatalogueError, match="there is no practice swimming"):
        catalogue.practice("swimming")
    with pytest.raises(KeyError):
        catalogue.practice("lamp-round").field("oil")


def test_practices_stand_in_the_order_of_their_modules(root: Path) -> None:
    edit(root, "practices/greeting.yaml", "module: C", "module: S")
    assert [practice.id for practice in load(root).practices] == ["lamp-round", "greeting-book"]


def test_the_fingerprint_of_its_fields_changes_with_them_alone(catalogue: Catalogue) -> None:
    practice = catalogue.practice("lamp-round")
    assert len(practice.fields_of) <= 20
    assert replace(practice, title="Another").fields_of == practice.fields_of
    assert replace(practice, fields=practice.fields[:3]).fields_of != practice.fields_of


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "kind": ({"kind": "colour"}, "colour is not a kind of field"),
    "no choices": ({"kind": "many"}, "needs choices"),
    "choices of words": ({"kind": "text", "choices": (("a", "A"),)}, "needs choices"),
    "a choice twice": ({"kind": "choice", "choices": (("a", "A"), ("a", "B"))}, "one choice twice"),
    "words of a date": ({"kind": "date", "least_words": 3}, "least number of words"),
    "least of words": ({"kind": "text", "least": 3}, "cannot have a least or a most"),
    "least above most": ({"kind": "number", "least": 3, "most": 2}, "a least above its most"),
    "words that count people": ({"kind": "text", "counts_people": True}, "counts people and is no number"),
    "words that are a share": ({"kind": "text", "share_of": "crews"}, "counts people and is no number"),
}


@pytest.mark.parametrize(("values", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_field_cannot_be(values: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        PracticeField("lamp", "Lamp", **values)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"module": "Z"}, "no module Z"),
        ({"scope": "person"}, "person cannot take up"),
        ({"every_months": -1}, "every -1 months"),
        ({"every_months": 61}, "every 61 months"),
        ({"fields": ()}, "needs fields"),
        ({"fields": (PracticeField("a", "A", "text"), PracticeField("a", "B", "text"))}, "name of its own"),
        ({"fields": (PracticeField("a", "A", "text", only_after=("b",)),)}, "has no field b"),
        ({"fields": (PracticeField("a", "A", "number", share_of="b"),)}, "has no field b"),
    ],
)
def test_a_practice_cannot_be(catalogue: Catalogue, values: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(catalogue.practice("greeting-book"), **values)


def test_a_measure_is_better_higher_or_lower() -> None:
    with pytest.raises(ValueError, match="sideways is neither"):
        PracticeMeasure("Lamps", "lamps", "sideways")
