"""What an Office Open XML file keeps about people, computers and other files, and what becomes of each.

Names are those of ECMA-376 and of Microsoft's published extensions (MS-DOCX, MS-XLSX, MS-PPTX, MS-ODRAWXML).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from colonnade.foundation.files import removed
from colonnade.foundation.files.markup import local
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.authors import Authors
    from colonnade.foundation.files.markup import Attributes

__all__ = ["NOWHERE", "Relationships", "Words", "left_out", "may_be_linked"]

NOWHERE = "about:blank"
_WEB_SCHEMES = ("http", "https", "mailto")
_LIVE = "This file has a live link to another program. Take the link out, or save it as a PDF, and upload that."
_PACKED = "This file has a part that cannot be checked. Save it as a PDF, and upload the PDF."

# Parts left out, by the start of the name or by a folder in it, with what to call them.
_BY_START = {
    "docprops/thumbnail": removed.PREVIEW,
    "_xmlsignatures/": removed.SIGNATURES,
    "customxml/": removed.CUSTOM,
    "customui/": removed.CUSTOM,
    "docmetadata/": removed.PROPERTIES,
    "[trash]/": removed.CUSTOM,
    "ppt/changesinfos/": removed.AUTHORS,
    "ppt/revisioninfo": removed.AUTHORS,
}
_BY_FOLDER = {
    "/printersettings/": removed.PRINTER,
    "/fonts/": removed.FONTS,
    "/webextensions/": removed.ACTIVE,
    "/customproperty/": removed.CUSTOM,
}
_BY_END = {
    ".svg": removed.DRAWINGS,
    ".wdp": removed.PICTURE_DETAILS,
    ".odttf": removed.FONTS,
    ".fntdata": removed.FONTS,
}

# Elements left out. Those that point at a part left out go with it, so that no reference is left hanging.
_ELEMENTS = {
    "attachedTemplate": removed.TEMPLATE,
    "mailMerge": removed.CONNECTIONS,
    "docVars": removed.CUSTOM,
    "customProperties": removed.CUSTOM,
    "absPath": removed.LINKS,
    "presenceInfo": removed.AUTHORS,
    "fileSharing": removed.AUTHORS,
    "embedRegular": removed.FONTS,
    "embedBold": removed.FONTS,
    "embedItalic": removed.FONTS,
    "embedBoldItalic": removed.FONTS,
    "embeddedFontLst": removed.FONTS,
}
# Extensions that point at a part left out, by their identifier: an SVG beside its PNG, and a picture before effects.
_EXTENSIONS = {
    "{96DAC541-7B7A-43D3-8B79-37D633B846F1}": removed.DRAWINGS,
    "{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}": removed.PICTURE_DETAILS,
}
_REFUSED_ELEMENTS = {"ddeLink": _LIVE, "binData": _PACKED}
_NAMING_ATTRIBUTES = ("author", "userName", "refreshedBy", "lastModifiedBy", "userId")
_NAMING_ON = {
    ("person", "displayName"), ("cmAuthor", "name"), ("author", "name"), ("userInfo", "name"), ("scenario", "user"),
    ("customWorkbookView", "name"),
}  # fmt: skip
_NAMING_ELEMENTS = ("author", "creator", "lastModifiedBy")
_CONNECTING_ON = {"dbPr", "webPr", "textPr", "olapPr", "connection"}
_CONNECTING = ("connection", "command", "serverCommand", "url", "sourceFile", "odcFile", "localConnection", "post")
_PROGRAM_ACTIONS = ("ppaction://program", "ppaction://macro", "ppaction://ole")


def left_out(name: str) -> str:
    """Return what to call the part `name` if it is to be left out, or nothing if it stays."""
    lowered = name.lower()
    return (
        next((why for start, why in _BY_START.items() if lowered.startswith(start)), "")
        or next((why for folder, why in _BY_FOLDER.items() if folder in lowered), "")
        or next((why for end, why in _BY_END.items() if lowered.endswith(end)), "")
    )


def may_be_linked(target: str) -> bool:
    """Return whether a link out of the file may stay: the web and email, never a path on a computer or network."""
    if target.startswith("#"):
        return True
    try:
        return urlsplit(target).scheme.lower() in _WEB_SCHEMES
    except ValueError:
        return False


class Relationships:
    """Rewrites a relationships part: no pointer to a part left out, and out of the file only links to the web."""

    def __init__(self, name: str, gone: set[str], cleaned: list[str]) -> None:
        self._folder = posixpath.dirname(posixpath.dirname(name))
        self._gone = gone
        self._cleaned = cleaned

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        """Leave out or turn aside one relationship."""
        if name != "Relationship":
            return attributes
        sort = attributes.get("Type", "").rpartition("/")[2]
        if sort == "attachedTemplate":
            self._cleaned.append(removed.TEMPLATE)
            return None
        target = attributes.get("Target", "")
        if attributes.get("TargetMode", "").lower() != "external":
            return None if self._part(target) in self._gone else attributes
        if sort == "hyperlink" and may_be_linked(target):
            return attributes
        # Turned aside and not left out: the place that uses it would be a fault the program offers to "repair".
        self._cleaned.append(removed.LINKS)
        return {**attributes, "Target": NOWHERE}

    def text(self, _name: str, _text: str) -> str:
        """Keep no text: a relationships part has none."""
        return ""

    def _part(self, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, unquote(target).lower())).lstrip("/")


class Words:
    """Rewrites any other part: names of people become numbers, and what points at a computer or runs is left out."""

    def __init__(self, authors: Authors, cleaned: list[str], *, comments: bool) -> None:
        self._authors = authors
        self._cleaned = cleaned
        self._comments = comments

    def element(self, name: str, attributes: Attributes) -> Attributes | None:
        """Leave out an element, or the attributes of it that name a person, a database or a program."""
        if name in _REFUSED_ELEMENTS:
            raise Refused(_REFUSED_ELEMENTS[name])
        why = _EXTENSIONS.get(attributes.get("uri", "").upper(), "") if name == "ext" else _ELEMENTS.get(name, "")
        if why:
            self._cleaned.append(why)
            return None
        return {key: kept for key, value in attributes.items() if (kept := self._kept(name, key, value)) is not None}

    def text(self, name: str, text: str) -> str:
        """Put a number for a name where the element holds one, or where a comment begins with one."""
        if name in _NAMING_ELEMENTS:
            return self._authors.stand_in(text)
        return self._authors.in_words(text) if self._comments else text

    def _kept(self, element: str, key: str, value: str) -> str | None:
        name = local(key)
        if name in _NAMING_ATTRIBUTES or (element, name) in _NAMING_ON:
            return self._authors.stand_in(value)
        if name == "initials":
            return "A" if value else value
        if element in _CONNECTING_ON and name in _CONNECTING:
            return ""
        # The printer settings part that this names is left out.
        points_at_printer = element == "pageSetup" and name == "id" and key != name
        return None if points_at_printer or value.startswith(_PROGRAM_ACTIONS) else value
