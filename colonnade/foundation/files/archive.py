"""Reads the small, strict part of the zip format that office programs write, and writes it again plainly.

The zip guard (row 29 of the security rows): nothing a header says is believed. Sizes are measured by unpacking with a
cap, names are held to plain relative paths, and whatever an office program has no need of is refused: ZIP64, split
archives, methods other than stored and deflate, entries that overlap, links, and archives inside the archive.
Source of the layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.foundation.files.limits import Limits

__all__ = ["Entry", "check", "entries", "pack", "unpack"]

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_LOCKED_FLAGS = 0x2041
_PIECE = 16 * 1024
_LONGEST_NAME = 255
_CHARACTERS = re.compile(r"[^\x00-\x1f\x7f\\:*?\"<>|]+")
_NESTED_NAMES = (".zip", ".jar", ".7z", ".rar", ".gz", ".cab", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
_NESTED_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF",
                  b"\xd0\xcf\x11\xe0", b"MZ", b"%PDF-", b"{\\rtf")  # fmt: skip

_DAMAGED = "This file is damaged or was made in an unusual way. Open it, save it again, and upload the new copy."
_LOCKED = "This file is locked with a password. Save a copy without the password, and upload that."
_BOMB = "This file unpacks to far more than its size, as harmful files do. Save it as a PDF, and upload the PDF."
_PATHS = "This file has a hidden part in a place it should not be. Save it as a PDF, and upload the PDF."
_NESTED = (
    "This file has another file inside it, such as a chart's own spreadsheet or an attachment. "
    "Paste charts as pictures, take attachments out, or save it as a PDF, and upload that."
)


@dataclass(frozen=True)
class Entry:
    """One entry as the directory declares it: `start` and `packed` place its packed bytes, `size` is a claim."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    header: int
    start: int


def entries(data: bytes, limits: Limits) -> tuple[Entry, ...]:
    """Return the file entries of a zip in the order of its directory, folders left out.

    Checks everything that can be checked without unpacking: number, names, declared sizes and ratio, overlap, links.
    Raises Refused.
    """
    count, position, end = _directory(data, limits)
    found = []
    for _ in range(count):
        entry, position = _central(data, position, end)
        found.append(entry)
    files = tuple(entry for entry in found if not entry.name.endswith("/"))
    _check_names(found)
    _check_places(found)
    _check_sizes(found, limits)
    return files


def check(data: bytes, limits: Limits) -> None:
    """Unpack every entry piece by piece, keeping nothing, to show that its sizes are what they claim.

    Needs memory for one piece, so it can stand in the web process. Raises Refused.
    """
    for entry in entries(data, limits):
        for _ in _pieces(data, entry):
            pass


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the parts of a zip by name, in the order of its directory, after every check. Raises Refused."""
    return {entry.name: b"".join(_pieces(data, entry)) for entry in entries(data, limits)}


def pack(parts: dict[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of `parts` in their order, the same bytes each time: no times, no owners, no comments.

    Parts named in `stored` are not packed (OpenDocument asks it of its first part).
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _directory(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Return the number of entries, where the directory starts and where it ends."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - 0xFFFF))
    if place < 0 or len(data) < place + _END.size:
        raise Refused(_DAMAGED)
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, place)
    if disk or first_disk or here != count or place + _END.size + comment != len(data) or start + size > place:
        raise Refused(_DAMAGED)
    if count > limits.entries:
        raise Refused(_BOMB)
    return count, start, start + size


def _central(data: bytes, position: int, end: int) -> tuple[Entry, int]:
    """Return the directory's entry at `position`, and where the next one is."""
    if position + _CENTRAL.size > end:
        raise Refused(_DAMAGED)
    fields = _CENTRAL.unpack_from(data, position)
    signature, flags, method, crc, packed, size = fields[0], fields[3], fields[4], *fields[7:10]
    name_length, extra_length, comment_length, attributes, header = *fields[10:13], fields[15], fields[16]
    following = position + _CENTRAL.size + name_length + extra_length + comment_length
    if signature != b"PK\x01\x02" or following > end or method not in (_STORED, _DEFLATED):
        raise Refused(_DAMAGED)
    if flags & _LOCKED_FLAGS:
        raise Refused(_LOCKED)
    if stat.S_IFMT(attributes >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(_PATHS)
    raw_name = data[position + _CENTRAL.size : position + _CENTRAL.size + name_length]
    start = _local(data, header, raw_name, method)
    return Entry(_name(raw_name), method, crc, packed, size, header, start), following


def _local(data: bytes, header: int, name: bytes, method: int) -> int:
    """Return where the packed bytes begin, once the entry's own header agrees with the directory about it."""
    if header + _LOCAL.size > len(data):
        raise Refused(_DAMAGED)
    fields = _LOCAL.unpack_from(data, header)
    start = header + _LOCAL.size
    agrees = fields[0] == b"PK\x03\x04" and fields[3] == method and data[start : start + fields[9]] == name
    if not agrees:
        raise Refused(_DAMAGED)
    return int(start + fields[9] + fields[10])


def _name(raw: bytes) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    segments = name.removesuffix("/").split("/")
    plain = _CHARACTERS.fullmatch(name) and all(segment not in ("", ".", "..") for segment in segments)
    if not plain or len(name) > _LONGEST_NAME:
        raise Refused(_PATHS)
    return name


def _check_names(found: list[Entry]) -> None:
    # Office programs match names without regard to case, so two spellings would be two files to us and one to them.
    if len({entry.name.casefold() for entry in found}) != len(found):
        raise Refused(_DAMAGED)
    if any(entry.name.lower().endswith(_NESTED_NAMES) for entry in found):
        raise Refused(_NESTED)


def _check_places(found: list[Entry]) -> None:
    # Entries that share packed bytes are how a small file unpacks to a vast one without a telling ratio.
    reached = 0
    for entry in sorted(found, key=lambda each: each.header):
        if entry.header < reached:
            raise Refused(_BOMB)
        reached = entry.start + entry.packed


def _check_sizes(found: list[Entry], limits: Limits) -> None:
    if sum(entry.size for entry in found) > limits.unpacked_bytes:
        raise Refused(_BOMB)
    for entry in found:
        if entry.size > max(limits.ratio_floor_bytes, limits.ratio * entry.packed):
            raise Refused(_BOMB)


def _pieces(data: bytes, entry: Entry) -> Iterator[bytes]:
    """Yield an entry's unpacked bytes, never one more than it declares. Raises Refused if they are not as declared."""
    packed = memoryview(data)[entry.start : entry.start + entry.packed]
    pieces = iter((bytes(packed),)) if entry.method == _STORED else _inflated(packed)
    total, crc = 0, 0
    for piece in pieces:
        if total == 0 and piece.startswith(_NESTED_STARTS):
            raise Refused(_NESTED)
        total += len(piece)
        crc = zlib.crc32(piece, crc)
        if total > entry.size:
            raise Refused(_BOMB)
        yield piece
    if total != entry.size or crc != entry.crc:
        raise Refused(_DAMAGED)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for place in range(0, len(packed), _PIECE):
            if unpacker.eof:
                raise Refused(_DAMAGED)
            waiting: bytes | memoryview = packed[place : place + _PIECE]
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, 4 * _PIECE)
                waiting = unpacker.unconsumed_tail
        yield unpacker.flush(4 * _PIECE)
    except zlib.error:
        raise Refused(_DAMAGED) from None
    if not unpacker.eof or unpacker.unused_data:
        raise Refused(_DAMAGED)
