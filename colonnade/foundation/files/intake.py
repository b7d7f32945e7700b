"""Takes in an upload: reads it as hostile, checks what it is, and keeps only what may be stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from colonnade.foundation.files import archive, bounded, text
from colonnade.foundation.files.kinds import Kind, Seen, kind_of_name, seen
from colonnade.foundation.files.limits import LIMITS
from colonnade.foundation.files.names import safe_name
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from typing import BinaryIO

    from colonnade.foundation.files.limits import Limits

__all__ = ["Accepted", "Received", "accept", "receive"]

_PACKAGE = "colonnade.foundation.files."
_CLEANERS = {
    Kind.PDF: "pdf",
    Kind.PNG: "pictures",
    Kind.JPEG: "pictures",
    Kind.DOCX: "office",
    Kind.XLSX: "office",
    Kind.PPTX: "office",
    Kind.ODT: "opendocument",
    Kind.ODS: "opendocument",
}
_MUST_BE = {Kind.PDF: Seen.PDF, Kind.PNG: Seen.PNG, Kind.JPEG: Seen.JPEG}
_PIECE = 64 * 1024

_EMPTY = "This file is empty. Check that it opens on your computer, and upload it again."
_TOO_BIG = "This file is bigger than {megabytes} MB. Make it smaller, or upload it in parts."
_DISGUISED = "The name says this is {named}, but inside it is {found}. Open it, save it as {named}, and upload that."
_OTHER_KIND = "This is {named}, which cannot be taken here. Save it as another kind, and upload that."
_LOCKED = (
    "This is an older Office file, or one that is locked with a password. "
    "Save a copy as {named} without a password, and upload that."
)


@dataclass(frozen=True)
class Accepted:
    """An upload that may be stored.

    `name` is safe to show. `content` is the cleaned bytes and the only ones there are: the bytes as sent are not kept.
    `sha256` (hex) and `size` (bytes) are of the cleaned content. `cleaned` says in words what was taken out.
    """

    name: str
    kind: Kind
    content: bytes = field(repr=False)
    cleaned: tuple[str, ...] = ()
    sha256: str = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        """Refuse an unsafe name or no content, and take the measure of the content.

        Raises ValueError.
        """
        if not self.content:
            raise ValueError("an accepted file has content")
        if self.name != safe_name(self.name, max(len(self.name), 1)):
            raise ValueError("an accepted file has a safe name")
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())
        object.__setattr__(self, "size", len(self.content))

    @property
    def media_type(self) -> str:
        """The media type to serve it as."""
        return self.kind.media_type


@dataclass(frozen=True)
class Received:
    """An upload as it was sent: still hostile, and not to be kept. `name` is safe to show."""

    name: str
    kind: Kind
    data: bytes = field(repr=False)


def accept(name: str, stream: BinaryIO, limits: Limits = LIMITS) -> Accepted:
    """Return an upload checked and cleaned.

    `name` is the file's name as sent; `stream` is read once, from where it stands, and never more than one byte past
    the limit. Everything is held in memory. Raises Refused, whose text is for the person who sent it; errors of the
    stream itself are not caught.
    """
    sent = receive(name, stream, limits)
    if sent.kind.written:
        content, cleaned = text.clean(sent.data, sent.kind)
    else:
        content, cleaned = bounded.run(_PACKAGE + _CLEANERS[sent.kind], sent.data, sent.kind, limits)
    return Accepted(sent.name, sent.kind, content, cleaned)


def receive(name: str, stream: BinaryIO, limits: Limits = LIMITS, kinds: frozenset[Kind] | None = None) -> Received:
    """Return an upload as it was sent, of a kind and size that is taken, and no zip bomb; not yet taken apart.

    `kinds` narrows what is taken. Reads as `accept` does. Raises Refused.
    """
    shown = safe_name(name, limits.name_characters)
    kind = kind_of_name(shown)
    if kinds is not None and kind not in kinds:
        raise Refused(_OTHER_KIND, named=kind.words)
    data = _read(stream, limits)
    _check_content(data, kind)
    if kind.zipped:
        archive.check(data, limits)
    return Received(shown, kind, data)


def _read(stream: BinaryIO, limits: Limits) -> bytes:
    pieces, wanted = [], limits.file_bytes + 1
    while wanted > 0 and (piece := stream.read(min(wanted, _PIECE))):
        pieces.append(piece)
        wanted -= len(piece)
    if not pieces:
        raise Refused(_EMPTY)
    if wanted <= 0:
        raise Refused(_TOO_BIG, megabytes=f"{limits.file_bytes / (1024 * 1024):g}")
    return b"".join(pieces)


def _check_content(data: bytes, kind: Kind) -> None:
    found = seen(data)
    if kind.zipped and found is Seen.OLD_OFFICE:
        raise Refused(_LOCKED, named=kind.words)
    # Text in another encoding is not recognised here; the text cleaner says what to do about that.
    unread = kind.written and found is Seen.UNKNOWN
    if found is not _must_be(kind) and not unread:
        raise Refused(_DISGUISED, named=kind.words, found=found.value)


def _must_be(kind: Kind) -> Seen:
    if kind.zipped:
        return Seen.ZIP
    return _MUST_BE.get(kind, Seen.TEXT)
