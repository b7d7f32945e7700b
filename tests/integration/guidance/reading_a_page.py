"""A page taken apart: its words as a reader gets them, its headings, anchors and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSEEN = {"script", "style", "head", "title"}
BREAKS = {"p", "li", "div", "h1", "h2", "h3", "h4", "dd", "dt", "section", "small", "summary", "option"}


def plain(text: str) -> str:
    """Words with single spaces between them."""
    return " ".join(text.split())


@dataclass
class Page(HTMLParser):
    """What is on a page. `words` is its visible text with single spaces."""

    html: str
    ids: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    _unseen: int = 0
    _main: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)

    @property
    def words(self) -> str:
        """The text of the page between header and footer."""
        return plain("".join(self.pieces))

    def count(self, tag: str) -> int:
        """How many elements of that name there are."""
        return sum(1 for name, _ in self.tags if name == tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.hrefs.append(str(given["href"]))
        self._unseen += tag in UNSEEN
        self._main += tag == "main"
        if tag in BREAKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends."""
        self._unseen -= tag in UNSEEN
        self._main -= tag == "main"
        if tag in BREAKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep words that a reader sees."""
        if self._main and not self._unseen:
            self.pieces.append(data)
