"""Spreadsheets as nobody's program would write them, and small honest ones."""

from __future__ import annotations

import io
import struct
import zipfile

import openpyxl

from tests.unit.foundation.files.samples import zipped

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def honest(*rows, title="Sheet1"):
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(sheet, **more):
    """The parts of a workbook whose one worksheet is this XML."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SPACE}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **more,
    }


def worksheet(rows, before=""):
    """A worksheet part with these rows."""
    start = f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{SPACE}">'
    return f"{start}<sheetData>{rows}</sheetData></worksheet>"


def inline(reference, text):
    """A cell with its text in it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(rows, **more):
    """A workbook of one worksheet with these rows, as bytes."""
    return zipped(parts(worksheet(rows), **more))


def opendocument(rows):
    """An OpenDocument spreadsheet of one table with these rows, as bytes."""
    media = "application/vnd.oasis.opendocument.spreadsheet"
    names = " ".join(f'xmlns:{short}="{OPEN}{short}:1.0"' for short in ("office", "table", "text"))
    return zipped(
        {
            "mimetype": media,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OPEN}manifest:1.0"><m:file-entry m:full-path="/" '
            f'm:media-type="{media}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="One">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        },
        stored=("mimetype",),
    )


def words(text, repeated=1):
    """A cell of an OpenDocument table."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def gigabyte():
    """A file of some 300 kB whose worksheet says and is a thousand million spaces, or nearly."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts("").items():
            if "sheet1" not in name:
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            piece = b" " * (1 << 20)
            for _ in range(300):
                sheet.write(piece)
    return out.getvalue()


def lying(data, size=1000):
    """The same file with its largest entry said to be of that size."""
    changed = bytearray(data)
    place = changed.rfind(b"PK\x01\x02", 0)
    while place >= 0:
        (declared,) = struct.unpack_from("<L", changed, place + 24)
        if declared > 1_000_000:
            struct.pack_into("<L", changed, place + 24, size)
        place = changed.rfind(b"PK\x01\x02", 0, place)
    return bytes(changed)
