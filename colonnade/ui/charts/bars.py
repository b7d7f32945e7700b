"""Counts as bars, one to a line; a count that is not shown is an empty dashed bar with words, of one size for all."""

from dataclasses import dataclass

from colonnade.ui.charts.marks import Box, Drawn
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, lines, picture
from colonnade.ui.charts.measure import fit
from colonnade.ui.charts.scale import Scale, heading

__all__ = ["Bar", "BarPicture", "draw", "draw_narrow"]

WIDE = Scale("wide", width=880, left=290, right=790, names=266, side=80, size=15)
NARROW = Scale("narrow", width=288, left=12, right=230, names=0, side=46, size=14)
THICK = 26
GAP = 14


@dataclass(frozen=True)
class Bar:
    """One line: its name, and its count or None where that is not shown."""

    name: str
    count: int | None

    def __post_init__(self) -> None:
        """Refuse a bar without a name, and a count below 0."""
        if not self.name.strip() or (self.count is not None and self.count < 0):
            raise ValueError("A bar has a name, and a count of 0 or more or none.")


@dataclass(frozen=True)
class BarPicture:
    """Bars from the top down, with the words of those that are not shown."""

    title: str
    description: str
    heading: str
    said: str
    bars: tuple[Bar, ...]
    hidden: str


def draw(bars: BarPicture, *, prefix: str = "bars") -> str:
    """The wide picture as SVG, 880 units wide. Raises ValueError for a prefix unfit for ids."""
    return _draw(bars, WIDE, prefix)


def draw_narrow(bars: BarPicture, *, prefix: str = "bars-narrow") -> str:
    """The same for a screen of 320 pixels, 288 units wide."""
    return _draw(bars, NARROW, prefix)


def _draw(bars: BarPicture, scale: Scale, prefix: str) -> str:
    parts = [heading(scale, bars.heading, bars.said)]
    most = max((bar.count or 0 for bar in bars.bars), default=0) or 1
    y = parts[-1].bottom + 16
    for bar in bars.bars:
        parts.append(_bar(bar, scale, y, most, bars.hidden))
        y = parts[-1].bottom + GAP
    return picture(
        *(part.markup for part in parts),
        prefix=prefix,
        kind=scale.kind,
        title=bars.title,
        description=bars.description,
        width=scale.width,
        height=parts[-1].bottom + 8,
        linked=False,
    )


def _bar(bar: Bar, scale: Scale, top: float, most: int, hidden: str) -> Drawn:
    """A bar with its name at the left, or above where it is narrow, and its count at its end."""
    name = fit(bar.name, scale.names or scale.width - 2 * scale.left, scale.size)
    if scale.names:
        x, anchor, y, bar_top = scale.left - 14, "end", top + max(0, (THICK - name.height) / 2), top
    else:
        x, anchor, y, bar_top = scale.left, "start", top, top + name.height + 3
    named = lines(name, x, y, anchor)
    drawn = _hidden(hidden, scale, bar_top) if bar.count is None else _counted(bar.count, scale, bar_top, most)
    return Drawn(named + drawn.markup, max(drawn.bottom, y + name.height))


def _counted(count: int, scale: Scale, top: float, most: int) -> Drawn:
    across = max(2, scale.span * count / most)
    box = Box(scale.left, top, across, THICK)
    said = fit(str(count), scale.side, scale.size, bold=True)
    text = lines(said, box.right + 8, top + (THICK - said.height) / 2, "start")
    return Drawn(box.draw(fill=LIVE, stroke=DARK, stroke_width=1.5) + text, box.bottom)


def _hidden(words: str, scale: Scale, top: float) -> Drawn:
    block = fit(words, scale.span - 16, scale.size)
    box = Box(scale.left, top, scale.span, max(THICK, block.height + 6))
    outline = box.draw(fill="none", stroke=QUIET, stroke_width=1.5, stroke_dasharray="5 5")
    return Drawn(outline + lines(block, box.centre[0], box.centre[1] - block.height / 2), box.bottom)
