"""Ending the answering, agreeing each element, and closing the round."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.models import Agreement, Round
from colonnade.foundation.refusal import Overtaken
from tests.factories import open_round
from tests.integration.programme.telling import (
    agree,
    agree_all,
    body,
    chain,
    close,
    elements,
    end,
    key_in,
    refused,
    reread,
    stored,
    url,
)

TYPED = {"rating": "in_place", "reason": "My own reason", "dissent": "My own dissent", "version": "0"}


@pytest.fixture
def answered(trust, round_):
    """A round whose answers are in."""
    key_in(trust, round_, "teams", 5)
    return end(trust, round_)


@pytest.fixture
def chair(trust, client_of):
    """The chair's browser."""
    return client_of(trust.round_chair)


# End the answering


def test_ending_works_the_spread_out_and_keeps_it(trust, round_):
    key_in(trust, round_, "teams", 5, rating="in_place")
    key_in(trust, round_, "partners", 2, rating="not_in_place")
    ended = end(trust, round_)
    assert (ended.state, ended.answers_ended_at is None) == ("agreeing", False)
    assert ended.spread["smallest_shown"] == 5
    assert [element for element, _ in ended.spread["elements"]] == elements(round_)
    nobody = [{"voice": voice, "showing": "nobody"} for voice in ("leadership", "staff_network", "service_users")]
    counts = {"not_in_place": 0, "in_progress": 0, "in_place": 5, "do_not_know": 0}
    for _, voices in ended.spread["elements"]:
        assert voices == [
            nobody[0],
            {"voice": "teams", "showing": "shown", "counts": counts},
            *nobody[1:],
            {"voice": "partners", "showing": "too_few"},
        ]
    assert chain(trust)[-1] == ("round.answers_ended", "round 1", trust.round_chair.pk, {})


def test_there_has_to_be_something_to_agree_on(trust, round_, chair):
    with refused("Nobody has handed in yet. Wait for the first answers, or key in a sheet."):
        end(trust, round_)
    page = chair.post(url("end-answers", trust, round_))
    assert page.status_code == 422
    assert "Nobody has handed in yet." in body(page)
    assert reread(trust, round_).state == "open"


def test_answering_ends_once(trust, answered, chair):
    before = stored(trust)
    with refused("The answering of this round has ended already. There is nothing left to end."):
        end(trust, answered)
    assert chair.post(url("end-answers", trust, answered)).status_code == 422
    assert stored(trust) == before


# Agree


def test_an_agreement_keeps_rating_reason_and_dissent(trust, answered):
    made = agree(trust, answered, "1.1", "in_place", "Because.", dissent="Two saw it otherwise.")
    assert (made.rating, made.reason, made.dissent, made.version) == (
        "in_place",
        "Because.",
        "Two saw it otherwise.",
        1,
    )
    assert (made.recorded_by, made.was_shown, made.evidence_at_close) == (trust.round_chair, None, [])
    detail = {"rating": "in_place", "version": 1, "has_dissent": True}
    assert chain(trust)[-1] == ("rating.agreed", "round 1 element 1.1", trust.round_chair.pk, detail)


def test_an_agreement_can_be_changed_until_the_close_and_not_unseen(trust, answered):
    agree(trust, answered, reason="First")
    with refused("Somebody else recorded this while you had the page open.", Overtaken) as overtaken:
        agree(trust, answered, reason="Second", version=0)
    assert overtaken.value.standing.reason == "First"
    assert agree(trust, answered, rating="not_in_place", reason="Second", version=1).version == 2
    assert [row["reason"] for row in stored(trust, Agreement)["Agreement"]] == ["Second"]


def test_nothing_is_agreed_while_people_answer(trust, round_, chair):
    with refused("People are still answering. End the answering first."):
        agree(trust, round_)
    assert chair.get(url("agree", trust, round_, "1.1")).status_code == 403
    assert chair.post(url("agree", trust, round_, "1.1"), TYPED).status_code == 403


def test_agreeing_through_the_page(trust, answered, chair):
    page = chair.get(url("agree-list", trust, answered))
    assert "0 of 17 agreed" in body(page)
    assert chair.post(url("agree", trust, answered, "1.1"), TYPED)["Location"] == url("agree-list", trust, answered)
    assert "1 of 17 agreed" in body(chair.get(url("agree-list", trust, answered)))
    again = chair.get(url("agree", trust, answered, "1.1")).content.decode()
    assert "My own reason" in again
    assert "My own dissent" in again


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"rating": ""}, "Choose what was agreed"),
        ({"rating": "do_not_know"}, "Choose one of the three ratings"),
        ({"reason": " "}, "Enter the reason, in a sentence or two"),
    ],
)
def test_what_is_missing_is_named_and_the_rest_kept(trust, answered, chair, given, sentence):
    page = chair.post(url("agree", trust, answered, "1.1"), {**TYPED, **given})
    assert page.status_code == 422
    assert sentence in body(page)
    assert "<title>Error: 1.1" in page.content.decode()
    assert "My own dissent" in page.content.decode()
    assert stored(trust, Agreement) == {"Agreement": []}


