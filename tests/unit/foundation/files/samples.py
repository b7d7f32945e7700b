"""Small honest files of every kind, each with a canary wherever such a file says who made it or where."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from fractions import Fraction

import pikepdf
from PIL import Image, PngImagePlugin

CANARY = "Qanaria-Tweetwell"
# A latitude no other byte run here has, as EXIF writes it: three fractions of four-byte numbers.
LATITUDE = (51.0, 28.0, Fraction(386_427, 10_007))
LATITUDE_BYTES = (386_427).to_bytes(4, "little"), (386_427).to_bytes(4, "big")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_OD = "urn:oasis:names:tc:opendocument:xmlns:"
_MAIN = "application/vnd.openxmlformats-officedocument."


def zipped(parts: dict[str, bytes | str], stored: tuple[str, ...] = ()) -> bytes:
    """A zip of parts in order, those in `stored` unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def twice_packed(first: str) -> bytes:
    """A photograph's bytes packed by the PDF filter `first`."""
    if first == "/ASCIIHexDecode":
        return jpeg().hex().encode() + b">"
    return zlib.compress(jpeg()) if first == "/FlateDecode" else base64.a85encode(jpeg()) + b"~>"


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def picture(size: tuple[int, int] = (24, 16), mode: str = "RGB") -> Image.Image:
    """A picture whose left half is light and right half dark, so that a turn can be seen."""
    image = Image.new(mode, size, 30)
    image.paste(220 if mode == "L" else (220,) * len(mode), (0, 0, size[0] // 2, size[1]))
    return image


def jpeg(turn: int = 1, size: tuple[int, int] = (24, 16)) -> bytes:
    """A photograph with an author, a place, a comment and XMP."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x013B] = CANARY
    exif.get_ifd(0x8825).update({1: "N", 2: LATITUDE})
    out = io.BytesIO()
    xmp = f"<x:xmpmeta><dc:creator>{CANARY}</dc:creator></x:xmpmeta>".encode()
    picture(size).save(out, "JPEG", exif=exif, comment=CANARY, xmp=xmp, quality=85)
    return out.getvalue()


def png() -> bytes:
    """A screenshot with every kind of text a PNG may carry, and EXIF."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", CANARY)
    text.add_text("Comment", CANARY, zip=True)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>", zip=True)
    exif = Image.Exif()
    exif[0x013B] = CANARY
    out = io.BytesIO()
    picture().save(out, "PNG", pnginfo=text, exif=exif)
    return out.getvalue()


def pdf() -> bytes:
    """One page with a photograph, and details, attachments, scripts and notes wherever a PDF may hold them."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    photograph = document.make_stream(jpeg())
    photograph.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=24, Height=16, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
        )
    )  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=photograph))
    page.obj.Contents = document.make_stream(b"q 100 0 0 100 0 0 cm /Im0 Do Q")
    _hide_in(document, page.obj)
    out = io.BytesIO()
    document.save(out, compress_streams=False, fix_metadata_version=False)
    return out.getvalue()


def _hide_in(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')")
    attachment = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, F="note.txt", EF=pikepdf.Dictionary(F=document.make_stream(CANARY.encode()))
    )
    page.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=CANARY))
    page.Metadata = document.make_stream(CANARY.encode())
    page.AA = pikepdf.Dictionary(O=script)
    page.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(Subtype=pikepdf.Name.Text, T=CANARY, Contents="A note", Rect=[0, 0, 9, 9]),
            pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment, FS=attachment, Rect=[0, 0, 9, 9]),
            _link("https://www.example.org/kept"),
            _link(f"file:///C:/Users/{CANARY}/notes.doc"),
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=CANARY)
            ),
        ]
    )
    document.Root.OpenAction = script
    document.Root.Names = pikepdf.Dictionary(
        EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array(["note.txt", attachment])),
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["one", script])),
    )
    document.docinfo["/Author"] = CANARY
    document.docinfo["/Title"] = CANARY
    document.Root.Metadata = document.make_stream(f"<dc:creator>{CANARY}</dc:creator>".encode())


def _link(address: str) -> pikepdf.Dictionary:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
    return pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)


def _xml(root: str, space: str, inside: str = "", more: str = "") -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}" xmlns:r="{_R}"{more}>'
    return f"{start}\n{inside}</{root}>"


def _types(main: str, sort: str, *overrides: tuple[str, str]) -> str:
    listed = ((main, _MAIN + sort), ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{media}"/>'
        for ending, media in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
            ("jpeg", "image/jpeg"), ("png", "image/png"), ("bin", "application/octet-stream"),
        )
    )  # fmt: skip
    named = "".join(f'<Override PartName="/{part}" ContentType="{media}"/>' for part, media in (*listed, *overrides))
    return _xml("Types", _CT, defaults + named)


def rels(*targets: tuple[str, str] | tuple[str, str, str]) -> str:
    """A relationships part of (sort, target) or (sort, target, mode)."""
    lines = [
        f'<Relationship Id="rId{number}" Type="{_R}/{sort}" Target="{target}"'
        + (f' TargetMode="{mode[0]}"' if mode else "") + "/>"
        for number, (sort, target, *mode) in enumerate(targets, start=1)
    ]  # fmt: skip
    return _xml("Relationships", _REL, "".join(lines))


def _properties(main: str) -> dict[str, bytes | str]:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CANARY}</dc:creator>'
        f"<cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy><dc:title>{CANARY}</dc:title></cp:coreProperties>"
    )
    thumbnail = ("metadata/thumbnail", "docProps/thumbnail.jpeg")
    return {
        "_rels/.rels": rels(("officeDocument", main), ("core-properties", "docProps/core.xml"), thumbnail),
        "docProps/core.xml": core,
        "docProps/app.xml": _xml("Properties", "urn:app", f"<Company>{CANARY}</Company><Manager>{CANARY}</Manager>"),
        "docProps/custom.xml": _xml("Properties", "urn:custom", f'<property name="Owner"><v>{CANARY}</v></property>'),
        "docProps/thumbnail.jpeg": jpeg(),
        "customXml/item1.xml": f"<owner>{CANARY}</owner>",
        "docMetadata/LabelInfo.xml": f"<labels>{CANARY}</labels>",
    }


def docx() -> bytes:
    """A letter with a comment, a tracked change, a photograph, a web link, and a template on somebody's computer."""
    change = f'<w:ins w:id="1" w:author="{CANARY}" w:date="2025-01-01T00:00:00Z"><w:r><w:t>Welcome</w:t></w:r></w:ins>'
    body = f"<w:body><w:p>{change}<w:r><w:t xml:space='preserve'> to all &amp; sundry</w:t></w:r></w:p></w:body>"
    comment = f'<w:comment w:id="1" w:author="{CANARY}" w:initials="QTW"><w:p/></w:comment>'
    people = f'<w:person w:author="{CANARY}"><w:presenceInfo providerId="AD" userId="S::{CANARY}"/></w:person>'

    def w(root: str, inside: str) -> str:
        spaced = f'<w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{root}>'
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{spaced}'

    return zipped(
        {
            "[Content_Types].xml": _types(
                "word/document.xml", "wordprocessingml.document.main+xml", ("docMetadata/LabelInfo.xml", "text/xml")
            ),
            **_properties("word/document.xml"),
            "word/document.xml": w("document", body + f"<!-- {CANARY} -->"),
            "word/comments.xml": w("comments", comment),
            "word/people.xml": w("people", people),
            "word/settings.xml": w("settings", '<w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/>'),
            "word/_rels/settings.xml.rels": rels(("attachedTemplate", f"file:///C:/Users/{CANARY}/a.dotm", "External")),
            "word/_rels/document.xml.rels": rels(
                ("hyperlink", "https://www.example.org/kept", "External"),
                ("image", f"http://{CANARY}.example/beacon.png", "External"),
                ("image", "media/image1.jpeg"),
                ("customXml", "../customXml/item1.xml"),
                ("comments", "comments.xml"),
            ),
            "word/media/image1.jpeg": jpeg(turn=6),
        }
    )


def xlsx() -> bytes:
    """A workbook with a comment that begins with its writer's name, a saved path and printer settings."""
    comments = (
        f"<authors><author>{CANARY}</author><author>tc={{0A1B2C3D-0000-0000-0000-000000000001}}</author></authors>"
        f'<commentList><comment ref="A1" authorId="0"><text><r><t>{CANARY}:</t></r><r><t xml:space="preserve">'
        "\nCheck this</t></r></text></comment></commentList>"
    )
    person = f'<person displayName="{CANARY}" id="{{1}}" userId="S::{CANARY}" providerId="AD"/>'
    path = f'<x15ac:absPath xmlns:x15ac="urn:x15ac" url="C:\\Users\\{CANARY}\\"/>'
    cells = '<sheetData><row r="1"><c r="A1"><v>42</v></c></row></sheetData>'
    page = '<pageSetup orientation="portrait" r:id="rId1"/>'
    return zipped(
        {
            "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
            **_properties("xl/workbook.xml"),
            "xl/workbook.xml": _xml("workbook", _S, f'<fileSharing userName="{CANARY}"/>{path}<sheets/>'),
            "xl/worksheets/sheet1.xml": _xml("worksheet", _S, cells + page),
            "xl/worksheets/_rels/sheet1.xml.rels": rels(
                ("printerSettings", "../printerSettings/printerSettings1.bin"), ("comments", "../comments1.xml")
            ),
            "xl/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le"),
            "xl/comments1.xml": _xml("comments", _S, comments),
            "xl/persons/person.xml": _xml("personList", "urn:threaded", person),
            "xl/pivotCache/pivotCacheDefinition1.xml": _xml(
                "pivotCacheDefinition", _S, more=f' refreshedBy="{CANARY}"'
            ),
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels(
                ("externalLinkPath", f"/Users/{CANARY}/b.xlsx", "External")
            ),
            "xl/metadata.xml": _xml("metadata", _S),
        }
    )


