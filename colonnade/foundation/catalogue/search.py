"""Full-text search over the catalogue: an index in memory, plain words in, safe parts of text out."""

import bisect
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from colonnade.foundation.catalogue.catalogue import Catalogue
from colonnade.foundation.catalogue.framework import Framework, Pillar
from colonnade.foundation.catalogue.practice import Practice
from colonnade.foundation.catalogue.running import current
from colonnade.foundation.catalogue.spelling import spellings
from colonnade.foundation.catalogue.texts import Text

__all__ = ["KINDS", "Fragment", "Hit", "SearchIndex", "search"]

# Elements and pillars are what people come for, and their length counts against them in bm25. A challenge or a fact has
# its own first words for a title, so a title counts for less there.
WEIGHTS = {"element": 2.0, "pillar": 1.2, "challenge": 0.7, "term": 1.0, "resource": 1.0, "fact": 0.7, "practice": 0.9}
KINDS = tuple(WEIGHTS)
MOST_HITS = 100
MOST_WORDS = 24
LONGEST_QUERY = 1_000
MOST_ENDINGS = 20
LONGEST_TITLE = 80
TITLE_WEIGHT = 5.0
SNIPPET_WORDS = 24
# No text holds these: the reader of the files refuses what cannot be printed.
OPEN, CLOSE = "\x02", "\x03"
WORD = re.compile(r"[^\W_]+")
# Looked for only when nothing else was typed: they stand on nearly every page.
COMMON = frozenset(
    WORD.findall("a an and are as at be by can do for from how i in is it my of on or our that the to we what with")
)

TABLE = """
    CREATE VIRTUAL TABLE page
    USING fts5(title, body, kind UNINDEXED, ref UNINDEXED, weight UNINDEXED, tokenize = 'porter unicode61')
"""
INSERT = "INSERT INTO page (title, body, kind, ref, weight) VALUES (?, ?, ?, ?, ?)"
SELECT = """
    SELECT kind, ref, title, snippet(page, 1, ?, ?, '…', ?)
    FROM page
    WHERE page MATCH ? AND instr(?, '|' || kind || '|')
    ORDER BY bm25(page, ?, 1.0) * weight, rowid
    LIMIT ?
"""


@dataclass(frozen=True)
class Fragment:
    """A run of a snippet's text, and whether it is one of the words that were looked for. It is text, never HTML."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Hit:
    """Something found. `ref` is its reference in the catalogue and `kind` one of KINDS."""

    kind: str
    ref: str
    title: str
    snippet: tuple[Fragment, ...]


@dataclass(frozen=True)
class _Page:
    kind: str
    ref: str
    title: str
    body: str


class SearchIndex:
    """An index of one catalogue. Any number of threads may search it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        pages = tuple(_pages(catalogue))
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(TABLE)
        rows = ((page.title, page.body, page.kind, page.ref, WEIGHTS[page.kind]) for page in pages)
        self._database.executemany(INSERT, rows)
        self._words = sorted({word for page in pages for word in _words(f"{page.title} {page.body}")})

    def search(self, query: str, limit: int = 20, kinds: Collection[str] | None = None) -> tuple[Hit, ...]:
        """What fits the query best, best first: pages with every word, or, where there are none, with any of them.

        The last word may be unfinished. `query` may be anything at all; one without a word finds nothing, and only its
        first LONGEST_QUERY characters and MOST_WORDS words count. `limit` is 1 to MOST_HITS; `kinds` are some of KINDS,
        all of them where it is None.
        """
        words = _wanted(query)
        if not words or limit < 1:
            return ()
        groups = [_group(spellings(word)) for word in words[:-1]]
        groups.append(_group(self._endings(words[-1]), f'"{words[-1]}" *'))
        wanted = "".join(f"|{kind}|" for kind in (KINDS if kinds is None else kinds))
        for joined in (" AND ".join(groups), " OR ".join(groups)):
            if hits := self._hits(joined, wanted, min(limit, MOST_HITS)):
                return hits
        return ()

    def _hits(self, expression: str, wanted: str, limit: int) -> tuple[Hit, ...]:
        values = (OPEN, CLOSE, SNIPPET_WORDS, expression, wanted, TITLE_WEIGHT, limit)
        with self._lock:
            rows = self._database.execute(SELECT, values).fetchall()
        return tuple(Hit(kind, ref, title, _fragments(marked)) for kind, ref, title, marked in rows)

    def _endings(self, word: str) -> tuple[str, ...]:
        """Whole words that an unfinished one may become.

        The index holds stems ("organis"), so a beginning longer than the stem ("organisatio") fits none of them.
        """
        found = list(spellings(word))
        for beginning in spellings(word):
            start = bisect.bisect_left(self._words, beginning)
            near = self._words[start : start + MOST_ENDINGS]
            found.extend(whole for whole in near if whole.startswith(beginning))
        return tuple(dict.fromkeys(found))


