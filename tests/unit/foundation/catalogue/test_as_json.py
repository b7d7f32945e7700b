"""A framework, a practice and an awareness date as plain values."""

import json
from dataclasses import replace

import pytest

from colonnade.foundation.catalogue import Catalogue, NotInCatalogueError, awareness_json, framework_json, practice_json


def test_a_framework_as_json(catalogue: Catalogue) -> None:
    whole = framework_json(catalogue.framework("harbour-2020"), catalogue)
    assert json.loads(json.dumps(whole)) == whole
    assert (whole["id"], whole["title"], whole["pillar_word"]) == ("harbour-2020", "Harbour Kindness Framework", "pier")
    assert whole["source"] == {
        "id": "harbour-board-2020",
        "title": "Harbour Kindness Scheme",
        "publisher": "Harbour Board",
        "published": "2020-05",
        "language": "en",
        "seed": "042",
    }
    assert [pillar["id"] for pillar in whole["pillars"]] == ["1", "2"]
    assert [tip["ref"] for tip in whole["pillars"][0]["tips"]] == ["harbour-2020/1/t1", "harbour-2020/1/t2"]
    assert [fact["id"] for fact in whole["facts"]] == ["f1"]


def test_an_element_as_json_carries_what_stands_beside_it(catalogue: Catalogue) -> None:
    first, second = framework_json(catalogue.framework("harbour-2020"), catalogue)["pillars"][0]["elements"]
    assert (first["id"], first["number"], first["ref"], first["short"]) == (
        "1.1",
        "1.1",
        "harbour-2020/1.1",
        "Lamp lit",
    )
    assert first["statement"] == {
        "id": "statement",
        "ref": "harbour-2020/1.1/statement",
        "text": "The lamp is lit each night.",
        "source": "harbour-board-2020",
        "section": "1.1",
        "basis": "stated",
        "date": "2020-05",
        "lang": "en",
        "jurisdiction": [],
        "review_by": None,
    }
    assert first["scope_note"] is None
    assert (first["learning"][1]["jurisdiction"], first["learning"][1]["review_by"]) == (["Wales"], "2026-12-31")
    assert [challenge["ref"] for challenge in first["challenges"]] == ["harbour-2020/1/c1"]
    assert [answer["id"] for answer in first["challenges"][0]["answers"]] == ["a1"]
    assert [source["id"] for source in first["sources"]] == ["harbour-board-2020"]
    assert second["scope_note"]["ref"] == "harbour-2020/1.10/scope-note"
    assert [challenge["elements"] for challenge in second["challenges"]] == [["1.1", "2.1"]]
    assert [source["id"] for source in second["sources"]] == ["harbour-board-2020", "lighthouse-2021"]


def test_a_framework_of_another_catalogue_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(NotInCatalogueError):
        framework_json(catalogue.framework("harbour-2020"), replace(catalogue, sources=()))


def test_a_practice_becomes_json_with_its_fields_and_sources(catalogue: Catalogue) -> None:
    told = practice_json(catalogue.practice("lamp-round"))
    assert json.loads(json.dumps(told)) == told
    assert (told["id"], told["module"], told["meets"], told["scope"]) == ("lamp-round", "I", ["R083"], "site")
    assert (told["what"]["ref"], told["why"]["basis"]) == ("practices/lamp-round/what", "mixed")
    assert [field["name"] for field in told["fields"]][-1] == "done_on"
    assert told["fields"][1]["choices"] == [["bright", "Bright"], ["dark", "Dark"]]
    assert told["fields"][-1]["only_after"] == ["walked_on", "promise"]
    assert told["measure"] == {"name": "Bright lamps", "unit": "per cent", "better": "higher", "counts_people": True}
    plain = practice_json(catalogue.practice("greeting-book"))
    assert (plain["why"], plain["measure"], plain["risks"]) == (None, None, [])


def test_an_awareness_date_becomes_json_for_a_year(catalogue: Catalogue) -> None:
    told = awareness_json(catalogue.awareness_date("day-of-lamps"), 2025)
    assert (told["first"], told["last"], told["url"]) == ("2025-04-28", "2025-04-28", "https://lamps.example/")
    assert told["about"]["source"] == "lighthouse-2021"
