"""Every kind of page of the demonstration is looked at, wide and narrow, on screen and on paper."""

from __future__ import annotations

import pytest

from tests.browser.journey import Journey

PAGES = {
    "lead": [
        "",
        "rounds/",
        "rounds/open/",
        "rounds/compare/",
        "rounds/2/",
        "rounds/2/spread/",
        "rounds/2/spread/1.3/",
        "rounds/3/seats/",
        "rounds/3/key-in/",
        "rounds/3/sheet/",
        "to-mend/",
        "focus/",
        "evidence/",
        "evidence/add/",
        "teams/",
        "teams/add/",
        "people/",
        "people/invite/",
    ],
    # What follows from the rounds.
    "sponsor": [
        "progress/",
        "progress/1.1/record/",
        "progress/compare/?on_0=1&on_1=6&on_2=2026",
        "actions/",
        "actions/1/",
        "measures/1/",
        "fixes/",
        "practices/",
        "practices/badge-register/",
        "calendar/",
        "stories/",
        "support/",
        "support/sites/",
        "continuity/",
        "continuity/contacts/",
        "continuity/promises/",
        "report/",
        "decisions/",
    ],
    "ward": ["rounds/3/", "rounds/3/answers/", "rounds/3/answers/4.1/", "rounds/3/hand-in/", "/account/"],
    None: ["/", "/accounts/login/", "/framework/", "/framework/inclusion-2022/", "/reading/", "/search/?q=pronouns"],
}


def _opened(browser, demonstration, who):
    journey = Journey(browser, demonstration)
    if who:
        password = (demonstration.home / "demo-password").read_text(encoding="ascii").strip()
        journey.signs_in(f"{who}@larkmere.example.org", password)
    return journey


@pytest.mark.parametrize("who", PAGES, ids=str)
def test_pages_are_accessible_wide_and_narrow(browser, demonstration, who):
    journey = _opened(browser, demonstration, who)
    for path in PAGES[who]:
        journey.goes_to(path).finds_it_accessible().finds_it_accessible_when_narrow()
    journey.ends_without_a_fault()


def test_the_picture_of_a_trust_after_two_rounds(browser, demonstration):
    journey = _opened(browser, demonstration, "lead")
    journey.sees("5 shown and 3 claimed, of 17 elements", "14 moved up since Autumn 2025")
    journey.takes_a_picture("home", tall=1250)
    journey.page.set_viewport_size({"width": 320, "height": 900})
    assert journey.page.locator(".chart-narrow svg").is_visible()
    assert not journey.page.locator(".chart-wide svg").is_visible()
    journey.takes_a_picture("home-narrow", tall=1750)
    journey.page.emulate_media(media="print")
    assert journey.page.locator(".chart-wide svg").is_visible()
    assert not journey.page.locator("nav.app-nav").is_visible()
    journey.ends_without_a_fault()


def test_the_spread_says_where_leaders_see_it_better(browser, demonstration):
    journey = _opened(browser, demonstration, "lead").goes_to("rounds/2/spread/")
    journey.sees("Fewer than five people answered as: Service users.").takes_a_picture("spread", tall=1700)
    journey.goes_to("rounds/2/spread/1.3/").sees("fewer than five: not shown apart").takes_a_picture("spread-of-one")
    journey.goes_to("to-mend/").sees("Rated in place, with nothing behind it.").takes_a_picture("to-mend")
    journey.ends_without_a_fault()


def test_a_question_stands_beside_what_others_learnt(browser, demonstration):
    journey = _opened(browser, demonstration, "ward").goes_to("rounds/3/answers/1.1/")
    journey.sees("What other organisations learnt").takes_a_picture("question")
    journey.ends_without_a_fault()


def test_the_chair_ends_the_answering_and_agrees(browser, demonstration):
    """The last journey here, since it changes the demonstration."""
    journey = _opened(browser, demonstration, "chair").goes_to("rounds/3/end-answers/")
    journey.presses("End the answering").goes_to("rounds/3/agree/1.3/").finds_it_accessible_when_narrow()
    journey.sees("What people noted", "at night nobody answers").takes_a_picture("agree", tall=1900)
    journey.ends_without_a_fault()
