"""What the headings of a table mean, in the words in which people write them, in any order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from colonnade.core.checklist.cell import Field, Value
from colonnade.core.checklist.text import folded

__all__ = ["Column", "Columns", "Heading", "columns_in", "heading_of"]

_LONGEST = 80
_FEWEST = 2
# “No” and “Why” begin too many sentences.
_SHORTEST_BEGINNING = 6


class Heading(StrEnum):
    """What a column is for."""

    ROW = "row"
    """The hidden column of ours that names the element."""
    ELEMENT = "element"
    WORDING = "wording"
    """The statement or the recommendation: not read, but it may begin with the element's number."""
    RATING = "rating"
    NOTE = "note"
    LEVEL = "level"
    ACTION_TO_DATE = "action_to_date"
    STATUS = "status"
    """A rating or a level: what stands in the column says which."""


HEADINGS: Mapping[Heading, tuple[str, ...]] = {
    Heading.ROW: ("row id",),
    Heading.ELEMENT: (
        "no", "number", "element", "element no", "element number", "ref", "reference", "item", "item no", "#", "id",
        "nr", "pillar and element",
    ),
    Heading.WORDING: (
        "statement", "statements", "element statement", "what it looks like in place", "what good looks like",
        "criteria", "criterion", "standard", "question", "description", "recommendation", "recommendations",
        "what to do", "the recommendation", "statement of good practice",
    ),
    Heading.RATING: (
        "rating", "ratings", "rag", "rag rating", "rag status", "traffic light", "traffic light rating", "our rating",
        "self assessment", "self assessment rating", "assessment", "current position", "position", "in place",
        "how is it where you are", "is it in place",
    ),
    Heading.NOTE: (
        "why", "why do you say so", "note", "notes", "comment", "comments", "reason", "reasons", "rationale",
        "explanation", "evidence", "evidence and comments", "supporting evidence", "remarks",
    ),
    Heading.LEVEL: (
        "progress", "level", "level of progress", "progress level", "progress so far", "progress made", "our progress",
        "current progress", "progress rating", "progress status", "how far",
    ),
    Heading.ACTION_TO_DATE: (
        "action to date", "actions to date", "action", "actions", "action taken", "actions taken", "action so far",
        "actions so far", "what we have done", "what has been done", "what have you done so far", "done so far",
        "work to date", "work so far", "update", "latest update", "action taken to date", "actions taken to date",
        "activity to date",
    ),
    Heading.STATUS: ("status", "state", "current status", "where we are", "where are we", "where are you now"),
}  # fmt: skip
_KNOWN = {word: heading for heading, words in HEADINGS.items() for word in words}
_BEGINNINGS = sorted((word for word in _KNOWN if len(word) >= _SHORTEST_BEGINNING), key=len, reverse=True)
ANSWERS = (Heading.RATING, Heading.NOTE, Heading.LEVEL, Heading.ACTION_TO_DATE, Heading.STATUS)


@dataclass(frozen=True)
class Column:
    """A column with a heading that is known: where it stands, what it is for, and its heading as written."""

    at: int
    heading: Heading
    words: str


@dataclass
class Columns:
    """The columns of a table, by what they are for; those headed alike, and those of another table, stand apart."""

    row: int
    columns: list[Column]
    alike: list[Column] = field(default_factory=list)
    foreign: list[Column] = field(default_factory=list)

    def of(self, heading: Heading) -> list[Column]:
        """The columns for that."""
        return [column for column in self.columns if column.heading is heading]

    def has(self, heading: Heading) -> bool:
        """Whether there is a column for that."""
        return bool(self.of(heading))

    @property
    def answers(self) -> list[tuple[int, Field]]:
        """Where answers stand: the column and its field."""
        names = {str(one) for one in Field}
        return [(column.at, Field(column.heading)) for column in self.columns if column.heading in names]

    def set_apart_alike(self) -> None:
        """Take away the columns for answers that come twice: which of them counts cannot be known."""
        for heading in ANSWERS:
            found = self.of(heading)
            if len(found) > 1:
                self.alike += found
                self.columns = [column for column in self.columns if column not in found]


def heading_of(value: Value, more: Mapping[str, str] | None = None) -> Heading | None:
    """Return what a heading means, or None. `more` are other words, such as a translation's, with their heading."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    word = folded(value)
    for own, heading in (more or {}).items():
        if folded(own) == word:
            return Heading(heading)
    found = _KNOWN.get(word) or _KNOWN.get(folded(value.partition("(")[0]))
    if found is not None or not word:
        return found
    return next((_KNOWN[start] for start in _BEGINNINGS if word.startswith(f"{start} ")), None)


def columns_in(row: int, cells: Sequence[Value], more: Mapping[str, str] | None = None) -> Columns | None:
    """Return the columns of a row of headings; None for a row that is none.

    A row of headings has at least two that are known, one of them for answers.
    """
    found = [
        Column(at, heading, str(cell))
        for at, cell in enumerate(cells)
        if cell is not None and (heading := heading_of(cell, more)) is not None
    ]
    is_one = len(found) >= _FEWEST and any(column.heading in ANSWERS for column in found)
    return Columns(row, found) if is_one else None
