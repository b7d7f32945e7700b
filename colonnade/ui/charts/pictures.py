"""What the pictures are drawn from: only values that may be shown, checked when they are built.

A voice that may not be shown apart has a type of its own that has no place for a number, so that none can slip through.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import urlsplit

from colonnade.core.ratings import Rating

__all__ = [
    "HIGHEST",
    "Agreed",
    "Column",
    "Element",
    "HiddenVoice",
    "HomePicture",
    "Move",
    "OverviewPicture",
    "OverviewRow",
    "Point",
    "ShownVoice",
    "SilentVoice",
    "SpreadPicture",
    "Standing",
    "Voice",
]

HIGHEST = 2
"""Positions run from 0, not in place, over 1, in progress, to this, in place."""


EXACT = 6
"""Differences are rounded to this many decimals, so that equal ones compare equal whatever the arithmetic left over."""


class Standing(StrEnum):
    """Where one element stands."""

    SHOWN = "shown"
    CLAIMED = "claimed"
    IN_PROGRESS = "in_progress"
    NOT_IN_PLACE = "not_in_place"
    NOT_AGREED = "not_agreed"


class Move(StrEnum):
    """How an element stands compared with the round before."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    NONE = "none"
    """There is nothing to compare with, and no mark is drawn."""


def _check_words(what: str, text: str) -> None:
    if not text.strip():
        raise ValueError(f"{what} must have words.")


def _check_address(href: str) -> None:
    """Only pages: an address with another scheme (`javascript:`) would run when it is followed."""
    if re.search(r"[^!-~]|\\", href) or urlsplit(href).scheme not in {"", "http", "https"}:
        raise ValueError("A link in a picture leads to a page: a path, or an http or https address in plain letters.")


def _check_position(position: float) -> None:
    if not 0 <= position <= HIGHEST:
        raise ValueError("A position lies between 0, not in place, and 2, in place.")


@dataclass(frozen=True)
class Element:
    """One drum of a column: an element with its number, short label, standing, move and page (or no page)."""

    number: str
    label: str
    standing: Standing
    move: Move = Move.NONE
    href: str = ""

    def __post_init__(self) -> None:
        """Refuse an element that could not be named, or a link that is not to a page."""
        _check_words("An element's number", self.number)
        _check_words("An element's label", self.label)
        _check_address(self.href)


@dataclass(frozen=True)
class Column:
    """One pillar: its name, its elements from the bottom to the top (at least one), and its page (or no page)."""

    name: str
    elements: tuple[Element, ...]
    href: str = ""

    def __post_init__(self) -> None:
        """Refuse a pillar without a name or without elements."""
        _check_words("A pillar's name", self.name)
        _check_address(self.href)
        if not self.elements:
            raise ValueError("A pillar has at least one element.")


@dataclass(frozen=True)
class HomePicture:
    """Where an organisation stands: the pillars from left to right, with words already translated.

    `title` and `description` are for people who hear the picture; `headline` and `moved` (what changed since the
    last round, or nothing) stand under the roof; `inscription` (such as the round, or nothing) stands on the beam.
    """

    title: str
    description: str
    headline: str
    columns: tuple[Column, ...]
    moved: str = ""
    inscription: str = ""

    def __post_init__(self) -> None:
        """Refuse a picture that could not be named, or of nothing."""
        _check_words("A picture's title", self.title)
        _check_words("A picture's description", self.description)
        _check_words("A picture's headline", self.headline)
        if not self.columns:
            raise ValueError("The picture has at least one pillar.")

    @property
    def linked(self) -> bool:
        """Whether anything in the picture is a link."""
        return any(column.href or any(e.href for e in column.elements) for column in self.columns)


@dataclass(frozen=True)
class ShownVoice:
    """A voice that may be shown apart: how many people gave each rating, and how many do not know.

    `position` is where its mark stands, 0 to 2; None takes the mean of the ratings.
    """

    name: str
    not_in_place: int
    in_progress: int
    in_place: int
    do_not_know: int = 0
    position: float | None = None

    def __post_init__(self) -> None:
        """Refuse counts that could not come from counting people, and a mark for a voice that rated nothing."""
        _check_words("A voice's name", self.name)
        if min(*self.counts, self.do_not_know) < 0 or not self.people:
            raise ValueError("A shown voice has people, and its counts are not negative.")
        if self.position is not None:
            _check_position(self.position)

    @property
    def counts(self) -> tuple[int, int, int]:
        """The people at each rating, from not in place to in place."""
        return (self.not_in_place, self.in_progress, self.in_place)

    @property
    def people(self) -> int:
        """Everyone counted here."""
        return sum(self.counts) + self.do_not_know

    @property
    def mark(self) -> float | None:
        """Where the mark stands, 0 to 2, or None where nobody gave a rating."""
        rated = sum(self.counts)
        if not rated:
            return None
        return (self.in_progress + 2 * self.in_place) / rated if self.position is None else self.position


