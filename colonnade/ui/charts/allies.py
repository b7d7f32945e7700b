"""The picture of contacts: who is known at each level, from the board down to community groups (R170).

An ally whom two people know is a full disc, one whom a single person knows half a disc, another contact an empty ring.
"""

from dataclasses import dataclass
from functools import partial

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, group, lines, picture, tag
from colonnade.ui.charts.measure import fit

__all__ = ["AlliesPicture", "AlliesWords", "Storey", "draw", "draw_narrow"]

WIDE, NARROW = 880, 320
RADIUS = 11
STEP = 30
"""From the middle of one mark to the next."""

FULL, HALF, EMPTY = 2, 1, 0


@dataclass(frozen=True)
class Storey:
    """One level: its name, what is said of it, and how many there are of each mark."""

    name: str
    said: str
    firm: int = 0
    frail: int = 0
    others: int = 0

    @property
    def marks(self) -> tuple[int, ...]:
        """The marks in order: full, half, empty."""
        return (FULL,) * self.firm + (HALF,) * self.frail + (EMPTY,) * self.others


@dataclass(frozen=True)
class AlliesWords:
    """What the marks mean, for the key, and the words where there is nobody."""

    firm: str
    frail: str
    others: str
    nobody: str


@dataclass(frozen=True)
class AlliesPicture:
    """Everything that the picture shows, the highest level first."""

    title: str
    description: str
    storeys: tuple[Storey, ...]
    words: AlliesWords


def _mark(kind: int, x: float, y: float) -> str:
    """A disc centred at x, y: full, half full or empty."""
    fill = LIVE if kind == FULL else WHITE
    disc = tag("circle", cx=x, cy=y, r=RADIUS, fill=fill, stroke=DARK, stroke_width=2)
    if kind != HALF:
        return disc
    return disc + tag("path", d=f"M{x:g} {y - RADIUS:g}a{RADIUS} {RADIUS} 0 0 0 0 {2 * RADIUS}Z", fill=LIVE)


def _marks(storey: Storey, words: AlliesWords, box: Box) -> Drawn:
    """The marks of a level, in as many lines as they need; where there are none, a dashed box that says so."""
    if not storey.marks:
        said = fit(words.nobody, box.width - 24, 15)
        empty = Box(box.x, box.y, box.width, said.height + 16)
        outline = empty.draw(fill=WHITE, stroke=QUIET, stroke_width=1.5, stroke_dasharray="6 5")
        return Drawn(outline + lines(said, empty.centre[0], box.y + 8), empty.bottom)
    in_line = max(1, int(box.width // STEP))
    drawn = [
        _mark(kind, box.x + RADIUS + 2 + (index % in_line) * STEP, box.y + RADIUS + 2 + (index // in_line) * STEP)
        for index, kind in enumerate(storey.marks)
    ]
    return Drawn(group(*drawn), box.y + STEP * -(-len(storey.marks) // in_line))


def _rule(y: float, width: float) -> str:
    return tag("path", d=f"M12 {y:g}h{width - 24:g}", stroke=QUIET)


def _legend(words: AlliesWords, width: float, top: float, *, listed: bool) -> Drawn:
    kinds = ((FULL, words.firm), (HALF, words.frail), (EMPTY, words.others))
    items = [KeyItem(partial(_mark, kind), 2 * RADIUS + 2, said) for kind, said in kinds]
    if not listed:
        return key(items, 16, width - 16, top)
    parts, y = [], top
    for item in items:
        one = key([item], 12, width - 12, y, listed=True)
        parts.append(one.markup)
        y = one.bottom + 4
    return Drawn("".join(parts), y)


def draw(shown: AlliesPicture, prefix: str = "allies") -> str:
    """The wide picture: the name of each level at the left, its marks, and what is said of it at the right."""
    y, parts = 16.0, []
    for storey in shown.storeys:
        name = fit(storey.name, 190, 16, least=12, bold=True)
        said = fit(storey.said, 250, 15)
        marks = _marks(storey, shown.words, Box(220, y, 370, STEP))
        parts += [lines(name, 16, y + 4, "start"), marks.markup, lines(said, 614, y + 4, "start")]
        y = max(marks.bottom, y + name.height, y + said.height) + 12
        parts.append(_rule(y, WIDE))
        y += 14
    legend = _legend(shown.words, WIDE, y + 4, listed=False)
    return _whole(shown, f"{prefix}-wide", "wide", "".join(parts) + legend.markup, WIDE, legend.bottom + 8)


def draw_narrow(shown: AlliesPicture, prefix: str = "allies") -> str:
    """The same for a screen of 320 pixels: name, marks and words under each other."""
    y, parts = 14.0, []
    for storey in shown.storeys:
        name = fit(storey.name, NARROW - 24, 16, least=12, bold=True)
        said = fit(storey.said, NARROW - 24, 14)
        marks = _marks(storey, shown.words, Box(12, y + name.height + 8, NARROW - 24, STEP))
        parts += [lines(name, 12, y, "start"), marks.markup, lines(said, 12, marks.bottom + 6, "start")]
        y = marks.bottom + 6 + said.height + 10
        parts.append(_rule(y, NARROW))
        y += 12
    legend = _legend(shown.words, NARROW, y + 4, listed=True)
    return _whole(shown, f"{prefix}-narrow", "narrow", "".join(parts) + legend.markup, NARROW, legend.bottom + 8)


def _whole(shown: AlliesPicture, prefix: str, kind: str, markup: str, width: float, height: float) -> str:
    return picture(
        markup,
        prefix=prefix,
        kind=kind,
        title=shown.title,
        description=shown.description,
        width=width,
        height=height,
        linked=False,
    )
