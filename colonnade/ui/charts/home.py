"""The picture people know Colonnade by: the pillars as a building, each a column built of its elements.

`draw` is the wide picture, for a screen from about 700 pixels and for print; `draw_narrow` is for a screen of 320.
"""

from dataclasses import dataclass
from itertools import chain, pairwise

from colonnade.ui.charts.building import drum_name, key_items, pillar_name
from colonnade.ui.charts.drum import DrumText, drum
from colonnade.ui.charts.home_narrow import draw_narrow
from colonnade.ui.charts.marks import Box, Drawn, arrow, key, patterns
from colonnade.ui.charts.markup import DARK, WHITE, group, lines, link, num, picture, tag
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.pictures import Column, Element, HomePicture, Move, Standing
from colonnade.ui.charts.roof import steps, wide_roof
from colonnade.ui.charts.words import HomeWords

__all__ = ["Column", "Element", "HomePicture", "HomeWords", "Move", "Standing", "draw", "draw_narrow"]

WIDTH = 880
EDGE = 34
"""From the side of the picture to the first pillar's share of the floor."""

PITCH = 104
"""The least share of the floor for one pillar; more than seven pillars make the picture wider."""

JOINT = 4
"""The gap between two drums."""

TALL, TALLEST = 348, 480
"""The least height of a column, and the height up to which drums grow to keep words clear of the dots."""

FLAT = 5
"""A column of more drums than this has its words beside its numbers, where there is room for that."""

CAPITAL, BASE = 21, 19
ARROW = 16
"""From the edge of a drum to the middle of the arrow beside it."""


def draw(home: HomePicture, *, prefix: str = "home", words: HomeWords | None = None) -> str:
    """The wide picture as SVG, 880 units wide for up to seven pillars. Raises ValueError for a prefix unfit for ids."""
    words = words or HomeWords()
    plan = _Plan.of(home, words)
    roof = wide_roof(home, plan.width)
    foot = roof.bottom + CAPITAL + plan.height + BASE
    floor = steps(plan.width, foot)
    names = _names(home, plan, floor.bottom + 8)
    columns = [_column(plan, index, roof.bottom, prefix) for index in range(len(plan.columns))]
    below = max(name.bottom for name in names) + 18
    keys = key(key_items(home, words, prefix), EDGE, plan.width - EDGE, below)
    return picture(
        patterns(prefix, _capital(prefix, plan.drum), _base(prefix, plan.drum)),
        roof.markup,
        floor.markup,
        *(name.markup + column for name, column in zip(names, columns, strict=True)),
        keys.markup,
        prefix=prefix,
        kind="wide",
        title=home.title,
        description=home.description,
        width=plan.width,
        height=keys.bottom,
        linked=home.linked,
    )


@dataclass(frozen=True)
class _Drum:
    """An element with its words fitted, its name for people who hear the picture, and its label where there is room."""

    element: Element
    text: DrumText
    name: str
    label: Block

    def height(self, *, clear: bool) -> float:
        """How high this drum must be, and whether its words must stay clear of the dots."""
        return max(self.text.clear_height if clear else self.text.least_height, self.label.height + 6) + JOINT


@dataclass(frozen=True)
class _Plan:
    """Where everything stands: column centres and sides, and the size of the drums."""

    width: float
    drum: float
    height: float
    centres: tuple[float, ...]
    columns: tuple[tuple[_Drum, ...], ...]

    @classmethod
    def of(cls, home: HomePicture, words: HomeWords) -> "_Plan":
        """Plan for any number of pillars of any number of elements."""
        count = len(home.columns)
        width = max(WIDTH, PITCH * count + 2 * EDGE)
        size = _drum_width(width, count)
        columns = _fitted(home, words, size, _label_room(width, count, size))
        return cls(width, size, _height(columns), _centres(width, count, size), columns)

    def side(self, index: int) -> int:
        """On which side of a column its arrows stand: 1 right, -1 left. Of two columns, each faces the other."""
        return -1 if index and _labelled(len(self.centres)) else 1


def _labelled(count: int) -> bool:
    """Whether so few columns stand here that the elements' labels fit beside the drums."""
    return count <= len(("left", "right"))


