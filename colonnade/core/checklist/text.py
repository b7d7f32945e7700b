"""The same words written in two ways: what a spreadsheet changes in a text without anybody wanting it."""

import re
import unicodedata

__all__ = ["folded", "plain", "shortened"]

_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_NO_BREAK = re.compile(r"[\u00a0\u202f\u2007]")
_BEFORE_LINE_END = re.compile(r"[ \t]+(?=\n|\Z)")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_WORD = re.compile(r"[^\w#%/&+]+|_+")
_LONGEST_SHOWN = 80


def plain(text: str) -> str:
    """Return a text as it is kept: one kind of line end and of space, nothing after a line or around the whole.

    Two texts that are equal after it say the same. Characters that no sheet can hold are left out.
    """
    kept = _CONTROLS.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    return _BEFORE_LINE_END.sub("", _NO_BREAK.sub(" ", kept)).strip()


def folded(text: str) -> str:
    """Return a heading or a word to choose as it is looked up: lower case, without signs, one space between words."""
    return _NO_WORD.sub(" ", plain(text).casefold()).strip()


def shortened(text: str) -> str:
    """Return the first words of a cell, on one line, to show which cell is meant."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1].rstrip() + "…"
