"""The zip guard (row 29): what a hostile zip claims is not believed, and what it does is stopped early."""

import io
import random
import stat
import struct
import time
import tracemalloc
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.files import LIMITS, Refused, archive
from tests.unit.foundation.files import samples

MEGABYTE = 1024 * 1024


def claim(data, *, size=None, packed=None, crc=None, entry=0):
    """Change what the directory claims of an entry's unpacked size, packed size or checksum."""
    place = data.rfind(b"PK\x05\x06")
    position = struct.unpack_from("<L", data, place + 16)[0]
    for _ in range(entry):
        position += 46 + sum(struct.unpack_from("<3H", data, position + 28))
    changed = bytearray(data)
    for offset, value in ((16, crc), (20, packed), (24, size)):
        if value is not None:
            struct.pack_into("<L", changed, position + offset, value)
    return bytes(changed)


def one(name, content=b"x", **settings):
    """A zip of one entry with settings of its ZipInfo."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        info.compress_type = zipfile.ZIP_DEFLATED
        for key, value in settings.items():
            setattr(info, key, value)
        made.writestr(info, content)
    return out.getvalue()


def crafted(packed, size, crc, name=b"a.xml", *, header=0, count=1, here=0):
    """A zip of one entry whose packed bytes, claims, name, place and number are as given."""
    fields = (0, 8, 0, 0, crc, len(packed), size, len(name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *fields) + name + packed
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, header) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, here or count, count, len(central), len(local), 0)
    return local + central + end


def deflated(content):
    """Packed bytes without the frame that zlib puts round them."""
    return zlib.compress(content)[2:-4]


def overlapping():
    """A zip whose second entry lies inside the packed bytes of the first, so that its bytes count twice."""
    out = io.BytesIO()
    inner = one("b.xml", b"abcdefgh" * 4096)
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.xml", b"<" + inner)
        made.writestr("b.xml", b"")
        made.filelist[1].header_offset = made.filelist[0].header_offset + 30 + len("a.xml") + 1
        nested = zipfile.ZipFile(io.BytesIO(inner)).filelist[0]
        for field in ("CRC", "compress_size", "file_size", "compress_type"):
            setattr(made.filelist[1], field, getattr(nested, field))
    return out.getvalue()


def many(count):
    """A zip of `count` empty entries."""
    return samples.zipped(dict.fromkeys((f"{number}.xml" for number in range(count)), ""))


BOMBS = {
    "one part of 45 MB of nothing": lambda: samples.zipped({"a.xml": bytes(45 * MEGABYTE)}),
    "more than 50 MB in all": lambda: samples.zipped({f"{n}.xml": bytes(10 * MEGABYTE) for n in range(6)}),
    "a part that says it is small": lambda: claim(samples.zipped({"a.xml": bytes(45 * MEGABYTE)}), size=1000),
    "parts that share their bytes": overlapping,
    "too many parts": lambda: many(2001),
    "a directory of a million": lambda: (
        many(1)[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 50, 36, 0)
    ),
}


@pytest.mark.attack
@pytest.mark.parametrize("make", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_50_ms_and_without_room_for_it(make):
    bomb = make()
    took = []
    for _ in range(3):
        begun = time.process_time()
        with pytest.raises(Refused):
            archive.check(bomb, LIMITS)
        took.append(time.process_time() - begun)
    tracemalloc.start()
    with pytest.raises(Refused):
        archive.unpack(bomb, LIMITS)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert min(took) < 0.050
    assert most < 2 * MEGABYTE


@pytest.mark.parametrize(("count", "taken"), [(1999, True), (2000, True), (2001, False)])
def test_up_to_2000_entries_are_taken(count, taken):
    if taken:
        assert len(archive.unpack(many(count), LIMITS)) == count
    else:
        with pytest.raises(Refused, match="unpacks to far more"):
            archive.unpack(many(count), LIMITS)


@pytest.mark.parametrize(("spare", "taken"), [(1, True), (0, True), (-1, False)])
def test_up_to_the_limit_in_all_is_taken(spare, taken):
    data = samples.zipped({"a.xml": b"<a/>" * 100, "b.xml": b"<b/>" * 100})
    limits = replace(LIMITS, unpacked_bytes=800 + spare)

    if taken:
        archive.check(data, limits)
    else:
        with pytest.raises(Refused, match="unpacks to far more"):
            archive.check(data, limits)


def test_a_ratio_over_100_is_taken_only_in_a_small_part():
    floor = LIMITS.ratio_floor_bytes

    archive.check(samples.zipped({"a.xml": b" " * floor}), LIMITS)
    with pytest.raises(Refused, match="unpacks to far more"):
        archive.check(samples.zipped({"a.xml": b" " * (floor + 1)}), LIMITS)


def test_a_part_that_unpacks_to_exactly_100_times_is_taken():
    data = samples.zipped({"a.xml": b"abcd" * 1000})
    packed = archive.entries(data, LIMITS)[0].packed
    limits = replace(LIMITS, ratio_floor_bytes=1)

    archive.check(data, replace(limits, ratio=-(-4000 // packed)))
    with pytest.raises(Refused):
        archive.check(data, replace(limits, ratio=4000 // packed - 1))


@pytest.mark.attack
@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a.xml", "a/../../b.xml", "a/./b.xml", "a//b.xml", "C:/a.xml", "a\\b.xml", "\\\\host\\a.xml",
     "a\nb.xml", "a\x7f.xml", "..", ".", "", "/", "a" * 256],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(Refused, match="hidden part"):
        archive.unpack(one(name), LIMITS)


@pytest.mark.attack
@pytest.mark.parametrize("sort", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_a_device_is_refused(sort):
    with pytest.raises(Refused, match="hidden part"):
        archive.unpack(one("a.xml", b"/etc/passwd", create_system=3, external_attr=(sort | 0o777) << 16), LIMITS)


@pytest.mark.attack
@pytest.mark.parametrize(("first", "second"), [("a.xml", "a.xml"), ("a.xml", "A.XML"), ("straße.xml", "STRASSE.xml")])
def test_two_parts_of_one_name_are_refused(first, second):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(first, "one")
        if second == first:
            made.fp.seek(0, io.SEEK_END)
            made.NameToInfo.clear()
        made.writestr(second, "two")

    with pytest.raises(Refused):
        archive.unpack(out.getvalue(), LIMITS)


@pytest.mark.attack
@pytest.mark.parametrize(
    "start",
    [
        b"PK\x03\x04",
        b"Rar!\x1a",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\xd0\xcf\x11\xe0",
        b"MZ\x90",
        b"%PDF-1.7",
    ],
)
def test_an_archive_program_or_document_inside_is_refused_whatever_it_is_called(start):
    with pytest.raises(Refused, match="another file inside it"):
        archive.check(samples.zipped({"word/media/image1.png": start + b"rest"}), LIMITS)


def test_a_nested_office_file_is_refused_by_its_name():
    with pytest.raises(Refused, match="another file inside it"):
        archive.check(samples.zipped({"word/embeddings/Sheet.XLSX": b"anything"}), LIMITS)


@pytest.mark.attack
@pytest.mark.parametrize("flags", [0x1, 0x40, 0x2000])
def test_a_locked_part_is_refused_with_what_to_do(flags):
    data = bytearray(one("a.xml"))
    struct.pack_into("<H", data, data.find(b"PK\x01\x02") + 8, flags)

    with pytest.raises(Refused, match="password"):
        archive.check(bytes(data), LIMITS)


@pytest.mark.attack
@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr("a.xml", "x" * 100)

    with pytest.raises(Refused, match="unusual"):
        archive.check(out.getvalue(), LIMITS)


def damaged():
    whole = samples.zipped({"a.xml": b"<a>hello, hello, hello</a>", "b.xml": b"<b/>"})
    middle = whole.find(b"a.xml") + 8
    yield "one byte changed", whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]
    yield "cut short", whole[:-1]
    yield "something after the end", whole + b"<script>"
    yield "a size too large by one", claim(whole, size=27)
    yield "a size too small by one", claim(whole, size=25)
    yield "another checksum", claim(whole, crc=1)
    yield "packed bytes past the end", claim(whole, packed=0x7FFFFFFF, entry=1)
    yield "sizes of the large sort of zip", claim(whole, size=0xFFFFFFFF, packed=0xFFFFFFFF)
    yield "another name in its own header", whole.replace(b"a.xml", b"z.xml", 1)
    yield "only an end", whole[-22:]
    yield "nothing", b""
    yield "not a zip", b"PK\x03\x04" + bytes(100)


@pytest.mark.parametrize(("what", "data"), tuple(damaged()))
def test_what_does_not_agree_with_itself_is_refused(what, data):
    with pytest.raises(Refused):
        archive.unpack(data, LIMITS)


NOISE = random.Random(1).randbytes(40_000)
CRAFTED = {
    "not packed bytes": crafted(b"\xff" * 50, 50, 0),
    "packed bytes cut short": crafted(deflated(NOISE)[:-1000], len(NOISE), zlib.crc32(NOISE)),
    "packed bytes with a little more": crafted(deflated(b"<a/>") + b"more", 4, zlib.crc32(b"<a/>")),
    "packed bytes with much more": crafted(deflated(b"<a/>") + NOISE, 4, zlib.crc32(b"<a/>")),
    "more entries than there are": crafted(deflated(b"<a/>"), 4, zlib.crc32(b"<a/>"), count=2),
    "two ideas of how it is packed": crafted(deflated(b"<a/>"), 4, zlib.crc32(b"<a/>")).replace(
        b"PK\x03\x04\x14\x00\x00\x00\x08", b"PK\x03\x04\x14\x00\x00\x00\x00"
    ),
    "two ideas of how many entries there are": crafted(deflated(b"<a/>"), 4, zlib.crc32(b"<a/>"), here=2),
    "an entry past the end": crafted(deflated(b"<a/>"), 4, zlib.crc32(b"<a/>"), header=99_999),
}


@pytest.mark.attack
@pytest.mark.parametrize("data", CRAFTED.values(), ids=CRAFTED)
def test_packed_bytes_that_are_not_what_they_should_be_are_refused(data):
    with pytest.raises(Refused, match="damaged"):
        archive.check(data, LIMITS)


@pytest.mark.parametrize(("raw", "name"), [(b"a.xml", "a.xml"), ("é.xml".encode(), "é.xml"), (b"\x82.xml", "é.xml")])
def test_a_name_is_read_in_utf_8_or_in_the_alphabet_of_old_zips(raw, name):
    data = crafted(deflated(b"<a/>"), 4, zlib.crc32(b"<a/>"), raw)

    assert archive.unpack(data, LIMITS) == {name: b"<a/>"}


def test_folders_are_left_out_and_parts_keep_their_order():
    data = samples.zipped({"b/": "", "b/z.xml": b"<z/>", "a.xml": b"<a/>"})

    assert list(archive.unpack(data, LIMITS)) == ["b/z.xml", "a.xml"]


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=2000)))
def test_what_is_packed_is_unpacked_and_packed_the_same_each_time(parts):
    parts = {name: b"<" + content for name, content in parts.items()}

    packed = archive.pack(parts)

    assert packed == archive.pack(parts)
    assert archive.unpack(packed, LIMITS) == parts
    assert samples.unzipped(packed) == parts
