"""Every letter that somebody writes is drawn by a font that goes with the file, or named."""

import re
import unicodedata

import pytest

from colonnade.ui.documents import Paragraph, as_pdf
from colonnade.ui.documents.fonts import FOLDER, drawable

from .samples import ARABIC, EMOJI, MARKUP, plain
from .tagging import faults, text_of


@pytest.mark.parametrize(
    "text", [MARKUP, EMOJI, ARABIC, "Zoë Łukasz Çelik Ñandú Ōkubo", "Ελληνικά Русский שלום", "£ € – — … “ ” ✓ ⚧ ☐ ☒"]
)
def test_what_people_here_write_is_drawn_as_it_is(text):
    assert drawable(text) == text


def test_a_letter_that_no_font_has_is_given_by_its_number():
    """Nothing of a text is lost without a word: Word and the page have the letters themselves."""
    assert drawable("中") == "[U+4E2D]"
    assert drawable("a\u3000b") == "a b"


def test_a_sign_that_no_font_has_is_given_by_its_name():
    [name] = re.findall(r"\[(.+)\]", drawable("𝄞"))
    assert name == unicodedata.name("𝄞").lower()


def test_lines_stay():
    assert drawable("a\nb") == "a\nb"


def test_every_letter_that_we_say_we_have_can_be_set():
    """The tables of the fonts are read by us: if they were read wrongly, PDF/UA-1 would refuse the text."""
    every = "".join(chr(number) for number in range(32, 0x3100) if unicodedata.category(chr(number))[0] in "LNPSZ")
    lines = tuple(Paragraph(drawable(every[at : at + 80])) for at in range(0, len(every), 80))
    assert faults(as_pdf(plain(*lines)))[:1] == ["its headings do not begin with the first level"]


def test_emoji_come_out_as_they_went_in():
    said = "".join(text_of(as_pdf(plain(Paragraph(EMOJI))))).replace("\n", "")
    assert EMOJI.replace(" ", "") in said.replace(" ", "")


def test_the_licences_stand_beside_the_fonts():
    assert len(list(FOLDER.glob("*.ttf"))) == 4
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "LICENCE.md").read_text(encoding="utf-8")
