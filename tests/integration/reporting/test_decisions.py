"""Decisions: asked for, answered and taken back, with an entry in the audit chain for each."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.models import Decision
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.refusal import Overtaken, Refused


def ask(cast, **more):
    values = {"question": "Shall every director sign?", "why": "It is late.", "asked_of": "The board"}
    with cast.acting():
        return actions.ask_decision(organisation=cast.organisation, by=cast.inclusion_lead, **{**values, **more})


def answer(cast, decision, text="Yes.", on=None, version=None):
    with cast.acting():
        return actions.answer_decision(
            decision=decision,
            answer=text,
            answered_on=on or clock.today(),
            version=version or decision.version,
            by=cast.executive_sponsor,
        )


def verbs(cast):
    with cast.acting():
        return list(Entry.objects.within(cast.organisation).order_by("number").values_list("verb", flat=True))


def test_a_decision_is_asked_answered_and_recorded(trust):
    decision = ask(trust, element="inclusion-2022/1.4", due_on=clock.today() + timedelta(days=30))
    assert (decision.number, decision.is_open) == (1, True)
    done = answer(trust, decision)
    assert (done.answer, done.is_open, done.version) == ("Yes.", False, 2)
    assert [verb for verb in verbs(trust) if verb.startswith("decision.")] == ["decision.asked", "decision.answered"]


def test_numbers_go_on_in_each_organisation_by_itself(trust, other_trust):
    assert [ask(trust).number, ask(trust).number, ask(other_trust).number] == [1, 2, 1]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"question": " "}, "Enter the question"),
        ({"question": "x" * 301}, "300 characters at most"),
        ({"asked_of": ""}, "who is to decide"),
        ({"why": "x" * 10_001}, "10,000 characters at most"),
        ({"element": "inclusion-2022/9.9"}, "Choose an element from the list"),
    ],
)
def test_a_question_that_cannot_be_asked_says_how_to_mend_it(trust, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        ask(trust, **wrong)
    with trust.acting():
        assert not Decision.objects.within(trust.organisation).exists()


def test_a_day_to_come_or_before_it_was_asked_is_refused(trust):
    decision = ask(trust)
    for on in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(Refused, match="Choose"):
            answer(trust, decision, on=on)


def test_whoever_comes_second_overwrites_nothing(trust):
    decision = ask(trust)
    answer(trust, decision, "Yes.")
    with pytest.raises(Overtaken) as refused:
        answer(trust, decision, "No.", version=1)
    assert refused.value.standing.answer == "Yes."
    with trust.acting():
        assert selectors.decision_by_number(trust.organisation, 1).answer == "Yes."


def test_what_is_taken_back_stays_in_the_list_and_is_asked_no_more(trust):
    decision = ask(trust)
    with trust.acting():
        actions.take_back_decision(decision=decision, by=trust.inclusion_lead)
        [kept] = selectors.decisions(trust.organisation)
        assert (kept.is_open, kept.taken_back_on) == (False, clock.today())
        assert selectors.board_facts(trust.organisation, clock.today()).decisions == ()
    with pytest.raises(Refused, match="taken back"):
        answer(trust, decision, version=2)
    with trust.acting(), pytest.raises(Refused, match="already"):
        actions.take_back_decision(decision=decision, by=trust.inclusion_lead)


def test_what_was_decided_cannot_be_taken_back(trust):
    decision = answer(trust, ask(trust))
    with trust.acting(), pytest.raises(Refused, match="decided already"):
        actions.take_back_decision(decision=decision, by=trust.inclusion_lead)


def page(cast, name, *args):
    return reverse(name, args=[cast.organisation.code, *args])


def test_the_pages_ask_answer_and_show(trust, client_of):
    lead, sponsor = client_of(trust.inclusion_lead), client_of(trust.executive_sponsor)
    typed = {"question": "Shall we pay?", "why": "So <b>that</b> 🏳️‍🌈", "asked_of": "The board", "element": ""}
    assert lead.post(page(trust, "ask-decision"), typed).status_code == 302
    today = clock.today()
    boxes = {"answered_on_0": today.day, "answered_on_1": today.month, "answered_on_2": today.year}
    sent = sponsor.post(page(trust, "answer-decision", 1), {"answer": "Yes,\r\nat once.", "version": 1, **boxes})
    assert sent.status_code == 302
    shown = lead.get(page(trust, "decisions")).content.decode()
    assert "So &lt;b&gt;that&lt;/b&gt; 🏳️‍🌈" in shown
    assert "Yes,\nat once." in shown


def test_a_second_answer_is_shown_what_stands_and_keeps_what_was_typed(trust, client_of):
    decision = ask(trust)
    answer(trust, decision, "The board said yes.")
    today = clock.today()
    boxes = {"answered_on_0": today.day, "answered_on_1": today.month, "answered_on_2": today.year}
    browser = client_of(trust.executive_sponsor)
    refused = browser.post(page(trust, "answer-decision", 1), {"answer": "It said no.", "version": 1, **boxes})
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "The board said yes." in text
    assert "It said no." in text
    assert 'name="version" value="2"' in text
    assert (
        browser.post(page(trust, "answer-decision", 1), {"answer": "It said no.", "version": 2, **boxes}).status_code
        == 302
    )


def test_a_board_reader_reads_and_does_not_ask(trust, client_of):
    browser = client_of(trust.board_reader)
    ask(trust)
    assert browser.get(page(trust, "decisions")).status_code == 200
    assert "ask/" not in browser.get(page(trust, "decisions")).content.decode()
    assert browser.get(page(trust, "ask-decision")).status_code == 403
    assert browser.get(page(trust, "answer-decision", 1)).status_code == 403


def test_the_form_says_how_to_mend_it(trust, client_of):
    shown = client_of(trust.inclusion_lead).post(page(trust, "ask-decision"), {"question": "", "asked_of": "Board"})
    assert shown.status_code == 422
    assert "Enter the question that is to be decided" in shown.content.decode()
