"""Reads a rating or a level of progress in the words in which people write them.

The two scales are never put together, so the word of one is not read as the other. Colours are those of the source's
key, which is a traffic light for ratings (R003); they are not read as levels of progress. What is not here is not
guessed: "nearly", a word of another language or a tick says something to somebody, and they are asked.
"""

import re
from collections.abc import Mapping

from colonnade.core.checklist.text import folded

__all__ = ["level_of", "rating_of"]

RATINGS: Mapping[str, tuple[str, ...]] = {
    "in_place": (
        "in place", "fully in place", "in place now", "already in place", "is in place", "green", "g", "yes in place",
        "fully met", "met", "achieved", "complete", "completed", "done",
    ),
    "in_progress": (
        "in progress", "work in progress", "wip", "working on it", "being worked on", "under way", "underway",
        "partly in place", "partially in place", "partly", "partially", "partly met", "partially met", "started",
        "begun", "amber", "yellow", "orange", "a",
    ),
    "not_in_place": (
        "not in place", "not yet in place", "not yet", "not started", "not begun", "not met", "red", "r", "missing",
    ),
    "do_not_know": (
        "do not know", "dont know", "don t know", "not known", "unknown", "not sure", "unsure", "dk", "cannot say",
    ),
}  # fmt: skip
LEVELS: Mapping[str, tuple[str, ...]] = {
    "none": ("none", "no progress", "none yet", "no progress yet", "nothing yet", "nil", "0 none"),
    "moderate": ("moderate", "moderate progress", "some progress", "some", "moderate level"),
    "significant": (
        "significant", "significant progress", "good progress", "much progress", "a lot of progress",
        "significant level",
    ),
}  # fmt: skip

_PARTS = re.compile(r"[()\[\]:;,/|–—]|\s-\s")


def rating_of(text: str, more: Mapping[str, str] | None = None) -> str:
    """Return the rating that a text means, or nothing. `more` are other words for ratings, such as a translation's."""
    return _meant(text, _by_word(RATINGS, more))


def level_of(text: str, more: Mapping[str, str] | None = None) -> str:
    """Return the level of progress that a text means, or nothing. `more` are other words for levels."""
    return _meant(text, _by_word(LEVELS, more))


def _by_word(words: Mapping[str, tuple[str, ...]], more: Mapping[str, str] | None) -> dict[str, str]:
    known = {word: value for value, spellings in words.items() for word in (*spellings, value.replace("_", " "))}
    return {**known, **{folded(word): value for word, value in (more or {}).items()}}


def _meant(text: str, known: Mapping[str, str]) -> str:
    """What all parts of the text mean: "Green (in place)" is one answer, "green / red" is none."""
    whole = known.get(folded(text), "")
    if whole:
        return whole
    found = {known.get(part, "") for part in map(folded, _PARTS.split(text)) if part}
    return found.pop() if len(found) == 1 else ""
