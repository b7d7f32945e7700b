"""One drum of an upright column: its filling with its number and its word on it."""

from dataclasses import dataclass

from colonnade.ui.charts.marks import Box, filling, plate, question
from colonnade.ui.charts.markup import WHITE, lines
from colonnade.ui.charts.measure import Block, fit
from colonnade.ui.charts.pictures import Element, Standing

__all__ = ["DrumText", "drum"]

ASKED = 26
"""What the question mark takes before the number."""

AIR = 3
"""The least space between the words of a drum and whatever is above or below them."""


@dataclass(frozen=True)
class DrumText:
    """The number and the word of a drum: under each other, or beside each other where many flat drums are stacked."""

    number: Block
    word: Block
    standing: Standing
    inline: bool

    @classmethod
    def of(cls, element: Element, word: str, room: float, *, inline: bool) -> "DrumText":
        """Fit the words of an element into `room` units of width."""
        asked = ASKED if element.standing is Standing.NOT_AGREED else 0
        number = fit(element.number, room - asked, 18, least=12, bold=True)
        return cls(number, fit(word, room, 15, least=12), element.standing, inline)

    @property
    def asked(self) -> float:
        """The width of the question mark, which only an element without a rating has."""
        return ASKED if self.standing is Standing.NOT_AGREED else 0

    @property
    def width(self) -> float:
        """The width of everything together."""
        head = self.asked + self.number.width
        return head + 7 + self.word.width if self.inline else max(head, self.word.width)

    @property
    def height(self) -> float:
        """The height of everything together."""
        if self.inline:
            return max(self.number.height, self.word.height)
        return self.number.height + self.word.height

    @property
    def clear_height(self) -> float:
        """How high a drum must be for its words to stay clear of its edges, and of the dots in its lower half."""
        needed = self.height + 2 * AIR
        return 2 * needed if self.standing is Standing.IN_PROGRESS else needed

    @property
    def least_height(self) -> float:
        """How high a drum must be at the least: its words may then stand on a plate over the dots."""
        return self.height + 2 * AIR

    def draw(self, x: float, top: float) -> str:
        """The words, centred at x, from `top` down; white on a solid drum."""
        fill = WHITE if self.standing is Standing.SHOWN else None
        left = x - (self.width if self.inline else self.asked + self.number.width) / 2
        mark = question(left + 10, top + self.number.leading / 2) if self.asked else ""
        number = lines(self.number, left + self.asked + self.number.width / 2, top, fill=fill)
        if self.inline:
            word = lines(self.word, left + self.width - self.word.width / 2, top + 3, fill=fill)
        else:
            word = lines(self.word, x, top + self.number.height, fill=fill)
        return mark + number + word


def drum(text: DrumText, box: Box, prefix: str) -> str:
    """A drum with its words in the middle; in the empty half of one half full of dots, where they fit there."""
    x, middle = box.centre
    half_full = text.standing is Standing.IN_PROGRESS
    above = half_full and text.clear_height <= box.height + 1
    top = (box.y + box.height / 4 if above else middle) - text.height / 2
    ground = ""
    if text.standing is Standing.CLAIMED or (half_full and not above):
        across = min(text.width + 12, box.width - 6)
        ground = plate(Box(x - across / 2, top - 3, across, text.height + 5))
    return filling(text.standing, box, prefix) + ground + text.draw(x, top)
