"""A document as a file to keep or to send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.ui.documents import as_page, as_pdf, as_word

if TYPE_CHECKING:
    from colonnade.ui.documents import Document

__all__ = ["FORMATS", "Format", "report_file"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Format:
    """A kind of file: the ending of its name, and its media type."""

    ending: str
    media_type: str


FORMATS = {
    "pdf": Format("pdf", "application/pdf"),
    "docx": Format("docx", WORD),
    "html": Format("html", "text/html; charset=utf-8"),
}


def report_file(document: Document, ending: str) -> bytes:
    """The document in the format of that ending. Raises KeyError for one that there is not."""
    if ending == "pdf":
        return as_pdf(document, page=_("Page"), of=_("of"))
    return {"docx": as_word, "html": as_page}[ending](document)
