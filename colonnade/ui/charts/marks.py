"""The marks that the pictures share: fillings of a standing, arrows of a move, shapes of a voice, and the key.

No mark is told from another by colour alone: each has a pattern, an outline or a shape of its own, and words beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, lines, num, tag
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.pictures import Move, Standing

__all__ = [
    "SHAPES",
    "Box",
    "Drawn",
    "KeyItem",
    "arrow",
    "dotted",
    "filling",
    "key",
    "patterns",
    "plate",
    "question",
    "sample",
    "shape",
    "shapes",
]

SAMPLE = (30, 20)
"""The size of a filling in the key."""

Mark = Callable[[float, float], str]
"""Draws a mark with its centre at x, y."""


class Drawn(NamedTuple):
    """A piece of a picture, and the y below it where the next piece may begin."""

    markup: str
    bottom: float


@dataclass(frozen=True)
class Box:
    """A rectangle in units of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def draw(self, **attributes: str | float | None) -> str:
        """The box as an element: a path, because that is shorter than a rect."""
        across, down = num(self.width), num(self.height)
        return tag("path", d=f"M{num(self.x)} {num(self.y)}h{across}v{down}h-{across}Z", **attributes)


@dataclass(frozen=True)
class KeyItem:
    """A line of the key: a mark of a given width, drawn about its centre, and what it means."""

    mark: Mark
    mark_width: float
    words: str


def patterns(prefix: str, *others: str) -> str:
    """The definitions that fillings refer to, hatching and dots, with any others that a picture has."""
    stripes = tag(
        "pattern",
        tag("path", d="M0 0h3.6v8H0Z", fill=LIVE),
        id=f"{prefix}-hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    dots = tag(
        "pattern",
        tag("circle", cx=DOT / 2, cy=DOT / 2, r=1.9, fill=LIVE),
        id=f"{prefix}-dots",
        width=DOT,
        height=DOT,
        patternUnits="userSpaceOnUse",
    )
    return tag("defs", stripes, dots, *others)


def filling(standing: Standing, box: Box, prefix: str) -> str:
    """A box filled as its standing says: solid, hatched, half full of dots, empty and dashed, or empty and thin."""
    if standing is Standing.NOT_AGREED:
        return box.draw(fill=WHITE, stroke=QUIET, stroke_width=1.5)
    ground = {Standing.SHOWN: LIVE, Standing.CLAIMED: f"url(#{prefix}-hatch)"}.get(standing, WHITE)
    dashes = "6 5" if standing is Standing.NOT_IN_PLACE else None
    outline = box.draw(fill=ground, stroke=DARK, stroke_width=2, stroke_dasharray=dashes)
    if standing is not Standing.IN_PROGRESS:
        return outline
    half = Box(box.x, box.y + box.height / 2, box.width, box.height / 2)
    level = tag("path", d=f"M{num(half.x)} {num(half.y)}h{num(half.width)}", stroke=LIVE)
    return outline + level + dotted(half, prefix)


