"""Where texts come from, whose advice they are, and how long they hold (R185)."""

from datetime import date

import pytest

from colonnade.apps.programme.presenters.guidance import PageTexts
from colonnade.foundation.catalogue import Text

BEFORE, AFTER = date(2027, 3, 30), date(2027, 3, 31)
HARBOUR = "/framework/harbour-2026"


def _text(ref, basis="stated", section="1.1", **more):
    given = {"source": "nhs-confederation-2022", "date": "2022-09", "lang": "en"} | more
    return Text(ref=ref, text=f"Words of {ref}.", section=section, basis=basis, **given)


@pytest.fixture
def texts(catalogue):
    return PageTexts.led_by(catalogue, date(2024, 1, 1), _text("x/lead"))


def test_a_page_says_once_where_its_texts_come_from(read):
    words = read("/framework/inclusion-2022/elements/1.1/").words
    line = "In our own words, from Health and Care LGBTQ+ Inclusion Framework, NHS Confederation, September 2022"
    assert words.count(f"{line}, section 1.1, unless marked.") == 1


def test_a_text_that_keeps_the_pages_rule_says_nothing(texts):
    assert texts.one(_text("x/l1")).origin == ""
    assert texts.several([_text("x/l1"), _text("x/l2")]).origin == ""


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (_text("x/l1", "mixed"), "The source’s practice, our detail"),
        (_text("x/l1", "derived"), "Our own advice"),
        (_text("x/l1", section="Funding"), "From “Funding”"),
        (_text("x/l1", "derived", section="1.2"), "Our own advice, on section 1.2"),
        (
            _text("x/l1", source="lgbt-partnership-2025", date="2025-03", section="Funding"),
            "From Working with LGBTQ+ Groups, March 2025, “Funding”",
        ),
        (
            _text("x/l1", "mixed", date="2023-04-05"),
            "The source’s practice, our detail: Health and Care LGBTQ+ Inclusion Framework, 5 April 2023, section 1.1",
        ),
    ],
)
def test_what_differs_is_said_beside_the_text(text, origin, texts):
    assert texts.one(text).origin == origin


def test_a_list_says_once_what_most_of_it_is_and_marks_the_others(texts):
    told = texts.several([_text("x/e1", "mixed"), _text("x/e2", "mixed"), _text("x/e3", "derived")])
    assert told.origin == "The source’s practice, our detail, unless marked"
    assert [text.origin for text in told.texts] == ["", "", "Our own advice"]


def test_a_list_says_unless_marked_only_where_something_is_marked(texts):
    told = texts.several([_text("x/e1", "derived", section="A"), _text("x/e2", "derived", section="B")])
    assert told.origin == "Our own advice, on “A”, unless marked"
    told = texts.several([_text(f"x/t{part}", "derived", section=part) for part in "ABC"])
    assert told.origin == "Our own advice"
    assert [text.origin for text in told.texts] == ["On “A”", "On “B”", "On “C”"]


def test_a_stated_text_is_marked_where_its_list_is_ours(texts):
    told = texts.several([_text("x/e1", "derived"), _text("x/e2", "derived"), _text("x/e3")])
    assert told.origin == "Our own advice, unless marked"
    assert told.texts[2].origin == "From the source"


@pytest.mark.parametrize("ref", ["inclusion-2022/1.1", "working-with-groups-2025/2.1"])
def test_our_own_advice_is_never_left_to_pass_for_the_sources(ref, read, catalogue):
    framework, number = ref.split("/")
    words = read(f"/framework/{framework}/elements/{number}/").words
    for text in catalogue.element(ref).evidence:
        if text.basis == "derived":
            assert "Our own advice" in words


def test_a_text_that_rests_on_law_says_where_and_until_when(third, on, read):
    on(BEFORE)
    words = read(f"{HARBOUR}/elements/A.1/").words
    assert "Oil bought under the law of lamps. Wales, England. Review by 31 March 2027." in words
    assert "May be out of date" not in words


def test_on_the_day_of_its_review_it_may_be_out_of_date(third, on, read):
    on(AFTER)
    words = read(f"{HARBOUR}/elements/A.1/").words
    assert "law of lamps. May be out of date Wales, England. Its review was due by 31 March 2027." in words
    assert words.count("May be out of date") == 1


@pytest.mark.usefixtures("third")
@pytest.mark.parametrize(("day", "times"), [(date(2029, 5, 3), 0), (date(2029, 5, 4), 1)])
def test_an_old_page_says_once_that_it_is_old(on, read, day, times):
    on(day)
    said = "May be out of date Its date is 4 May 2026. Check it before you rely on it."
    for address in (f"{HARBOUR}/", f"{HARBOUR}/pillars/A/", f"{HARBOUR}/elements/A.1/", f"{HARBOUR}/challenges/"):
        assert read(address).words.count(said) == times


def test_a_newer_text_on_an_old_page_is_not_called_old(catalogue):
    texts = PageTexts.led_by(catalogue, date(2026, 1, 1), _text("x/lead"))
    assert texts.page_origin().warning
    newer = texts.one(_text("x/l1", date="2025-06"))
    assert not newer.is_outdated
    assert "June 2025" in newer.origin


def test_an_older_text_on_a_new_page_is(catalogue):
    texts = PageTexts.led_by(catalogue, date(2026, 1, 1), _text("x/lead", date="2025-06"))
    assert not texts.page_origin().warning
    assert texts.one(_text("x/l1")).is_outdated


def test_facts_name_their_place_each_and_the_line_to_copy(read, catalogue):
    """R184."""
    page = read("/framework/working-with-groups-2025/facts/")
    assert "Our words, after: Working with LGBTQ+ Groups, National LGBT Partnership, March 2025." in page.words
    sections = [fact.section for fact in catalogue.framework("working-with-groups-2025").facts]
    assert page.words.count("From “Executive Summary”.") == sections.count("Executive Summary")
    assert page.words.count("From “Foreword”.") == sections.count("Foreword")
