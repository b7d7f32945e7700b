"""The parts that office and OpenDocument files have alike: details to empty, pictures to draw again, the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.foundation.files import markup, pictures, removed
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.limits import Limits

__all__ = ["emptied", "media"]

_FORMS = {
    "png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jfif": "JPEG", "jpe": "JPEG", "gif": "GIF", "bmp": "BMP",
    "dib": "BMP", "tif": "TIFF", "tiff": "TIFF",
}  # fmt: skip
_WINDOWS_DRAWINGS = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_SOUND = ("mp3", "mp4", "m4a", "m4v", "wav", "wma", "wmv", "mov", "avi", "mpg", "mpeg", "ogg", "webm")

_MEDIA = "This file has sound or video in it, which cannot be checked. Take it out, and upload the file again."
_UNKNOWN = "This file has a part that cannot be checked. Save it as a PDF, and upload the PDF."


def emptied(content: bytes, cleaned: list[str]) -> bytes:
    """Return an XML part of details about the file with nothing left in it; adds to `cleaned`. Raises Refused."""
    hollow = markup.Hollow()
    written = markup.rewrite(content, hollow)
    if hollow.emptied:
        cleaned.append(removed.PROPERTIES)
    return written


def media(extension: str, content: bytes, cleaned: list[str], limits: Limits) -> bytes:
    """Return a part that is not XML, cleaned by the ending of its name; adds what was taken out to `cleaned`.

    Raises Refused for anything but a picture.
    """
    if extension == "emf":
        return pictures.without_description(content)
    if extension == "wmf" and content.startswith(_WINDOWS_DRAWINGS):
        return content
    if extension not in _FORMS:
        raise Refused(_MEDIA if extension in _SOUND else _UNKNOWN)
    picture, gone = pictures.redrawn(content, _form(extension, content), limits)
    cleaned.extend(gone)
    return picture


def _form(extension: str, content: bytes) -> str:
    # Programs name a pasted picture by where it came from, so a .jpg that is a PNG is common and does no harm.
    if content.startswith(b"\x89PNG"):
        return "PNG"
    return "JPEG" if content.startswith(b"\xff\xd8\xff") else _FORMS[extension]