def dotted(box: Box, prefix: str) -> str:
    """Dots in a box: as many whole ones as fit, in the middle, so that no edge cuts a dot."""
    across, down = DOT * ((box.width - 2) // DOT), DOT * (box.height // DOT)
    corner = f"translate({round(box.x + (box.width - across) / 2)} {round(box.y + (box.height - down) / 2)})"
    ground = f"url(#{prefix}-dots)"
    return tag("path", d=f"M0 0h{num(across)}v{num(down)}H0Z", transform=corner, fill=ground) if across and down else ""


DOT = 9
"""The distance between two dots."""


def plate(box: Box) -> str:
    """A white ground that keeps words clear of a pattern."""
    x, y, across, down = (round(side) for side in (box.x, box.y, box.width, box.height))
    return tag("rect", x=x, y=y, width=across, height=down, rx=3, fill=WHITE)


def question(x: float, y: float, radius: float = 10) -> str:
    """A question mark in a circle, centred at x, y."""
    return tag("circle", cx=x, cy=y, r=radius, fill=WHITE, stroke=DARK, stroke_width=1.5) + tag(
        "text", "?", x=x, y=y + radius * 0.54, font_size=radius * 1.5, font_weight="bold"
    )


def sample(standing: Standing, prefix: str) -> Mark:
    """The mark of a standing, small, for the key."""

    def draw(x: float, y: float) -> str:
        box = Box(x - SAMPLE[0] / 2, y - SAMPLE[1] / 2, *SAMPLE)
        asked = question(x, y, 8) if standing is Standing.NOT_AGREED else ""
        return filling(standing, box, prefix) + asked

    return draw


def arrow(move: Move, x: float, y: float, fill: str | None = None) -> str:
    """The mark of a move, 14 by 14 about x, y: up, down, a bar for no change, a plus for new, nothing for none."""
    across, down = round(x), round(y)
    path = {
        Move.UP: f"M{across - 7} {down + 6}l7-13 7 13Z",
        Move.DOWN: f"M{across - 7} {down - 6}l7 13 7-13Z",
        Move.SAME: f"M{across - 7} {down - 1}h14v3h-14Z",
        Move.NEW: f"M{across - 2} {down - 7}h4v5h5v4h-5v5h-4v-5h-5v-4h5Z",
    }.get(move)
    return tag("path", d=path, fill=fill) if path else ""


SHAPES = (
    "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z",
    "M0 -8l8 8l-8 8l-8 -8Z",
    "M-6 -6h12v12h-12Z",
    "M0 -7.5l7.5 13.5h-15Z",
    "M0 7.5l-7.5 -13.5h15Z",
    "M-2.5 -7.5h5v5h5v5h-5v5h-5v-5h-5v-5h5Z",
    "M0 -8l2 5.5h6l-4.5 3.8l1.5 6.2l-5 -3.5l-5 3.5l1.5 -6.2l-4.5 -3.8h6Z",
    "M-4 -7h8l4 7l-4 7h-8l-4 -7Z",
)
"""Circle, diamond, square, triangle up and down, cross, star, hexagon: about 15 units across, around 0, 0."""


def shapes(prefix: str, solid: Sequence[bool]) -> str:
    """The definitions of the shapes of so many voices, for `shape` to refer to: solid or open as given.

    Raises ValueError for more voices than there are shapes.
    """
    if len(solid) > len(SHAPES):
        raise ValueError(f"There are shapes for {len(SHAPES)} voices.")
    return "".join(
        tag("path", d=path, id=f"{prefix}-voice{index}", fill=LIVE if filled else WHITE, stroke=DARK, stroke_width=2)
        for index, (path, filled) in enumerate(zip(SHAPES, solid, strict=False))
    )


def shape(prefix: str, index: int, x: float, y: float) -> str:
    """The mark of a voice by its place in the list of voices, centred at x, y."""
    return tag("use", href=f"#{prefix}-voice{index}", x=x, y=y)


def key(
    items: Sequence[KeyItem], left: float, right: float, top: float, *, size: float = 15, listed: bool = False
) -> Drawn:
    """The key: marks with their meaning between `left` and `right`, in centred rows, or one to a line if `listed`."""
    widest = max((item.mark_width for item in items), default=0.0) if listed else 0.0
    placed_items = [_Placed.of(item, max(item.mark_width, widest), right - left, size) for item in items]
    rows = [[placed] for placed in placed_items] if listed else _key_rows(placed_items, right - left)
    written, y = [], top
    for row in rows:
        x = left if listed else left + (right - left - _used(row)) / 2
        for placed in row:
            written.append(placed.draw(x, y))
            x += placed.width + KEY_GAP
        y += max(placed.height for placed in row) + 8
    return Drawn("".join(written), y)


KEY_GAP = 24
"""The space between two items of the key on one row."""


@dataclass(frozen=True)
class _Placed:
    mark: Mark
    indent: float
    block: Block

    @classmethod
    def of(cls, item: KeyItem, indent: float, room: float, size: float) -> "_Placed":
        return cls(item.mark, indent, fit(item.words, room - indent - 8, size))

    @property
    def width(self) -> float:
        return self.indent + 8 + self.block.width

    @property
    def height(self) -> float:
        return max(self.block.height, SAMPLE[1])

    def draw(self, x: float, y: float) -> str:
        mark = self.mark(x + self.indent / 2, y + self.block.leading / 2)
        return mark + lines(self.block, x + self.indent + 8, y, "start")


def _used(row: Sequence[_Placed]) -> float:
    return sum(placed.width for placed in row) + KEY_GAP * (len(row) - 1)


def _key_rows(items: Sequence[_Placed], room: float) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    for placed in items:
        if rows and _used([*rows[-1], placed]) <= room:
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return rows
