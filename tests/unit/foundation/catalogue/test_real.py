"""The catalogue that comes with Colonnade is whole, and holds what the requirements ask for."""

import re
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


MODULES_OF_PRACTICES = {
    "B": ("R015", "R016", "R017"),
    "C": ("R020", "R022", "R024", "R025", "R026", "R027", "R028"),
    "E": ("R039", "R040", "R041", "R042", "R043", "R044"),
    "G": ("R067", "R068", "R069", "R070", "R071"),
    "H": ("R076", "R078", "R079", "R080"),
    "I": ("R083", "R084", "R085", "R086", "R087"),
    "J": ("R088", "R089", "R090"),
    "S": ("R172", "R173", "R174", "R175"),
}
WHO_SOMEBODY_IS = re.compile(
    r"orientation|sexuality|gender (identity|history)|trans status|pronoun|\blgb", re.IGNORECASE
)


@pytest.mark.parametrize(("module", "numbers"), MODULES_OF_PRACTICES.items())
def test_each_practice_that_is_required_is_there(real: Catalogue, module: str, numbers: tuple[str, ...]) -> None:
    met = {number for practice in real.practices if practice.module == module for number in practice.meets}
    assert set(numbers) - met == set()


def test_there_are_forty_practices_with_fields_and_what_counts_as_evidence(real: Catalogue) -> None:
    assert len(real.practices) >= 40
    for practice in real.practices:
        assert 3 <= len(practice.fields) <= 9, practice.id
        assert practice.evidence, practice.id
        assert real.source(practice.what.source)


def test_r174_every_experiment_has_a_question_and_an_end(real: Catalogue) -> None:
    experiment = real.practice("experiments")
    assert {"question", "safe", "allowed_by"} == set(experiment.field("begins_on").only_after)
    assert experiment.field("ends_on").only_after == ("begins_on",)


def test_r042_a_badge_comes_after_training_and_a_pledge(real: Catalogue) -> None:
    badge = real.practice("badge-register")
    assert badge.field("issued_on").only_after == ("trained_on", "pledge")
    assert badge.field("pledge").least_words >= 12


def test_r041_help_after_patients_and_after_colleagues_are_two_practices_without_names(real: Catalogue) -> None:
    for name in ("help-after-patients", "help-after-colleagues"):
        practice = real.practice(name)
        assert practice.meets == ("R041",)
        assert not [field for field in practice.fields if field.kind == "member" or field.personal]


def test_r044_what_is_known_of_harassment_is_kept_as_shares_of_eight_people_or_more(real: Catalogue) -> None:
    practice = real.practice("harassment-in-survey")
    shares = [field for field in practice.fields if field.share_of]
    assert len(shares) == 4
    assert {field.share_of for field in shares} == {"answered"}
    assert practice.field("answered").counts_people
    assert practice.field("answered").least == 8


def test_r070_a_poster_goes_up_after_two_agreements_and_a_plan_for_backlash(real: Catalogue) -> None:
    poster = real.practice("inclusive-posters")
    assert set(poster.field("up_on").only_after) == {"executive_on", "communications_on", "plan"}


def test_no_field_about_one_person_asks_who_they_are(real: Catalogue) -> None:
    for practice in real.practices:
        for field in practice.fields:
            if field.personal or field.kind == "member":
                assert not WHO_SOMEBODY_IS.search(field.label), (practice.id, field.name)


def test_r078_what_rests_on_law_that_moves_is_dated(real: Catalogue) -> None:
    text = real.practice("admission-to-wards").what
    assert text.review_by is not None
    assert "legal advice" in text.text


def test_r021_there_are_awareness_dates_all_through_the_year(real: Catalogue) -> None:
    dates = real.awareness_dates
    assert len(dates) >= 14
    assert all(day.days(year) for day in dates for year in range(2020, 2060))
    assert len({day.days(2027)[0].month for day in dates}) >= 8


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
        ("rainbow lanyard pledge", "practices/badge-register"),
        ("ward board", "practices/ward-information-boards"),
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
