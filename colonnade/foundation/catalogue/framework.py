"""One version of a framework: its pillars, their elements, and what may go wrong on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from colonnade.foundation.catalogue.problems import NotInCatalogueError
from colonnade.foundation.catalogue.texts import Text

__all__ = ["Challenge", "Element", "Framework", "Pillar"]

VERSION = re.compile(r"(.+?)-([0-9]{4}(?:-[0-9]{2})?)")


@dataclass(frozen=True)
class Element:
    """One numbered element. The statement says what is in place, the recommendation what to do (R002).

    `id` is its number in the source ("1.1"), `ref` names it in the whole catalogue ("inclusion-2022/1.1");
    `scope_note` is there only where statement and recommendation differ in scope.
    """

    id: str
    ref: str
    short: str
    statement: Text
    recommendation: Text
    scope_note: Text | None
    learning: tuple[Text, ...]
    evidence: tuple[Text, ...]

    @property
    def number(self) -> str:
        """Its number in the source, which is also its id."""
        return self.id

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its own texts in reading order."""
        note = (self.scope_note,) if self.scope_note else ()
        return (self.statement, self.recommendation, *note, *self.learning, *self.evidence)


@dataclass(frozen=True)
class Challenge:
    """What may go wrong in a pillar, what answers it, and the numbers of the elements that it touches."""

    id: str
    ref: str
    challenge: Text
    answers: tuple[Text, ...]
    elements: tuple[str, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The challenge and then its answers."""
        return (self.challenge, *self.answers)


@dataclass(frozen=True)
class Pillar:
    """One pillar (or part) of a framework. `short` is for pictures; `title` is the source's own short name."""

    id: str
    ref: str
    title: str
    short: str
    about: Text
    elements: tuple[Element, ...]
    challenges: tuple[Challenge, ...]
    tips: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text on the pillar's page in reading order."""
        elements = (text for element in self.elements for text in element.texts)
        challenges = (text for challenge in self.challenges for text in challenge.texts)
        return (self.about, *elements, *challenges, *self.tips)


@dataclass(frozen=True)
class Framework:
    """One version of a framework. `source`, `date` and `lang` are the defaults that its texts were given."""

    id: str
    title: str
    short: str
    source: str
    date: str
    lang: str
    pillar_word: str
    element_word: str
    about: Text
    use: tuple[Text, ...]
    pillars: tuple[Pillar, ...]
    facts: tuple[Text, ...]

    @property
    def family(self) -> str:
        """What its versions share: "inclusion" of "inclusion-2022"."""
        return self._version[0]

    @property
    def version(self) -> str:
        """The year that tells its versions apart: "2022" of "inclusion-2022"; empty where its id has none."""
        return self._version[1]

    @property
    def _version(self) -> tuple[str, str]:
        found = VERSION.fullmatch(self.id)
        return (found[1], found[2]) if found else (self.id, "")

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, pillar by pillar in the order of the source."""
        return tuple(element for pillar in self.pillars for element in pillar.elements)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of the framework in reading order."""
        yield self.about
        yield from self.use
        yield from self.facts
        for pillar in self.pillars:
            yield from pillar.texts

    def element(self, number: str) -> Element:
        """The element with that number ("1.1"); NotInCatalogueError where there is none."""
        return self._places(number)[1]

    def pillar(self, number: str) -> Pillar:
        """The pillar with that number ("1"); NotInCatalogueError where there is none."""
        for pillar in self.pillars:
            if pillar.id == number:
                return pillar
        raise NotInCatalogueError(f"{self.id} has no {self.pillar_word} {number}")

    def pillar_of(self, number: str) -> Pillar:
        """The pillar that holds the element with that number; NotInCatalogueError where there is none."""
        return self._places(number)[0]

    def challenges_of(self, number: str) -> tuple[Challenge, ...]:
        """The challenges that touch an element, in any pillar (R009); NotInCatalogueError where it is unknown."""
        self._places(number)
        challenges = (challenge for pillar in self.pillars for challenge in pillar.challenges)
        return tuple(challenge for challenge in challenges if number in challenge.elements)

    def challenges_at(self, number: str) -> tuple[Challenge, ...]:
        """What to expect where an element is rated (R009): what touches it, then the rest of its pillar's challenges.

        Raises NotInCatalogueError where the element is unknown.
        """
        touching = self.challenges_of(number)
        return tuple(dict.fromkeys((*touching, *self.pillar_of(number).challenges)))

    def tips_of(self, number: str) -> tuple[Text, ...]:
        """The summary tips of the element's pillar (R009); NotInCatalogueError where it is unknown."""
        return self.pillar_of(number).tips

    @cached_property
    def _index(self) -> dict[str, tuple[Pillar, Element]]:
        return {element.id: (pillar, element) for pillar in self.pillars for element in pillar.elements}

    def _places(self, number: str) -> tuple[Pillar, Element]:
        try:
            return self._index[number]
        except KeyError:
            raise NotInCatalogueError(f"{self.id} has no {self.element_word} {number}") from None