@dataclass(frozen=True)
class HiddenVoice:
    """A voice of too few people to be shown apart. It has a name and can carry no number."""

    name: str

    def __post_init__(self) -> None:
        """Refuse a voice without a name."""
        _check_words("A voice's name", self.name)


@dataclass(frozen=True)
class SilentVoice:
    """A voice from which nobody answered."""

    name: str

    def __post_init__(self) -> None:
        """Refuse a voice without a name."""
        _check_words("A voice's name", self.name)


Voice: TypeAlias = ShownVoice | HiddenVoice | SilentVoice


@dataclass(frozen=True)
class Agreed:
    """The rating that was agreed, with a note of who, when, why and any dissent (or no note)."""

    rating: Rating
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse an agreed rating that has no place between not in place and in place."""
        if not self.rating.is_ordered:
            raise ValueError("The agreed rating is not in place, in progress or in place.")


@dataclass(frozen=True)
class SpreadPicture:
    """How each voice sees one element, and what was agreed (None: not yet). There is no total, on purpose.

    A total beside the shown voices would give a hidden voice away by subtraction.
    """

    title: str
    description: str
    number: str
    label: str
    voices: tuple[Voice, ...]
    finding: str = ""
    agreed: Agreed | None = None

    def __post_init__(self) -> None:
        """Refuse a picture that could not be named, or of nothing."""
        _check_words("A picture's title", self.title)
        _check_words("A picture's description", self.description)
        _check_words("An element's number", self.number)
        if not self.voices:
            raise ValueError("The picture has at least one voice.")


@dataclass(frozen=True)
class Point:
    """Where one shown voice stands on one element: the voice's name, and its mean position, 0 to 2."""

    voice: str
    position: float

    def __post_init__(self) -> None:
        """Refuse a position outside the scale."""
        _check_position(self.position)


@dataclass(frozen=True)
class OverviewRow:
    """One element with the voices that may be shown on it, each at most once, and its page (or no page)."""

    number: str
    label: str
    points: tuple[Point, ...]
    href: str = ""

    def __post_init__(self) -> None:
        """Refuse an element that could not be named, or a voice that speaks twice."""
        _check_words("An element's number", self.number)
        _check_words("An element's label", self.label)
        _check_address(self.href)
        if len({point.voice for point in self.points}) < len(self.points):
            raise ValueError("A voice has one position on an element.")

    @property
    def gap(self) -> float:
        """How far apart the lowest and the highest shown voice stand, 0 to 2; -1 where there are not two."""
        positions = [point.position for point in self.points]
        return round(max(positions) - min(positions), EXACT) if len(positions) > 1 else -1.0

    def position(self, voice: str) -> float | None:
        """Where a voice stands, or None where it is not shown."""
        return next((point.position for point in self.points if point.voice == voice), None)


@dataclass(frozen=True)
class OverviewPicture:
    """All the elements, and how far apart the voices are on each.

    `voices` names them in the order of their shapes. `leaders` and `network` are two of them: where leaders stand
    higher than the staff network by `ahead` or more (half a rating unless given), the row is marked.
    `note` stands below, for example to say that small voices are left out.
    """

    title: str
    description: str
    rows: tuple[OverviewRow, ...]
    voices: tuple[str, ...]
    leaders: str
    network: str
    heading: str = ""
    note: str = ""
    ahead: float = 0.5

    def __post_init__(self) -> None:
        """Refuse a picture of nothing, or one where a voice is not known."""
        _check_words("A picture's title", self.title)
        _check_words("A picture's description", self.description)
        if not self.rows:
            raise ValueError("The picture has at least one element.")
        spoken = {point.voice for row in self.rows for point in row.points}
        if len(set(self.voices)) < len(self.voices) or not spoken | {self.leaders, self.network} <= set(self.voices):
            raise ValueError("Every voice of the picture is named once.")

    @property
    def linked(self) -> bool:
        """Whether anything in the picture is a link."""
        return any(row.href for row in self.rows)

    @property
    def widest_first(self) -> tuple[OverviewRow, ...]:
        """The rows from the furthest apart to the closest; rows without two voices last; else in the order given."""
        return tuple(sorted(self.rows, key=lambda row: -row.gap))

    def leaders_ahead(self, row: OverviewRow) -> bool:
        """Whether leaders see this element clearly better than the staff network does."""
        leaders, network = row.position(self.leaders), row.position(self.network)
        return leaders is not None and network is not None and round(leaders - network, EXACT) >= self.ahead
