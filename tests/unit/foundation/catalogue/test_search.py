"""Searching the catalogue: safe with anything typed, kind to spelling, titles first."""

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.foundation.catalogue import (
    Catalogue,
    Fragment,
    Hit,
    RunningCatalogue,
    SearchIndex,
    load,
    running,
    search,
)
from colonnade.foundation.catalogue.search import KINDS, MOST_HITS
from tests.unit.foundation.catalogue.small import HOME, PILLAR, edit, write


@pytest.fixture
def index(catalogue: Catalogue) -> SearchIndex:
    return SearchIndex(catalogue)


def refs(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.ref for hit in hits]


@pytest.mark.parametrize(
    ("query", "kind", "ref", "title"),
    [
        ("greeter", "element", "harbour-2020/2.1", "2.1 A greeter at the quay"),
        ("2.1 greeter", "element", "harbour-2020/2.1", "2.1 A greeter at the quay"),
        ("greet crew quay", "pillar", "harbour-2020/2", "We greet each crew"),
        ("next harbour", "challenge", "harbour-2020/1/c1",
         "Oil may run out in a long winter of behaviour that nobody in the whole harbour…"),
        ("someone", "term", "glossary/ally", "Ally"),
        ("eight minutes", "resource", "resources/lamp-film", "The Lamp Film"),
        ("slip rain", "practice", "practices/lamp-round", "A round of the lamps"),
        ("collisions", "fact", "harbour-2020/f1", "A kind harbour has fewer collisions."),
    ],
)  # fmt: skip
def test_each_kind_of_thing_is_found(index: SearchIndex, query: str, kind: str, ref: str, title: str) -> None:
    assert kind in KINDS
    for hits in (index.search(query), index.search(query, kinds={kind})):
        assert (kind, ref, title) in [(hit.kind, hit.ref, hit.title) for hit in hits]


def test_a_title_goes_before_a_text(index: SearchIndex) -> None:
    assert refs(index.search("quay", kinds={"term", "pillar"})) == ["glossary/quay", "harbour-2020/2"]


def test_an_element_goes_before_what_stands_beside_it(index: SearchIndex) -> None:
    assert refs(index.search("quay"))[:2] == ["harbour-2020/2.1", "glossary/quay"]


def test_every_word_has_to_be_there_if_any_page_has_them_all(index: SearchIndex) -> None:
    assert refs(index.search("oil budget")) == ["harbour-2020/1.1"]


def test_where_no_page_has_every_word_any_will_do(index: SearchIndex) -> None:
    assert set(refs(index.search("collisions someone"))) == {"harbour-2020/f1", "glossary/ally"}


def test_common_words_do_not_stand_in_the_way(index: SearchIndex) -> None:
    assert refs(index.search("what is an ally")) == ["glossary/ally"]
    assert index.search("the")


@pytest.mark.parametrize("query", ["greeters", "GREETER", "gree", "gréeter", "  greeter!! ", "greeter greeter"])
def test_endings_case_accents_and_beginnings(index: SearchIndex, query: str) -> None:
    assert "harbour-2020/2.1" in refs(index.search(query))


@pytest.mark.parametrize(
    "query", ["organisation", "organization", "organizations", "organisatio", "organizatio", "organi"]
)
def test_british_and_american_and_unfinished_words(index: SearchIndex, query: str) -> None:
    assert refs(index.search(query)) == ["harbour-2020/1.10"]


def test_only_the_last_word_may_be_unfinished(index: SearchIndex) -> None:
    assert refs(index.search("lamp keep")) == ["harbour-2020/1.10", "harbour-2020/1"]
    assert "harbour-2020/2.1" not in refs(index.search("gre oil"))


def test_a_snippet_is_text_in_parts(index: SearchIndex) -> None:
    [hit] = index.search("collisions")
    assert hit.snippet == (
        Fragment("A kind harbour has fewer ", is_match=False),
        Fragment("collisions", is_match=True),
        Fragment(".", is_match=False),
    )


