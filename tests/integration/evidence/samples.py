"""Small real files, made here, each with a name in it that must not be kept."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from PIL import Image, PngImagePlugin

CANARY = "Qanaria-Nightjar"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"


def pdf() -> bytes:
    """One empty page, with an author."""
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Author"] = CANARY
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def png() -> bytes:
    """A picture of one colour, with an author."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", CANARY)
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (0, 94, 184)).save(out, "PNG", pnginfo=text)
    return out.getvalue()


def docx() -> bytes:
    """A Word document of one line, with an author."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="{PROPERTIES}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Minutes</w:t></w:r></w:p></w:body></w:document>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:creator>{CANARY}</dc:creator></cp:coreProperties>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()
