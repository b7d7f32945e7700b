"""Finding things in a catalogue."""

from dataclasses import replace

import pytest

from colonnade.foundation.catalogue import Catalogue, Mapping, NotInCatalogueError, ReadingPath, Step


def test_elements_stand_in_the_order_of_the_source(catalogue: Catalogue) -> None:
    framework = catalogue.framework("harbour-2020")
    assert [element.ref for element in framework.elements] == [
        "harbour-2020/1.1",
        "harbour-2020/1.10",
        "harbour-2020/2.1",
    ]
    assert framework.element("1.10").number == "1.10"
    assert framework.element("1.10") is catalogue.element("harbour-2020/1.10")
    assert framework.pillar("2") is catalogue.pillar("harbour-2020/2")
    assert framework.pillar_of("1.10").id == "1"
    assert (framework.family, framework.version, framework.pillar_word) == ("harbour", "2020", "pier")


def test_a_framework_whose_name_holds_no_year_has_no_version(catalogue: Catalogue) -> None:
    framework = replace(catalogue.framework("harbour-2020"), id="harbour")
    assert (framework.family, framework.version) == ("harbour", "")


def test_r009_an_element_has_the_challenges_that_touch_it_and_its_pillars_tips(catalogue: Catalogue) -> None:
    framework = catalogue.framework("harbour-2020")
    assert [challenge.ref for challenge in framework.challenges_of("1.1")] == ["harbour-2020/1/c1"]
    assert framework.challenges_of("1.10") == ()
    assert framework.challenges_of("2.1") == framework.challenges_of("1.1")
    assert [challenge.ref for challenge in framework.challenges_at("1.10")] == ["harbour-2020/1/c1"]
    assert framework.challenges_at("1.1") == framework.challenges_at("2.1") == framework.challenges_of("1.1")
    assert [tip.id for tip in framework.tips_of("1.10")] == ["t1", "t2"]
    assert framework.tips_of("2.1") == ()


def test_an_elements_texts_stand_in_reading_order(catalogue: Catalogue) -> None:
    ids = [text.id for text in catalogue.element("harbour-2020/1.10").texts]
    assert ids == ["statement", "recommendation", "scope-note", "e1", "e2", "e3"]


def test_mappings_are_seen_from_both_ends(catalogue: Catalogue) -> None:
    assert [(each.to_ref, each.kind) for each in catalogue.mappings_from("harbour-2020/1.1")] == [
        ("beacon-2021/A.1", "wider"),
    ]
    assert [(each.to_ref, each.kind) for each in catalogue.mappings_from("beacon-2021/A.1")] == [
        ("harbour-2020/1.1", "narrower"),
        ("harbour-2020/2.1", "overlaps"),
    ]
    assert [(each.from_ref, each.kind) for each in catalogue.mappings_to("beacon-2021/A.1")] == [
        ("harbour-2020/1.1", "wider"),
        ("harbour-2020/2.1", "overlaps"),
    ]
    assert catalogue.mappings_from("harbour-2020/1.10") == ()


@pytest.mark.parametrize(
    ("kind", "inverse"),
    [("equal", "equal"), ("wider", "narrower"), ("narrower", "wider"), ("overlaps", "overlaps")],
)
def test_a_mapping_turned_twice_is_itself(kind: str, inverse: str) -> None:
    mapping = Mapping("a-2020/1.1", "b-2020/1.1", kind, "why", "derived")
    assert mapping.inverse == Mapping("b-2020/1.1", "a-2020/1.1", inverse, "why", "derived")
    assert mapping.inverse.inverse == mapping


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="bigger is not a kind of mapping"):
        Mapping("a", "b", "bigger", "why", "derived")
    with pytest.raises(ValueError, match="cannot take 0 minutes"):
        ReadingPath("p", "x-2020", 0, "Title", "Lead", (Step("glossary", "why"),))


def test_r182_resources_of_an_element(catalogue: Catalogue) -> None:
    assert [resource.id for resource in catalogue.resources_of("harbour-2020/1.1")] == ["lamp-film"]
    assert catalogue.resources_of("harbour-2020/2.1") == ()


def test_things_are_found_by_their_ids(catalogue: Catalogue) -> None:
    assert catalogue.source("lighthouse-2021").title == "Keeping a Light"
    assert catalogue.term("quay").term == "Quay"
    assert catalogue.resource("oil-guide").kind == "guide"
    assert catalogue.path("five").minutes == 5


def test_what_is_not_there_is_said(catalogue: Catalogue) -> None:
    framework = catalogue.framework("harbour-2020")
    for find, says in (
        (lambda: catalogue.framework("nowhere-2020"), "there is no framework nowhere-2020"),
        (lambda: catalogue.term("x"), "there is no term x"),
        (lambda: catalogue.text("x"), "there is no text x"),
        (lambda: catalogue.element("harbour-2020"), "harbour-2020 has no berth "),
        (lambda: framework.pillar("9"), "harbour-2020 has no pier 9"),
        (lambda: framework.challenges_of("9.9"), "harbour-2020 has no berth 9.9"),
    ):
        with pytest.raises(NotInCatalogueError, match=says):
            find()
