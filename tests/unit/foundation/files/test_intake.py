"""The way in: what is taken, what is refused, and what is said about it."""

import hashlib
import io
import re
from dataclasses import replace

import pytest

from colonnade.foundation.files import LIMITS, Accepted, Kind, Limits, Refused, accept, bounded
from tests.unit.foundation.files import samples

WEB_PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60)
DISGUISES = {
    "a web page": WEB_PAGE,
    "a web page with a mark and spaces": "\ufeff \r\n<HTML><body>".encode(),
    "a web page with bytes that are not text": b"\x80 <html><script>",
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "an SVG with a heading": b"<?xml version='1.0'?><!-- x --><svg/>",
    "XML": b"<?xml version='1.0'?><a/>",
    "RTF": b"{\\rtf1 hello}",
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "PostScript": b"%!PS-Adobe-3.0\n",
    "a Windows program": PROGRAM,
    "a Linux program": b"\x7fELF\x02\x01\x01" + bytes(60),
    "a zip": samples.zipped({"a.txt": "hello"}),
    "an empty zip": b"PK\x05\x06" + bytes(18),
    "a RAR": b"Rar!\x1a\x07\x01\x00" + bytes(20),
    "a gzip": b"\x1f\x8b\x08\x00" + bytes(20),
    "a GIF": b"GIF89a\x01\x00\x01\x00\x80" + bytes(20),
    "a HEIC": b"\x00\x00\x00\x18ftypheic" + bytes(20),
    "a WebP": b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20),
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "bytes of no kind": bytes(range(256)),
    "a PDF that starts late": b"GIF89a\x00" + samples.pdf(),
    "a PDF after a space": b" " + samples.pdf(),
    "a PDF of letters only, after a space": b" %PDF-1.4\n1 0 obj\n",
}
HONEST = {name: make() for name, make in samples.HONEST.items()}
CONTENT_OF = {
    "a PDF": "a.pdf",
    "a PNG": "a.png",
    "a JPEG": "a.jpg",
    "a DOCX": "a.docx",
    "an ODS": "a.ods",
    "text": "a.txt",
}


def take(name, data, limits=LIMITS):
    return accept(name, io.BytesIO(data), limits)


class Reader(io.BytesIO):
    """A stream that counts what is read of it, a little at a time."""

    def __init__(self, data):
        super().__init__(data)
        self.read_so_far = 0

    def read(self, size=-1):
        piece = super().read(min(size, 1000) if size > 0 else size)
        self.read_so_far += len(piece)
        return piece


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken_through_the_real_process(name):
    accepted = take("Our " + name.upper(), HONEST[name])

    assert accepted.name == "Our A" + name[1:]
    assert accepted.kind is Kind[name[2:].upper().replace("JPG", "JPEG")]
    assert accepted.media_type == accepted.kind.media_type
    assert accepted.sha256 == hashlib.sha256(accepted.content).hexdigest()
    assert accepted.size == len(accepted.content)
    assert samples.CANARY.encode() not in samples.revealed(accepted.content)


def test_text_is_kept_to_the_byte_and_nothing_is_said():
    assert take("a.txt", samples.TXT).content == samples.TXT
    assert take("a.csv", samples.CSV).cleaned == ()


@pytest.mark.attack
@pytest.mark.parametrize("name", HONEST)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_is_refused_with_what_was_found_and_what_to_do(here, name, disguise):
    with pytest.raises(Refused) as caught:
        take(name, DISGUISES[disguise])

    sentence = str(caught.value)
    assert re.search(r"inside it is (a|an|plain|something) |locked with a password|UTF-8", sentence)
    assert re.search(r"Open it, save it as |Save a copy as |save it as CSV UTF-8", sentence)
    assert "alert" not in sentence


@pytest.mark.attack
@pytest.mark.parametrize("name", HONEST)
@pytest.mark.parametrize("content", CONTENT_OF)
def test_one_kind_under_the_name_of_another_is_refused(here, name, content):
    sent = HONEST[CONTENT_OF[content]]
    same = CONTENT_OF[content] == name or (content == "text" and name == "a.csv")
    if same:
        assert take(name, sent)
    else:
        with pytest.raises(Refused, match="The name says this is"):
            take(name, sent)


