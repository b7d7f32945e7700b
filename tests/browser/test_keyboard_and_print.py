"""With the keyboard alone, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import Journey

STOPS_AT_MOST = 60
# What is seen of focus: an outline or a shadow that is there, on the element itself, or on what a radio is drawn as.
SHOWN = """element => {
  const drawn = element.type === 'radio' || element.type === 'checkbox'
    ? getComputedStyle(element.parentElement.querySelector('label'), '::before')
    : getComputedStyle(element)
  const clear = /rgba\\(\\d+, \\d+, \\d+, 0\\)|transparent/
  const hasLine = drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) > 0
  const outlined = hasLine && !clear.test(drawn.outlineColor)
  const shadowed = drawn.boxShadow !== 'none' && !clear.test(drawn.boxShadow)
  return outlined || shadowed
}"""
A4 = {"width": 794, "height": 1123}


class Typing(Journey):
    """Somebody who never touches a mouse."""

    def __init__(self, browser, site, who):
        super().__init__(browser, site)
        self.who = f"{who}@larkmere.example.org"
        self.password = (site.home / "demo-password").read_text(encoding="ascii").strip()

    def comes_in(self):
        """Sign in, key by key."""
        self.goes_to("/accounts/login/")
        self.tabs_to("E-mail address").types(self.who)
        self.page.keyboard.press("Tab")
        self.types(self.password).keys("Enter")
        self.page.wait_for_url(f"**/o/{self.site.code}/")
        return self

    def types(self, text):
        """Type where the focus is."""
        self.page.keyboard.type(text)
        return self

    def keys(self, *names):
        """Press these keys, one after the other."""
        for name in names:
            self.page.keyboard.press(name)
        return self

    def here(self):
        """What has the focus, by the words that it is called."""
        return self.page.evaluate(
            """() => {
              const at = document.activeElement
              const label = at.labels && at.labels.length ? at.labels[0].innerText : ''
              return (label || at.innerText || at.getAttribute('aria-label') || '').trim()
            }"""
        )

    def tabs_to(self, words):
        """Press Tab until the focus is on what is called so; on the way each place shows that it has the focus."""
        for _ in range(STOPS_AT_MOST):
            self.page.keyboard.press("Tab")
            self.sees_the_focus()
            if self.here().startswith(words):
                return self
        raise AssertionError(f"'{words}' cannot be reached with the Tab key; the focus is on '{self.here()}'")

    def sees_the_focus(self):
        """What has the focus is in sight and looks like it."""
        at = self.page.evaluate_handle("document.activeElement").as_element()
        assert at.evaluate(SHOWN), f"the focus on '{self.here()}' is not seen"
        box = at.bounding_box()
        assert box, self.here()
        assert box["y"] + box["height"] > 0, self.here()


@pytest.fixture
def network(browser, demonstration):
    """Somebody from the staff network, who answers."""
    return Typing(browser, demonstration, "network")


def test_signing_in_and_answering_a_question_without_a_mouse(network):
    network.comes_in().tabs_to("Rounds").keys("Enter")
    network.page.wait_for_url("**/rounds/")
    network.tabs_to("Autumn 2026").keys("Enter")
    network.page.wait_for_url("**/rounds/3/")
    network.tabs_to("Your answers").keys("Enter")
    network.page.wait_for_url("**/answers/")
    network.tabs_to("Go on").keys("Enter")
    network.page.wait_for_url("**/answers/1.1/")
    network.tabs_to("In place").keys("Space", "ArrowDown")
    assert network.here() == "In progress"
    network.tabs_to("Why do you say so?").types("Typed without a mouse.")
    network.tabs_to("Save and go on").keys("Enter")
    network.page.wait_for_url("**/answers/1.2/")
    network.tabs_to("Back to all questions").keys("Enter")
    network.sees("1 of 17 answered").goes_to("rounds/3/answers/1.1/")
    expect(network.page.get_by_label("Why do you say so?")).to_have_value("Typed without a mouse.")
    assert network.page.locator("input[name=rating]:checked").get_attribute("value") == "in_progress"
    network.ends_without_a_fault()


def test_the_first_press_of_tab_offers_to_skip_to_the_content(network):
    network.comes_in()
    for path in ("", "rounds/3/answers/1.2/", "/framework/"):
        network.goes_to(path).keys("Tab")
        assert network.here() == "Skip to main content"
        network.sees_the_focus()
        network.keys("Enter")
        assert network.page.evaluate("document.activeElement.id") == "maincontent"
        network.keys("Tab")
        assert network.page.evaluate("!!document.activeElement.closest('main')")
    network.ends_without_a_fault()


@pytest.mark.parametrize(
    ("who", "path", "mistake"),
    [
        ("network", "rounds/3/answers/1.3/evidence/", ("Add it", "Enter what it is, in a few words", "id_title")),
        ("sponsor", "focus/", ("Work on this first", "Choose a pillar", "id_pillar")),
        ("lead", "rounds/open/", ("Open the round", "Enter a date, for example", "id_opens_on_0")),
        ("lead", "rounds/3/key-in/", ("Hand in this sheet", "1.1: choose an answer", "id_rating-1.1")),
    ],
)
def test_a_line_of_the_error_summary_moves_the_focus_to_its_field(browser, demonstration, who, path, mistake):
    button, line, field = mistake
    person = Typing(browser, demonstration, who).comes_in().goes_to(path)
    person.page.get_by_role("button", name=button).focus()
    person.keys("Enter")
    expect(person.page.locator(".nhsuk-error-summary")).to_be_focused()
    assert person.page.title().startswith("Error: ")
    person.tabs_to(line).keys("Enter")
    expect(person.page.locator(f'[id="{field}"]')).to_be_focused()
    person.sees_the_focus()
    person.ends_without_a_fault()


def test_the_picture_can_be_walked_through_and_leads_to_the_words(browser, demonstration):
    board = Typing(browser, demonstration, "board").comes_in()
    links = board.page.locator(".chart-wide svg a")
    assert links.count() == 6 + 17
    drum = board.page.locator('.chart-wide svg a[href="#element-1.3"]')
    line = "link => getComputedStyle(link.firstElementChild).strokeWidth"
    before = drum.evaluate(line)
    drum.focus()
    assert drum.evaluate(line) != before
    board.keys("Enter")
    assert board.page.url.endswith("#element-1.3")
    expect(board.page.locator('[id="element-1.3"]')).to_be_in_viewport()
    board.ends_without_a_fault()


def on_paper(journey, path):
    """Look at a page as it will be on a sheet of A4."""
    journey.page.set_viewport_size(A4)
    journey.goes_to(path).page.emulate_media(media="print")
    assert journey.page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    for what in ("nav.app-nav", ".app-header__person", "footer", ".nhsuk-skip-link", ".app-no-print"):
        for one in journey.page.locator(what).all():
            assert not one.is_visible(), what
    addresses = "links => links.filter(one => getComputedStyle(one, '::after').content !== 'none').length"
    assert journey.page.locator('a[href^="/"]').evaluate_all(addresses) == 0
    pages = len(re.findall(rb"/Type\s*/Page\b", journey.page.pdf(format="A4")))
    journey.finds_it_accessible()
    return pages


def test_the_home_page_prints_with_its_wide_picture_and_every_element_in_words(browser, demonstration):
    board = Typing(browser, demonstration, "board").comes_in()
    assert 1 < on_paper(board, "") <= 5
    assert board.page.locator(".chart-wide svg").is_visible()
    assert not board.page.locator(".chart-narrow svg").is_visible()
    board.sees("Every element in words", "shown and", "claimed, of 17 elements")
    assert board.page.locator("tr[id^=element-]").count() == 17
    board.ends_without_a_fault()


def test_a_sheet_prints_blank_and_filled_and_no_question_is_cut_in_two(network):
    network.comes_in()
    for path in ("rounds/3/sheet/", "rounds/3/sheet/?filled=1"):
        assert 1 < on_paper(network, path) <= 8
        sheets = network.page.locator(".app-sheet")
        assert sheets.count() == 17
        assert sheets.first.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
        network.page.emulate_media(media="screen")
    assert network.page.locator(".app-box").count() == 17 * 4
    network.ends_without_a_fault()


def test_a_closed_round_prints_what_was_agreed(browser, demonstration):
    board = Typing(browser, demonstration, "board").comes_in()
    assert on_paper(board, "rounds/2/") > 1
    board.sees("What was agreed", "Support when there is conflict divided us most.")
    board.ends_without_a_fault()
