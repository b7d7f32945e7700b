"""Cleans Word, Excel and PowerPoint files (Office Open XML, ECMA-376): every part is rewritten, left out or refused.

Runs in the bounded process (`python -m colonnade.foundation.files.office`). A part of a sort not named here is
refused, so what is stored holds only XML that was read and written again and pictures that were drawn again.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from colonnade.foundation.files import archive, child, markup, removed
from colonnade.foundation.files.authors import Authors
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.office_rules import Relationships, Words, left_out
from colonnade.foundation.files.parts import emptied, media
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.limits import Limits
    from colonnade.foundation.files.markup import Attributes

__all__ = ["clean"]

_TYPES = "[Content_Types].xml"
_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Kind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Kind.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": Kind.PPTX,
}
_PROPERTY_TYPES = (
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet", "vbadata", "ms-excel.sheet.binary", "dialogsheet")
_MACRO_NAMES = ("vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/")
_PLAIN = ("xml", "vml")

_NOT_OFFICE = "The name says this is {named}, but inside it is {found}. Open it, save it as {named}, and upload that."
_MACROS = "This file has macros in it, which can do harm. Save it without macros, and upload that."
_CONTROLS = "This file has buttons or boxes that run a program. Save it as a PDF, and upload the PDF."


class _ContentTypes:
    """What sort of part each name is, as the file declares it, and the visitor that drops parts left out."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._by_extension: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self.gone: set[str] = set()
        for element, attributes in markup.elements(parts[_TYPES]):
            sort = attributes.get("ContentType", "").lower()
            if element == "Default":
                self._by_extension[attributes.get("Extension", "").lower()] = sort
            elif element == "Override":
                self._by_name[attributes.get("PartName", "").lstrip("/").lower()] = sort

    def of(self, name: str) -> str:
        lowered = name.lower()
        return self._by_name.get(lowered) or self._by_extension.get(lowered.rpartition(".")[2], "")

    def any_has(self, words: tuple[str, ...]) -> bool:
        sorts = (*self._by_extension.values(), *self._by_name.values())
        return any(word in sort for sort in sorts for word in words)

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        part = attributes.get("PartName", "").lstrip("/").lower()
        return None if name == "Override" and part in self.gone else attributes

    def text(self, _name: str, _text: str) -> str:
        return ""


@dataclass(frozen=True)
class _Cleaning:
    """The cleaning of one file: what is known of its parts, who was met in it, and what was taken out so far."""

    types: _ContentTypes
    limits: Limits
    cleaned: list[str]
    authors: Authors = field(default_factory=Authors)

    def part(self, name: str, content: bytes) -> bytes:
        lowered = name.lower()
        extension = lowered.rpartition(".")[2]
        sort = self.types.of(name)
        if name == _TYPES:
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
    _check_is_office(parts, kind)
    types = _ContentTypes(parts)
    _check_active(parts, types)
    _check_main(parts, types, kind)
    gone = {name: why for name in parts if (why := left_out(name))}
    types.gone = {name.lower() for name in gone}
    cleaning = _Cleaning(types, limits, list(gone.values()))
    written = {name: cleaning.part(name, content) for name, content in parts.items() if name not in gone}
    if cleaning.authors:
        cleaning.cleaned.append(removed.AUTHORS)
    return archive.pack(written), cleaning.cleaned


def _check_is_office(parts: dict[str, bytes], kind: Kind) -> None:
    if _TYPES not in parts or "_rels/.rels" not in parts:
        found = "an OpenDocument file" if "mimetype" in parts else "a zip file"
        raise Refused(_NOT_OFFICE, named=kind.words, found=found)


def _check_active(parts: dict[str, bytes], types: _ContentTypes) -> None:
    names = ["/" + name.lower() for name in parts]
    if types.any_has(_MACRO_TYPES) or any(word in name for name in names for word in _MACRO_NAMES):
        raise Refused(_MACROS)
    if types.any_has(("activex",)) or any("/activex/" in name for name in names):
        raise Refused(_CONTROLS)


def _check_main(parts: dict[str, bytes], types: _ContentTypes, kind: Kind) -> None:
    targets = [
        posixpath.normpath(unquote(attributes.get("Target", ""))).lstrip("/")
        for element, attributes in markup.elements(parts["_rels/.rels"])
        if element == "Relationship" and attributes.get("Type", "").endswith("/officeDocument")
    ]
    found = {_MAIN.get(types.of(target)) if target in parts else None for target in targets}
    if found != {kind}:
        other = next(iter(found - {kind, None}), None) if found else None
        raise Refused(_NOT_OFFICE, named=kind.words, found=other.words if other else "another sort of file")


if __name__ == "__main__":
    child.answer(clean)
