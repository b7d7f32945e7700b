"""OpenDocument files are rewritten part by part, as office files are."""

import io

import pytest
from PIL import Image

from colonnade.foundation.files import LIMITS, Kind, Refused, opendocument, removed
from tests.unit.foundation.files import samples

MAKERS = {Kind.ODT: samples.odt, Kind.ODS: samples.ods}


def clean(kind, data):
    data, cleaned = opendocument.clean(data, kind, LIMITS)
    return samples.unzipped(data), cleaned


def with_parts(**changes):
    """The sample letter with parts added or changed: name to content, None to take one out."""
    parts = samples.unzipped(samples.odt())
    parts.update(changes)
    kept = {name: content for name, content in parts.items() if content is not None}
    return samples.zipped(kept, stored=("mimetype",))


@pytest.mark.parametrize("kind", MAKERS)
def test_no_canary_is_left_in_any_part(kind):
    assert samples.CANARY.encode() in samples.revealed(MAKERS[kind]())

    data, cleaned = opendocument.clean(MAKERS[kind](), kind, LIMITS)

    left = samples.revealed(data)
    assert samples.CANARY.encode() not in left
    assert b"QTW" not in left
    assert set(cleaned) == {
        removed.PREVIEW, removed.LINKS, removed.PROPERTIES, removed.PRINTER, removed.PICTURE_DETAILS, removed.AUTHORS
    }  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_its_type_comes_first_and_unpacked_as_the_format_asks(kind):
    data, _ = opendocument.clean(MAKERS[kind](), kind, LIMITS)

    assert data[30:38] == b"mimetype"
    assert data[38:].startswith(kind.media_type.encode())
    assert opendocument.clean(data, kind, LIMITS)[0] == data


def test_what_it_says_is_kept():
    parts, _ = clean(Kind.ODT, samples.odt())

    content = parts["content.xml"].decode()
    assert "<text:p>Welcome</text:p>" in content
    assert '<text:a xlink:href="https://www.example.org/kept">kept</text:a>' in content
    assert '<draw:image xlink:href="Pictures/a.png"/>' in content
    assert '<draw:image xlink:href=""/>' in content
    assert "<dc:creator>Author 1</dc:creator>" in content
    assert Image.open(io.BytesIO(parts["Pictures/a.png"])).size == (24, 16)


def test_its_list_of_parts_names_only_what_is_there():
    parts, _ = clean(Kind.ODT, samples.odt())

    paths = [
        attributes.get("manifest:full-path")
        for _, attributes in opendocument.markup.elements(parts["META-INF/manifest.xml"])
    ]
    assert paths == [None, "/", "content.xml", "meta.xml", "settings.xml", "Pictures/a.png"]


@pytest.mark.parametrize("element", ["script", "event-listener", "plugin", "applet", "floating-frame", "font-face-src"])
def test_what_runs_or_reaches_out_is_left_out(element):
    content = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x"><o:{element} x:href="x">y</o:{element}><o:p>kept</o:p></o:d>'

    parts, cleaned = clean(Kind.ODT, with_parts(**{"content.xml": content}))

    assert element.encode() not in parts["content.xml"]
    assert b"kept" in parts["content.xml"]
    assert cleaned


@pytest.mark.attack
@pytest.mark.parametrize(
    "target", ["http://x.example/a", "../a.odt", "/etc/passwd", "\\\\h\\s", "file:///a", "vnd.sun.star.script:x"]
)
def test_a_picture_or_section_from_elsewhere_is_cut_loose(target):
    content = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x"><o:section-source x:href="{target}"/></o:d>'

    parts, cleaned = clean(Kind.ODT, with_parts(**{"content.xml": content}))

    assert b'x:href=""' in parts["content.xml"]
    assert removed.LINKS in cleaned


@pytest.mark.attack
@pytest.mark.parametrize("target", ["javascript:x", "file:///a", "macro:///x", "../a"])
def test_a_link_that_is_not_to_the_web_is_cut_loose(target):
    content = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x"><o:a x:href="{target}"/></o:d>'

    assert b'x:href=""' in clean(Kind.ODT, with_parts(**{"content.xml": content}))[0]["content.xml"]


def test_svg_drawings_go_with_what_points_at_them():
    images = '<o:image x:href="Pictures/b.svg"/><o:image x:href="Pictures/a.png"/>'
    content = f'<o:d xmlns:o="urn:o" xmlns:x="urn:x">{images}</o:d>'

    parts, cleaned = clean(Kind.ODT, with_parts(**{"content.xml": content, "Pictures/b.svg": b"<svg/>"}))

    assert "Pictures/b.svg" not in parts
    assert b".svg" not in parts["content.xml"]
    assert removed.DRAWINGS in cleaned


@pytest.mark.attack
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("META-INF/manifest.xml", b"<m><file-entry><encryption-data/></file-entry></m>", "password"),
        ("Basic/Standard/Module1.xml", b"<x/>", "macros"),
        ("Scripts/python/a.py", b"x", "macros"),
        ("Object 1", b"\xd0\xcf\x11\xe0rest", "another file inside"),
        ("Object 2", b"anything", "cannot be checked"),
        ("content.xml", b"<!DOCTYPE a><a/>", "can do harm"),
        ("content.xml", b"<a><dde-source/></a>", "live link"),
        ("content.xml", b"<a><binary-data>AAAA</binary-data></a>", "cannot be checked"),
        ("content.xml", None, "inside it is a zip file"),
        ("mimetype", None, "inside it is a zip or office file"),
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", "another sort of OpenDocument"),
        ("mimetype", b"application/vnd.oasis.opendocument.text-template", "another sort of OpenDocument"),
    ],
)
def test_a_part_that_could_do_harm_or_is_amiss_is_refused(name, content, says):
    with pytest.raises(Refused, match=says):
        clean(Kind.ODT, with_parts(**{name: content}))
