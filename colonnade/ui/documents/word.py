"""Documents as Word files that somebody can edit: real headings, real tables, words in the place of pictures."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from colonnade.ui.documents.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Heading,
    Look,
    NewPage,
    Paragraph,
    Picture,
    Table,
)
from colonnade.ui.documents.pdf import as_png
from colonnade.ui.documents.texts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word

__all__ = ["as_word"]

_FONT = "Arial"
_GREY, _BLUE, _DARK = RGBColor(0x4C, 0x62, 0x72), RGBColor(0x00, 0x5E, 0xB8), RGBColor(0x21, 0x2B, 0x32)
_PAGE = (210, 297)
_MARGIN = 20
_BODY = _PAGE[0] - 2 * _MARGIN
_LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
_SIZES = {"Normal": 11, "Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Caption": 10}
_SMALL, _LEAD = 10, 13


def as_word(document: Document) -> bytes:
    """The document as DOCX."""
    word = docx.Document()
    _set_up(word, document)
    _styled(word, "Title").add_run(document.title)
    _quiet(word, f"{document.owner}. {document.status}")
    is_new_page = False
    for block in document.blocks:
        if isinstance(block, NewPage):
            is_new_page = True
            continue
        if is_new_page:
            _break(word, block)
            is_new_page = False
        else:
            _WRITERS[type(block)](word, block)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_up(word: Word, document: Document) -> None:
    """Page, fonts, language and what the file says of itself; nothing of the program that made it."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in _SIZES.items():
        style: Any = word.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = _BLUE if name == "Heading 1" else _DARK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), _FONT)
    properties = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), _LANGUAGES.get(document.language[:2], document.language))
    made_at = datetime.combine(document.made_on, time(12), UTC).replace(tzinfo=None)
    about = word.core_properties
    about.title, about.author, about.subject = document.title, document.owner, document.status
    about.comments, about.keywords, about.last_modified_by = "", "", document.owner
    about.language, about.created, about.modified = document.language, made_at, made_at


def _styled(word: Word, name: str) -> Any:
    """A new paragraph in a style, by the style's id: to ask for it by its name takes longer than all the rest."""
    made = word.add_paragraph()
    made._p.style = name.replace(" ", "")  # noqa: SLF001 - python-docx has no other name for it
    return made


def _put(paragraph: Any, text: str) -> Any:
    """Add a text; one that is read from the right is marked so."""
    run = paragraph.add_run(text)
    if is_right_to_left(text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - it has no other name
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001 - nor has this
    return run


def _break(word: Word, block: Block) -> None:
    """Let the block begin a page: the heading itself where it is one, so that no empty line stands above it."""
    first = _heading(word, block) if isinstance(block, Heading) else word.add_paragraph()
    first.paragraph_format.page_break_before = True
    if not isinstance(block, Heading):
        _WRITERS[type(block)](word, block)


def _heading(word: Word, block: Heading) -> Any:
    made = _styled(word, f"Heading {block.level}")
    _put(made, block.text)
    return made


def _paragraph(word: Word, block: Paragraph) -> None:
    if block.look is Look.QUIET:
        _quiet(word, block.text)
        return
    run = _put(_styled(word, "Quote" if block.look is Look.SAID else "Normal"), block.text)
    if block.look is Look.LEAD:
        run.font.size = Pt(_LEAD)


def _quiet(word: Word, text: str) -> None:
    run = _put(word.add_paragraph(), text)
    run.font.size, run.font.color.rgb = Pt(_SMALL), _GREY


def _bullets(word: Word, block: Bullets) -> None:
    for item in block.items:
        _put(_styled(word, "List Bullet"), item)


def _table(word: Word, block: Table) -> None:
    title = _styled(word, "Caption")
    title.paragraph_format.keep_with_next = True
    _put(title, block.title)
    table = word.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    _describe(table, block.title)
    shares = sum(block.widths)
    widths = [Mm(_BODY * share / shares) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _cells(table.rows[0], block.columns, widths, bold=True)
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - python-docx has no other name for it
    for row in block.rows:
        _cells(table.add_row(), row, widths)
    word.add_paragraph()


def _cells(row: Any, texts: tuple[str, ...], widths: Sequence[Length], *, bold: bool = False) -> None:
    """Fill a row in, and keep it on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - it has no other name
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        run = _put(cell.paragraphs[0], text)
        run.font.size, run.bold = Pt(_SMALL), bold or None


def _describe(table: Any, title: str) -> None:
    """Name the table for those who hear it, and say that its first row and column are headings."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other name for it
    for name in ("w:tblCaption", "w:tblDescription"):
        described = OxmlElement(name)
        described.set(qn("w:val"), title)
        properties.append(described)


def _picture(word: Word, block: Picture) -> None:
    shape = word.add_picture(io.BytesIO(as_png(block.svg)), width=Mm(_BODY * block.share / 100))
    about = shape._inline.docPr  # noqa: SLF001 - python-docx has no other name for it
    about.set("descr", block.says)
    about.set("title", block.says[:80])


def _box(word: Word, block: Box) -> None:
    _heading(word, Heading(block.title, 2))
    _bullets(word, Bullets(block.lines))


_WRITERS: dict[type, Any] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Picture: _picture,
    Box: _box,
}
