"""The picture of coverage: places down, kinds of help across, and in each cell whether somebody is there.

No mark is told from another by colour alone: a full disc, a ring and a cross, each with its meaning in the key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, lines, link, num, picture, tag
from colonnade.ui.charts.measure import clean, fit

__all__ = ["CoverCell", "CoverMark", "CoverRow", "CoveragePicture", "draw", "draw_narrow"]

WIDE, NARROW = 960, 360
RADIUS = 12


class CoverMark(StrEnum):
    """How a place is covered."""

    NAMED = "named"
    SHARED = "shared"
    NOBODY = "nobody"


@dataclass(frozen=True)
class CoverCell:
    """How one kind of help covers one place, and that in words."""

    mark: CoverMark
    said: str


@dataclass(frozen=True)
class CoverRow:
    """One place: its name, how deep it stands in the tree, where it leads, and a cell for each kind of help."""

    name: str
    cells: tuple[CoverCell, ...]
    href: str = ""
    depth: int = 0


@dataclass(frozen=True)
class CoveragePicture:
    """Everything that the picture shows. Raises ValueError for a row without a cell for each kind."""

    title: str
    description: str
    kinds: tuple[str, ...]
    rows: tuple[CoverRow, ...]
    words: dict[CoverMark, str]

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.kinds) for row in self.rows):
            raise ValueError("Each place has one cell for each kind of help.")


def _mark(mark: CoverMark, x: float, y: float) -> str:
    """A full disc, a ring, or a cross in a dashed circle, centred at x, y."""
    if mark is CoverMark.NAMED:
        return tag("circle", cx=x, cy=y, r=RADIUS, fill=LIVE, stroke=DARK, stroke_width=2)
    if mark is CoverMark.SHARED:
        return tag("circle", cx=x, cy=y, r=RADIUS - 2, fill=WHITE, stroke=LIVE, stroke_width=5)
    arm = RADIUS * 0.55
    left, right, top, bottom = num(x - arm), num(x + arm), num(y - arm), num(y + arm)
    cross = tag("path", d=f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}", stroke=DARK, stroke_width=3)
    ring = tag("circle", cx=x, cy=y, r=RADIUS, fill=WHITE, stroke=QUIET, stroke_width=2, stroke_dasharray="4 3")
    return ring + cross


@dataclass(frozen=True)
class _Plan:
    """Where things stand: `label` is the room of a place's name, `across` that of one kind."""

    width: float
    label: float
    size: float
    least: float
    listed: bool

    def across(self, shown: CoveragePicture) -> float:
        return (self.width - 24 - self.label) / max(1, len(shown.kinds))

    def centre(self, shown: CoveragePicture, index: int) -> float:
        return 12 + self.label + self.across(shown) * (index + 0.5)


def _heads(shown: CoveragePicture, plan: _Plan) -> Drawn:
    blocks = [fit(kind, plan.across(shown) - 12, plan.size, least=plan.least, bold=True) for kind in shown.kinds]
    tallest = max((block.height for block in blocks), default=0)
    drawn = [lines(block, plan.centre(shown, index), 16 + tallest - block.height) for index, block in enumerate(blocks)]
    return Drawn("".join(drawn), 16 + tallest + 10)


def _row(shown: CoveragePicture, row: CoverRow, plan: _Plan, top: float) -> Drawn:
    indent = min(row.depth, 4) * 14
    name = fit(row.name, plan.label - indent - 12, plan.size, least=plan.least)
    tall = max(name.height, RADIUS * 2) + 14
    middle = top + tall / 2
    ground = Box(12, top, plan.width - 24, tall).draw(fill=WHITE)
    line = tag("path", d=f"M12 {num(top)}h{num(plan.width - 24)}", stroke=QUIET)
    marks = [_mark(cell.mark, plan.centre(shown, index), middle) for index, cell in enumerate(row.cells)]
    said = "; ".join(f"{kind}: {cell.said}" for kind, cell in zip(shown.kinds, row.cells, strict=True))
    words = lines(name, 16 + indent, middle - name.height / 2, "start")
    return Drawn(line + link(row.href, clean(f"{row.name}. {said}"), ground, words, *marks), top + tall)


def _whole(shown: CoveragePicture, prefix: str, plan: _Plan) -> str:
    heads = _heads(shown, plan)
    parts, y = [heads.markup], heads.bottom
    for row in shown.rows:
        drawn = _row(shown, row, plan, y)
        parts.append(drawn.markup)
        y = drawn.bottom
    items = [KeyItem(_drawer(mark), RADIUS * 2, shown.words[mark]) for mark in CoverMark if mark in shown.words]
    legend = key(items, 16, plan.width - 16, y + 22, listed=plan.listed)
    kind = "narrow" if plan.listed else "wide"
    return picture(
        "".join(parts) + legend.markup,
        prefix=f"{prefix}-{kind}",
        kind=kind,
        title=shown.title,
        description=shown.description,
        width=plan.width,
        height=legend.bottom + 8,
        linked=any(row.href for row in shown.rows),
    )


def _drawer(mark: CoverMark) -> Callable[[float, float], str]:
    return partial(_mark, mark)


def draw(shown: CoveragePicture, prefix: str = "coverage") -> str:
    """Draw the wide picture."""
    return _whole(shown, prefix, _Plan(WIDE, 440, 16, 12, listed=False))


def draw_narrow(shown: CoveragePicture, prefix: str = "coverage") -> str:
    """Draw the narrow picture."""
    return _whole(shown, prefix, _Plan(NARROW, 150, 14, 10, listed=True))