def test_a_snippet_never_becomes_html(root: Path) -> None:
    edit(root, f"{HOME}/framework.yaml", "A kind harbour has fewer", "<b>A</b> & kind")
    [hit] = SearchIndex(load(root)).search("collisions")
    assert hit.snippet[0] == Fragment("<b>A</b> & kind ", is_match=False)


def test_a_match_in_the_title_alone_has_a_snippet_without_one(index: SearchIndex) -> None:
    [hit] = index.search("film")
    assert [fragment.is_match for fragment in hit.snippet] == [False]


@pytest.mark.parametrize("query", ["", "   ", "😀", "\0", '"', "***", "- - -", "\ud800", "_", "()"])
def test_a_query_without_a_word_finds_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == ()


@pytest.mark.parametrize(
    "query",
    [
        'lamp"', '"lamp', "lamp*", "lamp AND", "NOT lamp", "lamp OR", "title:lamp", "NEAR(lamp)", "{lamp}", "^lamp",
        "lamp; DROP TABLE page", "lamp\0", "lamp 😀", "'lamp'", "lamp\ud800", "lamp " * 2_000, "lamp\n\tlamp", "+lamp",
    ],
)  # fmt: skip
def test_operators_quotes_and_junk_are_only_words(index: SearchIndex, query: str) -> None:
    assert "resources/lamp-film" in refs(index.search(query))


def test_ten_thousand_characters_of_one_word(index: SearchIndex) -> None:
    assert index.search("x" * 10_000) == ()


def test_many_different_words(index: SearchIndex) -> None:
    assert index.search("lamp " + " ".join(f"w{n}" for n in range(5_000)))


@settings(deadline=None)
@given(query=st.text(max_size=200))
def test_nothing_that_can_be_typed_breaks_it(query: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    hits = _index(tmp_path_factory).search(query)
    assert all(fragment.text for hit in hits for fragment in hit.snippet)


_BUILT: list[SearchIndex] = []


def _index(factory: pytest.TempPathFactory) -> SearchIndex:
    if not _BUILT:
        _BUILT.append(SearchIndex(load(write(factory.mktemp("search")))))
    return _BUILT[0]


def test_kinds_narrow_it_down(index: SearchIndex) -> None:
    assert refs(index.search("lamp", kinds=("resource",))) == ["resources/lamp-film"]
    assert {hit.kind for hit in index.search("lamp", kinds={"pillar", "element"})} == {"pillar", "element"}
    assert index.search("lamp", kinds=()) == ()
    assert index.search("lamp", kinds=["elem", "|", "nonsense"]) == ()


@pytest.mark.parametrize(("limit", "most"), [(-1, 0), (0, 0), (1, 1), (2, 2), (MOST_HITS * 1000, MOST_HITS)])
def test_the_limit(index: SearchIndex, limit: int, most: int) -> None:
    hits = index.search("lamp", limit)
    assert len(hits) <= most
    assert bool(hits) == bool(most)


def test_many_threads_may_search(index: SearchIndex) -> None:
    expected = index.search("lamp")
    found: list[bool] = []

    def look() -> None:
        found.extend(index.search("lamp") == expected for _ in range(50))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 400


def test_the_process_searches_its_own_catalogue_and_follows_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [0.0]
    monkeypatch.setattr(running, "_RUNNING", RunningCatalogue(lambda: root, lambda: seconds[0]))
    assert search("torch") == ()
    assert search("collisions", limit=1, kinds={"fact"})[0].ref == "harbour-2020/f1"
    edit(root, PILLAR, "text: Start with one lamp.", "text: Start with one torch.")
    seconds[0] += 1
    assert refs(search("torch")) == ["harbour-2020/1"]


def test_how_long_a_search_takes(index: SearchIndex) -> None:
    start = time.perf_counter()
    for _ in range(100):
        index.search("lamp keepers organisation")
    print(f"one search: {(time.perf_counter() - start) * 10:.2f} ms")
