"""Nobody sees what somebody else answered before the answers are in, and nobody ever sees who answered what."""

from __future__ import annotations

import pytest

from colonnade.foundation.permissions import Role
from tests.factories import answer_all
from tests.integration.programme.telling import agree_all, begin, body, elements, end, key_in, page_of, save, seat, url

CANARY = "Qanaria writes this"
PAGES = (
    ("home",),
    ("contradictions",),
    ("focus",),
    ("rounds",),
    ("round",),
    ("seats",),
    ("answers",),
    ("answer", "1.1"),
    ("answer-evidence", "1.1"),
    ("hand-in",),
    ("sheet",),
    ("key-in",),
    ("end-answers",),
    ("spread",),
    ("spread-element", "1.1"),
    ("agree-list",),
    ("agree", "1.1"),
    ("close-round",),
    ("evidence",),
)
WHO = (
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.ROUND_CHAIR,
    Role.BOARD_READER,
    Role.CONTRIBUTOR,
)
OF_THE_ORGANISATION = {"home", "contradictions", "focus", "rounds", "evidence"}


def address(cast, round_, name, *parts):
    """The address of one of the pages."""
    return url(name, cast, *(parts if name in OF_THE_ORGANISATION else (round_, *parts)))


@pytest.fixture
def windows(trust, round_, client_of):
    """The browsers of everybody who might look, by who they are."""
    answering, done = seat(trust, round_, name="Still Answering"), seat(trust, round_, name="Has Answered")
    answer_all(trust, round_, done.person)
    begin(trust, round_, answering.person)
    people = {role.value: trust.people[role] for role in WHO}
    people |= {"still answering": answering.person, "has answered": done.person}
    return {who: client_of(person) for who, person in people.items()}


def look(trust, round_, windows):
    """Every page as everybody sees it."""
    seen = {}
    for who, window in windows.items():
        for name, *parts in PAGES:
            answer = window.get(address(trust, round_, name, *parts))
            assert answer.status_code < 500
            seen[who, name] = (answer.status_code, page_of(answer))
    return seen


def test_no_page_changes_with_what_somebody_answers(trust, round_, windows):
    """R005: before, while and after one person answers, everybody else's pages are the same, letter for letter."""
    secret = seat(trust, round_, "staff_network", name="Sidney Secret").person
    contribution = begin(trust, round_, secret)
    before = look(trust, round_, windows)
    for element in elements(round_):
        save(trust, round_, contribution, element, "not_in_place", note=CANARY)
    assert look(trust, round_, windows) == before
    answer_all(trust, round_, secret, rating="not_in_place", notes=dict.fromkeys(elements(round_), CANARY))
    after = look(trust, round_, windows)
    changed = {page for page in before if after[page] != before[page]}
    # Who asks people sees who has handed in, and never what they said.
    assert changed == {("inclusion_lead", "seats"), ("round_chair", "seats"), ("network_chair", "seats")}
    for page in changed:
        assert "Handed in" in after[page][1]
    assert not [page for page, (_, text) in after.items() if CANARY in text]


def test_the_spread_waits_for_everybody(trust, round_, windows):
    """R005: each is told why, and those who still answer to answer first."""
    for name, *parts in (("spread",), ("spread-element", "1.1")):
        for who, window in windows.items():
            page = window.get(address(trust, round_, name, *parts))
            assert page.status_code == 403, (who, name)
        first = "Hand in your own answers first. You can see how others answered when the answers are in."
        later = "You can see this when the answers are in."
        assert first in body(windows["still answering"].get(address(trust, round_, name, *parts)))
        for who in ("has answered", "round_chair", "inclusion_lead", "board_reader"):
            assert later in body(windows[who].get(address(trust, round_, name, *parts))), who


def test_an_answer_is_nobodys_address_but_its_own(trust, round_, windows):
    """There is no address under which another contribution could be read."""
    secret = seat(trust, round_, name="Sidney Secret").person
    contribution = begin(trust, round_, secret)
    save(trust, round_, contribution, note=CANARY)
    for who, window in windows.items():
        for more in (f"?contribution={contribution.pk}", f"?person={secret.pk}", "?filled=1&seat=1"):
            for name in ("answers", "sheet"):
                assert CANARY not in window.get(address(trust, round_, name) + more).content.decode(), who


def test_when_the_answers_are_in_only_the_chair_reads_notes_and_nobody_reads_names(trust, round_, windows):
    secret = seat(trust, round_, "staff_network", name="Sidney Secret").person
    answer_all(trust, round_, secret, rating="not_in_place", notes={"1.1": CANARY})
    key_in(trust, round_, "teams", 3)
    end(trust, round_)
    agree_all(trust, round_)
    for who, window in windows.items():
        for name, *parts in PAGES:
            answer = window.get(address(trust, round_, name, *parts))
            text = answer.content.decode()
            reads_notes = who == "round_chair" and (name, *parts) in {("spread-element", "1.1"), ("agree", "1.1")}
            assert (CANARY in text) == reads_notes, (who, name)
            assert "Sidney Secret" not in text or name == "seats", (who, name)
