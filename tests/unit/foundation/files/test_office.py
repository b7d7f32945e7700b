"""Office files are rewritten part by part: who made them goes, what they say stays (rows 19 and 31)."""

import io
import posixpath
import zipfile

import pytest
from PIL import Image

from colonnade.foundation.files import LIMITS, Kind, Refused, office, removed
from tests.unit.foundation.files import samples

MAKERS = {Kind.DOCX: samples.docx, Kind.XLSX: samples.xlsx, Kind.PPTX: samples.pptx}
FOLDERS = {Kind.DOCX: "word", Kind.XLSX: "xl", Kind.PPTX: "ppt"}


def clean(kind, data):
    data, cleaned = office.clean(data, kind, LIMITS)
    return samples.unzipped(data), cleaned


def with_parts(kind, **changes):
    """The sample of a kind with parts added or changed: name to content, None to take one out."""
    parts = samples.unzipped(MAKERS[kind]())
    parts.update(changes)
    return samples.zipped({name: content for name, content in parts.items() if content is not None})


@pytest.mark.parametrize("kind", MAKERS)
def test_no_canary_is_left_in_any_part(kind):
    assert samples.CANARY.encode() in samples.revealed(MAKERS[kind]())

    data, cleaned = office.clean(MAKERS[kind](), kind, LIMITS)

    left = samples.revealed(data)
    assert samples.CANARY.encode() not in left
    assert samples.CANARY.encode("utf-16-le") not in left
    assert not any(place in left for place in samples.LATITUDE_BYTES)
    assert b"QTW" not in left
    assert {removed.PROPERTIES, removed.AUTHORS, removed.PREVIEW} <= set(cleaned)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_file_comes_out_the_same_with_no_times_in_it(kind):
    data = MAKERS[kind]()

    once, _ = office.clean(data, kind, LIMITS)

    assert office.clean(data, kind, LIMITS)[0] == once
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert samples.unzipped(office.clean(once, kind, LIMITS)[0]).keys() == samples.unzipped(once).keys()