def _drum_width(width: float, count: int) -> float:
    return 180 if _labelled(count) else min((width - 2 * EDGE) // (2 * count) * 2 - 36, 150)


def _label_room(width: float, count: int, size: float) -> float:
    if not _labelled(count):
        return 0
    share = width / 2 if count == 1 else width / 2 - EDGE - 12 - size / 2
    return share - size / 2 - 2 * ARROW - 14


def _centres(width: float, count: int, size: float) -> tuple[float, ...]:
    if count > 1 and _labelled(count):
        return (EDGE + 12 + size / 2, width - EDGE - 12 - size / 2)
    pitch = (width - 2 * EDGE) / count
    return tuple(round(EDGE + pitch * (index + 0.5)) for index in range(count))


def _fitted(home: HomePicture, words: HomeWords, size: float, label: float) -> tuple[tuple[_Drum, ...], ...]:
    flat = max(len(column.elements) for column in home.columns) > FLAT
    inline = flat and all(d.text.width <= size - 12 for d in chain(*_drums(home, words, size, label, inline=True)))
    return _drums(home, words, size, label, inline=inline)


def _drums(
    home: HomePicture, words: HomeWords, size: float, label: float, *, inline: bool
) -> tuple[tuple[_Drum, ...], ...]:
    return tuple(
        tuple(
            _Drum(
                element,
                DrumText.of(element, words.standing(element.standing), size - 10, inline=inline),
                drum_name(element, words),
                fit(element.label if label else "", label or size, 15),
            )
            for element in column.elements
        )
        for column in home.columns
    )


def _height(columns: tuple[tuple[_Drum, ...], ...]) -> float:
    """The height of the columns: high enough to keep words clear of the dots, unless that makes a tower."""
    clear, least = (
        max(len(column) * max(d.height(clear=clear) for d in column) for column in columns) for clear in (True, False)
    )
    return max(TALL, clear if clear <= TALLEST else max(least, TALLEST))


def _column(plan: _Plan, index: int, top: float, prefix: str) -> str:
    """One column: capital, drums from the bottom up, base."""
    drums, x = plan.columns[index], plan.centres[index]
    foot = round(top + CAPITAL + plan.height)
    edges = [foot - round((plan.height + JOINT) / len(drums) * place) for place in range(len(drums) + 1)]
    boxes = [Box(x - plan.drum / 2, y + JOINT, plan.drum, below - y - JOINT) for below, y in pairwise(edges)]
    stacked = (_drum(*pair, plan.side(index), prefix) for pair in zip(drums, boxes, strict=True))
    ends = tag("use", href=f"#{prefix}-capital", x=x, y=top) + tag("use", href=f"#{prefix}-base", x=x, y=foot)
    return ends + "".join(stacked)


def _capital(prefix: str, size: float) -> str:
    """The capital for drums of this size, its top in the middle at 0, 0."""
    bowl = f"M{num(-size / 2 - 8)} 8q1 8 8 10h{num(size)}q7 -2 8 -10Z"
    return group(Box(-size / 2 - 12, 0, size + 24, 8).draw(), tag("path", d=bowl), id=f"{prefix}-capital", **_STONE)


def _base(prefix: str, size: float) -> str:
    """The base for drums of this size, its top in the middle at 0, 0."""
    ring = tag("rect", x=-size / 2 - 6, y=3, width=size + 12, height=8, rx=4)
    return group(ring, Box(-size / 2 - 12, 11, size + 24, BASE - 11).draw(), id=f"{prefix}-base", **_STONE)


_STONE: dict[str, str | float | None] = {"fill": WHITE, "stroke": DARK, "stroke_width": 2}


def _drum(fitted: _Drum, box: Box, side: int, prefix: str) -> str:
    """A drum, its arrow and its label, all in one link where the element has a page."""
    edge, anchor = (box.right, "start") if side > 0 else (box.x, "end")
    middle = box.centre[1]
    label = fitted.label
    return link(
        fitted.element.href,
        fitted.name,
        drum(fitted.text, box, prefix),
        arrow(fitted.element.move, edge + side * ARROW, middle),
        lines(label, edge + side * (2 * ARROW + 2), middle - label.height / 2, anchor),
    )


def _names(home: HomePicture, plan: _Plan, top: float) -> list[Drawn]:
    pitch = (plan.width - 2 * EDGE) / len(plan.columns)
    room = plan.drum + 2 * (EDGE + 6) if _labelled(len(plan.columns)) else pitch - 12
    return [pillar_name(column, x, top, room, size=16) for column, x in zip(home.columns, plan.centres, strict=True)]
