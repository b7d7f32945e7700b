"""What a version holds, and what its hash is of."""

from __future__ import annotations

import hashlib
import io

import pytest

from colonnade.apps.evidence.actions import Content, file_content, link_content, note_content
from colonnade.apps.evidence.models import Version
from colonnade.foundation.refusal import Refused
from tests.integration.evidence import samples

NOTHING = hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("  HTTPS://Example.ORG/Minutes?q=1#three ", "https://example.org/Minutes?q=1#three"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ('https://example.org/"><b>', "https://example.org/%22%3E%3Cb%3E"),
    ],
)
def test_a_link_is_kept_in_one_form_and_hashed_in_it(typed: str, kept: str) -> None:
    content = link_content(typed)
    assert content.link == kept
    assert content.sha256 == hashlib.sha256(kept.encode()).hexdigest()


@pytest.mark.attack
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org/minutes",
        "//example.org/minutes",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "vbscript:msgbox(1)",
        "https://",
        "https://:443/a",
        "https:/example.org",
        "https://example.org\\@evil.example/",
        "https:\\\\example.org",
        "https://exa mple.org/",
        "https://example.org/a\nb",
        "https://example.org/\u202egpj.exe",
        "https://[::1/",
        "https://example.org:99999/",
        "https://" + "a" * 64 + ".org/",
    ],
)
def test_what_is_not_an_address_of_the_web_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="beginning with https://"):
        link_content(typed)


@pytest.mark.attack
@pytest.mark.parametrize(
    "typed", ["https://sam:secret@example.org/", "https://sam@example.org/", "https://@example.org/"]
)
def test_a_link_that_carries_a_name_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="name and password"):
        link_content(typed)


@pytest.mark.parametrize(("length", "fits"), [(500, True), (501, False)])
def test_a_link_has_a_longest_length(length: int, fits: bool) -> None:
    address = "https://example.org/".ljust(length, "a")
    if fits:
        assert len(link_content(address).link) == length
    else:
        with pytest.raises(Refused, match="500 characters"):
            link_content(address)


def test_a_link_that_grows_past_the_longest_length_is_refused() -> None:
    with pytest.raises(Refused, match="500 characters"):
        link_content("https://example.org/" + "ü" * 300)


def test_a_note_is_kept_in_one_form_and_hashed_in_it() -> None:
    content = note_content("  Cafe\u0301 meeting  \r\n\r\nwith\x00 minutes\t1 \r")
    assert content.note == "Caf\u00e9 meeting\n\nwith minutes\t1"
    assert content.sha256 == hashlib.sha256(content.note.encode()).hexdigest()


@pytest.mark.parametrize("typed", ["", "  \r\n ", "\x00"])
def test_an_empty_note_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Write the note"):
        note_content(typed)


def test_a_note_has_a_longest_length() -> None:
    assert note_content("a" * 10_000).note
    with pytest.raises(Refused, match="10,000"):
        note_content("a" * 10_001)


@pytest.mark.parametrize(
    ("name", "made"), [("minutes.pdf", samples.pdf), ("poster.png", samples.png), ("plan.docx", samples.docx)]
)
def test_a_real_file_is_taken_without_the_name_in_it(name: str, made: object) -> None:
    sent = made()  # type: ignore[operator]
    content = file_content(name, io.BytesIO(sent))
    assert content.kind == Version.Kind.FILE
    assert content.file is not None
    assert content.sha256 == hashlib.sha256(content.file.content).hexdigest()
    assert samples.CANARY.encode() in sent or name.endswith("docx")
    assert samples.CANARY.encode() not in content.file.content
    assert content.cleaned


def test_a_file_that_is_not_what_its_name_says_is_refused_as_the_site_refuses() -> None:
    with pytest.raises(Refused, match="inside it is a web page"):
        file_content("minutes.pdf", io.BytesIO(b"<html>Hello</html>"))


@pytest.mark.parametrize(
    "given",
    [
        {"kind": Version.Kind.LINK, "sha256": NOTHING},
        {"kind": Version.Kind.LINK, "sha256": NOTHING, "note": "words"},
        {"kind": Version.Kind.NOTE, "sha256": NOTHING, "note": "words", "link": "https://example.org/"},
        {"kind": Version.Kind.NOTE, "sha256": "0", "note": "words"},
    ],
)
def test_content_that_is_not_of_its_kind_cannot_be_built(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"content is|SHA-256"):
        Content(**given)  # type: ignore[arg-type]
