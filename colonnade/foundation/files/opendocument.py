"""Cleans OpenDocument texts and spreadsheets (ISO/IEC 26300): every part is rewritten, left out or refused.

Runs in the bounded process (`python -m colonnade.foundation.files.opendocument`). As with office files, a part of a
sort not named here is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from colonnade.foundation.files import archive, child, markup, removed
from colonnade.foundation.files.authors import Authors
from colonnade.foundation.files.markup import local
from colonnade.foundation.files.office_rules import may_be_linked
from colonnade.foundation.files.parts import emptied, media
from colonnade.foundation.files.refusal import Refused
from colonnade.foundation.files.sorts import MANIFEST, check_opendocument

if TYPE_CHECKING:
    from colonnade.foundation.files.kinds import Kind
    from colonnade.foundation.files.limits import Limits
    from colonnade.foundation.files.markup import Attributes

__all__ = ["clean"]

_BY_START = {
    "thumbnails/": removed.PREVIEW,
    "configurations2/": removed.CUSTOM,
    "objectreplacements/": removed.PREVIEW,
    "fonts/": removed.FONTS,
    "layout-cache": removed.CUSTOM,
    "meta-inf/documentsignatures": removed.SIGNATURES,
    "meta-inf/macrosignatures": removed.SIGNATURES,
    "manifest.rdf": removed.CUSTOM,
}
_ELEMENTS = {
    "font-face-src": removed.FONTS,
    "script": removed.ACTIVE,
    "event-listener": removed.ACTIVE,
    "plugin": removed.ACTIVE,
    "applet": removed.ACTIVE,
    "floating-frame": removed.LINKS,
}
_SETTINGS = ("PrinterName", "PrinterSetup", "PrinterPaperSetup", "CurrentDatabaseDataSource")
_NAMING_ELEMENTS = ("creator",)
_INITIALS = ("creator-initials", "sender-initials")

_PACKED = "This file has a part that cannot be checked. Save it as a PDF, and upload the PDF."
_LIVE = "This file has a live link to another program. Take the link out, or save it as a PDF, and upload that."


@dataclass(frozen=True)
class _Cleaning:
    """The cleaning of one file: the parts left out, who was met in it, and what was taken out so far."""

    gone: frozenset[str]
    limits: Limits
    cleaned: list[str]
    authors: Authors = field(default_factory=Authors)

    def part(self, name: str, content: bytes) -> bytes:
        extension = name.lower().rpartition(".")[2]
        if name == MANIFEST:
            return markup.rewrite(content, _Manifest(self.gone))
        if name.rpartition("/")[2] == "meta.xml":
            return emptied(content, self.cleaned)
        if extension == "xml":
            return markup.rewrite(content, _Words(self.authors, self.cleaned))
        return media(extension, content, self.cleaned, self.limits)


def clean(data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, list[str]]:
    """Return an OpenDocument file rewritten without what says who made it, and what was left out. Raises Refused."""
    parts = archive.unpack(data, limits)
    check_opendocument(parts, kind)
    gone = {name: why for name in parts if (why := _left_out(name))}
    cleaning = _Cleaning(frozenset(gone), limits, list(gone.values()))
    written = {"mimetype": kind.media_type.encode("ascii")}
    for name, content in parts.items():
        if name not in gone and name != "mimetype":
            written[name] = cleaning.part(name, content)
    if cleaning.authors:
        cleaning.cleaned.append(removed.AUTHORS)
    return archive.pack(written, stored=frozenset({"mimetype"})), cleaning.cleaned


def _left_out(name: str) -> str:
    lowered = name.lower()
    if lowered.endswith(".svg"):
        return removed.DRAWINGS
    return next((why for start, why in _BY_START.items() if lowered.startswith(start)), "")


class _Manifest:
    """Rewrites the list of parts without those left out."""

    def __init__(self, gone: frozenset[str]) -> None:
        self._gone = gone

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        path = next((value for key, value in attributes.items() if local(key) == "full-path"), "")
        # A folder has no entry of its own here, so it is dropped by the same rule as what was in it.
        return None if name == "file-entry" and (path in self._gone or _left_out(path)) else attributes

    def text(self, _name: str, _text: str) -> str:
        return ""


class _Words:
    """Rewrites any other part: names of people become numbers, and what points at a computer or runs is left out."""

    def __init__(self, authors: Authors, cleaned: list[str]) -> None:
        self._authors = authors
        self._cleaned = cleaned

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        if name.startswith("dde-"):
            raise Refused(_LIVE)
        if name == "binary-data":
            raise Refused(_PACKED)
        why = _ELEMENTS.get(name, "")
        if name == "config-item" and any(value in _SETTINGS for value in attributes.values()):
            why = removed.PRINTER
        if name == "image" and any(value.endswith(".svg") for value in attributes.values()):
            why = removed.DRAWINGS
        if why:
            self._cleaned.append(why)
            return None
        return {key: self._link(name, value) if local(key) == "href" else value for key, value in attributes.items()}

    def text(self, name: str, text: str) -> str:
        if name in _NAMING_ELEMENTS:
            return self._authors.stand_in(text)
        return "A" if name in _INITIALS else text

    def _link(self, element: str, target: str) -> str:
        inside = ":" not in target and not target.startswith(("/", "..", "\\"))
        followed = element == "a" and may_be_linked(target)
        if inside or followed:
            return target
        self._cleaned.append(removed.LINKS)
        return ""


if __name__ == "__main__":
    child.answer(clean)