def pptx() -> bytes:
    """A deck with comment authors of both sorts, a record of changes, and a picture."""
    changes = f'<pc:chgInfo xmlns:pc="urn:pc"><pc:chgData name="{CANARY}" userId="{CANARY}"/></pc:chgInfo>'
    return zipped(
        {
            "[Content_Types].xml": _types(
                "ppt/presentation.xml",
                "presentationml.presentation.main+xml",
                ("ppt/changesInfos/changesInfo1.xml", "application/vnd.ms-powerpoint.changesinfo+xml"),
            ),
            **_properties("ppt/presentation.xml"),
            "ppt/presentation.xml": _xml("presentation", _P, "<sldIdLst/>"),
            "ppt/_rels/presentation.xml.rels": rels(("changesInfo", "changesInfos/changesInfo1.xml")),
            "ppt/commentAuthors.xml": _xml("cmAuthorLst", _P, f'<cmAuthor id="1" name="{CANARY}" initials="QTW"/>'),
            "ppt/authors.xml": _xml("authorLst", "urn:p188", f'<author id="{{2}}" name="{CANARY}" userId="{CANARY}"/>'),
            "ppt/changesInfos/changesInfo1.xml": changes,
            "ppt/media/image1.png": png(),
        }
    )


def _opendocument(sort: str, content: str) -> bytes:
    media = f"application/vnd.oasis.opendocument.{sort}"
    prefixes = ("office", "text", "table", "meta", "config", "draw", "manifest")
    spaces = " ".join(f'xmlns:{prefix}="{_OD}{prefix}:1.0"' for prefix in prefixes)
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    note = f"<office:annotation><dc:creator>{CANARY}</dc:creator><meta:creator-initials>QTW</meta:creator-initials>"
    beacon = f'<draw:image xlink:href="http://{CANARY}.example/b.png"/><draw:image xlink:href="Pictures/a.png"/>'
    link = '<text:a xlink:href="https://www.example.org/kept">kept</text:a>'
    printer = f'<config:config-item config:name="PrinterName">{CANARY}</config:config-item>'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type=""/>'
        for path in ("/", "content.xml", "meta.xml", "settings.xml", "Pictures/a.png", "Thumbnails/thumbnail.png")
    )
    document = f"<office:body>{note}</office:annotation>{content}{link}{beacon}</office:body>"
    parts = {
        "content": ("document-content", document),
        "meta": ("document-meta", f"<office:meta><meta:initial-creator>{CANARY}</meta:initial-creator></office:meta>"),
        "settings": ("document-settings", f"<office:settings>{printer}</office:settings>"),
    }
    return zipped(
        {
            "mimetype": media,
            **{
                f"{name}.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {spaces} office:version="1.3">'
                f"{inside}</office:{root}>"
                for name, (root, inside) in parts.items()
            },
            "Pictures/a.png": png(),
            "Thumbnails/thumbnail.png": png(),
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>\n{entries}</manifest:manifest>",
        },
        stored=("mimetype",),
    )


