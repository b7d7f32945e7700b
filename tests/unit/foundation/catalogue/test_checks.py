"""What no schema can see, broken once each: file, line, field and sentence."""

from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Problem, check
from tests.unit.foundation.catalogue.small import HOME, PILLAR, edit

FRAMEWORK = f"{HOME}/framework.yaml"
MAPPINGS = "framework/mappings.yaml"

Broken = tuple[str, str, str, int, str, str]

BROKEN: dict[str, Broken] = {
    "a list's id twice": (
        PILLAR, "id: l2", "id: l1", 24, "elements[0].learning[1].id", f"l1 is used twice; {PILLAR} has it on line 20.",
    ),
    "a source twice": (
        "sources.yaml", "- id: lighthouse",
        "- {id: harbour-board-2020, title: X, publisher: Y, published: 2020-01, language: en}\n- id: lighthouse", 7,
        "[1].id",
        "harbour-board-2020 is used twice; sources.yaml has it on line 1.",
    ),
    "a term twice": (
        "glossary.yaml", "- id: quay",
        "- {id: ally, term: A, text: B, section: C, source: lighthouse-2021, basis: stated}\n- id: quay", 8, "[1].id",
        "ally is used twice; glossary.yaml has it on line 1.",
    ),
    "a resource twice": (
        "resources.yaml", "id: oil-guide", "id: lamp-film", 13, "[1].id",
        "lamp-film is used twice; resources.yaml has it on line 1.",
    ),
    "an element twice": (
        PILLAR, 'id: "1.10"', 'id: "1.1"', 34, "elements[1].id", f"1.1 is used twice; {PILLAR} has it on line 9.",
    ),
    "a text's source": (
        PILLAR, "source: lighthouse-2021", "source: nobody", 52, "elements[1].evidence[2].source",
        "sources.yaml has no source nobody.",
    ),
    "a framework's source": (
        FRAMEWORK, "source: harbour-board-2020", "source: nobody", 4, "source", "sources.yaml has no source nobody.",
    ),
    "a resource's source": (
        "resources.yaml", "source: lighthouse-2021", "source: nobody", 22, "[1].source",
        "sources.yaml has no source nobody.",
    ),
    "a folder's name": (
        FRAMEWORK, "id: harbour-2020", "id: harbour-2022", 1, "id",
        "The id is harbour-2022, but the folder is called harbour-2020.",
    ),
    "a number of another pillar": (
        PILLAR, 'id: "1.10"', 'id: "2.10"', 34, "elements[1].id", "The number 2.10 has to start with its pillar's: 1.",
    ),
    "a challenge's element": (
        PILLAR, '["1.1", "2.1"]', '["1.1", "2.9"]', 61, "challenges[0].elements[1]",
        "The framework has no element 2.9.",
    ),
    "one text for statement and recommendation": (
        PILLAR, "text: Light the lamp before dusk.", "text: The lamp is   lit each night.", 15,
        "elements[0].recommendation", "The recommendation is the same as the statement.",
    ),
    "a term that is not there": (
        "glossary.yaml", "see: [quay]", "see: [quay, dock]", 7, "[0].see[1]",
        "The glossary has no term with the id dock.",
    ),
    "a term that points to itself": (
        "glossary.yaml", "see: [quay]", "see: [ally]", 7, "[0].see[0]", "A term cannot point to itself.",
    ),
    "a resource's framework": (
        "resources.yaml", "harbour-2020/1.1", "harbour-1999/1.1", 6, "[0].elements[0]",
        "There is no framework harbour-1999.",
    ),
    "a resource's element": (
        "resources.yaml", "harbour-2020/1.1", "harbour-2020/1.2", 6, "[0].elements[0]",
        "The framework harbour-2020 has no element 1.2.",
    ),
    "a mapping's start": (
        MAPPINGS, "from: harbour-2020/1.1", "from: harbour-2020/3.1", 1, "[0].from",
        "The framework harbour-2020 has no element 3.1.",
    ),
    "a mapping's end": (
        MAPPINGS, "to: beacon-2021/A.1", "to: beacon-2021/B.1", 2, "[0].to",
        "The framework beacon-2021 has no element B.1.",
    ),
    "a mapping to itself": (
        MAPPINGS, "to: beacon-2021/A.1", "to: harbour-2020/1.1", 2, "[0].to", "An element cannot be mapped to itself.",
    ),
    "a mapping given from both ends": (
        MAPPINGS, "to: harbour-2020/2.1", "to: harbour-2020/1.1", 6, "[1]",
        "These two elements are mapped already, on line 1.",
    ),
    "a path's framework": (
        "reading.yaml", "framework: harbour-2020", "framework: harbour-1999", 2, "[0].framework",
        "There is no framework harbour-1999.",
    ),
    "a path's pillar": (
        "reading.yaml", "pillar/1", "pillar/7", 8, "[0].steps[1].part", "The framework harbour-2020 has no pillar 7.",
    ),
    "a path's element": (
        "reading.yaml", "element/1.10", "element/1.1A", 9, "[0].steps[2].part",
        "The framework harbour-2020 has no element 1.1A.",
    ),
    "a path's facts": (
        "reading.yaml", "framework:harbour-2020/facts", "framework:beacon-2021/facts", 10, "[0].steps[3].part",
        "The framework beacon-2021 has no facts.",
    ),
    "a path's part": (
        "reading.yaml", "part: glossary", "part: appendix", 13, "[0].steps[6].part",
        "appendix is not a part such as framework:inclusion-2022/element/1.1, or glossary or "
        "resources.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_is_found_where_it_stands(root: Path, case: Broken) -> None:
    name, old, new, line, field, says = case
    if "1.10" in old and name == PILLAR:
        edit(root, "reading.yaml", "element/1.10", "element/1.1")
    assert check(root) == []
    edit(root, name, old, new)
    assert check(root) == [Problem(name, line, field, says)]


def test_two_pillars_of_one_number(root: Path) -> None:
    edit(root, f"{HOME}/pillar-b.yaml", 'id: "2"', 'id: "1"')
    assert Problem(f"{HOME}/pillar-b.yaml", 1, "id", f"1 is used twice; {PILLAR} has it on line 1.") in check(root)


def test_a_list_of_sources_that_cannot_be_read_is_one_problem(root: Path) -> None:
    edit(root, "sources.yaml", "- id: lighthouse-2021", "\t- id: lighthouse-2021")
    assert [problem.file for problem in check(root)] == ["sources.yaml"]


def test_references_into_a_pillar_that_cannot_be_read_are_left_alone(root: Path) -> None:
    edit(root, f"{HOME}/pillar-b.yaml", 'id: "2"', "\tid: 2")
    assert [problem.file for problem in check(root)] == [f"{HOME}/pillar-b.yaml"]


def test_references_to_an_element_without_an_id_are_left_alone(root: Path) -> None:
    edit(root, PILLAR, '  - id: "1.10"\n    short', "  - short")
    assert [(problem.line, problem.field) for problem in check(root)] == [(34, "elements[1].id")]


def test_a_framework_that_cannot_be_read_takes_nothing_else_with_it(root: Path) -> None:
    edit(root, FRAMEWORK, "id: harbour-2020", "\tid: harbour-2020")
    edit(root, PILLAR, "basis: stated", "basis: said")
    assert [(problem.file, problem.line) for problem in check(root)] == [(FRAMEWORK, 1), (PILLAR, 7)]


def test_a_reference_of_the_wrong_shape_is_only_the_schemas_to_report(root: Path) -> None:
    edit(root, "resources.yaml", "harbour-2020/1.1", "lamp")
    edit(root, MAPPINGS, "from: harbour-2020/1.1\n  to: beacon-2021/A.1", "to: 5")
    assert [(problem.file, problem.field) for problem in check(root)] == [
        (MAPPINGS, "[0].from"),
        (MAPPINGS, "[0].to"),
        ("resources.yaml", "[0].elements[0]"),
    ]


def test_entries_of_the_wrong_kind_are_only_the_schemas_to_report(root: Path) -> None:
    edit(root, PILLAR, 'elements: ["1.1", "2.1"]', "elements: [[1]]")
    edit(root, PILLAR, 'id: "1"', "id: []")
    edit(root, "glossary.yaml", "see: [quay]", "see: [null]")
    edit(root, "reading.yaml", "framework: harbour-2020", "framework: []")
    edit(root, FRAMEWORK, "id: harbour-2020", "id: null")
    assert [(problem.file, problem.field) for problem in check(root)] == [
        (FRAMEWORK, "id"),
        (PILLAR, "id"),
        (PILLAR, "challenges[0].elements[0]"),
        ("glossary.yaml", "[0].see[0]"),
        ("reading.yaml", "[0].framework"),
    ]
