"""What a checklist asks, and the words in which it asks: given to the reader, which knows no catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from colonnade.core.checklist.text import folded

__all__ = ["Form"]


@dataclass(frozen=True)
class Form:
    """The elements in their order, and what else a sheet may say.

    `titles` are lines between the rows that are passed over, such as a pillar's name. `ratings` and `levels` are words
    for answers beside those that are always known, and `headings` words for columns; a translation's stand here.
    `longest` is how many characters a text may have.
    """

    elements: tuple[str, ...]
    titles: tuple[str, ...] = ()
    ratings: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    longest: int = 4000

    def is_title(self, text: str) -> bool:
        """Whether a line is one of the titles, with or without a number before it, or calls itself a pillar."""
        word = folded(text).lstrip("0123456789 ")
        return word.startswith(("pillar ", "part ")) or not word or any(folded(title) == word for title in self.titles)
