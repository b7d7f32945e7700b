"""Resources with honest dates (R182), and reading paths with words that were counted (R181)."""

import shutil

import pytest
from django.urls import reverse

from colonnade.foundation.catalogue import current, minutes, words_of_part, words_of_path
from tests.unit.foundation.catalogue.small import write


def test_every_resource_is_shown_with_its_dates(read, catalogue):
    page = read(reverse("resources"))
    assert {resource.id for resource in catalogue.resources} <= set(page.ids)
    linked = [resource for resource in catalogue.resources if resource.url]
    assert page.words.count("link not checked yet") == len([each for each in linked if each.checked is None])
    assert page.words.count("the source gives no link") == len(catalogue.resources) - len(linked)
    undated = [resource for resource in catalogue.resources if not resource.published]
    assert page.words.count("date not known") == len(undated)


def test_a_link_that_was_checked_says_when(third, read):
    words = read(reverse("resources")).words
    assert "Lamps <b>on film</b> Video · Lamp & Co · 3 February 2026 · link checked on 7 June 2026" in words


@pytest.mark.parametrize("ref", ["inclusion-2022/1.1", "working-with-groups-2025/2.6"])
def test_resources_can_be_narrowed_to_an_element(ref, read, catalogue):
    page = read(f"{reverse('resources')}?element={ref}")
    shown = {resource.id for resource in catalogue.resources} & set(page.ids)
    assert shown == {resource.id for resource in catalogue.resources_of(ref)}
    assert shown
    assert [given["value"] for tag, given in page.tags if tag == "option" and "selected" in given] == [ref]
    assert reverse("resources") in page.hrefs


def test_a_resource_for_every_element_says_so_once(read):
    assert "Helps with: Inclusion Framework, every element" in read(reverse("resources")).words


def test_every_practice_can_be_read_without_an_account(read, catalogue):
    """R020 to R028, R039 to R044, R067 to R090, R172 to R175."""
    page = read(reverse("practice-library"))
    assert {practice.id for practice in catalogue.practices} <= set(page.ids)
    for practice in catalogue.practices:
        assert practice.title in page.words
        assert " ".join(practice.what.text.split()) in page.words
    assert "The source’s practice, our detail" in page.words


def test_an_element_leads_to_the_practices_that_serve_it(read, catalogue):
    page = read(reverse("element", args=["inclusion-2022", "1.3"]))
    library = reverse("practice-library")
    served = {f"{library}#{practice.id}" for practice in catalogue.practices_of("inclusion-2022/1.3")}
    assert len(served) >= 7
    assert served <= set(page.hrefs)


def test_a_catalogue_without_practices_says_so(tmp_path, use, read):
    root = write(tmp_path / "small")
    shutil.rmtree(root / "practices")
    use(root)
    assert "There are none here yet." in read(reverse("practice-library")).words


@pytest.mark.parametrize("name", [path.id for path in current().paths])
def test_a_path_counts_its_words_and_minutes(name, read, catalogue):
    """R181."""
    path = catalogue.path(name)
    page = read(reverse("reading-path", args=[name]))
    words = words_of_path(catalogue, path)
    assert f"All of it: {words:,} words, about {minutes(words)} minutes." in page.words
    assert minutes(words) <= path.minutes
    for step in path.steps:
        assert " ".join(step.why.split()) in page.words
        assert f"{words_of_part(catalogue, step.part):,} word" in page.words


def test_paths_stand_under_the_time_they_take(read, catalogue):
    page = read(reverse("reading"))
    assert {path.minutes for path in catalogue.paths} == {5, 15, 30}
    times = [page.words.index(f"{time} minutes") for time in (5, 15, 30)]
    assert times == sorted(times)
    assert all(path.title in page.words for path in catalogue.paths)


def test_words_from_a_source_are_marked_in_the_glossary(read, catalogue):
    page = read(reverse("glossary"))
    stated = [term for term in catalogue.terms if term.text.basis == "stated"]
    assert stated
    for term in stated:
        source = catalogue.source(term.text.source)
        assert f"From {source.title}," in page.words
    assert page.words.count("From ") >= len(stated)


def test_a_catalogue_without_glossary_paths_or_resources_still_has_its_pages(tmp_path, use, read):
    use(_bare(tmp_path / "catalogue"))
    assert "There are no words here yet." in read(reverse("glossary")).words
    assert "There is nothing here yet." in read(reverse("reading")).words
    assert "How much time do you have?" not in read(reverse("guidance")).words
    for address in ("resources/", "resources/?element=harbour-2020/1.1"):
        assert "There are none here yet." in read(f"/{address}").words
    assert "resources" not in read("/framework/harbour-2020/elements/1.1/").ids


def _bare(root):
    folder = write(root)
    for name in ("glossary", "reading", "resources"):
        (folder / f"{name}.yaml").write_text("[]\n", encoding="utf-8")
    return folder
