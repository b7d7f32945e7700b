"""Each rule of the schemas, broken once: the file, the line, the field and the sentence that a person reads."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from colonnade.foundation.catalogue import Problem, check
from colonnade.foundation.catalogue.location import schema_folder
from colonnade.foundation.catalogue.schemas import WORDINGS
from tests.unit.foundation.catalogue.small import HOME, PILLAR, edit

FRAMEWORK = f"{HOME}/framework.yaml"
KEYS_OF_A_SOURCE = "The keys are id, title, publisher, published, seed, language."

Broken = tuple[str, str, str, int, str, str]

BROKEN: dict[str, Broken] = {
    "missing key": (
        PILLAR, "        basis: mixed\n", "", 24, "elements[0].learning[1].basis", "basis is missing.",
    ),
    "unknown key near another": (
        PILLAR, "review_by: 2026-12-31", "review_by: 2026-12-31\n        sauce: lighthouse-2021", 30,
        "elements[0].learning[1].sauce", "sauce is not a key that belongs here. Did you mean source?",
    ),
    "unknown key near nothing": (
        "sources.yaml", '  seed: "042"', "  colour: blue", 5, "[0].colour",
        f"colour is not a key that belongs here. {KEYS_OF_A_SOURCE}",
    ),
    "wrong choice": (
        PILLAR, "basis: mixed", "basis: guessed", 27, "elements[0].learning[1].basis",
        "guessed is not one of stated, mixed, derived.",
    ),
    "a list where words belong": (
        PILLAR, "title: We keep a light for everyone", "title: [We, keep]", 2, "title", "This has to be text.",
    ),
    "words where a list belongs": (
        PILLAR, "learning: []", "learning: none yet", 48, "elements[1].learning", "This has to be a list.",
    ),
    "words where a text with its source belongs": (
        FRAMEWORK, "about:\n  text: Ships that meet kindly stay longer.\n  section: Start\n  basis: stated\n",
        "about: Ships stay.\n", 9, "about", "This has to be a mapping with keys.",
    ),
    "nothing where words belong": (
        PILLAR, "short: A light", "short:", 3, "short", "There is nothing here. It has to be text.",
    ),
    "a number without quotes": (
        PILLAR, 'id: "1"', "id: 1", 1, "id", "1 is read as a number. Put it in quotes.",
    ),
    "nothing where one of two kinds is allowed": (
        "resources.yaml", "url: null", "url: []", 19, "[1].url", "This has to be text or null.",
    ),
    "too long": (
        PILLAR, "short: Lamp lit", f"short: {'x' * 35}", 10, "elements[0].short",
        "This has 35 characters; 34 is the most.",
    ),
    "empty": (
        PILLAR, "text: A light that all ships can see.", 'text: ""', 5, "about.text", "This text is empty.",
    ),
    "blank": (
        PILLAR, "text: A light that all ships can see.", 'text: "  "', 5, "about.text",
        " is not a text of one or more sentences.",
    ),
    "too few": (
        PILLAR, '      - {id: e3, text: A budget for oil., section: "1.1", basis: derived}\n', "", 30,
        "elements[0].evidence", "This list holds 2; 3 is the least.",
    ),
    "too many": (
        PILLAR, "      - {id: e3, text: A budget for oil.",
        "".join(f'      - {{id: e{n}, text: More., section: "1", basis: derived}}\n' for n in range(4, 8))
        + "      - {id: e3, text: A budget for oil.",
        30, "elements[0].evidence", "This list holds 7; 6 is the most.",
    ),
    "twice in a list of words": (
        PILLAR, 'elements: ["1.1", "2.1"]', 'elements: ["1.1", "1.1"]', 61, "challenges[0].elements",
        "Something stands in this list twice.",
    ),
    "a law without a review date": (
        PILLAR, "        review_by: 2026-12-31\n", "", 24, "elements[0].learning[1].review_by",
        "review_by is missing: jurisdiction and review_by are given together.",
    ),
    "a review date without a nation": (
        PILLAR, "        jurisdiction: [Wales]\n", "", 24, "elements[0].learning[1].jurisdiction",
        "jurisdiction is missing: jurisdiction and review_by are given together.",
    ),
    "a nation that is none": (
        PILLAR, "[Wales]", "[Atlantis]", 28, "elements[0].learning[1].jurisdiction[0]",
        "Atlantis is not one of England, Wales, Scotland, Northern Ireland, Great Britain, United Kingdom.",
    ),
    "a day that is not in the calendar": (
        PILLAR, "2026-12-31", "2026-02-29", 29, "elements[0].learning[1].review_by",
        "2026-02-29 is not a date written as 2026-12-31.",
    ),
    "a month where a day belongs": (
        PILLAR, "2026-12-31", "2026-12", 29, "elements[0].learning[1].review_by",
        "2026-12 is not a date written as 2026-12-31.",
    ),
    "a month that is not in the calendar": (
        FRAMEWORK, "date: 2020-05", "date: 2020-13", 5, "date",
        "2020-13 is not a date written as 2022-09 or 2022-09-30.",
    ),
    "words for a date": (
        "glossary.yaml", "date: 2022-11-05", "date: last winter", 15, "[1].date",
        "last winter is not a date written as 2022-09 or 2022-09-30.",
    ),
    "a day in another order": (
        "resources.yaml", "checked: 2025-06-30", "checked: 30/06/2025", 9, "[0].checked",
        "30/06/2025 is not the day the link was last checked, written as 2026-12-31.",
    ),
    "a year that is none": (
        "resources.yaml", "published: 2019", "published: 19", 8, "[0].published",
        "19 is not a year or a date written as 2022, 2022-09 or 2022-09-30.",
    ),
    "an id made of a name": (
        "glossary.yaml", "id: ally", "id: An Ally", 1, "[0].id",
        "An Ally is not an id in small letters, digits and hyphens, such as staff-network.",
    ),
    "an id of the wrong list": (
        PILLAR, "id: l2", "id: t2", 24, "elements[0].learning[1].id", "t2 is not l and a number, such as l1.",
    ),
    "an id with a line break at its end": (
        PILLAR, "id: l2", 'id: "l2\\n"', 24, "elements[0].learning[1].id", "l2 is not l and a number, such as l1.",
    ),
    "an address that is not safe": (
        "resources.yaml", "https://harbour.example/film", "http://harbour.example/film", 7, "[0].url",
        "http://harbour.example/film is not an address that starts with https://.",
    ),
    "an address that runs": (
        "resources.yaml", "https://harbour.example/film", "'javascript:alert(1)'", 7, "[0].url",
        "javascript:alert(1) is not an address that starts with https://.",
    ),
    "minutes that no path has": (
        "reading.yaml", "minutes: 5", "minutes: 7", 3, "[0].minutes", "7 is not one of 5, 15, 30.",
    ),
    "a kind of mapping that is none": (
        "framework/mappings.yaml", "kind: wider", "kind: bigger", 3, "[0].kind",
        "bigger is not one of equal, wider, narrower, overlaps.",
    ),
    "a file outside the folder": (
        FRAMEWORK, "pillar-b.yaml]", "pillar-b.yaml, ../../../etc/passwd]", 18, "pillars[2]",
        "../../../etc/passwd is not the name of a pillar's file in this folder, such as pillar-1.yaml.",
    ),
    "the framework as its own pillar": (
        FRAMEWORK, "pillar-b.yaml]", "pillar-b.yaml, framework.yaml]", 18, "pillars[2]",
        "framework.yaml is not the name of a pillar's file in this folder, such as pillar-1.yaml.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_said_plainly(root: Path, case: Broken) -> None:
    name, old, new, line, field, says = case
    edit(root, name, old, new)
    assert check(root) == [Problem(name, line, field, says)]


def test_a_long_value_is_quoted_in_part(root: Path) -> None:
    edit(root, "glossary.yaml", "id: ally", f"id: {'A' * 79}")
    [problem] = check(root)
    assert problem.says.startswith("A" * 60 + "… is not an id")


def test_a_whole_file_of_the_wrong_kind(root: Path) -> None:
    (root / "glossary.yaml").write_text("ally: someone\n", encoding="utf-8")
    (root / PILLAR).write_text("- one\n- two\n", encoding="utf-8")
    assert Problem("glossary.yaml", 1, "", "This has to be a list.") in check(root)
    assert Problem(PILLAR, 1, "", "This has to be a mapping with keys.") in check(root)


@pytest.mark.parametrize("length", [32, 33])
def test_the_longest_short_name_of_a_pillar(root: Path, length: int) -> None:
    edit(root, PILLAR, "short: A light", f"short: {'x' * length}")
    assert bool(check(root)) == (length > 32)


SCHEMAS = {"framework", "glossary", "mappings", "pillar", "reading", "resources", "sources", "text"}
SAID_APART = {"required", "dependentRequired", "additionalProperties"}
SAID_BY_DESCRIPTION = {"pattern", "format"}
NO_RULES = {"$schema", "$ref", "$defs", "title", "description", "properties", "items"}


def nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    for node in [*below, *([schema["items"]] if "items" in schema else [])]:
        yield from nodes(node)


def test_every_schema_is_one_and_can_say_what_each_of_its_rules_means() -> None:
    paths = sorted(schema_folder().glob("*.schema.json"))
    assert {path.name.removesuffix(".schema.json") for path in paths} >= SCHEMAS
    for path in [path for path in paths if path.name.removesuffix(".schema.json") in SCHEMAS]:
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        for node in nodes(schema):
            assert set(node) <= {*WORDINGS, *SAID_APART, *SAID_BY_DESCRIPTION, *NO_RULES}, (path.name, node)
            assert "description" in node or not set(node) & SAID_BY_DESCRIPTION, (path.name, node)
            assert node.get("type") != "object" or node["additionalProperties"] is False, (path.name, node)
