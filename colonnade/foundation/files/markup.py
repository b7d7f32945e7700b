"""Reads an XML part and writes it again without what a visitor leaves out.

Parts are rewritten from what the parser saw, never patched as text, so nothing can hide behind a prefix, a comment, an
encoding or a processing instruction. Names are matched without their prefix for the same reason. A document type or an
entity is refused (row 31) in any encoding, because it is the parser that meets it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Attributes", "Hollow", "Visitor", "elements", "local", "rewrite", "walk"]

Attributes = dict[str, str]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAMAGED = "A part of this file is damaged. Open it, save it again, and upload the new copy."
_DOCTYPE = "This file has instructions in it that can do harm. Save it as a PDF, and upload the PDF."
_ENCODINGS = (None, "utf-8", "utf-16", "us-ascii", "utf8", "ascii")
# A document of real use is some dozens of elements deep; programs that open it later may recurse.
_DEEPEST = 500


class Visitor(Protocol):
    """What to keep of a part, asked for each element and each run of text in document order."""

    def element(self, name: str, attributes: Attributes, /) -> Attributes | None:
        """Return the attributes to write, or None to leave out the element and all that is in it.

        `name` has no prefix; the keys of `attributes` are as written. The outermost element cannot be left out.
        """

    def text(self, name: str, text: str, /) -> str:
        """Return what to write for a run of text directly inside the element `name`."""


class Hollow:
    """A visitor that keeps the outermost element and its namespaces, and nothing else."""

    def __init__(self) -> None:
        self.emptied = False
        self._inside = False

    def element(self, _name: str, attributes: Attributes) -> Attributes | None:
        """Keep the first element met, which is the outermost."""
        if self._inside:
            self.emptied = True
            return None
        self._inside = True
        return {key: value for key, value in attributes.items() if key.startswith("xmlns") or local(key) == "version"}

    def text(self, _name: str, _text: str) -> str:
        """Keep no text."""
        return ""


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def rewrite(data: bytes, visitor: Visitor) -> bytes:
    """Return the XML in `data` as `visitor` would have it, in UTF-8, with no comments or instructions.

    Raises Refused for a document type, an entity, or XML that cannot be read.
    """
    writer = _Writer(visitor)
    parser = _parser(data)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.characters
    _parse(parser, data)
    return writer.written()


def elements(data: bytes) -> list[tuple[str, Attributes]]:
    """Return every element of an XML part as its name without prefix and its attributes, in document order.

    For small parts that list others. Raises Refused as `rewrite` does.
    """
    found: list[tuple[str, Attributes]] = []
    parser = _parser(data)
    parser.StartElementHandler = lambda name, attributes: found.append((local(name), attributes))
    _parse(parser, data)
    return found


def walk(data: bytes, attach: Callable[[expat.XMLParserType], None]) -> None:
    """Run a parser, which `attach` gives its handlers, over the XML in `data`: for parts too large to be listed.

    Raises Refused as `rewrite` does.
    """
    parser = _parser(data)
    attach(parser)
    _parse(parser, data)


def _parser(data: bytes) -> expat.XMLParserType:
    # Cheap, and catches what a second parser with other ideas about encodings might see.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(_DOCTYPE)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.XmlDeclHandler = _declaration
    parser.StartDoctypeDeclHandler = _doctype
    return parser


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser takes it by position only
    except (expat.ExpatError, ValueError, LookupError):
        raise Refused(_DAMAGED) from None


def _declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding.lower() if encoding else None) not in _ENCODINGS:
        raise Refused(_DAMAGED)


def _doctype(*_: object) -> None:
    raise Refused(_DOCTYPE)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(key: str, value: str) -> str:
    safe = _escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {key}="{safe}"'


class _Writer:
    """Builds the text of a part from the parser's events."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        # One growing text, not a list: a large sheet is a million small pieces, and each would be an object.
        self._out = io.StringIO()
        self._out.write(_DECLARATION)
        self._names: list[str] = []
        self._left_out = 0
        self._tag_open = False

    def start(self, name: str, attributes: Attributes) -> None:
        if self._left_out:
            self._left_out += 1
            return
        kept = self._visitor.element(local(name), attributes)
        if kept is None:
            self._left_out = 1
            return
        if len(self._names) >= _DEEPEST:
            raise Refused(_DAMAGED)
        self._finish_tag()
        self._out.write(f"<{name}" + "".join([_attribute(key, value) for key, value in kept.items()]))
        self._names.append(name)
        self._tag_open = True

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        self._names.pop()
        self._out.write("/>" if self._tag_open else f"</{name}>")
        self._tag_open = False

    def characters(self, text: str) -> None:
        if self._left_out or not self._names:
            return
        kept = self._visitor.text(local(self._names[-1]), text)
        if kept:
            self._finish_tag()
            self._out.write(_escaped(kept))

    def written(self) -> bytes:
        return self._out.getvalue().encode("utf-8")

    def _finish_tag(self) -> None:
        if self._tag_open:
            self._out.write(">")
            self._tag_open = False
