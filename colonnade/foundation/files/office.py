"""Cleans Word, Excel and PowerPoint files (Office Open XML, ECMA-376): every part is rewritten, left out or refused.

Runs in the bounded process (`python -m colonnade.foundation.files.office`). A part of a sort not named here is
refused, so what is stored holds only XML that was read and written again and pictures that were drawn again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from colonnade.foundation.files import archive, child, markup, removed
from colonnade.foundation.files.authors import Authors
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.office_rules import Relationships, Words, left_out
from colonnade.foundation.files.parts import emptied, media
from colonnade.foundation.files.sorts import TYPES, ContentTypes, check_office

if TYPE_CHECKING:
    from colonnade.foundation.files.limits import Limits

__all__ = ["clean"]

_PROPERTY_TYPES = (
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_PLAIN = ("xml", "vml")


@dataclass(frozen=True)
class _Cleaning:
    """The cleaning of one file: what is known of its parts, who was met in it, and what was taken out so far."""

    types: ContentTypes
    limits: Limits
    cleaned: list[str]
    authors: Authors = field(default_factory=Authors)

    def part(self, name: str, content: bytes) -> bytes:
        lowered = name.lower()
        extension = lowered.rpartition(".")[2]
        sort = self.types.of(name)
        if name == TYPES:
            return markup.rewrite(content, self.types)
        if sort in _PROPERTY_TYPES or lowered.startswith("docprops/"):
            return emptied(content, self.cleaned)
        if extension == "rels":
            return markup.rewrite(content, Relationships(lowered, self.types.gone, self.cleaned))
        if extension in _PLAIN or sort.endswith(("+xml", "/xml")):
            return markup.rewrite(content, Words(self.authors, self.cleaned, comments="comment" in lowered))
        return media(extension, content, self.cleaned, self.limits)


def clean(data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, list[str]]:
    """Return an office file rewritten without what says who made it, and what was left out. Raises Refused."""
    parts = archive.unpack(data, limits)
    types = check_office(parts, kind)
    gone = {name: why for name in parts if (why := left_out(name))}
    types.gone = {name.lower() for name in gone}
    cleaning = _Cleaning(types, limits, list(gone.values()))
    written = {name: cleaning.part(name, content) for name, content in parts.items() if name not in gone}
    if cleaning.authors:
        cleaning.cleaned.append(removed.AUTHORS)
    return archive.pack(written), cleaning.cleaned


if __name__ == "__main__":
    child.answer(clean)
