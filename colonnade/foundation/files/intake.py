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

__all__ = ["Accepted", "accept"]

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


def accept(name: str, stream: BinaryIO, limits: Limits = LIMITS) -> Accepted:
    """Return an upload checked and cleaned.

    `name` is the file's name as sent; `stream` is read once, from where it stands, and never more than one byte past
    the limit. Everything is held in memory. Raises Refused, whose text is for the person who sent it; errors of the
    stream itself are not caught.
    """
    shown = safe_name(name, limits.name_characters)
    kind = kind_of_name(shown)
    data = _read(stream, limits)
    _check_content(data, kind)
    if kind.written:
        content, cleaned = text.clean(data, kind)
    else:
        if kind.zipped:
            archive.check(data, limits)
        content, cleaned = bounded.run(_PACKAGE + _CLEANERS[kind], data, kind, limits)
    return Accepted(shown, kind, content, cleaned)


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
