"""What a run chart is drawn from: readings and lines with their words, already translated."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Line", "LineKind", "Mark", "Point", "RunPicture"]


class Mark(StrEnum):
    """What a reading's mark says."""

    PLAIN = "plain"
    BETTER = "better"
    WORSE = "worse"
    CHANGING = "changing"


class LineKind(StrEnum):
    """What a line across the chart is."""

    MIDDLE = "middle"
    LIMIT = "limit"
    TARGET = "target"
    BASELINE = "baseline"


@dataclass(frozen=True)
class Point:
    """One reading: its day in words, its value (None where it is not known) and its mark."""

    day: str
    value: Decimal | None
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True)
class Line:
    """One line across the chart, and its words for the key."""

    kind: LineKind
    value: Decimal
    words: str

    def __post_init__(self) -> None:
        """Refuse a line that nothing is said of."""
        if not self.words.strip():
            raise ValueError("A line must have words.")


@dataclass(frozen=True)
class RunPicture:
    """Readings in the order of their days.

    `title` and `description` are for people who hear the picture; `heading` and `said` stand above it. `marks` are the
    words for each kind of mark, and `unknown` those for a reading that is not known.
    """

    title: str
    description: str
    heading: str
    said: str
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    marks: tuple[tuple[Mark, str], ...]
    unknown: str = ""

    def __post_init__(self) -> None:
        """Refuse a picture without a name."""
        if not self.title.strip() or not self.description.strip():
            raise ValueError("A picture must have a title and a description.")
