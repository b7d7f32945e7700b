"""Documents as pages."""

import re
from html.parser import HTMLParser

import pytest

from colonnade.ui.documents import as_page
from colonnade.ui.documents.web import as_part, source

from .samples import HOSTILE, LONG, SVG, document


class Page(HTMLParser):
    """The elements of a page, the texts in it, and what it would load."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.texts, self.loads = [], [], []
        self.feed(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in {"src", "srcset", "href"}]

    def handle_data(self, data):
        self.texts.append(data)


def read(made):
    return Page(as_page(made).decode())


@pytest.mark.parametrize("text", [*HOSTILE, LONG])
def test_every_text_comes_through_as_text(text):
    page = read(document(text))
    [expected] = {one.text for one in document(text).blocks if hasattr(one, "look")}
    assert page.texts.count(expected) >= 6
    assert not {"script", "b"} & set(page.tags)


def test_it_loads_nothing():
    page = read(document())
    assert page.loads
    assert all(one.startswith("data:image/svg+xml;base64,") for one in page.loads)


def test_headings_begin_with_one_title_and_leave_no_level_out():
    levels = [int(tag[1]) for tag in read(document()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 3, 2, 2]


def test_a_table_has_headings_for_columns_and_rows():
    text = as_part(document())
    assert '<th scope="col">Element</th>' in text
    assert '<th scope="row" dir="auto" class="app-said">1.1</th>' in text
    assert "<caption" in text


def test_a_picture_has_words_and_a_narrow_one_for_small_screens():
    text = as_part(document())
    assert f'src="{source(SVG)}" alt="One column is shown"' in text
    assert f'<source media="(max-width: 40rem)" srcset="{source(SVG)}">' in text
