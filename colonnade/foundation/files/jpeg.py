"""Takes the details out of a JPEG without drawing it again, for pictures inside a PDF whose colours the PDF sets."""

from __future__ import annotations

import re

__all__ = ["without_details"]

# A marker is FF and a byte that is not stuffing (00), a restart within a scan (D0 to D7) or a fill byte (FF).
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
_START_OF_SCAN = 0xDA
_END = 0xD9
_COMMENT = 0xFE
# APP0 says how dense the dots are and APP14 how the colours are mixed; every other APP segment describes the picture.
_KEPT_APPLICATION = {0xE0, 0xEE}
_APPLICATION = range(0xE0, 0xF0)


def without_details(data: bytes) -> bytes:
    """Return a JPEG without comments and application segments (EXIF, XMP, IPTC, profiles), or as it was if not a JPEG.

    What lies between segments and after the end goes too: decoders skip it, and telephones put a second picture or a
    film there, with its place. Source: ITU-T T.81 annex B.
    """
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, place, in_scan = [data[:2]], 2, False
    while found := _MARKER.search(data, place):
        marker = found[1][0]
        end = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
        segment = data[found.start() : end]
        if in_scan:
            kept.append(data[place : found.start()])
        if marker == _END:
            return b"".join(kept) + segment[:2]
        if not _describes(marker, segment):
            kept.append(segment)
        place, in_scan = max(end, found.end()), marker == _START_OF_SCAN
    return b"".join(kept) + (data[place:] if in_scan else b"")


def _describes(marker: int, segment: bytes) -> bool:
    preview = segment[4:8] == b"JFXX"
    return marker == _COMMENT or preview or (marker in _APPLICATION and marker not in _KEPT_APPLICATION)
