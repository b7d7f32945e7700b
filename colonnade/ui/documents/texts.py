"""What a text may hold so that every format can carry it, and which way it is read."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["is_right_to_left", "tidy"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Signs that turn round the text after them: one that is not closed would turn round ours too.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINES = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_RIGHT_TO_LEFT = {"R", "AL"}


def tidy(text: str) -> str:
    """The text with one kind of line end, without turning signs, and with � for what no document can hold."""
    lines = _LINES.sub("\n", str(text)).replace("\t", " ")
    return _NOT_XML.sub("\ufffd", _TURNING.sub("", lines)).strip()


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((one in _RIGHT_TO_LEFT for one in directions if one in {"L", *_RIGHT_TO_LEFT}), False)
