"""The picture of practices: for each pillar a box for every practice, filled as it stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from colonnade.core.practices import Upkeep
from colonnade.ui.charts.marks import Box, Drawn, KeyItem, dotted, key, patterns
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, group, lines, picture, tag
from colonnade.ui.charts.measure import fit

__all__ = ["Upkeep", "UpkeepPicture", "UpkeepRow", "draw", "draw_narrow"]

WIDE, NARROW = 960, 360
SIDE, GAP = 30, 8
"""The side of a box, and the space between two."""

NAMES, COUNTS = 250, 210
"""The room for the names of pillars and for the counts beside the boxes, where the picture is wide."""


ORDER = (Upkeep.KEPT_UP, Upkeep.DUE, Upkeep.LATE, Upkeep.PAUSED, Upkeep.NOT_TAKEN_UP)
"""The order in which the boxes of a row stand, and the lines of the key."""


@dataclass(frozen=True)
class UpkeepRow:
    """The practices of one pillar, each as it stands, and their counts in words."""

    name: str
    practices: tuple[Upkeep, ...]
    counts: str

    @property
    def ordered(self) -> tuple[Upkeep, ...]:
        """Those of a kind beside each other."""
        counted = Counter(self.practices)
        return tuple(upkeep for upkeep in ORDER for _ in range(counted[upkeep]))


@dataclass(frozen=True)
class UpkeepPicture:
    """Everything that the picture shows; `words` says what each filling means, for the key."""

    title: str
    description: str
    rows: tuple[UpkeepRow, ...]
    words: dict[Upkeep, str]


def _box(upkeep: Upkeep, prefix: str, x: float, y: float) -> str:
    """A box centred at x, y: solid, dotted, hatched with a mark, with two bars, or empty and dashed."""
    box = Box(x - SIDE / 2, y - SIDE / 2, SIDE, SIDE)
    if upkeep is Upkeep.NOT_TAKEN_UP:
        return box.draw(fill=WHITE, stroke=QUIET, stroke_width=1.5, stroke_dasharray="4 3")
    ground = {Upkeep.KEPT_UP: LIVE, Upkeep.LATE: f"url(#{prefix}-hatch)"}.get(upkeep, WHITE)
    outline = box.draw(fill=ground, stroke=DARK, stroke_width=2)
    inside = {
        Upkeep.DUE: lambda: dotted(Box(box.x + 1, box.y + 1, SIDE - 2, SIDE - 2), prefix),
        Upkeep.LATE: lambda: _late(x, y),
        Upkeep.PAUSED: lambda: _bars(x, y),
    }.get(upkeep)
    return outline + (inside() if inside else "")


def _late(x: float, y: float) -> str:
    """An exclamation mark on a white ground, so that the hatching does not run into it."""
    plate = tag("circle", cx=x, cy=y, r=10, fill=WHITE, stroke=DARK, stroke_width=1.5)
    stem = Box(x - 1.5, y - 6, 3, 7.5).draw(fill=DARK)
    return plate + stem + tag("circle", cx=x, cy=y + 4.5, r=1.8, fill=DARK)


def _bars(x: float, y: float) -> str:
    return "".join(Box(x + shift, y - 7, 4, 14).draw(fill=DARK) for shift in (-6, 2))


def _boxes(row: UpkeepRow, prefix: str, *, left: float, room: float, top: float) -> Drawn:
    """The boxes of a row from the left on, in as many lines as they need."""
    in_line = max(1, int((room + GAP) // (SIDE + GAP)))
    step = SIDE + GAP
    drawn = [
        _box(upkeep, prefix, left + (place % in_line) * step + SIDE / 2, top + (place // in_line) * step + SIDE / 2)
        for place, upkeep in enumerate(row.ordered)
    ]
    return Drawn(group(*drawn), top + step * -(-len(drawn) // in_line) - GAP)


def _legend(shown: UpkeepPicture, prefix: str, width: float, top: float, *, listed: bool) -> Drawn:
    items: Sequence[KeyItem] = [
        KeyItem(partial(_box, upkeep, prefix), SIDE, shown.words[upkeep]) for upkeep in ORDER if upkeep in shown.words
    ]
    parts, y = [], top + SIDE / 4
    # The boxes are taller than the marks that the key was made for, so each line has more room.
    for some in [[item] for item in items] if listed else [items]:
        one = key(some, 16, width - 16, y, listed=listed)
        parts.append(one.markup)
        y = one.bottom + 14
    return Drawn("".join(parts), y + 4)


def draw(shown: UpkeepPicture, prefix: str = "upkeep-wide") -> str:
    """Draw the wide picture: each pillar's name, its boxes, and the counts in words."""
    y, parts = 20.0, []
    for row in shown.rows:
        name = fit(row.name, NAMES - 20, 16, least=12, bold=True)
        counts = fit(row.counts, COUNTS - 20, 15, least=12)
        boxes = _boxes(row, prefix, left=NAMES, room=WIDE - NAMES - COUNTS - 10, top=y)
        tall = max(boxes.bottom - y, name.height, counts.height)
        parts += [
            lines(name, 20, y + 4, "start"),
            boxes.markup,
            lines(counts, WIDE - COUNTS + 10, y + 4, "start"),
        ]
        y += tall + 22
    legend = _legend(shown, prefix, WIDE, y + 4, listed=False)
    return _whole(shown, prefix, "wide", "".join(parts) + legend.markup, WIDE, legend.bottom)


def draw_narrow(shown: UpkeepPicture, prefix: str = "upkeep-narrow") -> str:
    """Draw the narrow picture: each pillar's name and counts above its boxes."""
    y, parts = 14.0, []
    for row in shown.rows:
        name = fit(row.name, NARROW - 24, 16, least=12, bold=True)
        counts = fit(row.counts, NARROW - 24, 15, least=12)
        below = y + name.height + 2
        boxes = _boxes(row, prefix, left=12, room=NARROW - 24, top=below + counts.height + 8)
        parts += [lines(name, 12, y, "start"), lines(counts, 12, below, "start"), boxes.markup]
        y = boxes.bottom + 20
    legend = _legend(shown, prefix, NARROW, y + 4, listed=True)
    return _whole(shown, prefix, "narrow", "".join(parts) + legend.markup, NARROW, legend.bottom)


def _whole(shown: UpkeepPicture, prefix: str, kind: str, markup: str, width: float, height: float) -> str:
    return picture(
        patterns(prefix),
        markup,
        prefix=prefix,
        kind=kind,
        title=shown.title,
        description=shown.description,
        width=width,
        height=height,
        linked=False,
    )