@pytest.mark.parametrize("kind", MAKERS)
def test_every_part_pointed_at_or_listed_is_there(kind):
    parts, _ = clean(kind, MAKERS[kind]())

    for _, attributes in office.markup.elements(parts["[Content_Types].xml"]):
        named = attributes.get("PartName", "/[Content_Types].xml").lstrip("/")
        assert named in parts
    for name in (name for name in parts if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        for element, attributes in office.markup.elements(parts[name]):
            if element == "Relationship" and "TargetMode" not in attributes:
                assert posixpath.normpath(posixpath.join(folder, attributes["Target"])) in parts


def test_what_a_letter_says_is_kept_and_its_authors_are_numbered():
    parts, _ = clean(Kind.DOCX, samples.docx())

    document = parts["word/document.xml"].decode()
    assert '<w:ins w:id="1" w:author="Author 1" w:date="2025-01-01T00:00:00Z">' in document
    assert '<w:t xml:space="preserve"> to all &amp; sundry</w:t>' in document
    assert 'w:author="Author 1" w:initials="A"' in parts["word/comments.xml"].decode()
    assert "<w:zoom" in parts["word/settings.xml"].decode()
    assert "attachedTemplate" not in parts["word/settings.xml"].decode()


def test_links_to_the_web_stay_and_others_lead_nowhere():
    parts, cleaned = clean(Kind.DOCX, samples.docx())

    links = parts["word/_rels/document.xml.rels"].decode()
    assert "https://www.example.org/kept" in links
    assert 'Target="about:blank" TargetMode="External"' in links
    assert "attachedTemplate" not in parts["word/_rels/settings.xml.rels"].decode()
    assert {removed.LINKS, removed.TEMPLATE} <= set(cleaned)


@pytest.mark.attack
@pytest.mark.parametrize(
    "target", ["file:///C:/a.doc", "\\\\host\\share", "javascript:x", "ms-word:x", "http://[bad", "//h/a", "a.doc"]
)
def test_a_hyperlink_that_is_not_to_the_web_leads_nowhere(target):
    link = samples.rels(("hyperlink", target, "External"))

    parts, _ = clean(Kind.DOCX, with_parts(Kind.DOCX, **{"word/_rels/document.xml.rels": link}))

    assert b'Target="about:blank"' in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("target", ["https://a.example", "HTTP://a.example", "mailto:a@b.example", "#place"])
def test_a_hyperlink_to_the_web_an_email_or_a_place_in_the_file_stays(target):
    link = samples.rels(("hyperlink", target, "External"))

    parts, cleaned = clean(Kind.DOCX, with_parts(Kind.DOCX, **{"word/_rels/document.xml.rels": link}))

    assert f'Target="{target}"'.encode() in parts["word/_rels/document.xml.rels"]
    assert removed.LINKS not in cleaned


def test_a_photograph_in_a_letter_is_turned_and_opens():
    parts, cleaned = clean(Kind.DOCX, samples.docx())

    assert Image.open(io.BytesIO(parts["word/media/image1.jpeg"])).size == (16, 24)
    assert {removed.PICTURE_DETAILS, removed.TURNED} <= set(cleaned)


def test_a_comment_in_a_sheet_no_longer_begins_with_a_name():
    parts, _ = clean(Kind.XLSX, samples.xlsx())

    comments = parts["xl/comments1.xml"].decode()
    assert "<author>Author 1</author>" in comments
    assert "<author>tc={0A1B2C3D-0000-0000-0000-000000000001}</author>" in comments
    assert "<t>Author 1:</t>" in comments
    assert "Check this" in comments


def test_a_sheet_keeps_its_cells_and_its_page_but_not_its_printer():
    parts, cleaned = clean(Kind.XLSX, samples.xlsx())

    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="A1"><v>42</v></c>' in sheet
    assert '<pageSetup orientation="portrait"/>' in sheet
    assert "xl/printerSettings/printerSettings1.bin" not in parts
    assert removed.PRINTER in cleaned
    assert "xl/metadata.xml" in parts


def test_details_are_found_by_what_they_are_and_not_by_where_they_are():
    core = samples.unzipped(samples.docx())["docProps/core.xml"]
    types = samples.unzipped(samples.docx())["[Content_Types].xml"].replace(b"docProps/core.xml", b"package/a.psmdcp")

    data = with_parts(Kind.DOCX, **{"package/a.psmdcp": core, "docProps/core.xml": None, "[Content_Types].xml": types})
    parts, _ = clean(Kind.DOCX, data)

    assert samples.CANARY.encode() not in parts["package/a.psmdcp"]


def test_a_letter_with_nothing_to_hide_is_kept_and_nothing_is_said():
    names = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    relation = samples.rels(("officeDocument", "word/document.xml"))
    content = b'<w:document xmlns:w="urn:w"><w:t>Welcome</w:t></w:document>'
    types = samples.unzipped(samples.docx())[names[0]]

    parts, cleaned = clean(Kind.DOCX, samples.zipped(dict(zip(names, (types, relation, content), strict=True))))

    assert cleaned == []
    assert parts["word/document.xml"].endswith(content)


@pytest.mark.attack
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", ["vbaProject.bin", "VBAPROJECT.BIN", "vbaData.xml", "macrosheets/sheet1.xml"])
def test_macros_are_refused(kind, name):
    with pytest.raises(Refused, match=r"macros.*Save it without macros"):
        clean(kind, with_parts(kind, **{f"{FOLDERS[kind]}/{name}": b"<x/>"}))


@pytest.mark.attack
@pytest.mark.parametrize(
    "sort",
    ["application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
     "application/vnd.ms-office.vbaProject", "application/vnd.ms-excel.intlmacrosheet+xml"],
)  # fmt: skip
def test_a_type_that_has_macros_is_refused_whatever_the_name(sort):
    types = samples.unzipped(samples.docx())["[Content_Types].xml"]
    extra = f'<Override PartName="/word/x.xml" ContentType="{sort}"/></Types>'.encode()

    with pytest.raises(Refused, match="macros"):
        clean(Kind.DOCX, with_parts(Kind.DOCX, **{"[Content_Types].xml": types.replace(b"</Types>", extra)}))


@pytest.mark.attack
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("word/activeX/activeX1.xml", b"<x/>", "run a program"),
        ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0rest", "another file inside"),
        ("word/embeddings/oleObject1.bin", b"anything", "cannot be checked"),
        ("word/embeddings/Sheet.xlsx", b"PK\x03\x04", "another file inside"),
        ("word/media/clip.mp4", b"\0\0\0\x18ftypmp42", "sound or video"),
        ("word/afchunk.htm", b"<html/>", "cannot be checked"),
        ("word/media/image2.jpeg", b"<html/>", "damaged"),
        ("word/media/image2.wmf", b"<html/>", "cannot be checked"),
        ("word/media/image2.emf", b"<html/>", "damaged"),
        ("word/x.xml", b"<!DOCTYPE a><a/>", "can do harm"),
        ("word/x.xml", "<!DOCTYPE a><a/>".encode("utf-16"), "can do harm"),
        ("word/x.xml", b"<a><b>", "damaged"),
        ("word/x.xml", b"<w:binData xmlns:w='urn:w'>AAAA</w:binData>", "cannot be checked"),
        ("xl/externalLinks/x.xml", b"<a><ddeLink/></a>", "live link"),
        ("noending", b"x", "cannot be checked"),
    ],
)
def test_a_part_that_could_do_harm_is_refused(name, content, says):
    with pytest.raises(Refused, match=says):
        clean(Kind.DOCX, with_parts(Kind.DOCX, **{name: content}))


