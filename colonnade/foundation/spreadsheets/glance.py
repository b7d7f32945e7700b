"""Sees how far a worksheet reaches at a glance, where it is written as office programs write it.

To follow a large sheet element by element takes longer than to read it. In well-formed XML a `<` begins a tag, unless
there are comments, instructions or CDATA; so where each cell's tag is of the plainest form, with its own reference and
no character that could hide another, patterns see what a parser sees. Anything else is left to the parser.
"""

from __future__ import annotations

import re

__all__ = ["reach"]

_OTHER = re.compile(rb"<!|<\?(?!xml )|<(?:[^\s<>/]+:)?f[\s>/]|<[^\s<>/]+:c[\s>/]")
_ANY_CELL = re.compile(rb"<c[\s>/]")
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: [a-z]+="[A-Za-z0-9]*")*/?>')


def reach(content: bytes) -> tuple[int, int] | None:
    """Return the lowest row and the widest column of a well-formed worksheet part, counted from 1.

    None where it has formulas or is not written plainly: then the parser has to follow it.
    """
    if _OTHER.search(content):
        return None
    found = _PLAIN_CELL.findall(content)
    if len(found) != len(_ANY_CELL.findall(content)):
        return None
    lowest = max((int(digits) for _, digits in found), default=0)
    widest = max((_number_of(letters) for letters in {letters for letters, _ in found}), default=0)
    return lowest, widest


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
