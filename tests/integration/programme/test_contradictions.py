"""What does not fit together, each one click from where it is mended."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from colonnade.foundation import clock
from tests.factories import open_round
from tests.integration.programme.telling import agree_all, body, close, end, forget, key_in, show, today, url

NOTHING_BEHIND = "Rated in place, with nothing behind it."
EXPIRED = "Rated in place, but its evidence has gone stale."


def closed(cast, ratings, **said):
    """A closed round in which leaders, teams and the staff network answered so, and these ratings were agreed."""
    round_ = open_round(cast)
    for voice in ("leadership", "teams", "staff_network"):
        key_in(cast, round_, voice, 5, rating=said.get(voice, "in_progress"))
    end(cast, round_)
    agree_all(cast, round_, ratings=ratings)
    return close(cast, round_)


def listed(page):
    """The list: element, sentence, and the link that mends it."""
    text = page.content.decode().partition("app-mend")[2].partition("</ul>")[0]
    rows = re.findall(r'<strong>(\S+) .*?</strong><br>(.*?)<br><a href="(.*?)">(.*?)<span', text, re.DOTALL)
    return [tuple(html.unescape(part).strip() for part in row) for row in rows]


@pytest.fixture
def lead(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def test_each_kind_is_listed_with_the_link_that_mends_it(trust, lead):
    piece = show(trust, "inclusion-2022/1.2", today() + timedelta(days=1))
    round_ = closed(trust, {"1.1": "in_place", "1.2": "in_place", "2.1": "not_in_place"})
    piece.stale_after = today() - timedelta(days=1)
    with trust.acting():
        piece.save()
    against = "Agreed against most voices: Leadership, Teams, Staff network see it otherwise."
    found = listed(lead.get(url("contradictions", trust)))
    spread = "See the spread, and look at it again in the next round"
    assert found == [
        ("1.1", NOTHING_BEHIND, f"{url('add-evidence', trust)}?element=inclusion-2022/1.1", "Add evidence"),
        ("1.1", against, url("spread-element", trust, round_, "1.1"), spread),
        ("1.2", EXPIRED, f"{url('evidence', trust)}?element=inclusion-2022/1.2", "Give the evidence a newer version"),
        ("1.2", against, url("spread-element", trust, round_, "1.2"), spread),
        ("2.1", against, url("spread-element", trust, round_, "2.1"), spread),
    ]
    for _, _, link, _ in found:
        assert lead.get(link).status_code == 200, link
    assert "5 things do not fit together" in body(lead.get(url("home", trust)))


def test_the_add_page_already_knows_the_element(trust, lead):
    closed(trust, {"1.1": "in_place"})
    [link] = [
        link for _, sentence, link, _ in listed(lead.get(url("contradictions", trust))) if sentence == NOTHING_BEHIND
    ]
    chosen = re.findall(r'value="(inclusion-2022/[\d.]+)" (?:checked|selected)', lead.get(link).content.decode())
    assert chosen == ["inclusion-2022/1.1"]


def test_live_evidence_takes_a_contradiction_off_the_list_at_once(trust, lead):
    closed(trust, {"1.1": "in_place"}, leadership="in_place", teams="in_place")
    assert ("1.1", NOTHING_BEHIND) in [row[:2] for row in listed(lead.get(url("contradictions", trust)))]
    show(trust, "inclusion-2022/1.1", today() + timedelta(days=1))
    assert NOTHING_BEHIND not in body(lead.get(url("contradictions", trust)))


def test_against_most_voices_means_more_than_half_of_those_shown(trust, lead):
    """One of three voices sees it otherwise: that is a dissent, not a contradiction."""
    closed(trust, {}, leadership="in_place")
    assert listed(lead.get(url("contradictions", trust))) == []
    assert "Nothing. What was agreed, what people said and what the evidence shows fit together." in body(
        lead.get(url("contradictions", trust))
    )


def test_two_of_three_voices_are_most(trust, lead):
    closed(trust, {}, leadership="in_place", teams="in_place")
    found = listed(lead.get(url("contradictions", trust)))
    assert len(found) == 17
    assert {sentence for _, sentence, _, _ in found} == {
        "Agreed against most voices: Leadership, Teams see it otherwise."
    }


def test_hidden_voices_are_against_nothing(trust, lead):
    round_ = open_round(trust)
    key_in(trust, round_, "leadership", 5)
    for voice in ("teams", "staff_network", "partners"):
        key_in(trust, round_, voice, 4, rating="not_in_place")
    end(trust, round_)
    agree_all(trust, round_)
    close(trust, round_)
    assert listed(lead.get(url("contradictions", trust))) == []


def test_before_a_round_has_closed_there_is_nothing_to_mend(trust, lead):
    open_round(trust)
    forget()
    assert listed(lead.get(url("contradictions", trust))) == []


def test_evidence_of_something_in_progress_may_run_out(trust, lead):
    show(trust, "inclusion-2022/1.1", today() + timedelta(days=1))
    closed(trust, {})
    with clock.at(clock.now() + timedelta(days=9)):
        assert listed(lead.get(url("contradictions", trust))) == []
