"""A round from opening to the home page, through the pages, as its people would do it (R001, R003 to R005, R008)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colonnade.apps.programme import selectors
from colonnade.foundation.catalogue import current
from tests.factories import answer_all, contributors

FRAMEWORKS = [framework.id for framework in current().frameworks]


class Through:
    """One person's browser, in the pages of one organisation."""

    def __init__(self, client, code):
        self.client, self.code = client, code

    def gets(self, page, *args, status=200):
        """Open a page; what it says."""
        answer = self.client.get(reverse(page, args=[self.code, *args]))
        assert answer.status_code == status, page
        return answer.content.decode()

    def sends(self, page, *args, **fields):
        """Send a form that is taken."""
        answer = self.client.post(reverse(page, args=[self.code, *args]), fields)
        assert answer.status_code == 302, answer.content.decode()


def opened(lead, trust, framework):
    """A round that the lead opened, with two people asked."""
    days = {f"opens_on_{box}": value for box, value in enumerate(("1", "1", "2026"))}
    days |= {f"answers_due_on_{box}": value for box, value in enumerate(("1", "1", "2030"))}
    voices = ["leadership", "teams", "staff_network"]
    chair = str(trust.round_chair.pk)
    lead.sends("open-round", title="Autumn", framework=framework, voices=voices, chair=chair, **days)
    lead.gets("round", 1)
    lead.sends("seats", 1, people="Ann Bee, ann@example.org\nCy Dee, cy@example.org", voice="teams")
    with trust.acting():
        return selectors.round_by_number(trust.organisation, 1)


def answered(person, elements):
    """One person who answers everything through the pages."""
    person.gets("answers", 1)
    for element in elements:
        person.gets("answer", 1, element)
        person.sends("answer", 1, element, rating="in_place", note="A note", version="0")
    person.sends("hand-in", 1)


def agreed_and_closed(chair, elements):
    """The chair agrees every element and closes."""
    for element in elements:
        chair.gets("spread-element", 1, element)
        chair.gets("agree", 1, element)
        chair.sends("agree", 1, element, rating="in_place", reason="We agreed", dissent="", version="0")
    chair.sends("close-round", 1, note="Done")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_round_goes_from_opening_to_the_picture(trust, client_of, framework):
    elements = [element.id for element in current().framework(framework).elements]
    code = trust.organisation.code
    lead, chair = (Through(client_of(one), code) for one in (trust.inclusion_lead, trust.round_chair))
    assert "No round has closed yet" in lead.gets("home")
    round_ = opened(lead, trust, framework)
    answered(Through(client_of(contributors(trust, round_, "leadership", 1)[0]), code), elements)
    for voice, number in (("leadership", 4), ("teams", 6), ("staff_network", 2)):
        for other in contributors(trust, round_, voice, number):
            answer_all(trust, round_, other, rating="not_in_place")
    for page in ("seats", "sheet", "key-in", "end-answers"):
        chair.gets(page, 1)
    chair.gets("spread", 1, status=403)
    chair.sends("end-answers", 1)
    for page in ("spread", "agree-list", "close-round", "round"):
        chair.gets(page, 1)
    agreed_and_closed(chair, elements)
    assert f"0 shown and {len(elements)} claimed, of {len(elements)} elements" in lead.gets("home")
    assert lead.gets("contradictions").count("Add evidence") == len(elements)
    lead.gets("focus")
