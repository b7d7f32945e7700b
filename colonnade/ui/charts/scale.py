"""The scale from not in place over in progress to in place that the pictures of voices share."""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.ui.charts.marks import Box, Drawn, dotted
from colonnade.ui.charts.markup import DARK, LIVE, QUIET, WHITE, lines, num, tag
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.pictures import HIGHEST

__all__ = ["ANCHORS", "Scale", "heading", "part"]

ANCHORS = ("start", "middle", "end")
"""How the words over the scale stand, so that the outer two end where the scale does."""

SWATCH = (26, 16)
"""The size of a part of a bar beside its word."""

BESIDE = 150
"""The room from which a swatch stands beside its word, and not above it."""

MARGIN = 8


@dataclass(frozen=True)
class Scale:
    """Where a picture puts things: the ends of its scale, and the size of its words.

    `names` is the room for names at the left of the scale, `side` the room at its right; where they are 0 the names
    stand above and the other words below.
    """

    kind: str
    width: float
    left: float
    right: float
    names: float
    side: float
    size: float

    @property
    def span(self) -> float:
        """The length of the scale."""
        return self.right - self.left

    def at(self, position: float) -> float:
        """The x of a position, 0 to 2."""
        return self.left + self.span * position / HIGHEST

    @property
    def margin(self) -> float:
        """The x at which headings and names begin."""
        return MARGIN if self.names else self.left

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def line(self, y: float, **attributes: str | float | None) -> str:
        """A line from margin to margin."""
        return tag("path", d=f"M{num(self.margin)} {num(y)}h{num(self.room)}", **attributes)

    def clamped(self, x: float, block: Block) -> float:
        """The x nearest to `x` at which a centred block stays within the scale."""
        return min(max(x, self.left + block.width / 2), self.right - block.width / 2)

    def rail(self, y: float, *, strong: bool = False, identity: str | None = None) -> str:
        """The scale as a line with a tick at each rating."""
        path = f"M{num(self.left)} {num(y)}h{num(self.span)}" + "".join(
            f"M{num(self.at(rating))} {num(y - 4)}v8" for rating in range(HIGHEST + 1)
        )
        stroke, thick = (DARK, 2) if strong else (QUIET, 1.5)
        return tag("path", id=identity, d=path, fill="none", stroke=stroke, stroke_width=thick)

    def words(self, words: Sequence[str], top: float, prefix: str, *, swatches: bool) -> Drawn:
        """The three ratings over their places on the scale, with the fillings of their parts of a bar if wanted."""
        share = self.span / 3 - 8
        inline = swatches and share >= BESIDE
        blocks = [fit(word, share - (SWATCH[0] + 8 if inline else 0), self.size, least=12) for word in words]
        tall = max(block.height for block in blocks)
        above = SWATCH[1] + 4 if swatches and not inline else 0
        drawn = []
        for rating, (block, anchor) in enumerate(zip(blocks, ANCHORS, strict=True)):
            used = block.width + (SWATCH[0] + 8 if inline else 0)
            x = self.at(rating) - used * rating / 2
            middle = top + (block.leading / 2 if inline else SWATCH[1] / 2)
            start = x if inline else self.at(rating) - SWATCH[0] * rating / 2
            drawn.append(part(rating, Box(start, middle - SWATCH[1] / 2, *SWATCH), prefix) if swatches else "")
            drawn.append(
                lines(block, x + SWATCH[0] + 8, top, "start")
                if inline
                else lines(block, self.at(rating), top + above, anchor)
            )
        return Drawn("".join(drawn), top + above + tall)


def part(rating: int, box: Box, prefix: str) -> str:
    """A part of a bar: 0 not in place, empty; 1 in progress, dotted; 2 in place, solid."""
    fill = LIVE if rating == HIGHEST else WHITE
    return box.draw(fill=fill, stroke=DARK, stroke_width=1.5) + (dotted(box, prefix) if rating == 1 else "")


def heading(scale: Scale, first: str, second: str) -> Drawn:
    """The heading of a picture and the line below it, as far as there are words."""
    big = fit(first, scale.room, 20 if scale.names else 17, bold=True)
    small = fit(second, scale.room, scale.size)
    below = MARGIN + big.height + 3
    written = lines(big, scale.margin, MARGIN, "start") + lines(small, scale.margin, below, "start")
    return Drawn(written, below + small.height)