@pytest.mark.parametrize("name", ["word/media/image9.wmf", "word/media/image9.svg"])
def test_old_drawings_stay_and_svg_drawings_go_with_what_points_at_them(name):
    point = '<a:ext xmlns:a="urn:a" uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><x/></a:ext>'
    data = with_parts(Kind.DOCX, **{name: b"\xd7\xcd\xc6\x9a rest", "word/y.xml": f"<a>{point}</a>"})

    parts, cleaned = clean(Kind.DOCX, data)

    assert (name in parts) is name.endswith("wmf")
    assert parts["word/y.xml"].endswith(b"<a/>")
    assert removed.DRAWINGS in cleaned


def test_a_picture_named_as_another_sort_of_picture_is_taken_for_what_it_is():
    data = with_parts(Kind.DOCX, **{"word/media/a.jpg": samples.png(), "word/media/b.png": samples.jpeg()})

    parts, _ = clean(Kind.DOCX, data)

    assert parts["word/media/a.jpg"].startswith(b"\x89PNG")
    assert parts["word/media/b.png"].startswith(b"\xff\xd8")


def test_fonts_signatures_and_add_ins_are_left_out():
    extra = {
        "word/fonts/font1.odttf": b"font",
        "_xmlsignatures/sig1.xml": samples.CANARY.encode(),
        "word/webextensions/taskpanes.xml": b"<x/>",
        "word/fontTable.xml": b'<w:fonts xmlns:w="urn:w"><w:font w:name="A"><w:embedRegular/></w:font></w:fonts>',
    }

    parts, cleaned = clean(Kind.DOCX, with_parts(Kind.DOCX, **extra))

    assert {name for name in extra if name in parts} == {"word/fontTable.xml"}
    assert b"embed" not in parts["word/fontTable.xml"]
    assert {removed.FONTS, removed.SIGNATURES, removed.ACTIVE} <= set(cleaned)


def test_a_button_that_starts_a_program_loses_its_action_and_a_database_its_address():
    runs, jumps = "ppaction://program?file=x", "ppaction://hlinksldjump"
    slide = f'<a><hlinkClick action="{runs}"/><hlinkClick action="{jumps}"/></a>'
    database = '<a><connection id="1" name="A"><dbPr connection="User=Jo" command="SELECT"/></connection></a>'
    extra = {"ppt/slides/slide1.xml": slide, "ppt/connections.xml": database}

    parts, _ = clean(Kind.PPTX, with_parts(Kind.PPTX, **extra))

    assert parts["ppt/slides/slide1.xml"].count(b"action=") == 1
    assert b'<dbPr connection="" command=""/>' in parts["ppt/connections.xml"]


@pytest.mark.attack
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("other", MAKERS)
def test_one_sort_of_office_file_under_the_name_of_another_is_refused(kind, other):
    if kind is other:
        assert clean(kind, MAKERS[other]())
    else:
        with pytest.raises(Refused) as caught:
            clean(kind, MAKERS[other]())
        assert str(caught.value) == (
            f"The name says this is {kind.words}, but inside it is {other.words}. "
            f"Open it, save it as {kind.words}, and upload that."
        )


@pytest.mark.parametrize(
    ("parts", "found"),
    [({"a.txt": b"x"}, "a zip file"), ({"mimetype": b"x"}, "an OpenDocument file"),
     ({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}, "another sort of file"),
     ({"[Content_Types].xml": b"<Types/>", "_rels/.rels": samples.rels(("officeDocument", "no.xml"))}, "another sort")],
)  # fmt: skip
def test_a_zip_that_is_no_office_file_is_refused(parts, found):
    with pytest.raises(Refused, match=found):
        clean(Kind.DOCX, samples.zipped(parts))
