"""Cleans a picture by drawing it again: what is not a pixel is not kept.

Runs in the bounded process (`python -m colonnade.foundation.files.pictures`), because picture decoders are where
hostile files do most harm.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, JpegImagePlugin

from colonnade.foundation.files import child, removed
from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.limits import Limits

__all__ = ["clean", "redrawn", "without_description"]

# Our own limit is lower than Pillow's, and asked at the same moment: before any dot is decoded.
Image.MAX_IMAGE_PIXELS = None

_ORIENTATION = 0x0112
_EMF_HEADER = 88
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG"}
# A phone that takes two pictures at once writes both into one .jpg; the first is the one people see.
_READ_AS = {"JPEG": ("JPEG", "MPO")}
_DETAILS = ("exif", "comment", "icc_profile", "photoshop", "xmp", "Software", "Comment", "Author", "mp")
_PIXELS = "This picture has too many dots (over {millions} million). Make it smaller, and upload that."
_DAMAGED = "This picture is damaged or made in an unusual way. Open it, save it as a new picture, and upload that."


def clean(data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, list[str]]:
    """Return a JPEG or PNG drawn again, and what was left behind. Raises Refused."""
    return redrawn(data, _FORMATS[kind], limits)


def redrawn(data: bytes, form: str, limits: Limits) -> tuple[bytes, list[str]]:
    """Return the picture in `data` written again in `form` (a Pillow format name), and what was left behind.

    It is turned the right way up first, since the mark that says which way is one of the things left behind. Colour
    profiles go too: some carry the name of a computer. Raises Refused.
    """
    try:
        with Image.open(io.BytesIO(data), formats=_READ_AS.get(form, (form,))) as picture:
            _check_size(picture, limits)
            picture.load()
            return _written(picture, form)
    except Refused:
        raise
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, AttributeError):
        raise Refused(_DAMAGED) from None


def without_description(data: bytes) -> bytes:
    """Return an enhanced metafile (EMF) with the description in its header blanked.

    The description names the program and the drawing. Source: MS-EMF 2.2.9, offsets 60 (length) and 64 (place).
    Raises Refused if this is not an EMF.
    """
    if len(data) < _EMF_HEADER or data[:4] != b"\x01\x00\x00\x00" or data[40:44] != b" EMF":
        raise Refused(_DAMAGED)
    length = 2 * int.from_bytes(data[60:64], "little")
    place = int.from_bytes(data[64:68], "little")
    if length == 0:
        return data
    if place < _EMF_HEADER or place + length > len(data):
        raise Refused(_DAMAGED)
    return data[:60] + bytes(8) + data[68:place] + bytes(length) + data[place + length :]


def _check_size(picture: Image.Image, limits: Limits) -> None:
    if picture.width * picture.height > limits.pixels:
        raise Refused(_PIXELS, millions=str(limits.pixels // 1_000_000))


def _written(picture: Image.Image, form: str) -> tuple[bytes, list[str]]:
    gone = _left_behind(picture)
    options: dict[str, Any] = {}
    turn = picture.getexif().get(_ORIENTATION, 1)
    if form == "JPEG" and isinstance(picture, JpegImagePlugin.JpegImageFile):
        # The same tables give the same picture again; a new quality would blur small print a little each time.
        options = {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
    plain = ImageOps.exif_transpose(picture) if turn in range(2, 9) else picture.copy()
    if turn in range(2, 9):
        gone.append(removed.TURNED)
    clear = plain.info.get("transparency")
    plain.info = {}
    if clear is not None and form in ("PNG", "GIF"):
        options["transparency"] = clear
    if form == "TIFF":
        options["compression"] = "tiff_adobe_deflate"
    out = io.BytesIO()
    plain.save(out, form, **options)
    return out.getvalue(), gone


def _left_behind(picture: Image.Image) -> list[str]:
    gone = []
    if getattr(picture, "text", None) or picture.getexif() or any(key in picture.info for key in _DETAILS):
        gone.append(removed.PICTURE_DETAILS)
    if getattr(picture, "n_frames", 1) > 1:
        gone.append(removed.ANIMATION)
    return gone


if __name__ == "__main__":
    child.answer(clean)
