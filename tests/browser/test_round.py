"""A round from opening to the picture, in a real browser, with scripts and without (R001 to R009)."""

from __future__ import annotations

import re

import pytest

from tests.browser.journey import Journey

ELEMENTS = [
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1",
    "2.2",
    "2.3",
    "3.1",
    "3.2",
    "4.1",
    "4.2",
    "4.3",
    "5.1",
    "5.2",
    "5.3",
    "6.1",
    "6.2",
]


class RoundJourney:
    """The steps of the round, in the words of those who take part."""

    def __init__(self, browser, site, *, scripts):
        self.browser, self.site, self.scripts = browser, site, scripts

    def opens(self, who):
        """A signed-in person's browser."""
        return Journey(self.browser, self.site, scripts=self.scripts).signs_in(who)

    def when_the_lead_opens_a_round(self):
        """And looks at each page on the way."""
        lead = self.lead = self.opens("lead")
        lead.sees("No round has closed yet").finds_it_accessible()
        lead.goes_to("rounds/open/").finds_it_accessible_when_narrow()
        lead.presses("Open the round").sees("There is a problem", "Enter a name for the round").finds_it_accessible()
        lead.writes("Name of the round", "Autumn 2026").chooses("Health and Care LGBTQ+ Inclusion Framework")
        for place, (day, month, year) in enumerate([("1", "9", "2026"), ("1", "12", "2030")]):
            for box, value in zip(("Day", "Month", "Year"), (day, month, year), strict=True):
                lead.page.get_by_label(box, exact=True).nth(place).fill(value)
        lead.page.get_by_label("Who chairs the round?").select_option(label="Chair")
        lead.presses("Open the round").sees("The round is open").finds_it_accessible_when_narrow()

    def and_asks_three_people(self):
        """Two who are members, and one who is asked in by letter."""
        lead = self.lead
        lead.writes("Who should answer?", "Bee, bee@example.org\nCole, cole@example.org\nNew Person, new@example.org")
        lead.chooses("Teams").presses("Ask them").sees("3 people have been asked", "Not yet")
        self.site.step("letters")
        letter = next(text for text in self.site.letters if "new@example.org" in text)
        address = re.search(r"http://\S+/invitations/\S+", letter.replace("=\n", "")).group()
        self.newcomer = Journey(self.browser, self.site, scripts=self.scripts)
        self.newcomer.page.goto(address)
        self.newcomer.finds_it_accessible()
        self.newcomer.page.locator("input[type=password]").fill("short")
        self.newcomer.presses("Save and sign in").sees("There is a problem").finds_it_accessible()
        self.newcomer.page.locator("input[type=password]").fill("violet harbour stone")
        self.newcomer.presses("Save and sign in").sees("Your password is set")
        self.newcomer.signs_in("new@example.org", "violet harbour stone")

    def and_three_people_answer(self):
        """On their own, with the learning beside each question, seeing nobody else's."""
        for person in (self.newcomer, self.opens("bee"), self.opens("cole")):
            person.goes_to("rounds/1/spread/").sees("Hand in your own answers first")
            person.goes_to("rounds/1/answers/").sees("0 of 17 answered").finds_it_accessible_when_narrow()
            person.presses("Go on")
            person.sees("What other organisations learnt", "What can get in the way").finds_it_accessible_when_narrow()
            for element in ELEMENTS:
                assert person.page.url.endswith(f"/answers/{element}/")
                person.chooses("In progress").writes("Why do you say so?", "Nights are hard.")
                person.presses("Save and go on")
            person.sees("17 of 17 answered").presses("Hand in your answers").finds_it_accessible()
            person.presses("Hand in").sees("You have handed in your answers").finds_it_accessible()
            person.goes_to("rounds/1/spread/").sees("You can see this when the answers are in")
            person.ends_without_a_fault()
        self.site.step("crowd")

    def then_the_chair_sees_the_spread(self):
        """With the small voice hidden, and the whole without counts."""
        chair = self.chair = self.opens("chair")
        chair.goes_to("rounds/1/end-answers/").presses("End the answering").sees("How far apart we are")
        chair.sees(
            "Where leadership thinks better of it than the staff network does",
            "Fewer than five people answered as: Teams, Partners",
        )
        chair.finds_it_accessible_when_narrow()
        chair.goes_to("rounds/1/spread/1.3/").sees("fewer than five: not shown apart", "Nights are hard.")
        chair.finds_it_accessible_when_narrow()

    def and_agrees_each_rating(self):
        """With the reason and a dissent."""
        chair = self.chair
        chair.goes_to("rounds/1/agree/").sees("0 of 17 agreed").finds_it_accessible()
        for element in ELEMENTS:
            chair.goes_to(f"rounds/1/agree/{element}/")
            if element == "1.1":
                chair.finds_it_accessible_when_narrow()
                chair.presses("Record it").sees("Choose what was agreed").finds_it_accessible()
            chair.chooses("In place" if element < "2" else "In progress").writes("Why?", "We agreed on it.")
            chair.writes("Did anyone see it differently?", "One person did.").presses("Record it")
        chair.sees("17 of 17 agreed").presses("Close the round").finds_it_accessible()
        chair.presses("Close the round").sees("0 shown and 4 claimed, of 17 elements")

    def and_evidence_turns_claimed_into_shown(self):
        """One click from the list of what does not fit together."""
        lead = self.lead
        lead.goes_to("to-mend/").sees("Rated in place, with nothing behind it.").finds_it_accessible_when_narrow()
        lead.page.locator("main").get_by_role("link", name=re.compile("Add evidence")).first.click()
        lead.finds_it_accessible_when_narrow()

    def then_the_picture_shows_where_the_trust_stands(self):
        """And board readers can read it."""
        board = self.opens("board")
        board.sees(
            "0 shown and 4 claimed, of 17 elements", "This is your first round"
        ).finds_it_accessible_when_narrow()
        board.goes_to("rounds/1/").sees("What was agreed", "One person did.").finds_it_accessible_when_narrow()
        for one in (board, self.chair, self.lead):
            one.ends_without_a_fault()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_round_from_opening_to_the_picture(browser, site, scripts):
    """Sign in, open, answer, see the spread, agree, close, look."""
    round_ = RoundJourney(browser, site, scripts=scripts)
    round_.when_the_lead_opens_a_round()
    round_.and_asks_three_people()
    round_.and_three_people_answer()
    round_.then_the_chair_sees_the_spread()
    round_.and_agrees_each_rating()
    round_.and_evidence_turns_claimed_into_shown()
    round_.then_the_picture_shows_where_the_trust_stands()
