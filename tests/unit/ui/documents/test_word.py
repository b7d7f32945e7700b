"""Word files that somebody can edit."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from colonnade.ui.documents import Heading, Paragraph, as_word

from .samples import ARABIC, HOSTILE, LONG, document, plain


def opened(made):
    return docx.Document(io.BytesIO(as_word(made)))


def every_text(word):
    """Every paragraph's text, in tables too."""
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in word.paragraphs), *cells]


@pytest.mark.parametrize("text", [*HOSTILE, LONG, ""])
def test_every_text_comes_through_as_text(text):
    made = document(text)
    expected = next(block.text for block in made.blocks if isinstance(block, Paragraph))
    assert every_text(opened(made)).count(expected) >= 5


def test_headings_and_lists_are_styles_and_not_big_letters():
    word = opened(document())
    styles = [(one.style.name, one.text) for one in word.paragraphs if one.text]
    assert styles[0] == ("Title", "Board report")
    assert ("Heading 1", "Where we stand") in styles
    assert ("Heading 2", "Some words.") in styles
    assert ("List Bullet", "another") in styles


def test_a_table_is_a_table_with_a_row_of_headings_that_repeats():
    [table] = opened(document()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Element", "Rating"]
    first = table.rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What was agreed"


def test_a_picture_says_what_it_shows():
    word = opened(document())
    [shape] = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "One column is shown"


def test_what_is_read_from_the_right_is_marked_as_such():
    word = opened(plain(Heading("Words"), Paragraph(ARABIC)))
    [paragraph] = [one for one in word.paragraphs if one.text == ARABIC]
    assert paragraph._p.pPr.find(qn("w:bidi")) is not None
    assert paragraph.runs[0]._r.rPr.find(qn("w:rtl")) is not None


def test_the_file_says_whose_it_is_and_not_what_made_it():
    made = as_word(document())
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Board report", "Northfield", "Northfield")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        told = packed.read("docProps/core.xml") + packed.read("word/settings.xml") + packed.read("docProps/app.xml")
        assert b"python-docx" not in told
        assert b'w:val="en-GB"' in packed.read("word/styles.xml")


def test_it_is_a4():
    section = opened(document()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_new_page_begins_with_its_heading():
    word = opened(document())
    [first] = [one for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert first.text == "Pillar 1"
