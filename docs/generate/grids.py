"""Tables of numbers as pictures: panels side by side, each a small table with its words below."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["INK", "Cell", "Kind", "Panel", "head", "picture"]

INK, PAPER, LINE = "#212b32", "#ffffff", "#768692"
EDGE, GAP, HEADING, CELL, ROW, WORDS = 24, 44, 66, 54, 36, 20


class Kind(Enum):
    """What a cell of a picture is, with the colour behind it."""

    SHOWN = "#ffffff"
    TOTAL = "#e8edee"
    STAR = "#d8dde0"
    FOUND = "#ffb81c"
    MOVED = "#99c7eb"


@dataclass(frozen=True)
class Cell:
    """One cell: its text, what it is, and a small mark in its corner."""

    text: str
    kind: Kind = Kind.SHOWN
    mark: str = ""


@dataclass(frozen=True)
class Panel:
    """One small table: a title, the headings, a row of cells for each row heading, and words below, line by line."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    words: Sequence[str]
    heading: int = HEADING

    @property
    def width(self) -> int:
        """How wide the table is drawn."""
        return self.heading + CELL * len(self.columns)

    @property
    def height(self) -> int:
        """How high it is with its words."""
        return 66 + ROW * len(self.rows) + WORDS * len(self.words)


def head(title: str, width: int, height: int) -> Iterator[str]:
    """The beginning of a picture: its size, and the text that stands for it."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title" font-family="Arial, sans-serif" fill="{INK}">'
    )
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'


def picture(title: str, panels: Sequence[Panel], *, across: int = 3) -> str:
    """The panels, so many side by side, as an SVG picture."""
    lines: list[str] = []
    top, width = EDGE, 0
    for begin in range(0, len(panels), across):
        row = panels[begin : begin + across]
        left = EDGE
        for panel in row:
            lines += _panel(panel, left, top)
            left += max(panel.width, _widest(panel.words)) + GAP
        width = max(width, left - GAP + EDGE)
        top += max(panel.height for panel in row) + EDGE
    return "\n".join([*head(title, width, top), *lines, "</svg>"])


def _widest(words: Sequence[str]) -> int:
    return max((int(7.2 * len(line)) for line in words), default=0)


def _panel(panel: Panel, left: int, top: int) -> Iterator[str]:
    yield f'<text x="{left}" y="{top + 16}" font-size="17" font-weight="bold">{escape(panel.title)}</text>'
    for place, name in enumerate(panel.columns):
        yield _text(name, left + panel.heading + CELL * place + CELL // 2, top + 46, 14)
    for number, (name, cells) in enumerate(panel.rows):
        above = top + 54 + ROW * number
        yield f'<text x="{left}" y="{above + 23}" font-size="14">{escape(name)}</text>'
        for place, cell in enumerate(cells):
            yield from _cell(cell, left + panel.heading + CELL * place, above)
    below = top + 54 + ROW * len(panel.rows)
    for number, line in enumerate(panel.words):
        yield f'<text x="{left}" y="{below + 22 + WORDS * number}" font-size="14">{_said(line)}</text>'


def _said(line: str) -> str:
    """A line of words for a picture; a sum is written with a true minus sign."""
    return escape(line).replace(" - ", " \N{MINUS SIGN} ")


def _cell(cell: Cell, left: int, top: int) -> Iterator[str]:
    """A square with its text. What was found or has moved has a thick edge too, for readers who see no colours."""
    thick = cell.kind in (Kind.FOUND, Kind.MOVED)
    inset = 2 if thick else 0
    yield (
        f'<rect x="{left + inset}" y="{top + inset}" width="{CELL - 2 * inset}" height="{ROW - 2 * inset}" '
        f'fill="{cell.kind.value}" stroke="{INK if thick else LINE}" stroke-width="{3 if thick else 1}"/>'
    )
    yield _text(cell.text, left + CELL // 2, top + 24, 17, bold=cell.kind is not Kind.SHOWN)
    if cell.mark:
        yield _text(cell.mark, left + CELL - 9, top + 14, 11)


def _text(text: str, middle: int, baseline: int, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{middle}" y="{baseline}" font-size="{size}" text-anchor="middle"{weight}>{escape(text)}</text>'