def odt() -> bytes:
    """A letter with a note, a web link and a picture fetched from elsewhere."""
    return _opendocument("text", "<text:p>Welcome</text:p>")


def ods() -> bytes:
    """A spreadsheet with the same."""
    return _opendocument("spreadsheet", "<table:table><table:table-row/></table:table>")


CSV = "Group,Members\nRainbow café,12\nChoir,-3\n".encode()
TXT = "Notes from the meeting.\nAll are welcome, naïvely or not.\n".encode()

HONEST = {
    "a.pdf": pdf, "a.png": png, "a.jpg": jpeg, "a.docx": docx, "a.xlsx": xlsx, "a.pptx": pptx, "a.odt": odt,
    "a.ods": ods, "a.csv": lambda: CSV, "a.txt": lambda: TXT,
}  # fmt: skip


def revealed(data: bytes) -> bytes:
    """A file's bytes with those of all inside it: parts of a zip, PDF streams and objects, the text of a PNG."""
    if data.startswith(b"PK"):
        return data + b"".join(name.encode() + revealed(content) for name, content in unzipped(data).items())
    if data.startswith(b"%PDF"):
        return data + _revealed_pdf(data)
    if data.startswith(b"\x89PNG"):
        return data + _revealed_png(data)
    return data


def _revealed_pdf(data: bytes) -> bytes:
    plain, seen = io.BytesIO(), []
    with pikepdf.open(io.BytesIO(data)) as document:
        seen = [thing.read_raw_bytes() for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        document.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue() + b"".join(seen)


def _revealed_png(data: bytes) -> bytes:
    out, place = [], 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        chunk = data[place + 8 : place + 8 + length]
        out.append(data[place + 4 : place + 8] + chunk)
        for start in (i for i in range(len(chunk)) if chunk[i : i + 1] == b"\x78"):
            try:
                out.append(zlib.decompressobj().decompress(chunk[start:]))
            except zlib.error:
                continue
        place += 12 + length
    return b"".join(out)
