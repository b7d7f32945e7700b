"""Take names, e-mail addresses and numbers out of what somebody wrote, and leave a mark where each was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from colonnade.apps.reporting.selectors.release.names import Known

__all__ = ["Redacted", "Redactor", "everyday_words"]

SHORTEST_PART = 3
# Signs that are not seen: a name with one inside would not be found.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
EMAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.])(?:\+\d{1,3}|0)(?:[\s().-]{0,3}\d){8,11}(?!\d)")
LONG_NUMBER = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Redacted:
    """A text with marks, and how many."""

    text: str
    marks: int


class Redactor:
    """Knows the people of an organisation, and takes them out of texts.

    A name is found whole, in any case and with any space in it; each part of it is found too, unless it is a word of
    every day: `Redacted` texts would be unreadable if a colleague is called Will. A person still has to read what is
    to go out, and the index says so.
    """

    def __init__(self, known: Known) -> None:
        self._names = _pattern(_name_patterns(known.names))
        self._others = _pattern(sorted((re.escape(_plain(one)) for one in known.others if one), key=len, reverse=True))

    def redact(self, text: str) -> Redacted:
        """The text without names, addresses and numbers of people."""
        found = _plain(text)
        marks = 0
        for pattern, mark in (
            (EMAIL, _("[e-mail address removed]")),
            (self._others, _("[contact removed]")),
            (PHONE, _("[phone number removed]")),
            (LONG_NUMBER, _("[number removed]")),
            (self._names, _("[name removed]")),
        ):
            if pattern is not None:
                found, count = pattern.subn(mark, found)
                marks += count
        return Redacted(found, marks) if marks else Redacted(text, 0)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(UNSEEN))


def _bare(text: str) -> str:
    """The text without accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _pattern(parts: list[str]) -> re.Pattern[str] | None:
    """Any of these, the longest first, with no letter before or after but the s of more than one."""
    if not parts:
        return None
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(parts)})s?(?![^\W\d_])", re.IGNORECASE)


def _name_patterns(names: Iterable[str]) -> list[str]:
    found: set[tuple[str, ...]] = set()
    everyday = everyday_words()
    for name in names:
        for written in {_plain(name), _bare(_plain(name))}:
            words = tuple(written.split())
            if words:
                found.add(words)
                found.update((part,) for part in _parts(written, everyday))
    return sorted((r"\W{1,3}".join(re.escape(word) for word in words) for words in found), key=len, reverse=True)


def _parts(name: str, everyday: frozenset[str]) -> Iterator[str]:
    """The parts of a name that tell who it is by themselves."""
    for part in WORD.findall(name):
        if len(part) >= SHORTEST_PART and part.casefold() not in everyday:
            yield part


def everyday_words() -> frozenset[str]:
    """Words that our own texts use in small letters: they are no names there."""
    written = (word for text in current().texts for word in WORD.findall(text.text))
    return frozenset(word.casefold() for word in written if word.islower())
