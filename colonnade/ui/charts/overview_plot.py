"""All the elements in one picture: where each shown voice stands on each, the furthest apart at the top.

A voice is told by its shape. Where leaders stand clearly higher than the staff network, the row is marked and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from colonnade.ui.charts.marks import Box, Drawn, KeyItem, key, shape, shapes
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, lines, link, num, picture, tag
from colonnade.ui.charts.measure import Block, clean, fit
from colonnade.ui.charts.pictures import OverviewPicture, OverviewRow, Point
from colonnade.ui.charts.scale import Scale, heading
from colonnade.ui.charts.words import OverviewWords

__all__ = ["overview", "overview_narrow"]

WIDE = Scale("wide", width=880, left=300, right=690, names=272, side=160, size=15)
NARROW = Scale("narrow", width=288, left=12, right=276, names=0, side=0, size=14)

LANE = 18
"""The room one shape takes; shapes that would touch stand in lanes above and below each other."""

AIR = 7
"""The space above and below what stands in a row."""

NUMBER = 42
"""What the number of an element takes before its label."""


def overview(seen: OverviewPicture, *, prefix: str = "overview", words: OverviewWords | None = None) -> str:
    """The wide picture of all elements as SVG, 880 units wide.

    Raises ValueError for a prefix unfit for ids, and for more voices than there are shapes.
    """
    return _overview(_Sheet(seen, WIDE, prefix, words or OverviewWords()))


def overview_narrow(
    seen: OverviewPicture, *, prefix: str = "overview-narrow", words: OverviewWords | None = None
) -> str:
    """The same for a screen of 320 pixels, 288 units wide, its smallest text 12 units."""
    return _overview(_Sheet(seen, NARROW, prefix, words or OverviewWords()))


@dataclass(frozen=True)
class _Sheet:
    """What every part of the picture needs to know."""

    seen: OverviewPicture
    scale: Scale
    prefix: str
    words: OverviewWords

    def line(self, y: float) -> str:
        """The fine line between two rows."""
        return self.scale.line(y, stroke=QUIET, stroke_width=0.5)

    def remark(self, row: OverviewRow) -> str:
        """What there is to say of an element beside its marks, or nothing."""
        if self.seen.leaders_ahead(row):
            return self.words.ahead
        return {0: self.words.no_voice, 1: self.words.one_voice}.get(len(row.points), "")


def _overview(sheet: _Sheet) -> str:
    seen, scale = sheet.seen, sheet.scale
    parts = [heading(scale, seen.heading, "")]
    parts.append(_keys(sheet, parts[-1].bottom + 8))
    parts.append(_axis(sheet, parts[-1].bottom + 12))
    for row in seen.widest_first:
        parts.append(_row(sheet, row, parts[-1].bottom))
    parts.append(_note(sheet, parts[-1].bottom))
    solid = [voice in {seen.leaders, seen.network} for voice in seen.voices]
    return picture(
        tag("defs", shapes(sheet.prefix, solid), scale.rail(0, identity=f"{sheet.prefix}-rail")),
        *(part.markup for part in parts),
        prefix=sheet.prefix,
        kind=scale.kind,
        title=seen.title,
        description=seen.description,
        width=scale.width,
        height=parts[-1].bottom,
        linked=seen.linked,
    )


def _keys(sheet: _Sheet, top: float) -> Drawn:
    """The shapes of the voices, the bar of a gap, and the mark of leaders ahead."""
    scale = sheet.scale
    voices = [KeyItem(partial(shape, sheet.prefix, index), 18, voice) for index, voice in enumerate(sheet.seen.voices)]
    gap = KeyItem(lambda x, y: _gap(x - 17, x + 17, y), 34, sheet.words.gap)
    ahead = KeyItem(lambda x, y: _ahead(x - 17, x + 17, y), 34, sheet.words.ahead_key)
    left, right = scale.margin, scale.margin + scale.room
    return key([*voices, gap, ahead], left, right, top, size=scale.size, listed=not scale.names)


def _axis(sheet: _Sheet, top: float) -> Drawn:
    """How the rows are ordered, and the words of the scale: beside each other, or below where it is narrow."""
    scale, words = sheet.scale, sheet.words
    order = fit(words.order, scale.names or scale.room, scale.size)
    ratings = (words.not_in_place, words.in_progress, words.in_place)
    axis = scale.words(ratings, top + (0 if scale.names else order.height + 6), sheet.prefix, swatches=False)
    bottom = max(axis.bottom, top + order.height) + 6
    return Drawn(lines(order, scale.margin, top, "start") + axis.markup, bottom)


def _note(sheet: _Sheet, top: float) -> Drawn:
    note = fit(sheet.seen.note, sheet.scale.room, sheet.scale.size)
    return Drawn(sheet.line(top) + lines(note, sheet.scale.margin, top + 10, "start"), top + 16 + note.height)


def _row(sheet: _Sheet, row: OverviewRow, top: float) -> Drawn:
    """One element: its number and label, its voices on the scale, and a remark where there is something to say."""
    scale, remark = sheet.scale, sheet.remark(row)
    name = clean(f"{clean(row.number)} {clean(row.label)}" + (f": {remark}" if remark else ""))
    label, plot = _Label.of(row, scale), _Plot.of(sheet, row)
    said = fit(remark, scale.side or scale.room, scale.size, bold=sheet.seen.leaders_ahead(row))
    if scale.names:
        half = max(label.height, said.height) / 2
        y = top + AIR + max(half, plot.above)
        drawn = label.draw(row, name, y - label.height / 2) + lines(
            said, scale.right + 24, y - said.height / 2, "start"
        )
        return Drawn(sheet.line(top) + drawn + plot.draw(y), y + max(half, plot.below) + AIR)
    y = top + AIR + label.height + 4 + plot.above
    drawn = label.draw(row, name, top + AIR) + plot.draw(y) + lines(said, scale.margin, y + plot.below, "start")
    return Drawn(sheet.line(top) + drawn, y + plot.below + said.height + AIR)


def _gap(left: float, right: float, y: float) -> str:
    return tag("path", d=f"M{num(left)} {num(y)}H{num(right)}", stroke=QUIET, stroke_width=5)


def _ahead(left: float, right: float, y: float) -> str:
    return Box(left, y - 3.5, right - left, 7).draw(fill=LIVE, stroke=DARK, stroke_width=1.5)


@dataclass(frozen=True)
class _Label:
    """The number and the label of an element beside each other."""

    number: Block
    label: Block
    room: float
    left: float

    @classmethod
    def of(cls, row: OverviewRow, scale: Scale) -> "_Label":
        room = scale.names or scale.room
        number = fit(row.number, NUMBER - 6, scale.size, least=12, bold=True)
        return cls(number, fit(row.label, room - NUMBER, scale.size, least=12), room, scale.margin)

    @property
    def height(self) -> float:
        return max(self.number.height, self.label.height)

    def draw(self, row: OverviewRow, name: str, top: float) -> str:
        """The words, as a link where the element has a page."""
        fill, underline = (LIVE, "underline") if row.href else (None, None)
        ground = Box(self.left - 4, top - 3, self.room + 4, self.height + 6).draw(fill=WHITE)
        number = lines(self.number, self.left, top, "start", fill=fill, text_decoration=underline)
        label = lines(self.label, self.left + NUMBER, top, "start", fill=fill, text_decoration=underline)
        return link(row.href, name, ground, number, label)


@dataclass(frozen=True)
class _Plot:
    """The voices of an element on the scale, each in the lane where it touches no other."""

    sheet: _Sheet
    row: OverviewRow
    lanes: dict[str, int]

    @classmethod
    def of(cls, sheet: _Sheet, row: OverviewRow) -> "_Plot":
        first = (sheet.seen.leaders, sheet.seen.network)
        order = sorted(row.points, key=lambda point: (point.voice not in first, sheet.seen.voices.index(point.voice)))
        return cls(sheet, row, _lanes(order, sheet.scale))

    @property
    def above(self) -> float:
        """How far the shapes reach above the line of the scale."""
        return LANE * (0.5 - min(self.lanes.values(), default=0))

    @property
    def below(self) -> float:
        """How far the shapes reach below the line of the scale."""
        return LANE * (0.5 + max(self.lanes.values(), default=0))

    def draw(self, y: float) -> str:
        """The line of the scale at `y`, the bar of the gap, and the shapes."""
        seen, scale, prefix = self.sheet.seen, self.sheet.scale, self.sheet.prefix
        marks = (
            shape(
                prefix,
                seen.voices.index(point.voice),
                scale.at(point.position),
                y + LANE * self.lanes[point.voice],
            )
            for point in self.row.points
        )
        return tag("use", href=f"#{prefix}-rail", y=y) + self._bars(y) + "".join(marks)

    def _bars(self, y: float) -> str:
        seen, scale = self.sheet.seen, self.sheet.scale
        at = [scale.at(point.position) for point in self.row.points]
        drawn = _gap(min(at), max(at), y) if self.row.gap > 0 else ""
        leaders, network = self.row.position(seen.leaders), self.row.position(seen.network)
        if leaders is not None and network is not None and seen.leaders_ahead(self.row):
            drawn += _ahead(scale.at(network), scale.at(leaders), y)
        return drawn


def _lanes(points: Sequence[Point], scale: Scale) -> dict[str, int]:
    """The lane of each voice, 0 on the line: the nearest to the line where no shape placed before is touched."""
    lanes: dict[str, int] = {}
    placed: list[tuple[float, int]] = []
    for point in points:
        x = scale.at(point.position)
        taken = {lane for other, lane in placed if abs(other - x) < LANE}
        lane = next(lane for lane in sorted(range(-len(points), len(points) + 1), key=abs) if lane not in taken)
        placed.append((x, lane))
        lanes[point.voice] = lane
    return lanes
