"""The whole catalogue: every framework in every version side by side, and how to find things in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from colonnade.foundation.catalogue.awareness import AwarenessDate
from colonnade.foundation.catalogue.framework import Element, Framework, Pillar
from colonnade.foundation.catalogue.library import ReadingPath, Resource, Term
from colonnade.foundation.catalogue.practice import Practice
from colonnade.foundation.catalogue.problems import NotInCatalogueError
from colonnade.foundation.catalogue.texts import Source, Text

__all__ = ["INVERSE", "Catalogue", "Mapping"]

INVERSE = {"equal": "equal", "wider": "narrower", "narrower": "wider", "overlaps": "overlaps"}
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Mapping:
    """How one element stands to another of another framework; both ends are references.

    `kind` says what `from_ref` is in relation to `to_ref`: wider means that it covers all of it and more.
    Raises ValueError for a kind that is not one of equal, wider, narrower and overlaps.
    """

    from_ref: str
    to_ref: str
    kind: str
    why: str
    basis: str

    def __post_init__(self) -> None:
        if self.kind not in INVERSE:
            raise ValueError(f"{self.kind} is not a kind of mapping")

    @property
    def inverse(self) -> "Mapping":
        """The same fact seen from the other end."""
        return Mapping(self.to_ref, self.from_ref, INVERSE[self.kind], self.why, self.basis)


@dataclass(frozen=True)
class Catalogue:
    """Everything in the catalogue's files, checked and with every default filled in.

    The methods that look something up raise NotInCatalogueError where it is not there.
    """

    sources: tuple[Source, ...]
    frameworks: tuple[Framework, ...]
    terms: tuple[Term, ...]
    resources: tuple[Resource, ...]
    paths: tuple[ReadingPath, ...]
    mappings: tuple[Mapping, ...]
    practices: tuple[Practice, ...] = ()
    awareness_dates: tuple[AwarenessDate, ...] = ()

    def source(self, name: str) -> Source:
        """The source with that id."""
        return _only(self.sources, lambda source: source.id, name, "source")

    def framework(self, name: str) -> Framework:
        """The framework with that id, such as "inclusion-2022"."""
        return _only(self.frameworks, lambda framework: framework.id, name, "framework")

    def term(self, name: str) -> Term:
        """The word of the glossary with that id."""
        return _only(self.terms, lambda term: term.id, name, "term")

    def resource(self, name: str) -> Resource:
        """The resource with that id."""
        return _only(self.resources, lambda resource: resource.id, name, "resource")

    def path(self, name: str) -> ReadingPath:
        """The reading path with that id."""
        return _only(self.paths, lambda path: path.id, name, "reading path")

    def practice(self, name: str) -> Practice:
        """The practice with that id, such as "visible-leaders"."""
        return _only(self.practices, lambda practice: practice.id, name, "practice")

    def awareness_date(self, name: str) -> AwarenessDate:
        """The day, week or month of the year with that id, such as "bi-visibility-day"."""
        return _only(self.awareness_dates, lambda day: day.id, name, "awareness date")

    def versions(self, family: str) -> tuple[Framework, ...]:
        """Every version of a framework, newest first; empty where there is no such family."""
        found = [framework for framework in self.frameworks if framework.family == family]
        return tuple(sorted(found, key=lambda framework: framework.version, reverse=True))

    def element(self, ref: str) -> Element:
        """The element with that reference, such as "inclusion-2022/1.1"."""
        framework, _, number = ref.partition("/")
        return self.framework(framework).element(number)

    def pillar(self, ref: str) -> Pillar:
        """The pillar with that reference, such as "inclusion-2022/1"."""
        framework, _, number = ref.partition("/")
        return self.framework(framework).pillar(number)

    def text(self, ref: str) -> Text:
        """The text with that reference, such as "inclusion-2022/1.1/l1"."""
        try:
            return self._texts[ref]
        except KeyError:
            raise NotInCatalogueError(f"there is no text {ref}") from None

    @property
    def texts(self) -> Iterator[Text]:
        """Every text in the catalogue: the frameworks' in order, then the glossary's, practices' and dates'."""
        for framework in self.frameworks:
            yield from framework.texts
        yield from (term.text for term in self.terms)
        for practice in self.practices:
            yield from practice.texts
        yield from (day.about for day in self.awareness_dates)

    def resources_of(self, element_ref: str) -> tuple[Resource, ...]:
        """The resources linked to an element (R182)."""
        return tuple(resource for resource in self.resources if element_ref in resource.elements)

    def practices_of(self, element_ref: str) -> tuple[Practice, ...]:
        """The practices that serve an element."""
        return tuple(practice for practice in self.practices if element_ref in practice.elements)

    def mappings_from(self, element_ref: str) -> tuple[Mapping, ...]:
        """Every mapping that touches the element, turned so that it starts from it."""
        either = (each for mapping in self.mappings for each in (mapping, mapping.inverse))
        return tuple(each for each in either if each.from_ref == element_ref)

    def mappings_to(self, element_ref: str) -> tuple[Mapping, ...]:
        """Every mapping that touches the element, turned so that it ends at it."""
        return tuple(mapping.inverse for mapping in self.mappings_from(element_ref))

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {text.ref: text for text in self.texts}


def _only(entries: Iterable[Entry], name_of: Callable[[Entry], str], name: str, word: str) -> Entry:
    for entry in entries:
        if name_of(entry) == name:
            return entry
    raise NotInCatalogueError(f"there is no {word} {name}")