def test_the_second_to_agree_sees_both_texts(trust, answered, chair):
    agree(trust, answered, "1.1", "not_in_place", "The other reason", dissent="The other dissent")
    page = chair.post(url("agree", trust, answered, "1.1"), TYPED)
    assert page.status_code == 409
    text = body(page)
    beside = text.partition("recorded meanwhile")[2].partition("Below is what you typed")[0]
    for words in ("Not in place", "The other reason", "The other dissent"):
        assert words in beside
    mine = page.content.decode().partition("Below is what you typed")[2]
    for words in ('value="in_place" checked', "My own reason", "My own dissent", 'value="1"'):
        assert words in mine
    assert chair.post(url("agree", trust, answered, "1.1"), {**TYPED, "version": "1"}).status_code == 302
    assert [row["reason"] for row in stored(trust, Agreement)["Agreement"]] == ["My own reason"]


def test_only_who_chairs_the_round_agrees(trust, other_trust, answered, client_of):
    for person in (trust.inclusion_lead, trust.executive_sponsor, trust.board_reader, trust.contributor):
        assert client_of(person).post(url("agree", trust, answered, "1.1"), TYPED).status_code == 403
    assert client_of(other_trust.round_chair).post(url("agree", trust, answered, "1.1"), TYPED).status_code == 404


# Close


def test_closing_needs_every_element(trust, answered, chair):
    for element in elements(answered)[2:]:
        agree(trust, answered, element)
    sentence = "These have no agreed rating yet: 1.1, 1.2. Agree them, and then close the round."
    with refused(sentence):
        close(trust, answered)
    page = chair.post(url("close-round", trust, answered), {"note": "My closing words"})
    assert page.status_code == 422
    assert sentence in body(page)
    assert "My closing words" in page.content.decode()
    assert "Agree the next one" in body(chair.get(url("agree-list", trust, answered)))
    agree(trust, answered, "1.1")
    agree(trust, answered, "1.2")
    assert "Close the round" in body(chair.get(url("agree-list", trust, answered)))
    assert close(trust, answered).state == "closed"


def test_a_round_that_people_answer_is_not_closed(trust, round_, chair):
    sentence = "People are still answering. End the answering and agree the ratings, and then close."
    with refused(sentence):
        close(trust, round_)
    assert sentence in body(chair.post(url("close-round", trust, round_), {"note": ""}))


def test_closing_records_who_when_and_what_was_agreed(trust, answered):
    agree_all(trust, answered, ratings={"1.1": "in_place"})
    closed = close(trust, answered, "What to remember")
    assert (closed.closed_by, closed.closing_note, closed.closed_at is None) == (
        trust.round_chair,
        "What to remember",
        False,
    )
    verb, subject, by, detail = chain(trust)[-1]
    assert (verb, subject, by) == ("round.closed", "round 1", trust.round_chair.pk)
    assert detail == {element: "in_place" if element == "1.1" else "in_progress" for element in elements(answered)}


def test_the_second_to_close_gets_their_note_back_beside_the_first(trust, answered, chair, client_of):
    agree_all(trust, answered)
    lead = client_of(trust.inclusion_lead)
    assert lead.post(url("close-round", trust, answered), {"note": "The note that won"}).status_code == 302
    before = stored(trust, Round, Agreement)
    page = chair.post(url("close-round", trust, answered), {"note": "The note that lost"})
    assert page.status_code == 409
    text = body(page)
    for words in (
        "Somebody else has closed this round while you had the page open.",
        "The round was closed with this note The note that won",
        "What you typed is still in the box above.",
    ):
        assert words in text
    assert "The note that lost</textarea>" in page.content.decode()
    assert stored(trust, Round, Agreement) == before


def test_a_round_of_another_number_or_organisation_is_not_there(trust, other_trust, answered, chair):
    foreign = open_round(other_trust)
    assert chair.get(url("spread", trust, 9)).status_code == 404
    assert chair.get(url("spread", other_trust, foreign)).status_code == 404


def test_nobody_else_ends_or_closes(trust, answered, client_of):
    for person in (trust.executive_sponsor, trust.network_chair, trust.board_reader, trust.contributor):
        for name in ("end-answers", "close-round"):
            assert client_of(person).post(url(name, trust, answered), {"note": ""}).status_code == 403
