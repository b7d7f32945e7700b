"""Answers are saved as they go: on slow lines, with no line, with two tabs, on a shared computer, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import Journey

NO_CONNECTION = "No connection. What you typed stays on this page and is saved when the connection is back."
OVERTAKEN = "This answer was changed on another page since you opened this one."
SIGNED_OUT = "You were signed out. Press “Save and go on”: what you typed is kept while you sign in."
SLOW = {"offline": False, "latency": 1500, "downloadThroughput": 40_000, "uploadThroughput": 20_000}
AWAY = re.compile("ERR_INTERNET_DISCONNECTED|ERR_FAILED")


class Answering(Journey):
    """Somebody who answers in the round that is going on."""

    def __init__(self, browser, site, who, **how):
        super().__init__(browser, site, **how)
        self.password = (site.home / "demo-password").read_text(encoding="ascii").strip()
        # Leaving a page with unsaved words is asked about: they leave.
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.signs_in(f"{who}@larkmere.example.org", self.password)

    def opens(self, element):
        """Open a question."""
        return self.goes_to(f"rounds/3/answers/{element}/")

    def types(self, text):
        """Type into the box, key by key, after what stands there."""
        self.page.get_by_label("Why do you say so?").press("End")
        self.page.keyboard.type(text)
        return self

    def is_told(self, words):
        """The line under the form comes to say this."""
        expect(self.page.locator("[data-answer-status]")).to_have_text(words, timeout=20_000)
        return self

    def has(self, note, rating=""):
        """The form holds this note and rating."""
        expect(self.page.get_by_label("Why do you say so?")).to_have_value(note)
        chosen = self.page.locator("input[name=rating]:checked")
        assert (chosen.get_attribute("value") if chosen.count() else "") == rating
        return self

    def opens_a_second_tab(self):
        """The same person in another tab of the same browser."""
        other = object.__new__(type(self))
        other.__dict__ = {**self.__dict__, "page": self.context.new_page()}
        other.watch(other.page)
        other.page.on("dialog", lambda dialog: dialog.accept())
        return other

    def loses_the_line_when_it_saves(self, *, after_it_arrived=False):
        """What is sent is lost on its way, or the reply to it is."""

        def lose(route):
            if route.request.method != "POST":
                route.continue_()
                return
            if after_it_arrived:
                route.fetch()
            route.abort()

        self.page.route("**/answers/**", lose)
        return self

    def gets_the_line_back(self):
        """Everything goes through again."""
        self.page.unroute_all()
        return self

    def arrives_at(self, element):
        """The browser comes to another question."""
        self.page.wait_for_url(f"**/answers/{element}/")
        return self

    def ends_without_a_fault(self):
        """The same as ever, but for the lines that were cut on purpose."""
        self.faults = [fault for fault in self.faults if not AWAY.search(fault)]
        super().ends_without_a_fault()


@pytest.fixture
def ward(browser, demonstration):
    """Somebody from the teams who answers."""
    return Answering(browser, demonstration, "ward")


def test_what_is_typed_is_saved_without_pressing_anything(ward):
    ward.opens("1.1").chooses("In progress").types("Nights are hard.").is_told("Saved")
    ward.opens("1.1").has("Nights are hard.", "in_progress")
    ward.types(" Weekends too.").is_told("Saved").opens("1.1").has("Nights are hard. Weekends too.", "in_progress")
    ward.ends_without_a_fault()


def test_with_no_line_the_text_stays_and_is_saved_when_it_is_back(ward):
    ward.opens("1.2").context.set_offline(True)
    ward.chooses("In place").types("Typed with no line.").is_told(NO_CONNECTION)
    ward.presses("Save and go on").is_told(NO_CONNECTION).has("Typed with no line.", "in_place")
    ward.finds_it_accessible()
    ward.context.set_offline(False)
    ward.is_told("Saved").opens("1.2").has("Typed with no line.", "in_place")
    ward.ends_without_a_fault()


def test_a_page_that_was_closed_gives_back_what_was_not_saved(ward):
    ward.opens("1.3").loses_the_line_when_it_saves()
    ward.chooses("Not in place").types("Typed, and never saved.").is_told(NO_CONNECTION)
    ward.goes_to("rounds/3/answers/").gets_the_line_back().opens("1.3")
    ward.has("Typed, and never saved.", "not_in_place").is_told("Saved")
    ward.opens("1.3").has("Typed, and never saved.", "not_in_place")
    ward.ends_without_a_fault()


def test_a_button_that_was_pressed_with_a_lost_line_loses_nothing(ward):
    ward.opens("1.4").loses_the_line_when_it_saves().types("Pressed in vain.")
    with ward.page.expect_event("requestfailed"):
        ward.page.get_by_role("button", name="Save and go on").click(no_wait_after=True)
    ward.gets_the_line_back().goes_to("rounds/3/answers/").opens("2.1").opens("1.4")
    ward.has("Pressed in vain.").is_told("Saved")
    ward.ends_without_a_fault()


def test_a_reply_that_was_lost_is_no_answer_from_another_page(ward):
    """The first words arrived, though nobody heard so; the words after them follow without a conflict."""
    ward.opens("2.1").loses_the_line_when_it_saves(after_it_arrived=True)
    ward.types("First words.").is_told(NO_CONNECTION).types(" Last words.")
    ward.gets_the_line_back().presses("Save and go on").arrives_at("2.2")
    ward.opens("2.1").has("First words. Last words.")
    ward.ends_without_a_fault()


def test_on_a_slow_line_the_button_waits_for_what_is_on_its_way(ward):
    ward.opens("2.2")
    line = ward.context.new_cdp_session(ward.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    ward.chooses("In place").types("One.").is_told("Saving …").types(" Two.")
    ward.presses("Save and go on").arrives_at("2.3")
    line.send(
        "Network.emulateNetworkConditions", {**SLOW, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    )
    ward.opens("2.2").has("One. Two.", "in_place")
    ward.ends_without_a_fault()


def test_the_second_of_two_tabs_is_told_and_sees_both_texts(ward):
    other = ward.opens("3.1").opens_a_second_tab().opens("3.1")
    ward.chooses("In place").types("From the first tab.").is_told("Saved")
    other.chooses("Not in place").types("From the second tab.")
    other.is_told(f"{OVERTAKEN} Press “Save and go on” to see both.").has("From the second tab.", "not_in_place")
    other.presses("Save and go on").sees("This was not saved", OVERTAKEN, "In place", "From the first tab.")
    other.has("From the second tab.", "not_in_place").finds_it_accessible_when_narrow()
    ward.opens("3.1").has("From the first tab.", "in_place")
    other.presses("Save and go on").arrives_at("3.2")
    ward.opens("3.1").has("From the second tab.", "not_in_place")
    ward.ends_without_a_fault()


def test_a_note_that_is_too_long_is_named_once_and_kept(ward):
    ward.opens("3.2").writes("Why do you say so?", "a" * 4001)
    asked = []
    ward.page.on("request", lambda request: asked.append(request.method))
    ward.is_told("Write a note of at most 4,000 characters")
    ward.page.wait_for_timeout(3000)
    assert asked == ["POST"]
    ward.presses("Save and go on").sees("There is a problem").has("a" * 4001).finds_it_accessible()
    ward.writes("Why do you say so?", "Shorter.").presses("Save and go on").arrives_at("4.1")
    ward.ends_without_a_fault()


def test_on_a_shared_computer_nobody_is_given_what_somebody_else_typed(ward):
    ward.opens("4.1").loses_the_line_when_it_saves().types("Ward’s own words.").is_told(NO_CONNECTION)
    ward.goes_to("rounds/3/answers/").gets_the_line_back()
    ward.page.get_by_role("button", name="Sign out").click()
    ward.page.wait_for_load_state()
    ward.goes_to("/accounts/login/")
    ward.signs_in("clinic@larkmere.example.org", ward.password)
    ward.opens("4.1").has("")
    assert "own words" not in ward.page.evaluate("JSON.stringify(sessionStorage)")
    ward.page.wait_for_timeout(2000)
    ward.opens("4.1").has("").ends_without_a_fault()


def test_who_was_signed_out_while_typing_is_told_and_keeps_the_text(ward):
    ward.opens("4.2")
    ward.context.clear_cookies(name="sessionid")
    ward.types("Typed as the session ended.").is_told(SIGNED_OUT)
    ward.presses("Save and go on").sees("Sign in to save this", "Typed as the session ended.").finds_it_accessible()
    ward.signs_in("ward@larkmere.example.org", ward.password)
    ward.opens("4.2").has("Typed as the session ended.")
    ward.ends_without_a_fault()


def test_without_scripts_the_button_saves_and_two_tabs_lose_nothing(browser, demonstration):
    clinic = Answering(browser, demonstration, "clinic", scripts=False)
    other = clinic.opens("1.1").opens_a_second_tab().opens("1.1")
    clinic.chooses("Do not know").types("By the button.").presses("Save and go on").arrives_at("1.2")
    other.types("The other words.").presses("Save and go on").sees("This was not saved", "By the button.")
    other.has("The other words.").presses("Save and go on").arrives_at("1.2")
    clinic.opens("1.1").has("The other words.").ends_without_a_fault()
