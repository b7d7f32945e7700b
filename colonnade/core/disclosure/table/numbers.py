"""Numbers as people write them into tables."""

import re

__all__ = ["HIGHEST", "whole"]

# More people than ever lived, and few enough that thousands of such numbers add up within 64 bits.
HIGHEST = 2**40

# Digits, in threes where commas stand between them; nothing but zeros after a point.
_WHOLE = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.0*)?", re.ASCII)


def whole(word: str) -> int | None:
    """The number that a word says: "1,234", "12" or "12.0"; None where it says none, or one with a fraction or sign."""
    if not _WHOLE.fullmatch(word):
        return None
    number = int(word.partition(".")[0].replace(",", "")[:20])
    return number if number < HIGHEST else None