def test_the_sentence_names_both_kinds():
    with pytest.raises(Refused) as caught:
        take("plan.pdf", WEB_PAGE)

    assert str(caught.value) == (
        "The name says this is a PDF, but inside it is a web page. Open it, save it as a PDF, and upload that."
    )
    assert caught.value.details == {"named": "a PDF", "found": "a web page"}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.docm", "without macros"), ("a.XLSM", "without macros"), ("a.xlsb", "without macros"), ("a.doc", ".docx"),
        ("a.xls", ".xlsx"), ("a.ppt", ".pptx"), ("a.heic", "JPEG or PNG"), ("a.html", "PDF"), ("a.svg", "PDF"),
        ("a.zip", "files in it"), ("a.msg", "email"), ("a.exe", "This kind of file"), ("a", "This kind of file"),
        ("a.pdf.exe", "This kind of file"), ("annual\u202efdp.exe", "This kind of file"), ("", "This kind of file"),
        ("a.p\u200bdf\x00.js", "This kind of file"), ("a.<b>", "This kind of file"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_taken_is_refused_before_anything_is_read(name, says):
    stream = Reader(HONEST["a.pdf"])

    with pytest.raises(Refused, match=says):
        accept(name, stream)

    assert stream.read_so_far == 0


@pytest.mark.parametrize("name", HONEST)
def test_an_empty_file_is_refused(name):
    with pytest.raises(Refused, match="empty"):
        take(name, b"")


@pytest.mark.parametrize(("over", "taken"), [(-1, True), (0, True), (1, False), (5000, False)])
def test_a_file_is_read_to_one_byte_past_the_limit_and_no_further(over, taken):
    limits = Limits(file_bytes=2 * 1024 * 1024)
    stream = Reader(b"x" * (limits.file_bytes + over))

    if taken:
        assert accept("a.txt", stream, limits).size == limits.file_bytes + over
    else:
        with pytest.raises(Refused, match="bigger than 2 MB"):
            accept("a.txt", stream, limits)
    assert stream.read_so_far == limits.file_bytes + min(over, 1)


def test_the_limit_is_10_mb():
    with pytest.raises(Refused, match="bigger than 10 MB"):
        take("a.txt", b"x" * (10 * 1024 * 1024 + 1))


def test_a_locked_office_file_is_told_from_a_damaged_one(here):
    with pytest.raises(Refused, match="Save a copy as a Word document without a password"):
        take("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.attack
def test_a_bomb_is_refused_before_another_process_is_begun(monkeypatch):
    monkeypatch.setattr(bounded, "run", lambda *_: pytest.fail("the guard let it through"))

    with pytest.raises(Refused, match="unpacks to far more"):
        take("a.docx", samples.zipped({"a.xml": bytes(20 * 1024 * 1024)}))


@pytest.mark.attack
@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg"])
def test_what_was_added_to_the_end_of_a_file_is_not_kept(here, name):
    assert b"script" not in samples.revealed(take(name, HONEST[name] + WEB_PAGE).content)


def test_text_may_speak_of_web_pages():
    data = b"In HTML, <html> comes first. BMA and MZ are letters. %PDF- too.\n"

    assert take("a.txt", data).content == data


def test_a_fault_of_the_stream_is_not_a_refusal():
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        accept("a.txt", Broken())


@pytest.mark.parametrize("name", ["../a.txt", "a\n.txt", "", " a.txt", "a\u202eb.txt"])
def test_an_accepted_file_cannot_have_an_unsafe_name(name):
    with pytest.raises(ValueError, match="safe name"):
        Accepted(name, Kind.TXT, b"x")


def test_an_accepted_file_has_content_and_does_not_print_it():
    with pytest.raises(ValueError, match="content"):
        Accepted("a.txt", Kind.TXT, b"")
    assert "secret" not in repr(Accepted("a.txt", Kind.TXT, b"secret"))


@pytest.mark.parametrize("field", ["file_bytes", "entries", "ratio", "memory_bytes", "wall_seconds"])
def test_a_limit_that_limits_nothing_cannot_be_made(field):
    with pytest.raises(ValueError, match=field):
        replace(LIMITS, **{field: 0})
