"""How long reading takes: words of pages, of parts and of whole reading paths (R181)."""

from collections.abc import Iterable, Iterator, Mapping

from colonnade.foundation.catalogue.catalogue import Catalogue
from colonnade.foundation.catalogue.framework import Framework, Pillar
from colonnade.foundation.catalogue.library import ReadingPath
from colonnade.foundation.catalogue.parts import Part, part
from colonnade.foundation.catalogue.texts import Text

__all__ = ["WORDS_A_MINUTE", "minutes", "word_count", "words_of_part", "words_of_path"]

# A calm pace for people who do not read such texts every day.
WORDS_A_MINUTE = 200


def word_count(text: str) -> int:
    """Words in a text, as people count them: what stands between spaces."""
    return len(text.split())


def minutes(words: int) -> int:
    """Minutes to read so many words at WORDS_A_MINUTE, rounded up; 0 for none. ValueError for fewer than none."""
    if words < 0:
        raise ValueError("a text cannot have fewer than no words")
    return -(-words // WORDS_A_MINUTE)


def words_of_part(catalogue: Catalogue, reference: str) -> int:
    """Words in a part such as "framework:inclusion-2022/element/1.1".

    Raises ValueError where it is no part reference and NotInCatalogueError where there is no such part.
    """
    return _words(_passages(catalogue, part(reference)))


def words_of_path(catalogue: Catalogue, path: ReadingPath) -> int:
    """Words in a reading path. What two of its steps share is counted once: nobody reads it twice."""
    passages: dict[str, str] = {}
    for step in path.steps:
        passages.update(_passages(catalogue, step.names))
    return _words(passages)


def _words(passages: Mapping[str, str]) -> int:
    return sum(word_count(text) for text in passages.values())


def _passages(catalogue: Catalogue, named: Part) -> dict[str, str]:
    """What there is to read in a part, by reference, headings included."""
    if named.kind == "glossary":
        return {term.ref: f"{term.term} {term.text}" for term in catalogue.terms}
    if named.kind == "resources":
        return {each.ref: f"{each.title} {each.publisher} {each.note}" for each in catalogue.resources}
    return dict(_of_framework(catalogue.framework(named.framework), named))


def _of_framework(framework: Framework, named: Part) -> Iterator[tuple[str, str]]:
    if named.kind == "pillar":
        yield from _of_pillar(framework.pillar(named.number))
    elif named.kind == "element":
        element = framework.element(named.number)
        yield element.ref, element.short
        yield from _each(element.texts)
    else:
        yield from _each(_section(framework, named.kind))


def _section(framework: Framework, kind: str) -> tuple[Text, ...]:
    if kind == "about":
        return (framework.about, *framework.use)
    if kind == "facts":
        return framework.facts
    if kind == "tips":
        return tuple(tip for pillar in framework.pillars for tip in pillar.tips)
    challenges = (challenge for pillar in framework.pillars for challenge in pillar.challenges)
    return tuple(text for challenge in challenges for text in challenge.texts)


def _of_pillar(pillar: Pillar) -> Iterator[tuple[str, str]]:
    yield pillar.ref, pillar.title
    for element in pillar.elements:
        yield element.ref, element.short
    yield from _each(pillar.texts)


def _each(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield text.ref, text.text
