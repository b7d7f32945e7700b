"""The building for a screen of 320 pixels: each pillar lies on its side, as a row of drums with the words beneath."""

from dataclasses import dataclass

from colonnade.ui.charts.building import drum_name, key_items, pillar_name
from colonnade.ui.charts.marks import Box, Drawn, arrow, filling, key, patterns, plate, question
from colonnade.ui.charts.markup import DARK, WHITE, group, lines, link, num, picture, tag
from colonnade.ui.charts.measure import Block, fit, width
from colonnade.ui.charts.pictures import Column, Element, HomePicture, Move, Standing
from colonnade.ui.charts.roof import beam, gable, steps
from colonnade.ui.charts.words import HomeWords

__all__ = ["draw_narrow"]

WIDTH = 288
"""What a screen of 320 pixels leaves between the margins of a page: one unit is one pixel there."""

EDGE, DRUM, JOINT = 6, 48, 4
FOOT, HEAD = 14, 18
"""What the base takes at the left of a row, and the capital at its right."""

ABREAST = 4
"""The most drums in one row; a longer pillar goes on in a second row."""

WORD = 14
"""The size of the words under the drums."""


def draw_narrow(home: HomePicture, *, prefix: str = "home-narrow", words: HomeWords | None = None) -> str:
    """The narrow picture as SVG, 288 units wide, its smallest text 12 units; ValueError for a prefix unfit for ids."""
    words = words or HomeWords()
    parts, rows = [_top(home)], [_Row.of(column, words) for column in home.columns]
    tall = max(row.tall for row in rows)
    for row in rows:
        parts.append(_pillar(row, tall, words, prefix, parts[-1].bottom + 14))
    parts.append(steps(WIDTH, parts[-1].bottom + 14))
    items = key_items(home, words, prefix)
    parts.append(key(items, EDGE, WIDTH - EDGE, parts[-1].bottom + 16, size=WORD, listed=True))
    return picture(
        patterns(prefix, _base(prefix, tall), _capital(prefix, tall)),
        *(part.markup for part in parts),
        prefix=prefix,
        kind="narrow",
        title=home.title,
        description=home.description,
        width=WIDTH,
        height=parts[-1].bottom,
        linked=home.linked,
    )


def _top(home: HomePicture) -> Drawn:
    """The roof, too low here for words, and the beam that carries them all."""
    blocks = (
        fit(home.inscription, WIDTH - 36, WORD),
        fit(home.headline, WIDTH - 36, 17, least=13, bold=True),
        fit(home.moved, WIDTH - 36, WORD),
    )
    below = beam(blocks, 8, WIDTH - 8, 46)
    return Drawn(gable(2, WIDTH - 2, 4, 34) + below.markup, below.bottom)


@dataclass(frozen=True)
class _Row:
    """A pillar on its side: how many drums lie abreast, how wide they are, and how high they must be."""

    column: Column
    abreast: int
    drum: float
    tall: float

    @classmethod
    def of(cls, column: Column, words: HomeWords) -> "_Row":
        """As many drums abreast as their words allow, lines of even length, and drums high enough for their numbers."""
        said = [word for element in column.elements for word in words.standing(element.standing).split()]
        widest = max((width(word, WORD) for word in said), default=0.0)
        most = next((k for k in range(min(ABREAST, len(column.elements)), 1, -1) if _drum_width(k) >= widest), 1)
        abreast = -(-len(column.elements) // -(-len(column.elements) // most))
        size = _drum_width(abreast)
        tallest = max(_number(element, size).height for element in column.elements)
        return cls(column, abreast, size, max(DRUM, 2 * round(tallest + 3)))

    def box(self, index: int, top: float, tall: float) -> Box:
        """Where a drum lies."""
        return Box(EDGE + FOOT + (index % self.abreast) * (self.drum + JOINT), top, self.drum, tall)


def _drum_width(abreast: int) -> float:
    return (WIDTH - 2 * EDGE - FOOT - HEAD - JOINT * (abreast - 1)) // abreast


def _number(element: Element, room: float) -> Block:
    moved = 0 if element.move is Move.NONE else _ARROW
    return fit(element.number, room - 8 - moved, 17, least=12, bold=True)


_ARROW = 18
"""What the arrow takes beside the number."""


def _pillar(row: _Row, tall: float, words: HomeWords, prefix: str, top: float) -> Drawn:
    """A pillar's name, and its drums from the base at the left to the capital at the right."""
    name = pillar_name(row.column, EDGE, top, WIDTH - 2 * EDGE, size=16, anchor="start")
    y = round(name.bottom) + 8
    parts = [name.markup, tag("use", href=f"#{prefix}-base", x=EDGE, y=y)]
    elements = row.column.elements
    for start in range(0, len(elements), row.abreast):
        boxes = [row.box(index, y, tall) for index in range(len(elements[start : start + row.abreast]))]
        if start + row.abreast >= len(elements):
            parts.append(tag("use", href=f"#{prefix}-capital", x=boxes[-1].right, y=y))
        pairs = zip(elements[start:], boxes, strict=False)
        drums = [_drum(element, box, words, prefix) for element, box in pairs]
        parts.append(group(*(drum.markup for drum in drums), font_size=WORD))
        y = round(max(drum.bottom for drum in drums)) + 8
    return Drawn("".join(parts), y - 8)


def _base(prefix: str, tall: float) -> str:
    """The base for drums of this height, its upper left corner at 0, 0."""
    ring = tag("rect", x=6, y=-2, width=6, height=tall + 4, rx=3)
    return group(Box(0, -4, 6, tall + 8).draw(), ring, id=f"{prefix}-base", **_STONE)


def _capital(prefix: str, tall: float) -> str:
    """The capital for drums of this height, the upper right corner of the last drum at 0, 0."""
    bowl = tag("path", d=f"M2 0q2-4 8-6v{num(tall + 12)}q-6-2-8-6Z")
    return group(bowl, Box(10, -8, 6, tall + 16).draw(), id=f"{prefix}-capital", **_STONE)


_STONE: dict[str, str | float | None] = {"fill": WHITE, "stroke": DARK, "stroke_width": 1.5}


def _drum(element: Element, box: Box, words: HomeWords, prefix: str) -> Drawn:
    """A drum with its number and arrow inside and its word beneath, in one link where the element has a page."""
    word = fit(words.standing(element.standing), box.width, WORD, least=12)
    beneath = lines(word, box.centre[0], box.bottom + 4, base=WORD)
    inside = filling(element.standing, box, prefix) + _inside(element, box)
    return Drawn(link(element.href, drum_name(element, words), inside, beneath), box.bottom + 4 + word.height)


def _inside(element: Element, box: Box) -> str:
    """The number and the arrow: in the upper half where dots or a question mark take the lower, else in the middle."""
    number = _number(element, box.width)
    upper = element.standing in {Standing.IN_PROGRESS, Standing.NOT_AGREED}
    x, middle = box.centre[0], box.y + box.height / 4 if upper else box.centre[1]
    moved = 0 if element.move is Move.NONE else _ARROW
    wide, top = number.width + moved, middle - number.height / 2
    ground = ""
    if element.standing is Standing.CLAIMED:
        across = min(wide + 8, box.width - 4)
        ground = plate(Box(x - across / 2, top - 2, across, number.height + 3))
    fill = WHITE if element.standing is Standing.SHOWN else None
    asked = question(x, box.y + box.height * 0.72, 9) if element.standing is Standing.NOT_AGREED else ""
    text = lines(number, x - moved / 2, top, base=WORD, fill=fill)
    return ground + text + arrow(element.move, x + wide / 2 - 7, middle, fill) + asked
