"""Row 33: whatever bytes are sent under whatever name, a file is taken clean or refused; nothing else escapes."""

import io
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colonnade.foundation.files import Refused, accept
from tests.unit.foundation.files import samples

HONEST = {name: make() for name, make in samples.HONEST.items()}
NAMES = st.sampled_from(sorted(HONEST))
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"a,b\n",
    b"<svg",
]


def taken_or_refused(name, data):
    try:
        accepted = accept(name, io.BytesIO(data))
    except Refused:
        return None
    assert accepted.content
    return accepted


@st.composite
def mutated(draw, data):
    """Valid bytes with a few runs changed, doubled, or cut."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(changed) - 1)))
        length = draw(st.integers(0, 12))
        run = draw(st.one_of(st.binary(max_size=12), st.sampled_from([b"\xff" * 4, bytes(4), b"<!DOCTYPE a>", b"../"])))
        changed[place : place + length] = run
    return (
        bytes(changed[: draw(st.integers(len(changed) // 2, len(changed)))]) if draw(st.booleans()) else bytes(changed)
    )


@QUICK
@given(name=NAMES, start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_random_bytes(here, name, start, rest):
    taken_or_refused(name, start + rest)


@QUICK
@given(sent=NAMES.flatmap(lambda name: st.tuples(st.just(name), mutated(HONEST[name]))))
def test_valid_files_with_bytes_changed(here, sent):
    taken_or_refused(*sent)


@QUICK
@given(data=st.data(), name=st.sampled_from(["a.docx", "a.xlsx", "a.pptx", "a.odt", "a.ods"]))
def test_office_files_whole_as_zips_with_a_part_changed(here, data, name):
    parts = samples.unzipped(HONEST[name])
    victim = data.draw(st.sampled_from(sorted(parts)))
    parts[victim] = data.draw(mutated(parts[victim] or b"x"))

    accepted = taken_or_refused(name, samples.zipped(parts))

    if accepted:
        assert b"<!DOCTYPE" not in samples.revealed(accepted.content)


@QUICK
@given(data=st.data())
def test_pngs_with_a_chunk_changed_and_its_checksum_made_right(here, data):
    chunks, place, whole = [], 8, HONEST["a.png"]
    while place < len(whole):
        length = struct.unpack_from(">L", whole, place)[0]
        chunks.append(whole[place + 4 : place + 8 + length])
        place += 12 + length
    victim = data.draw(st.integers(0, len(chunks) - 1))
    chunks[victim] = chunks[victim][:4] + data.draw(mutated(chunks[victim][4:] or b"x"))
    made = b"".join(
        struct.pack(">L", len(chunk) - 4) + chunk + struct.pack(">L", zlib.crc32(chunk)) for chunk in chunks
    )

    accepted = taken_or_refused("a.png", whole[:8] + made)

    if accepted:
        assert samples.CANARY.encode() not in samples.revealed(accepted.content)


@pytest.mark.attack
@settings(max_examples=8, deadline=None)
@given(sent=NAMES.flatmap(lambda name: st.tuples(st.just(name), mutated(HONEST[name]))))
def test_the_same_through_the_real_process(sent):
    taken_or_refused(*sent)


@QUICK
@given(st.text(max_size=40), st.sampled_from(sorted(HONEST.values())))
def test_any_name(here, name, content):
    taken_or_refused(name, content)
