"""How wide words are in Arial or Helvetica, and how to wrap them so that they stay inside their box.

Widths are thousandths of the text size, from the metrics that Adobe publishes for Helvetica; Arial was drawn to match.
Nothing is ever cut short: text wraps, then shrinks to the least size allowed, then breaks inside a word.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

__all__ = ["Block", "clean", "fit", "width"]

LINE = 1.2
"""The height of a line, as a multiple of the text size."""

ASCENT = 0.95
"""How far the baseline lies below the top of a line, as a multiple of the text size."""

# ruff: noqa: RUF001 (typographic quotes and dashes have widths of their own)
_CLASSES = {
    "regular": {
        191: "'", 222: "‘’ijl", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}", 350: "•", 355: '"',
        389: "*", 469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–£€", 584: "+<=>~", 611: "FTZ",
        667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@", 1000: "…—",
    },
    "bold": {
        238: "'", 278: " ,./I\\ijl·‘’", 280: "|", 333: "!()-:;[]`ft", 350: "•", 389: "*r{}", 474: '"',
        500: "z“”", 556: "#$0123456789J_aceksvxy–£€", 584: "+<=>^~", 611: "?FLTZbdghnopqu", 667: "EPSVXY",
        722: "&ABCDHKNRU", 778: "GOQw", 833: "M", 889: "%m", 944: "W", 975: "@", 1000: "…—",
    },
}  # fmt: skip
_WIDTHS = {
    weight: {character: thousandths for thousandths, held in classes.items() for character in held}
    for weight, classes in _CLASSES.items()
}
ALLOWANCE = 1.02
"""Browsers move letters to whole pixels and kern them, which makes a line up to a fiftieth wider than its letters."""

_UNKNOWN = 1000
"""Wider than nearly every letter of every script: a word we cannot measure wraps early and does not overflow."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Block:
    """Text wrapped into lines at one size; heights and widths are in units of the picture."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """The height of one line."""
        return self.size * LINE

    @property
    def ascent(self) -> float:
        """How far the baseline lies below the top of its line."""
        return self.size * ASCENT

    @property
    def height(self) -> float:
        """The height of all the lines together."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """The width of the widest line, 0 where there is none."""
        return max((width(line, self.size, bold=self.bold) for line in self.lines), default=0.0)


def clean(text: str) -> str:
    """The text on one line, without the characters that XML cannot hold."""
    return " ".join(_NOT_XML.sub("\ufffd", text).split())


@cache
def _advance(character: str, weight: str) -> int:
    known = _WIDTHS[weight].get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS[weight].get(base, _UNKNOWN) if base != character else _UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide one line of text may be when it is drawn at this size."""
    weight = "bold" if bold else "regular"
    return sum(_advance(character, weight) for character in text) * size * ALLOWANCE / 1000


def fit(text: str, room: float, size: float, *, least: float | None = None, bold: bool = False) -> Block:
    """Wrap text into `room`, with lines of even length.

    A word wider than the room makes the whole block smaller, down to `least` (unless given, the size itself); a word
    still too wide is broken. Raises ValueError for a room without space for one letter at the least size.
    """
    least = size if least is None else least
    if room < least * ALLOWANCE * _UNKNOWN / 1000:
        raise ValueError("There is no room for text here.")
    words = clean(text).split()
    widest = max((width(word, size, bold=bold) for word in words), default=0.0)
    shrunk = max(least, size * room / widest) if widest > room else size
    shrunk = int(shrunk * 2) / 2 if shrunk < size else size
    pieces = [piece for word in words for piece in _broken(word, room, max(shrunk, least), bold=bold)]
    return _even(pieces, room, max(shrunk, least), bold=bold)


def _broken(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _greedy(words: list[str], widths: list[float], space: float, room: float) -> tuple[str, ...]:
    filled: list[list[str]] = []
    used = 0.0
    for word, wide in zip(words, widths, strict=True):
        if filled and used + space + wide <= room:
            filled[-1].append(word)
            used += space + wide
        else:
            filled.append([word])
            used = wide
    return tuple(" ".join(line) for line in filled)


def _even(words: list[str], room: float, size: float, *, bold: bool) -> Block:
    """Wrap into as few lines as the room allows, then into the narrowest room that needs no more lines."""
    widths, space = [width(word, size, bold=bold) for word in words], width(" ", size, bold=bold)
    best = _greedy(words, widths, space, room)
    low, high = max(widths, default=0.0), room
    while len(best) > 1 and high - low > 1:
        middle = (low + high) / 2
        tried = _greedy(words, widths, space, middle)
        low, high, best = (low, middle, tried) if len(tried) <= len(best) else (middle, high, best)
    return Block(best, size, bold)
