"""PDF for everybody: tagged, named, with every font inside, and with no text read as markup."""

import io
import re

import pikepdf
import pytest
from typst import TypstError

from colonnade.ui.documents import Heading, Paragraph, Picture, Table, as_pdf
from colonnade.ui.documents.pdf import as_png

from .samples import ARABIC, HOSTILE, LONG, SVG, document, plain
from .tagging import faults, headings, kinds, structure, text_of


def words(data):
    """The words of all pages, with one space between them."""
    return re.sub(r"\s+", " ", " ".join(text_of(data)))


@pytest.mark.parametrize("text", [*HOSTILE, LONG, "", "x"])
def test_it_can_be_read_by_everybody_whatever_is_in_it(text):
    assert faults(as_pdf(document(text))) == []


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.isascii()])
def test_every_text_comes_through_as_text(text):
    said = words(as_pdf(plain(Heading("Words"), Paragraph(text))))
    assert re.sub(r"\s+", " ", text) in said


def test_a_long_text_comes_through_whole():
    assert words(as_pdf(plain(Heading("Words"), Paragraph(LONG)))).count("word") == 2000


def test_what_is_read_from_the_right_is_marked_as_such():
    with pikepdf.open(io.BytesIO(as_pdf(plain(Heading("Words"), Paragraph(ARABIC))))) as made:
        languages = [str(element.get("/Lang", "")) for _kind, element, _parent in structure(made)]
    assert any(language.startswith("ar") for language in languages)


def test_headings_tables_lists_and_pictures_are_what_they_are():
    made = as_pdf(document())
    assert headings(made) == [1, 2, 1]
    found = kinds(made)
    assert (found.count("Table"), found.count("TH"), found.count("TD")) == (1, 2, 4)
    assert (found.count("L"), found.count("LI"), found.count("Figure")) == (2, 4, 1)


def test_a_picture_says_what_it_shows():
    with pikepdf.open(io.BytesIO(as_pdf(document()))) as made:
        [figure] = [element for kind, element, _parent in structure(made) if kind == "Figure"]
        assert str(figure.Alt) == "One column is shown"


def test_the_file_says_what_it_is_and_not_what_made_it_when():
    with pikepdf.open(io.BytesIO(as_pdf(document(title="Report #3")))) as made:
        assert str(made.docinfo["/Title"]) == "Report #3"
        assert str(made.docinfo["/Author"]) == "Northfield"
        assert str(made.Root.Lang).lower().startswith("en")
        assert str(made.docinfo["/CreationDate"]).startswith("D:20261122")


def test_the_same_document_is_the_same_file():
    assert as_pdf(document()) == as_pdf(document())


def test_a_table_over_several_pages_repeats_its_headings():
    rows = tuple((f"1.{number}", "word " * 30) for number in range(90))
    made = as_pdf(plain(Heading("Words"), Table("Many", ("Element", "Why"), rows, (1, 4))))
    assert faults(made) == []
    pages = text_of(made)
    assert len(pages) > 2
    assert all("Element" in page for page in pages)


@pytest.mark.parametrize(
    "svg", ["<svg", SVG.replace("<text", '<image href="/etc/hostname" width="9" height="9"/><text')]
)
def test_a_picture_that_is_none_or_that_names_a_file_is_refused(svg):
    """Pictures come from our own code. Were one to name a file of the machine, nothing would be read."""
    with pytest.raises(TypstError):
        as_pdf(plain(Heading("Words"), Picture(svg, "A picture")))


def test_a_picture_becomes_a_png_of_the_same_shape():
    data = as_png(SVG)
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert width == pytest.approx(4 * height, abs=4)


def test_the_look_finds_what_is_wrong():
    """A check that finds nothing anywhere is none: take away one thing at a time."""
    whole = as_pdf(document())
    for change, fault in (
        (lambda made: made.Root.__delitem__("/MarkInfo"), "not say that it is tagged"),
        (lambda made: made.Root.__delitem__("/Lang"), "no language"),
        (lambda made: made.Root.__delitem__("/Metadata"), "do not name PDF/UA-1"),
        (lambda made: made.Root.__delitem__("/StructTreeRoot"), "no structure"),
        (lambda made: made.Root.__delitem__("/ViewerPreferences"), "in place of its title"),
        (_without_alt, "a picture has no words"),
        (_with_text_outside, "outside of the structure"),
        (_without_letters, "cannot be read out"),
        (_with_a_level_left_out, "follows one of level"),
    ):
        with pikepdf.open(io.BytesIO(whole)) as made:
            change(made)
            out = io.BytesIO()
            made.save(out)
        assert any(fault in one for one in faults(out.getvalue())), fault


def _without_alt(made):
    for kind, element, _parent in structure(made):
        if kind == "Figure":
            del element["/Alt"]


def _with_text_outside(made):
    page = made.pages[0]
    page.contents_add(pikepdf.Stream(made, b"BT ET 0 0 10 10 re f"))


def _without_letters(made):
    for thing in made.objects:
        if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Subtype", "")) == "/Type0":
            del thing["/ToUnicode"]


def _with_a_level_left_out(made):
    for kind, element, _parent in structure(made):
        if kind == "H2":
            element["/S"] = pikepdf.Name("/H3")