class _Latest:
    """The index of the catalogue that was searched last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: SearchIndex | None = None

    def index_of(self, catalogue: Catalogue) -> SearchIndex:
        with self._lock:
            if self._index is None or self._index.catalogue is not catalogue:
                self._index = SearchIndex(catalogue)
            return self._index


_LATEST = _Latest()


def search(query: str, limit: int = 20, kinds: Collection[str] | None = None) -> tuple[Hit, ...]:
    """Search the catalogue of this process; see SearchIndex.search. Raises CatalogueError where there is none."""
    return _LATEST.index_of(current()).search(query, limit, kinds)


def _words(text: str) -> Iterator[str]:
    """Letters and digits only, so that nothing typed can be an operator; accents off, as the index has them."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return (found[0] for found in WORD.finditer(bare))


def _wanted(query: str) -> list[str]:
    typed = list(dict.fromkeys(_words(query[:LONGEST_QUERY])))
    telling = [word for word in typed if word not in COMMON]
    return (telling or typed)[:MOST_WORDS]


def _group(words: tuple[str, ...], *more: str) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"({' OR '.join([*quoted, *more])})"


def _fragments(marked: str) -> tuple[Fragment, ...]:
    """A snippet cut at its marks; what stands between OPEN and CLOSE is a match."""
    fragments = []
    for piece in marked.split(OPEN):
        match, closed, rest = piece.partition(CLOSE)
        if closed:
            fragments.append(Fragment(match, is_match=True))
        fragments.append(Fragment(rest if closed else match, is_match=False))
    return tuple(fragment for fragment in fragments if fragment.text)


def _pages(catalogue: Catalogue) -> Iterator[_Page]:
    for framework in catalogue.frameworks:
        yield from _of_framework(framework)
    for term in catalogue.terms:
        yield _Page("term", term.ref, term.term, term.text.text)
    for resource in catalogue.resources:
        yield _Page("resource", resource.ref, resource.title, f"{resource.publisher}. {resource.kind}. {resource.note}")
    for practice in catalogue.practices:
        yield _Page("practice", practice.ref, practice.title, _of_practice(practice))


def _of_practice(practice: Practice) -> str:
    """All of its words that are shown, the field labels aside: those ask and do not tell."""
    return " ".join((_joined(practice.texts), practice.short, *practice.evidence, *practice.risks, *practice.tips))


def _of_framework(framework: Framework) -> Iterator[_Page]:
    for pillar in framework.pillars:
        yield from _of_pillar(pillar)
    for fact in framework.facts:
        yield _Page("fact", fact.ref, _shortened(fact.text), fact.text)


def _of_pillar(pillar: Pillar) -> Iterator[_Page]:
    yield _Page("pillar", pillar.ref, pillar.title, _joined((pillar.about, *pillar.tips)))
    for element in pillar.elements:
        yield _Page("element", element.ref, f"{element.number} {element.short}", _joined(element.texts))
    for challenge in pillar.challenges:
        yield _Page("challenge", challenge.ref, _shortened(challenge.challenge.text), _joined(challenge.texts))


def _joined(texts: tuple[Text, ...]) -> str:
    return " ".join(text.text for text in texts)


def _shortened(text: str) -> str:
    """A title for a text that has none: its beginning, cut between two words."""
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[:LONGEST_TITLE].rpartition(' ')[0]}…"
