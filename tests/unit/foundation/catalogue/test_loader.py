"""What a whole catalogue holds once every default is filled in."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Catalogue, CatalogueError, Problem, check, load
from tests.unit.foundation.catalogue.small import HOME, PILLAR, edit


def test_a_whole_catalogue_has_no_problems(root: Path) -> None:
    assert check(root) == []


def test_each_text_takes_the_folders_source_date_and_language(catalogue: Catalogue) -> None:
    text = catalogue.text("harbour-2020/1.1/l1")
    assert text.text == "Crews trusted the harbour once the lamp stayed lit."
    assert (text.source, text.date, text.lang) == ("harbour-board-2020", "2020-05", "en")
    assert (text.section, text.basis, text.id) == ("1.1", "stated", "l1")
    assert (text.jurisdiction, text.review_by) == ((), None)


def test_a_text_may_name_its_own(catalogue: Catalogue) -> None:
    assert catalogue.text("harbour-2020/1/t2").date == "2019-01"
    law = catalogue.text("harbour-2020/1.1/l2")
    assert (law.jurisdiction, law.review_by) == (("Wales",), date(2026, 12, 31))


def test_a_text_from_another_source_takes_that_sources_date_and_not_the_folders(catalogue: Catalogue) -> None:
    text = catalogue.text("harbour-2020/1.10/e3")
    assert (text.source, text.date, text.lang) == ("lighthouse-2021", "2021-02-03", "en")


def test_the_glossary_falls_back_on_its_source(catalogue: Catalogue) -> None:
    ally, quay = catalogue.terms
    assert (ally.text.date, ally.text.lang, ally.audience) == ("2021-02-03", "cy", ("all",))
    assert (quay.text.date, quay.text.lang, quay.audience) == ("2022-11-05", "en", ("staff", "partners"))
    assert (ally.ref, ally.see, quay.see) == ("glossary/ally", ("quay",), ())
    assert quay.text.text == "Where ships tie up."


def test_resources_keep_what_is_known_and_leave_the_rest_empty(catalogue: Catalogue) -> None:
    film, guide = catalogue.resources
    assert (film.published, film.checked, film.url) == ("2019", date(2025, 6, 30), "https://harbour.example/film")
    assert (guide.published, guide.checked, guide.url, guide.note) == ("", None, "", "")
    assert film.ref == "resources/lamp-film"


def test_every_text_has_one_reference_of_its_own(catalogue: Catalogue) -> None:
    refs = [text.ref for text in catalogue.texts]
    assert len(refs) == len(set(refs))
    assert {
        "harbour-2020/about",
        "harbour-2020/u1",
        "harbour-2020/f1",
        "harbour-2020/1/about",
        "harbour-2020/1/t2",
        "harbour-2020/1/c1",
        "harbour-2020/1/c1/a1",
        "harbour-2020/1.1/statement",
        "harbour-2020/1.1/recommendation",
        "harbour-2020/1.10/scope-note",
        "harbour-2020/1.1/l1",
        "harbour-2020/1.1/e3",
        "beacon-2021/A.1/statement",
        "glossary/ally",
    } <= set(refs)


def test_r185_every_text_has_a_source_a_date_and_a_language(catalogue: Catalogue) -> None:
    for text in catalogue.texts:
        assert catalogue.source(text.source)
        assert text.written.year >= 2019
        assert text.lang in {"en", "cy"}


def test_two_versions_of_a_framework_stand_side_by_side(root: Path) -> None:
    shutil.copytree(root / HOME, root / "framework/harbour-2023")
    edit(root, "framework/harbour-2023/framework.yaml", "id: harbour-2020", "id: harbour-2023")
    edit(root, "framework/harbour-2023/pillar-a.yaml", "The lamp is lit each night.", "Two lamps are lit.")
    catalogue = load(root)
    assert [framework.id for framework in catalogue.frameworks] == ["beacon-2021", "harbour-2020", "harbour-2023"]
    assert [framework.version for framework in catalogue.versions("harbour")] == ["2023", "2020"]
    assert catalogue.versions("nowhere") == ()
    assert catalogue.element("harbour-2020/1.1").statement.text == "The lamp is lit each night."
    assert catalogue.element("harbour-2023/1.1").statement.text == "Two lamps are lit."


def test_a_catalogue_needs_only_sources_and_one_framework(root: Path) -> None:
    for name in ("glossary.yaml", "resources.yaml", "reading.yaml", "framework/mappings.yaml"):
        (root / name).unlink()
    catalogue = load(root)
    assert (catalogue.terms, catalogue.resources, catalogue.paths, catalogue.mappings) == ((), (), (), ())


def test_every_problem_of_every_file_is_reported_in_order(root: Path) -> None:
    edit(root, "sources.yaml", "published: 2020-05", "published: May 2020")
    edit(root, PILLAR, "basis: stated", "basis: said")
    edit(root, PILLAR, '"1.10"', '"7.10"')
    edit(root, "glossary.yaml", "see: [quay]", "see: [dock]")
    edit(root, "reading.yaml", "pillar/1", "pillar/9")
    with pytest.raises(CatalogueError) as caught:
        load(root)
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [
        (PILLAR, "about.basis"),
        (PILLAR, "elements[1].id"),
        ("glossary.yaml", "[0].see[0]"),
        ("reading.yaml", "[0].steps[1].part"),
        ("reading.yaml", "[0].steps[2].part"),
        ("sources.yaml", "[0].published"),
    ]
    assert tuple(check(root)) == caught.value.problems


def test_r181_a_path_that_takes_longer_than_it_says_is_a_problem(root: Path) -> None:
    edit(root, PILLAR, "A light that all ships can see.", "word " * 700 + "end.")
    assert check(root) == []
    edit(root, PILLAR, "Light the lamp before dusk.", "word " * 300 + "end.")
    assert check(root) == [
        Problem("reading.yaml", 3, "[0].minutes", "This path has 1,149 words; 5 minutes are enough for 1,000."),
    ]
