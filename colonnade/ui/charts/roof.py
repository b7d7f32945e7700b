"""The roof of the building with the headline under it, and the floor that it stands on."""

from collections.abc import Sequence
from itertools import product

from colonnade.ui.charts.marks import Box, Drawn
from colonnade.ui.charts.markup import DARK, QUIET, WHITE, group, lines, num, tag
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.pictures import HomePicture

__all__ = ["EAVES", "beam", "gable", "steps", "wide_roof"]

EAVES = 6
"""From the side of the picture to the end of the roof."""

AIR = 9
"""The space between the words under the roof and the edges of the roof."""

LINING = 8
"""How far the fine line inside the roof lies below its edge."""

STEP = 9
"""The height of one of the three steps."""


def gable(left: float, right: float, top: float, height: float) -> str:
    """The triangle of the roof with a fine line along its inside, and the cornice that it rests on."""
    middle, base = (left + right) / 2, top + height
    slope = height / ((right - left) / 2)
    inner = (height - LINING) / slope
    outer = f"M{num(left)} {num(base)}L{num(middle)} {num(top)}L{num(right)} {num(base)}Z"
    lining = f"M{num(middle - inner)} {num(base)}L{num(middle)} {num(top + LINING)}L{num(middle + inner)} {num(base)}"
    return (
        tag("path", d=outer, fill=WHITE, stroke=DARK, stroke_width=2, stroke_linejoin="round")
        + tag("path", d=lining, fill="none", stroke=QUIET)
        + Box(left, base, right - left, 8).draw(fill=WHITE, stroke=DARK, stroke_width=2)
    )


def wide_roof(home: HomePicture, width: float) -> Drawn:
    """The roof with the headline and what moved inside it, and the beam with its inscription."""
    headline, moved, height = _lowest(home, width - 2 * EAVES)
    top = 6 + height - AIR - headline.height - moved.height
    words = lines(headline, width / 2, top) + lines(moved, width / 2, top + headline.height)
    left, right = EAVES + 14, width - EAVES - 14
    below = beam([fit(home.inscription, right - left - 24, 15)], left, right, 6 + height + 8)
    return Drawn(gable(EAVES, width - EAVES, 6, height) + words + below.markup, below.bottom)


def _lowest(home: HomePicture, span: float) -> tuple[Block, Block, float]:
    """The wrapping of headline and second line that needs the lowest roof, and the height of that roof."""
    tried = [
        (fit(home.headline, span * a, 22, bold=True), fit(home.moved, span * b, 16))
        for a, b in product((0.4, 0.5, 0.6), (0.5, 0.6, 0.7))
    ]
    return min(((a, b, _height(a, b, span)) for a, b in tried), key=lambda found: found[2])


def _height(headline: Block, moved: Block, span: float) -> float:
    """How high the triangle must be so that the top corners of both blocks stay inside its lining."""
    return max(
        84.0,
        *(
            (block_height + AIR + LINING) / (1 - (block.width + 2 * AIR) / span)
            for block, block_height in ((headline, headline.height + moved.height), (moved, moved.height))
        ),
    )


def beam(blocks: Sequence[Block], left: float, right: float, top: float) -> Drawn:
    """The beam that the columns carry, with words under each other, as high as they need."""
    tall = sum(block.height for block in blocks)
    box = Box(left, top, right - left, max(18, tall + 10))
    y, text = top + (box.height - tall) / 2, ""
    for block in blocks:
        text += lines(block, box.centre[0], y)
        y += block.height
    return Drawn(box.draw(fill=WHITE, stroke=DARK, stroke_width=2) + text, box.bottom)


def steps(width: float, top: float) -> Drawn:
    """The three steps under the columns, each wider than the one above."""
    boxes = [Box(side, top + index * STEP, width - 2 * side, STEP) for index, side in enumerate((22, 14, 6))]
    drawn = group(*(box.draw() for box in boxes), fill=WHITE, stroke=DARK, stroke_width=1.5)
    return Drawn(drawn, boxes[-1].bottom)
