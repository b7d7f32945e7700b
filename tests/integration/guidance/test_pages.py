"""Every page of the framework to read: it opens for everyone, has one heading, and holds every text."""

from itertools import pairwise

import pytest
from django.urls import reverse

from colonnade.foundation.catalogue import current
from tests.integration.guidance.reading_a_page import plain

LIBRARY = ("guidance", "glossary", "resources", "reading", "search")
WHOLE = ("framework", "framework-facts", "framework-challenges", "framework-tips")


def _addresses():
    catalogue = current()
    yield from (reverse(name) for name in LIBRARY)
    for framework in catalogue.frameworks:
        yield from (reverse(name, args=[framework.id]) for name in WHOLE)
        yield from (reverse("pillar", args=[framework.id, pillar.id]) for pillar in framework.pillars)
        yield from (reverse("element", args=[framework.id, element.id]) for element in framework.elements)
    yield from (reverse("reading-path", args=[path.id]) for path in catalogue.paths)


ADDRESSES = tuple(_addresses())
ELEMENTS = tuple(element.ref for framework in current().frameworks for element in framework.elements)
PILLARS = tuple(pillar.ref for framework in current().frameworks for pillar in framework.pillars)
FRAMEWORKS = tuple(framework.id for framework in current().frameworks)


def _missing(texts, page):
    return [text.ref for text in texts if plain(text.text) not in page.words]


def _ways_on(page):
    return [given["rel"] for tag, given in page.tags if tag == "a" and given.get("rel") in {"prev", "next"}]


def test_the_two_frameworks_are_whole():
    assert len(ELEMENTS) == 31
    assert len(ADDRESSES) == 5 + 2 * 4 + 8 + 31 + 6


# No database mark: a page that asked the database for anything would fail.
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_opens_for_everyone_and_is_well_made(address, read):
    page = read(address)
    assert page.count("h1") == 1
    assert page.count("main") == 1
    assert len(page.ids) == len(set(page.ids))
    assert not [tag for tag, given in page.tags if "style" in given or tag == "style"]
    assert not [given for tag, given in page.tags if any(name.startswith("on") for name in given)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_do_not_skip_a_level(address, read):
    levels = [int(tag[1]) for tag, _ in read(address).tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != "/framework/"])
def test_a_page_says_the_way_back(address, read):
    assert reverse("guidance") in read(address).hrefs


@pytest.mark.parametrize("ref", ELEMENTS)
def test_an_element_is_told_with_everything_that_belongs_to_it(ref, read, catalogue):
    """R001, R002, R009."""
    framework, number = ref.split("/")
    whole, element = catalogue.framework(framework), catalogue.element(ref)
    page = read(reverse("element", args=[framework, number]))
    challenges = [text for challenge in whole.challenges_of(number) for text in challenge.texts]
    assert not _missing([*element.texts, *challenges, *whole.tips_of(number)], page)
    assert f"{whole.element_word} {number}" in page.words
    for mapping in catalogue.mappings_from(ref):
        assert plain(mapping.why) in page.words
    for resource in catalogue.resources_of(ref):
        assert resource.title in page.words


@pytest.mark.parametrize("ref", PILLARS)
def test_a_pillar_is_told_whole(ref, read, catalogue):
    """R183: what is contested stands with its practical answers."""
    framework, number = ref.split("/")
    page = read(reverse("pillar", args=[framework, number]))
    assert not _missing(catalogue.pillar(ref).texts, page)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_is_told_whole(name, read, catalogue):
    framework = catalogue.framework(name)
    page = read(reverse("framework", args=[name]))
    assert not _missing([framework.about, *framework.use], page)
    assert all(pillar.title in page.words for pillar in framework.pillars)
    assert all(f"{element.number} {element.short}" in page.words for element in framework.elements)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_facts_challenges_and_tips_are_each_on_one_page(name, read, catalogue):
    """R183, R184."""
    framework = catalogue.framework(name)
    facts = read(reverse("framework-facts", args=[name]))
    assert not _missing(framework.facts, facts)
    assert {fact.id for fact in framework.facts} <= set(facts.ids)
    challenges = read(reverse("framework-challenges", args=[name]))
    tips = read(reverse("framework-tips", args=[name]))
    for pillar in framework.pillars:
        assert not _missing([text for challenge in pillar.challenges for text in challenge.texts], challenges)
        assert not _missing(pillar.tips, tips)


def test_the_overview_shows_every_framework_and_every_path(read, catalogue):
    page = read(reverse("guidance"))
    assert all(plain(framework.about.text) in page.words for framework in catalogue.frameworks)
    assert all(reverse("reading-path", args=[path.id]) in page.hrefs for path in catalogue.paths)
    assert [given for tag, given in page.tags if tag == "form" and given.get("action") == reverse("search")]


def test_the_glossary_holds_every_word_with_an_anchor(read, catalogue):
    page = read(reverse("glossary"))
    assert not _missing([term.text for term in catalogue.terms], page)
    assert {term.id for term in catalogue.terms} <= set(page.ids)
    assert all(f"#{name}" in page.hrefs for term in catalogue.terms for name in term.see)


def test_statement_and_recommendation_are_kept_apart(read):
    """R002: 4.1 differs in scope, and says how."""
    page = read("/framework/inclusion-2022/elements/4.1/")
    assert {"statement", "recommendation", "scope-note"} <= set(page.ids)
    assert "This is what you rate." in page.words
    assert "You do not rate it." in page.words
    assert "scope-note" not in read("/framework/inclusion-2022/elements/4.3/").ids


def test_elements_lead_on_across_pillars_and_end_at_both_ends(read):
    first, last, between = (read(f"/framework/inclusion-2022/elements/{number}/") for number in ("1.1", "6.2", "1.4"))
    assert "/framework/inclusion-2022/elements/2.1/" in between.hrefs
    assert "/framework/inclusion-2022/elements/1.3/" in between.hrefs
    assert _ways_on(first) == ["next"]
    assert _ways_on(last) == ["prev"]
    assert _ways_on(between) == ["prev", "next"]


def test_a_mapping_is_told_in_words_from_both_ends(read):
    here = read("/framework/inclusion-2022/elements/2.1/").words
    there = read("/framework/working-with-groups-2025/elements/1.1/").words
    assert "1.1 Training from groups (Working with groups). Asks for a part of what 2.1 asks for." in here
    assert "2.1 Needs and inequalities known (Inclusion Framework). Asks for all that 1.1 asks for, and more." in there
