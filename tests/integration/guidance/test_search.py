"""Search: what is found, by kind; what to do where nothing is; and that anything may be typed."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.guidance.reading_a_page import Page

MISCHIEF = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1; DROP TABLE page; --",
    'title:* NEAR(a b) "',
    "\x00\x02\x03",
    "%",
    "{{ 7 * 7 }}",
    "a" * 5_000,
    "🏳️‍🌈 " * 300,
    "\u202egnp.exe",
)


def test_what_is_found_stands_under_its_kind_with_the_words_marked(client):
    response = client.get("/search/", {"q": "pronouns"})
    page = Page(response.content.decode())
    assert response.status_code == 200
    assert {"found-element", "found-term", "found-resource"} <= set(page.ids)
    assert "/framework/inclusion-2022/elements/2.3/" in page.hrefs
    assert "/glossary/#pronouns" in page.hrefs
    assert page.count("mark") > 3
    assert "things found" in page.words


def test_practices_are_found_and_lead_to_the_page_of_all_of_them(client):
    page = Page(client.get("/search/", {"q": "badge pledge"}).content.decode())
    assert "found-practice" in page.ids
    assert "/practices/#badge-register" in page.hrefs


def test_the_word_stays_in_the_box(client):
    page = Page(client.get("/search/", {"q": 'staff "network"'}).content.decode())
    boxes = [given["value"] for tag, given in page.tags if tag == "input" and given.get("name") == "q"]
    assert boxes == ['staff "network"']


def test_the_framework_of_each_hit_is_named(client):
    page = Page(client.get("/search/", {"q": "funding"}).content.decode())
    assert "2.1 Funding Working with groups" in page.words


def test_nothing_found_gives_advice(client):
    response = client.get("/search/", {"q": "zzyzx"})
    page = Page(response.content.decode())
    assert response.status_code == 200
    assert "Nothing was found" in page.words
    assert "check the spelling" in page.words
    assert "/glossary/" in page.hrefs


@pytest.mark.parametrize("address", ["/search/", "/search/?q=", "/search/?q=%20%20"])
def test_an_empty_search_asks_for_a_word(address, client):
    page = Page(client.get(address).content.decode())
    assert "Type a word or two" in page.words
    assert "Nothing was found" not in page.words


@pytest.mark.attack
@pytest.mark.parametrize("typed", MISCHIEF)
def test_mischief_is_only_words(typed, client):
    response = client.get("/search/", {"q": typed})
    html = response.content.decode()
    page = Page(html)
    assert response.status_code == 200
    assert page.count("h1") == 1
    assert page.count("img") == 0
    assert all("src" in given or "nonce" in given for tag, given in page.tags if tag == "script")
    assert "\x02" not in html
    assert len(html) < 100_000


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_anything_may_be_typed(typed):
    response = Client().get("/search/", {"q": typed})
    assert response.status_code == 200
    assert Page(response.content.decode()).count("h1") == 1


@pytest.mark.parametrize("raw", ["q=%ff%fe", "q[]=1", "q=a&q=b", "page=-1"])
def test_an_address_that_is_put_together_badly_still_answers(raw, client):
    assert client.get(f"/search/?{raw}").status_code == 200
