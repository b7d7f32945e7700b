"""The kinds of file that are taken, and what a file's first bytes say it is."""

from __future__ import annotations

from enum import Enum

from colonnade.foundation.files.refusal import Refused

__all__ = ["Kind", "Seen", "decoded", "kind_of_name", "seen"]

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."


class Kind(Enum):
    """A kind of file that is taken: its words, its media type and the endings its name may have."""

    PDF = ("a PDF", "application/pdf", "pdf")
    PNG = ("a PNG picture", "image/png", "png")
    JPEG = ("a JPEG picture", "image/jpeg", "jpg", "jpeg")
    DOCX = ("a Word document", _OOXML + "wordprocessingml.document", "docx")
    XLSX = ("an Excel spreadsheet", _OOXML + "spreadsheetml.sheet", "xlsx")
    PPTX = ("a PowerPoint presentation", _OOXML + "presentationml.presentation", "pptx")
    ODT = ("an OpenDocument text", _ODF + "text", "odt")
    ODS = ("an OpenDocument spreadsheet", _ODF + "spreadsheet", "ods")
    CSV = ("a CSV file", "text/csv", "csv")
    TXT = ("a plain text file", "text/plain", "txt")

    def __init__(self, words: str, media_type: str, *extensions: str) -> None:
        self.words = words
        self.media_type = media_type
        self.extensions = extensions

    @property
    def zipped(self) -> bool:
        """Whether the file is a zip of parts."""
        return self in (Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS)

    @property
    def written(self) -> bool:
        """Whether the file is nothing but text."""
        return self in (Kind.CSV, Kind.TXT)


class Seen(Enum):
    """What the bytes of a file are, whatever its name says, in words that finish "inside it is ..."."""

    PDF = "a PDF"
    PNG = "a PNG picture"
    JPEG = "a JPEG picture"
    ZIP = "a zip or office file"
    TEXT = "plain text"
    WEB_PAGE = "a web page"
    SVG = "an SVG drawing"
    XML = "an XML file"
    RTF = "a rich text (RTF) document"
    SCRIPT = "a script"
    POSTSCRIPT = "a PostScript file"
    PROGRAM = "a program"
    ARCHIVE = "a packed archive"
    OLD_OFFICE = "an older Office file, or one that is locked with a password"
    PICTURE = "a picture of another kind"
    LATE_PDF = "a PDF with something else in front of it"
    UNKNOWN = "something that was not recognised"


_WRITE_OUT = "Open it, save it as a PDF, and upload the PDF."
_MACROS = "A file with macros cannot be taken, because macros can do harm. Save it without macros, and upload that."
_ADVICE = {
    **dict.fromkeys(("docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "potm", "ppsm", "ppam"), _MACROS),
    **dict.fromkeys(("doc", "dot", "dotx"), "This is not the kind of Word file we can check. Save it as .docx."),
    **dict.fromkeys(("xls", "xlt", "xltx"), "This is not the kind of Excel file we can check. Save it as .xlsx."),
    **dict.fromkeys(("ppt", "pps", "ppsx", "potx"), "This is not a PowerPoint file we can check. Save it as .pptx."),
    **dict.fromkeys(("heic", "heif", "webp", "gif", "bmp", "tif", "tiff"), "Save this picture as a JPEG or PNG."),
    **dict.fromkeys(("html", "htm", "mht", "xml", "svg"), "A web page or drawing cannot be taken. " + _WRITE_OUT),
    **dict.fromkeys(("rtf", "odp", "odg", "pages", "key", "numbers", "pub"), "This cannot be taken. " + _WRITE_OUT),
    **dict.fromkeys(("zip", "7z", "rar", "gz", "tar"), "A packed file cannot be taken. Upload the files in it."),
    **dict.fromkeys(("msg", "eml"), "An email file cannot be taken. Save the email as a PDF, and upload the PDF."),
}
_OTHERWISE = (
    "This kind of file cannot be taken. Upload a PDF, PNG, JPEG, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), "
    "OpenDocument (.odt or .ods), CSV or text (.txt) file."
)
_BY_EXTENSION = {extension: kind for kind in Kind for extension in kind.extensions}


def kind_of_name(name: str) -> Kind:
    """Return the kind a file's name says it is.

    Raises Refused, with what to save it as instead, for an ending that is not taken.
    """
    extension = name.rpartition(".")[2].lower()
    if extension in _BY_EXTENSION:
        return _BY_EXTENSION[extension]
    raise Refused(_ADVICE.get(extension, _OTHERWISE))


_BINARY = (
    (b"%PDF-", Seen.PDF),
    (b"\x89PNG\r\n\x1a\n", Seen.PNG),
    (b"\xff\xd8\xff", Seen.JPEG),
    (b"PK\x03\x04", Seen.ZIP),
    (b"PK\x05\x06", Seen.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Seen.OLD_OFFICE),
    (b"MZ", Seen.PROGRAM),
    (b"\x7fELF", Seen.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Seen.PROGRAM),
    (b"\xca\xfe\xba\xbe", Seen.PROGRAM),
    (b"Rar!", Seen.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Seen.ARCHIVE),
    (b"\x1f\x8b", Seen.ARCHIVE),
    (b"BZh", Seen.ARCHIVE),
    (b"\xfd7zXZ\x00", Seen.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Seen.ARCHIVE),
    (b"MSCF", Seen.ARCHIVE),
    (b"GIF8", Seen.PICTURE),
    (b"BM", Seen.PICTURE),
    (b"II*\x00", Seen.PICTURE),
    (b"MM\x00*", Seen.PICTURE),
)
_HEAD = 4096
_WEB = ("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<!--", "<title", "<meta", "<style", "<div")
_TEXT_CONTROLS = "\t\n\v\f\r"


def decoded(data: bytes) -> str | None:
    """Return the text of bytes that are UTF-8 and hold no control characters but line ends and tabs, else None.

    A byte order mark at the front is kept as the first character.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    controls = {character for character in set(text) if character < " " or "\x7f" <= character < "\xa0"}
    return None if controls - set(_TEXT_CONTROLS) else text


def seen(data: bytes) -> Seen:
    """Return what the bytes of a whole file are. Reads no more than its text or its first bytes ask for."""
    text = decoded(data)
    if text is not None:
        return _seen_in_text(text)
    for start, what in _BINARY:
        if data.startswith(start):
            return what
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return Seen.PICTURE
    return _seen_later(data)


def _seen_later(data: bytes) -> Seen:
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return Seen.LATE_PDF
    lowered = head.lower()
    if b"<html" in lowered or b"<script" in lowered:
        return Seen.WEB_PAGE
    return Seen.SVG if b"<svg" in lowered else Seen.UNKNOWN


def _seen_in_text(text: str) -> Seen:
    if text.startswith("%PDF-"):
        return Seen.PDF
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\v\f").lower()
    if head.startswith(("<?xml", "<svg", "<!doctype svg", "<!--")) and "<svg" in head:
        return Seen.SVG
    starts = (
        (_WEB, Seen.WEB_PAGE),
        (("<?xml", "<!doctype", "<?php"), Seen.XML),
        (("{\\rtf",), Seen.RTF),
        (("#!",), Seen.SCRIPT),
        (("%!ps",), Seen.POSTSCRIPT),
        (("%pdf-",), Seen.LATE_PDF),
    )
    return next((what for start, what in starts if head.startswith(start)), Seen.TEXT)
