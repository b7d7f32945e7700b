"""What a document is made of. Texts are tidied when a block is made; line ends in them are kept."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from colonnade.ui.documents.texts import tidy

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Block", "Box", "Bullets", "Document", "Heading", "Look", "NewPage", "Paragraph", "Picture", "Table"]

DEEPEST = 3


class Look(StrEnum):
    """How a paragraph stands out: not, as what matters most, in grey, or as somebody's own words."""

    PLAIN = "plain"
    LEAD = "lead"
    QUIET = "quiet"
    SAID = "said"


def _tidied(value: object) -> object:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return tidy(value)
    return tuple(_tidied(one) for one in value) if isinstance(value, tuple) else value


class _Words:
    """Tidies every text of a block, in tuples too."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, field.name, _tidied(getattr(self, field.name)))


@dataclass(frozen=True)
class Heading(_Words):
    """A heading below the title: 1 for a part, 2 for a section, 3 for what is in it."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.text or not 1 <= self.level <= DEEPEST:
            raise ValueError(f"A heading has words, and a level from 1 to {DEEPEST}.")


@dataclass(frozen=True)
class Paragraph(_Words):
    """Words. A line that ends stays a line."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True)
class Bullets(_Words):
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table(_Words):
    """A table with a heading over each column; the first cell of a row names it. `widths` are shares of the page."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if not self.title or wrong or len(self.widths) != len(self.columns) or min(self.widths) < 1:
            raise ValueError("A table has a title, and a width and a cell in each row for every column.")


@dataclass(frozen=True)
class Picture:
    """A picture as SVG, and what it says in words. `narrow` is the same for a small screen (or nothing).

    `share` is how much of the width of a printed page it takes, in hundredths.
    """

    svg: str
    says: str
    narrow: str = ""
    share: int = 100

    def __post_init__(self) -> None:
        object.__setattr__(self, "says", " ".join(tidy(self.says).split()))
        if not self.says:
            raise ValueError("A picture says in words what it shows.")


@dataclass(frozen=True)
class Box(_Words):
    """A note set apart, with a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page, where there are pages."""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Picture | Box | NewPage


@dataclass(frozen=True)
class Document:
    """A whole document. `status` says what it is and of when, `made_on` is the day that its file bears."""

    title: str
    owner: str
    status: str
    language: str
    made_on: date
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        for name in ("title", "owner", "status"):
            object.__setattr__(self, name, " ".join(tidy(getattr(self, name)).split()))
        if not self.title:
            raise ValueError("A document has a title.")
