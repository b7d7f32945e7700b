"""Gives every author in a document a number in place of a name."""

from __future__ import annotations

import re

__all__ = ["Authors"]

# Excel's own link from an old-style comment to the threaded one; not a name, and the file needs it.
_THREAD = re.compile(r"tc=\{[0-9A-Fa-f-]{36}\}")


class Authors:
    """Author 1, Author 2 and so on, in the order met: who said what is lost, that two people spoke is kept."""

    def __init__(self) -> None:
        self._numbered: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Whether any name was met."""
        return bool(self._numbered)

    def stand_in(self, name: str) -> str:
        """Return the numbered author to write in place of `name`; nothing stays nothing."""
        if not name.strip() or _THREAD.fullmatch(name):
            return name
        return self._numbered.setdefault(name.strip(), f"Author {len(self._numbered) + 1}")

    def in_words(self, text: str) -> str:
        """Return `text`, or the stand-in if the whole of it is a name already met, as Excel begins a comment."""
        name = text.strip().removesuffix(":")
        return text.replace(name, self._numbered[name]) if name in self._numbered else text
