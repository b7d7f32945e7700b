"""Blocks refuse what could not be drawn."""

import pytest

from colonnade.ui.documents import Bullets, Document, Heading, Look, Paragraph, Picture, Table

from .samples import SVG, document


def test_every_text_is_tidied_wherever_it_stands():
    assert Heading("a\x00b").text == "a\ufffdb"
    assert Bullets(("a\r\nb",)).items == ("a\nb",)
    assert Table("t", ("c\x00",), (("a\r\nb",),), (1,)).rows == (("a\nb",),)
    assert Picture(SVG, "a\nb").says == "a b"
    assert document(title="a\nb").title == "a b"


def test_a_look_stays_what_it_is():
    assert Paragraph("a", Look.SAID).look is Look.SAID


@pytest.mark.parametrize("level", [0, 4])
def test_a_heading_has_one_of_three_levels(level):
    with pytest.raises(ValueError, match="level from 1 to 3"):
        Heading("Words", level)


@pytest.mark.parametrize(
    "parts",
    [
        ("", ("a",), (), (1,)),
        ("t", ("a", "b"), (("1",),), (1, 1)),
        ("t", ("a",), (), (1, 1)),
        ("t", ("a",), (), (0,)),
    ],
)
def test_a_table_is_named_and_whole(parts):
    with pytest.raises(ValueError, match="A table has a title"):
        Table(*parts)


def test_what_cannot_be_named_is_refused():
    with pytest.raises(ValueError, match="says in words"):
        Picture(SVG, " ")
    with pytest.raises(ValueError, match="has words"):
        Heading(" ")
    with pytest.raises(ValueError, match="has a title"):
        document(title=" ")


def test_equal_documents_are_equal():
    assert document() == document()
    assert isinstance(document(), Document)
