"""What stands beside the frameworks: words explained, things to read, and what to read in the time there is."""

from dataclasses import dataclass
from datetime import date

from colonnade.foundation.catalogue.parts import Part, part
from colonnade.foundation.catalogue.texts import Text

__all__ = ["ReadingPath", "Resource", "Step", "Term"]


@dataclass(frozen=True)
class Term:
    """A word of the glossary. `see` are ids of other terms; `audience` holds partners, staff or all."""

    id: str
    term: str
    text: Text
    see: tuple[str, ...] = ()
    audience: tuple[str, ...] = ("all",)

    @property
    def ref(self) -> str:
        """Its reference, "glossary/ally"."""
        return self.text.ref


@dataclass(frozen=True)
class Resource:
    """Something to read, watch or hear (R182). `elements` are references of elements, such as "inclusion-2022/1.1".

    `url` is empty where the source gives none; `published` is YYYY, YYYY-MM or YYYY-MM-DD, empty where it is not known;
    `checked` is the day on which the link was last looked at.
    """

    id: str
    title: str
    kind: str
    publisher: str
    theme: str
    elements: tuple[str, ...]
    url: str
    published: str
    checked: date | None
    source: str
    section: str
    note: str

    @property
    def ref(self) -> str:
        """Its reference, "resources/leaders-film"."""
        return f"resources/{self.id}"


@dataclass(frozen=True)
class Step:
    """One thing to read and why. `part` is a reference such as "framework:inclusion-2022/element/1.1"."""

    part: str
    why: str

    @property
    def names(self) -> Part:
        """The part, taken apart; ValueError where it names none."""
        return part(self.part)


@dataclass(frozen=True)
class ReadingPath:
    """What to read in so many minutes (R181)."""

    id: str
    framework: str
    minutes: int
    title: str
    lead: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError(f"a reading path cannot take {self.minutes} minutes")
