"""The catalogue that comes with Colonnade is whole, and holds what the requirements ask for."""

import shutil
import time
from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Catalogue, SearchIndex, Text, check, framework_json, load, words_of_path
from colonnade.foundation.catalogue.location import shipped
from colonnade.foundation.catalogue.reading import WORDS_A_MINUTE
from tests.unit.foundation.catalogue.small import edit

INCLUSION = "inclusion-2022"
GROUPS = "working-with-groups-2025"


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load(shipped())


def test_its_files_have_no_problems() -> None:
    assert [str(problem) for problem in check(shipped())] == []


def test_r001_the_framework_has_six_pillars_and_seventeen_elements(real: Catalogue) -> None:
    framework = real.framework(INCLUSION)
    assert [len(pillar.elements) for pillar in framework.pillars] == [4, 3, 2, 3, 3, 2]
    assert [pillar.id for pillar in framework.pillars] == list("123456")
    for pillar in framework.pillars:
        numbers = [f"{pillar.id}.{place}" for place in range(1, len(pillar.elements) + 1)]
        assert [element.number for element in pillar.elements] == numbers


def test_the_second_framework_has_fourteen_elements(real: Catalogue) -> None:
    assert len(real.framework(GROUPS).elements) == 14


def test_r002_statement_and_recommendation_are_two_texts(real: Catalogue) -> None:
    for framework in real.frameworks:
        for element in framework.elements:
            assert element.statement.text != element.recommendation.text, element.ref
    assert real.element(f"{INCLUSION}/4.1").scope_note is not None


def test_r009_every_element_has_learning_evidence_tips_and_challenges(real: Catalogue) -> None:
    framework = real.framework(INCLUSION)
    for element in framework.elements:
        assert element.learning, element.ref
        assert element.evidence, element.ref
        assert framework.tips_of(element.number), element.ref
        assert framework.challenges_at(element.number), element.ref


def test_r181_there_is_a_path_for_each_time_and_it_can_be_read_in_it(real: Catalogue) -> None:
    for minutes in (5, 15, 30):
        paths = [path for path in real.paths if path.minutes == minutes and path.framework == GROUPS]
        assert paths, minutes
        assert all(0 < words_of_path(real, path) <= minutes * WORDS_A_MINUTE for path in paths)


def test_r182_resources_are_linked_to_elements(real: Catalogue) -> None:
    linked = {ref for resource in real.resources for ref in resource.elements}
    assert {"context", "lived experience", "leadership", "language", "sector reports"} <= {
        resource.theme for resource in real.resources
    }
    assert all(real.element(ref) for ref in linked)


def test_r184_the_value_of_groups_is_told_in_facts(real: Catalogue) -> None:
    assert len(real.framework(GROUPS).facts) >= 6


def test_r185_every_text_is_dated_and_has_its_source(real: Catalogue) -> None:
    for text in real.texts:
        assert text.written.year >= 2022, text.ref
        assert real.source(text.source)
        assert text.section, text.ref


def test_no_two_texts_share_a_reference(real: Catalogue) -> None:
    refs = [text.ref for text in real.texts]
    assert len(refs) == len(set(refs))


def test_every_element_is_found_by_its_short_name(real: Catalogue) -> None:
    index = SearchIndex(real)
    for framework in real.frameworks:
        for element in framework.elements:
            hits = index.search(element.short, kinds={"element"})
            assert element.ref in [hit.ref for hit in hits[:3]], element.ref


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("staff network", f"{INCLUSION}/1.2"),
        ("visible leaders", f"{INCLUSION}/1.1"),
        ("children", f"{INCLUSION}/5.2"),
        ("funding", f"{GROUPS}/2.1"),
        ("tokenism", "glossary/tokenism"),
    ],
)
def test_what_people_come_for_is_found_first(real: Catalogue, query: str, ref: str) -> None:
    assert SearchIndex(real).search(query)[0].ref == ref


def test_it_becomes_json(real: Catalogue) -> None:
    whole = framework_json(real.framework(INCLUSION), real)
    assert sum(len(pillar["elements"]) for pillar in whole["pillars"]) == 17


def test_a_second_version_stands_beside_the_first(tmp_path: Path) -> None:
    root = tmp_path / "catalogue"
    shutil.copytree(shipped(), root)
    home = root / "framework"
    shutil.copytree(home / INCLUSION, home / "inclusion-2023")
    edit(root, "framework/inclusion-2023/framework.yaml", f"id: {INCLUSION}", "id: inclusion-2023")
    catalogue = load(root)
    assert [framework.id for framework in catalogue.versions("inclusion")] == ["inclusion-2023", INCLUSION]

    def words(name: str) -> list[Text]:
        return list(catalogue.framework(name).texts)

    assert [text.text for text in words("inclusion-2023")] == [text.text for text in words(INCLUSION)]
    assert not {text.ref for text in words("inclusion-2023")} & {text.ref for text in words(INCLUSION)}


def test_how_long_it_takes(real: Catalogue) -> None:
    start = time.perf_counter()
    load(shipped())
    loaded = time.perf_counter()
    index = SearchIndex(real)
    built = time.perf_counter()
    for _ in range(100):
        index.search("how do we support a staff network")
    done = time.perf_counter()
    print(f"load {loaded - start:.2f} s, index {(built - loaded) * 1000:.0f} ms, search {(done - built) * 10:.2f} ms")
