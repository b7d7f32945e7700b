"""Every change is written into the organisation's chain; without its entry it does not happen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.evidence.actions import adding
from colonnade.apps.evidence.models import Evidence
from colonnade.apps.evidence.public import note_content
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions import agreements, answers, focus, rounds
from colonnade.apps.programme.actions import forgetting as forgetting_module
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.audit.record import verify
from colonnade.foundation.mail.models import Letter
from tests.factories import answer_all, open_round
from tests.integration.programme.telling import (
    GIVE,
    TABLES,
    agree_all,
    begin,
    chain,
    end,
    key_in,
    lines,
    seat,
    stored,
    today,
)


class BrokenChainError(Exception):
    """The chain cannot be written."""


def everything(trust):
    """All that a write could leave behind."""
    return stored(trust, *TABLES, Evidence, Membership, Entry), list(Letter.objects.order_by("pk").values())


def opening(trust):
    return lambda: actions.open_round(
        organisation=trust.organisation,
        title="Autumn",
        framework="inclusion-2022",
        voices=["teams"],
        opens_on=today(),
        answers_due_on=today() + timedelta(days=9),
        chair=trust.round_chair,
        by=trust.inclusion_lead,
    )


def giving_a_seat(trust):
    round_ = open_round(trust)
    return lambda: actions.give_seat(
        round_=round_, email="new@example.org", name="New", voice="teams", by=trust.inclusion_lead, **GIVE
    )


def handing_in(trust):
    round_ = open_round(trust)
    person = seat(trust, round_).person
    mine = answer_all(trust, round_, person, hand_in=False)
    return lambda: actions.submit(round_=round_, contribution=mine, by=person)


def taking_back(trust):
    round_ = open_round(trust)
    person = seat(trust, round_).person
    mine = answer_all(trust, round_, person)
    return lambda: actions.take_back(round_=round_, contribution=mine, by=person)


def keying_in(trust):
    round_ = open_round(trust)
    return lambda: actions.key_in_sheet(
        round_=round_, sheet="A7", voice="teams", team=None, lines=lines(round_), by=trust.inclusion_lead
    )


def adding_evidence(trust):
    round_ = open_round(trust)
    person = seat(trust, round_).person
    mine = begin(trust, round_, person)
    element = selectors.framework_of(round_).element("1.1")
    return lambda: actions.add_answer_evidence(
        round_=round_, contribution=mine, element=element, title="Minutes", content=note_content("Words"), by=person
    )


def ending_the_answers(trust):
    round_ = open_round(trust)
    key_in(trust, round_, "teams", 1)
    return lambda: actions.end_answers(round_=round_, by=trust.round_chair)


def agreeing(trust):
    round_ = open_round(trust)
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    return lambda: actions.record_agreement(
        round_=round_, element="1.1", rating="in_place", reason="R", dissent="", version=0, by=trust.round_chair
    )


def closing(trust):
    round_ = open_round(trust)
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    agree_all(trust, round_)
    return lambda: actions.close_round(round_=round_, note="", by=trust.round_chair)


def forgetting(trust):
    round_ = closing(trust)()

    def act():
        with clock.at(round_.closed_at + timedelta(days=365)):
            return actions.forget_contributors(organisation=trust.organisation)

    return act


def choosing_a_focus(trust):
    return lambda: actions.choose_focus(
        organisation=trust.organisation, pillar="inclusion-2022/1", reason="R", by=trust.inclusion_lead
    )


def ending_a_focus(trust):
    chosen = choosing_a_focus(trust)()
    return lambda: actions.end_focus(focus=chosen, by=trust.inclusion_lead)


WRITES = {
    opening: (rounds, "round.opened"),
    giving_a_seat: (rounds, "seat.given"),
    handing_in: (answers, "contribution.handed_in"),
    taking_back: (answers, "contribution.taken_back"),
    keying_in: (answers, "sheet.keyed_in"),
    adding_evidence: (adding, "evidence.added"),
    ending_the_answers: (rounds, "round.answers_ended"),
    agreeing: (agreements, "rating.agreed"),
    closing: (agreements, "round.closed"),
    forgetting: (forgetting_module, "contributors.forgotten"),
    choosing_a_focus: (focus, "focus.chosen"),
    ending_a_focus: (focus, "focus.ended"),
}
# Drafts: what somebody types is theirs until they hand it in, and that is recorded.
NOT_RECORDED = {"begin_contribution", "save_answer"}
# Many at once: each of them is recorded by the action for one.
MANY = {"give_seats"}


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_a_change_whose_entry_fails_does_not_happen(trust, monkeypatch, write):
    module, verb = WRITES[write]

    def fail(*given, **named):
        assert given[1] == verb
        raise BrokenChainError

    with trust.acting():
        act = write(trust)
        before = everything(trust)
        with monkeypatch.context() as broken:
            broken.setattr(module, "record", fail)
            with pytest.raises(BrokenChainError):
                act()
        assert everything(trust) == before
        act()
        assert chain(trust)[-1][0] == verb
        assert verify(trust.organisation)[1] == []


def test_every_write_is_here():
    """A new action has to be given its place above."""
    known = {"open_round", "give_seat", "submit", "take_back", "key_in_sheet", "add_answer_evidence", "end_answers"}
    known |= {
        "record_agreement",
        "close_round",
        "choose_focus",
        "end_focus",
        "forget_contributors",
        *NOT_RECORDED,
        *MANY,
        "Keyed",
    }
    assert set(actions.__all__) == known
    assert len(WRITES) == len(known - NOT_RECORDED - MANY - {"Keyed"})


def test_the_chain_says_nothing_that_somebody_wrote_or_how_they_answered(trust):
    round_ = open_round(trust)
    person = seat(trust, round_, "staff_network").person
    answer_all(trust, round_, person, rating="not_in_place", notes={"1.1": "Qanaria"})
    end(trust, round_)
    with trust.acting():
        actions.record_agreement(
            round_=round_, element="1.1", rating="in_place", reason="Qanaria", dissent="Qanaria", version=0,
            by=trust.round_chair,
        )  # fmt: skip
        actions.choose_focus(
            organisation=trust.organisation, pillar="inclusion-2022/1", reason="Qanaria", by=trust.inclusion_lead
        )
    told = str(chain(trust))
    assert "Qanaria" not in told
    assert "not_in_place" not in told
    [given] = [entry for entry in chain(trust) if entry[0] == "seat.given"]
    assert set(given[3]) == {"seat"}
