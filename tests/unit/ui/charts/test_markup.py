"""Markup is escaped, short, and without anything that the security policy refuses."""

import pytest

from colonnade.ui.charts.markup import group, lines, link, num, picture, tag
from colonnade.ui.charts.measure import fit

from .reading import parsed

SHEET = {"kind": "wide", "title": "T", "description": "D", "width": 10, "height": 20.25}


@pytest.mark.parametrize(
    ("value", "written"),
    [(3, "3"), (3.0, "3"), (3.04, "3"), (3.05001, "3.1"), (-0.01, "0"), (-2.5, "-2.5"), (1180, "1180")],
)
def test_numbers_have_at_most_one_decimal(value, written):
    assert num(value) == written


def test_attributes_are_escaped_and_none_is_left_out():
    assert tag("a", href='"<&>', class_="x", stroke_width=None) == '<a href="&quot;&lt;&amp;&gt;" class="x"/>'


def test_text_is_escaped():
    assert ">a &lt;b&gt; &amp; c</text>" in lines(fit("a <b> & c", 100, 10), 0, 0)


def test_what_several_lines_share_is_written_once():
    two = lines(fit("one two", 30, 10), 0, 0, "start")
    assert two.count("font-size") == 1
    assert two.count("<text") == 2


def test_an_empty_group_is_not_drawn():
    assert group("", "") == ""
    assert group("", "<path/>", id="x") == '<g id="x"><path/></g>'


def test_without_an_address_there_is_a_named_image_and_no_link():
    assert link("", "1.1 Allies", "<path/>") == '<g role="img" aria-label="1.1 Allies"><path/></g>'
    assert link("/x/", "1.1 Allies", "<path/>") == '<a href="/x/" aria-label="1.1 Allies"><path/></a>'


def test_a_picture_with_links_is_a_group_and_one_without_is_an_image():
    assert parsed(picture(prefix="p", linked=True, **SHEET)).attrib["role"] == "group"
    assert parsed(picture(prefix="p", linked=False, **SHEET)).attrib["role"] == "img"


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"', "a#"])
def test_a_prefix_that_cannot_begin_an_id_is_refused(prefix):
    with pytest.raises(ValueError, match="prefix"):
        picture(prefix=prefix, linked=False, **SHEET)
