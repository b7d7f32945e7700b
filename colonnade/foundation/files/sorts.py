"""What a file must be before it is taken apart: of the kind that its name says, not locked, and without programs.

Nothing here loads a library that could crash, so it can run where it is called.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from colonnade.foundation.files import markup
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.markup import Attributes

__all__ = ["MANIFEST", "TYPES", "ContentTypes", "check_office", "check_opendocument"]

TYPES = "[Content_Types].xml"
MANIFEST = "META-INF/manifest.xml"
_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Kind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Kind.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": Kind.PPTX,
}
_MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet", "vbadata", "ms-excel.sheet.binary", "dialogsheet")
_MACRO_NAMES = ("vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/")
_MACRO_FOLDERS = ("basic/", "scripts/", "dialogs/")

_NOT_OFFICE = "The name says this is {named}, but inside it is {found}. Open it, save it as {named}, and upload that."
_MACROS = "This file has macros in it, which can do harm. Save it without macros, and upload that."
_CONTROLS = "This file has buttons or boxes that run a program. Save it as a PDF, and upload the PDF."
_LOCKED = "This file is locked with a password. Save a copy without the password, and upload that."


class ContentTypes:
    """What sort of part each name is, as the file declares it, and the visitor that drops parts left out."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._by_extension: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self.gone: set[str] = set()
        for element, attributes in markup.elements(parts[TYPES]):
            sort = attributes.get("ContentType", "").lower()
            if element == "Default":
                self._by_extension[attributes.get("Extension", "").lower()] = sort
            elif element == "Override":
                self._by_name[attributes.get("PartName", "").lstrip("/").lower()] = sort

    def of(self, name: str) -> str:
        """The sort of part that a name is, in lower case; empty where the file does not say."""
        lowered = name.lower()
        return self._by_name.get(lowered) or self._by_extension.get(lowered.rpartition(".")[2], "")

    def any_has(self, words: tuple[str, ...]) -> bool:
        """Whether any sort of part has one of the words in it."""
        sorts = (*self._by_extension.values(), *self._by_name.values())
        return any(word in sort for sort in sorts for word in words)

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        """Leave out the line of a part that is gone."""
        part = attributes.get("PartName", "").lstrip("/").lower()
        return None if name == "Override" and part in self.gone else attributes

    def text(self, _name: str, _text: str) -> str:
        """Keep no text: the list has none."""
        return ""


def check_office(parts: dict[str, bytes], kind: Kind) -> ContentTypes:
    """Return what sort of part each is, of an Office Open XML file that is what its name says. Raises Refused."""
    _check_is_office(parts, kind)
    types = ContentTypes(parts)
    _check_active(parts, types)
    _check_main(parts, types, kind)
    return types


def check_opendocument(parts: dict[str, bytes], kind: Kind) -> None:
    """Refuse an OpenDocument file that is not what its name says, is locked, or has programs in it."""
    declared = parts.get("mimetype", b"").strip()
    if declared != kind.media_type.encode("ascii"):
        found = "another sort of OpenDocument file" if declared else "a zip or office file"
        raise Refused(_NOT_OFFICE, named=kind.words, found=found)
    if MANIFEST not in parts or "content.xml" not in parts:
        raise Refused(_NOT_OFFICE, named=kind.words, found="a zip file")
    if any(element == "encryption-data" for element, _ in markup.elements(parts[MANIFEST])):
        raise Refused(_LOCKED)
    if any(name.lower().startswith(_MACRO_FOLDERS) for name in parts):
        raise Refused(_MACROS)


def _check_is_office(parts: dict[str, bytes], kind: Kind) -> None:
    if TYPES not in parts or "_rels/.rels" not in parts:
        found = "an OpenDocument file" if "mimetype" in parts else "a zip file"
        raise Refused(_NOT_OFFICE, named=kind.words, found=found)


def _check_active(parts: dict[str, bytes], types: ContentTypes) -> None:
    names = ["/" + name.lower() for name in parts]
    if types.any_has(_MACRO_TYPES) or any(word in name for name in names for word in _MACRO_NAMES):
        raise Refused(_MACROS)
    if types.any_has(("activex",)) or any("/activex/" in name for name in names):
        raise Refused(_CONTROLS)


def _check_main(parts: dict[str, bytes], types: ContentTypes, kind: Kind) -> None:
    targets = [
        posixpath.normpath(unquote(attributes.get("Target", ""))).lstrip("/")
        for element, attributes in markup.elements(parts["_rels/.rels"])
        if element == "Relationship" and attributes.get("Type", "").endswith("/officeDocument")
    ]
    found = {_MAIN.get(types.of(target)) if target in parts else None for target in targets}
    if found != {kind}:
        other = next(iter(found - {kind, None}), None) if found else None
        raise Refused(_NOT_OFFICE, named=kind.words, found=other.words if other else "another sort of file")
