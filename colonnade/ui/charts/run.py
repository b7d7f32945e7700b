"""Readings over time: a run chart, with a middle line, limits, baseline and target as far as there are any.

Readings stand at equal distances in the order of their days. A reading that is not known leaves a gap with a question
mark. Marks of signals differ in shape, and lines in their dashes; the key says what each is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from colonnade.ui.charts.marks import Drawn, KeyItem, key, question
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, lines, num, picture, tag
from colonnade.ui.charts.measure import fit, width
from colonnade.ui.charts.run_picture import Line, LineKind, Mark, RunPicture
from colonnade.ui.charts.scale import Scale, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Line", "LineKind", "Mark", "RunPicture", "draw", "draw_narrow"]

WIDE = Scale("wide", width=880, left=24, right=856, names=1, side=0, size=15)
NARROW = Scale("narrow", width=288, left=12, right=276, names=0, side=0, size=13)
TALL = {"wide": 300, "narrow": 220}
TICKS = 5
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
DASHES: dict[LineKind, str | None] = {
    LineKind.MIDDLE: None,
    LineKind.LIMIT: "8 5",
    LineKind.TARGET: "14 4 3 4",
    LineKind.BASELINE: "2 4",
}
MARKS = {
    Mark.PLAIN: ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z", DARK),
    Mark.BETTER: ("M0 -8l8 8l-8 8l-8 -8Z", LIVE),
    Mark.WORSE: ("M-6.5 -6.5h13v13h-13Z", WHITE),
    Mark.CHANGING: ("M0 -8l7.5 13.5h-15Z", WHITE),
}


def draw(run: RunPicture, *, prefix: str = "run") -> str:
    """The wide picture as SVG, 880 units wide. Raises ValueError for a prefix unfit for ids."""
    return _draw(run, WIDE, prefix)


def draw_narrow(run: RunPicture, *, prefix: str = "run-narrow") -> str:
    """The same for a screen of 320 pixels, 288 units wide, its smallest text 12 units."""
    return _draw(run, NARROW, prefix)


@dataclass(frozen=True)
class _Plot:
    """Where values and readings stand."""

    left: float
    right: float
    top: float
    bottom: float
    ticks: tuple[Decimal, ...]
    count: int

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - float((value - low) / (high - low)) * (self.bottom - self.top)

    def x(self, place: int) -> float:
        """The place of a reading, half a step away from each edge."""
        return self.left + (place + 0.5) * (self.right - self.left) / self.count


def ticks_of(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers in equal steps that reach over all the values, about five of them."""
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or Decimal(1)
    rough = span / (TICKS - 1)
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in STEPS if power * one >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(step * (first + place) for place in range(int(last - first) + 1))


def _draw(run: RunPicture, scale: Scale, prefix: str) -> str:
    top = heading(scale, run.heading, run.said)
    values = [point.value for point in run.points if point.value is not None]
    ticks = ticks_of([*values, *(line.value for line in run.lines)] or [Decimal(0)])
    plot = _plot(run, scale, ticks, top.bottom + 16)
    axis = _axis(run, scale, plot)
    below = _key(run, scale, axis.bottom + 12)
    return picture(
        top.markup,
        axis.markup,
        *(_line(line, plot) for line in run.lines),
        _readings(run, plot),
        below.markup,
        prefix=prefix,
        kind=scale.kind,
        title=run.title,
        description=run.description,
        width=scale.width,
        height=below.bottom + 4,
        linked=False,
    )


def _plot(run: RunPicture, scale: Scale, ticks: tuple[Decimal, ...], top: float) -> _Plot:
    names = max(width(written(tick), scale.size) for tick in ticks) + 10
    return _Plot(scale.margin + names, scale.right, top, top + TALL[scale.kind], ticks, max(len(run.points), 1))


def written(value: Decimal) -> str:
    """A number without needless zeros, its thousands told apart."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _axis(run: RunPicture, scale: Scale, plot: _Plot) -> Drawn:
    """Fine lines with their numbers at the left, and the days of the first, the middle and the last reading below."""
    drawn = ""
    for tick in plot.ticks:
        block, y = fit(written(tick), 400, scale.size), plot.y(tick)
        rule = f"M{num(plot.left)} {num(y)}H{num(plot.right)}"
        drawn += tag("path", d=rule, stroke=QUIET, stroke_width=0.5)
        drawn += lines(block, plot.left - 8, y - block.leading / 2, "end")
    bottom = plot.bottom + 8
    shown = sorted({0, (len(run.points) - 1) // 2, len(run.points) - 1} if run.points else set())
    room = (plot.right - plot.left) / max(len(shown), 1) - 6
    for place, anchor in zip(shown, _anchors(len(shown)), strict=True):
        block = fit(run.points[place].day, max(room, 40), scale.size, least=12)
        at = {"start": plot.left, "end": plot.right}.get(anchor, plot.x(place))
        drawn += lines(block, at, plot.bottom + 8, anchor)
        drawn += tag("path", d=f"M{num(plot.x(place))} {num(plot.bottom)}v6", stroke=DARK)
        bottom = max(bottom, plot.bottom + 8 + block.height)
    return Drawn(drawn, bottom)


def _anchors(count: int) -> tuple[str, ...]:
    return {1: ("middle",), 2: ("start", "end")}.get(count, ("start", "middle", "end")[:count])


def _line(line: Line, plot: _Plot) -> str:
    return _stroke(line.kind, plot.left, plot.right, plot.y(line.value))


def _stroke(kind: LineKind, left: float, right: float, y: float) -> str:
    path = f"M{num(left)} {num(y)}H{num(right)}"
    return tag("path", d=path, stroke=DARK, stroke_width=2, stroke_dasharray=DASHES[kind])


def _readings(run: RunPicture, plot: _Plot) -> str:
    """The line from reading to reading, broken where one is not known, and a mark on each."""
    drawn = ""
    for is_known, some in groupby(enumerate(run.points), lambda pair: pair[1].value is not None):
        places = [(plot.x(place), plot.y(point.value or Decimal(0))) for place, point in some]
        if is_known:
            path = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in places)
            drawn += tag("path", d=path, fill="none", stroke=LIVE, stroke_width=2)
        else:
            drawn += "".join(question(x, plot.bottom - 14, 8) for x, _y in places)
    # Marks over all lines.
    return drawn + "".join(
        _mark(point.mark, plot.x(place), plot.y(point.value))
        for place, point in enumerate(run.points)
        if point.value is not None
    )


def _mark(kind: Mark, x: float, y: float) -> str:
    path, fill = MARKS[kind]
    outline = None if kind is Mark.PLAIN else DARK
    at = f"translate({num(x)} {num(y)})"
    return tag("path", d=path, transform=at, fill=fill, stroke=outline, stroke_width=2 if outline else None)


def _key(run: RunPicture, scale: Scale, top: float) -> Drawn:
    """What each line and each mark that is there means."""
    items = [KeyItem(partial(_sample, line.kind), 40, line.words) for line in run.lines]
    used = {point.mark for point in run.points if point.value is not None}
    items += [KeyItem(partial(_mark, kind), 18, words) for kind, words in run.marks if kind in used]
    if run.unknown and any(point.value is None for point in run.points):
        items.append(KeyItem(partial(question, radius=8), 18, run.unknown))
    left, right = scale.margin, scale.margin + scale.room
    return key(items, left, right, top, size=scale.size, listed=not scale.names)


def _sample(kind: LineKind, x: float, y: float) -> str:
    return _stroke(kind, x - 20, x + 20, y)
