"""The fonts that PDF documents carry, and what to write for a letter that none of them has.

They are Liberation Sans, whose letters are as wide as Arial's, by which our pictures are measured; DejaVu Sans for more
scripts and signs; and Noto Emoji. All may be passed on with what they are in; their licences stand beside them.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

__all__ = ["FAMILIES", "FOLDER", "drawable"]

FOLDER = Path(__file__).resolve().parent / "fonts"
FAMILIES = ("Liberation Sans", "DejaVu Sans", "Noto Emoji")
# Drawn by nothing, and asked of no font.
_UNSEEN = {"Cf", "Mn"}
_NAMED = {"So", "Sk", "Sm", "Sc"}
_SEGMENTS, _GROUPS = 4, 12


def drawable(text: str) -> str:
    """The text, with the name or the number of each letter that no font has in its place."""
    known = _known()
    return "".join(sign if sign == "\n" or ord(sign) in known else _instead(sign) for sign in text)


def _instead(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _UNSEEN:
        return ""
    if category in _NAMED:
        return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
    return " " if category == "Zs" else f"[U+{ord(sign):04X}]"


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """The numbers of the letters that one of the fonts has."""
    return frozenset(number for path in FOLDER.glob("*.ttf") for number in _letters(path.read_bytes()))


def _letters(font: bytes) -> set[int]:
    """The letters of a font, from its table `cmap` (OpenType 1.9, formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    start = next(offset for name, _sum, offset, _length in records if name == b"cmap")
    (tables,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for place in range(tables):
        _platform, _encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * place)
        (layout,) = struct.unpack_from(">H", font, start + offset)
        if layout == _SEGMENTS:
            found |= _segments(font, start + offset)
        elif layout == _GROUPS:
            found |= _groups(font, start + offset)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    steps = struct.unpack_from(f">{count}H", font, at + 16 + 2 * double)
    where = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, where)
    found: set[int] = set()
    for place, (first, last, step, offset) in enumerate(zip(starts, ends, steps, offsets, strict=True)):
        for number in range(first, min(last, 0xFFFE) + 1):
            if offset:
                (glyph,) = struct.unpack_from(">H", font, where + 2 * place + offset + 2 * (number - first))
            else:
                glyph = (number + step) & 0xFFFF
            if glyph:
                found.add(number)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    found: set[int] = set()
    for place in range(count):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * place)
        found.update(number for number in range(first, last + 1) if glyph + number - first)
    return found
