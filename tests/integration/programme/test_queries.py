"""What a page asks of the database does not grow with the teams, people and rounds that there are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from colonnade.apps.organisations.public import add_team
from tests.factories import answer_all, closed_round, make_trust, open_round
from tests.integration.programme.telling import begin, end, forget, key_in, save, seat, show, today, url

PAGES = ("home", "contradictions", "focus", "rounds", "compare")
OF_A_ROUND = (("round",), ("seats",), ("spread",), ("spread-element", "1.1"), ("agree-list",), ("agree", "1.1"))
OF_AN_ANSWER = (("answers",), ("answer", "1.1"), ("sheet",))


def build(code, times):
    """A trust with that many closed rounds, teams and pieces of evidence, and with people answering and agreeing."""
    cast = make_trust(code)
    for number in range(times):
        with cast.acting():
            add_team(organisation=cast.organisation, name=f"Team {number}", kind="team", by=None)
        show(cast, "inclusion-2022/1.1", today() + timedelta(days=9))
        closed_round(cast, f"Closed {number}", people=1)
    cast.answering = open_round(cast, "Answering", framework="working-with-groups-2025")
    cast.reed = seat(cast, cast.answering).person
    save(cast, cast.answering, begin(cast, cast.answering, cast.reed), note="Words")
    cast.agreeing = open_round(cast, "Agreeing")
    for round_ in (cast.answering, cast.agreeing):
        for _ in range(times):
            answer_all(cast, round_, seat(cast, round_, "partners").person)
        key_in(cast, round_, "teams", 5 * times, notes={"1.1": "Words"})
    cast.agreeing = end(cast, cast.agreeing)
    return cast


@pytest.fixture(scope="module")
def small(stage):
    """A trust with as little as every page needs."""
    return build("RX1", 2)


@pytest.fixture(scope="module")
def large(stage):
    """A trust with more of everything."""
    return build("RY2", 5)


@pytest.fixture(autouse=True)
def in_the_database(db):
    """Each test takes back what it does."""


def asked(window, address):
    """The queries of a page that is opened for the first time."""
    window.get(address)
    forget()
    with CaptureQueriesContext(connection) as caught:
        assert window.get(address).status_code == 200, address
    return [query["sql"] for query in caught]


def all_asked(cast, client_of):
    """The number of queries of every page."""
    chair, lead, reed = client_of(cast.round_chair), client_of(cast.inclusion_lead), client_of(cast.reed)
    found = {name: len(asked(lead, url(name, cast))) for name in PAGES}
    for name, *parts in OF_A_ROUND:
        found[name] = len(asked(chair, url(name, cast, cast.agreeing, *parts)))
    for name, *parts in OF_AN_ANSWER:
        found[name] = len(asked(reed, url(name, cast, cast.answering, *parts)))
    return found


def test_no_page_asks_more_when_there_is_more(small, large, client_of):
    few = all_asked(small, client_of)
    assert all_asked(large, client_of) == few
    assert max(few.values()) <= 20, few


def test_what_a_closed_round_left_is_read_once(small, client_of):
    """A round that has closed does not change, so what was worked out from it is remembered."""
    lead = client_of(small.inclusion_lead)
    first = asked(lead, url("home", small))
    with CaptureQueriesContext(connection) as caught:
        lead.get(url("home", small))
    assert len(caught) < len(first)
    assert not [query["sql"] for query in caught if "programme_agreement" in query["sql"]]
