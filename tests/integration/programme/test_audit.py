"""Every change is written into the organisation's chain; without its entry it does not happen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.evidence.actions import adding
from colonnade.apps.evidence.models import Evidence
from colonnade.apps.evidence.public import note_content
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions import agreements, answers, focus, rounds, succession, work
from colonnade.apps.programme.actions import forgetting as forgetting_module
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.audit.record import verify
from colonnade.foundation.mail.models import Letter
from tests.factories import answer_all, open_round
from tests.integration.programme.telling import (
    GIVE,
    agree_all,
    begin,
    chain,
    end,
    every_table,
    key_in,
    lines,
    seat,
    stored,
    today,
)
from tests.integration.programme.writes_continuity import WRITES as CONTINUITY
from tests.integration.programme.writes_continuity import succeeding
from tests.integration.programme.writes_practices import WRITES as PRACTICES
from tests.integration.programme.writes_sheets import WRITES as SHEETS
from tests.integration.programme.writes_work import WRITES as WORK


class BrokenChainError(Exception):
    """The chain cannot be written."""


def everything(trust):
    """All that a write could leave behind."""
    return stored(trust, *every_table(), Evidence, Membership, Entry), list(Letter.objects.order_by("pk").values())


def beside_the_chain(held):
    """All of it but the entries themselves."""
    tables, letters = held
    return {name: rows for name, rows in tables.items() if name != "Entry"}, letters


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


# By the action's name: how it is told, in which module its `record` is broken, and the entry's verb.
ROUNDS = {
    "open_round": (opening, rounds, "round.opened"),
    "give_seat": (giving_a_seat, rounds, "seat.given"),
    "submit": (handing_in, answers, "contribution.handed_in"),
    "take_back": (taking_back, answers, "contribution.taken_back"),
    "key_in_sheet": (keying_in, answers, "sheet.keyed_in"),
    "add_answer_evidence": (adding_evidence, adding, "evidence.added"),
    "end_answers": (ending_the_answers, rounds, "round.answers_ended"),
    "record_agreement": (agreeing, agreements, "rating.agreed"),
    "close_round": (closing, agreements, "round.closed"),
    "forget_contributors": (forgetting, forgetting_module, "contributors.forgotten"),
    "choose_focus": (choosing_a_focus, focus, "focus.chosen"),
    "end_focus": (ending_a_focus, focus, "focus.ended"),
}
AREAS = (ROUNDS, WORK, PRACTICES, CONTINUITY, SHEETS)
WRITES = {name: told for area in AREAS for name, told in area.items()}
# Drafts: what somebody types is theirs until they hand it in, and that is recorded.
NOT_RECORDED = {"begin_contribution", "save_answer"}
# Many at once: each of them is recorded by the action for one.
MANY = {"give_seats"}
# What actions take and return.
DATA = {"Carried", "GivenOut", "Keyed", "TakenIn"}
# It only reads: what a record's fields may name, as the forms ask it too.
READS = {"known_in"}


@pytest.mark.parametrize("name", WRITES)
def test_a_change_whose_entry_fails_does_not_happen(trust, monkeypatch, name):
    write, module, verb = WRITES[name]
    recorder = "note" if hasattr(module, "note") else "record"
    done = getattr(actions, name)
    called = []

    def fail(*given, **named):
        assert given[1] == verb
        raise BrokenChainError

    def told(**given):
        called.append(name)
        return done(**given)

    with trust.acting():
        act = write(trust)
        before = everything(trust)
        with monkeypatch.context() as broken:
            broken.setattr(actions, name, told)
            broken.setattr(module, recorder, fail)
            with pytest.raises(BrokenChainError):
                act()
        assert called == [name]
        assert everything(trust) == before
        act()
        assert chain(trust)[-1][0] == verb
        assert beside_the_chain(everything(trust)) != beside_the_chain(before)
        assert verify(trust.organisation)[1] == []


def test_every_write_is_here():
    """A new action has to be given its place above, and in one place alone."""
    places = [*WRITES, *NOT_RECORDED, *MANY, *DATA, *READS]
    assert sorted(places) == sorted(actions.__all__)
    assert len(WRITES) == sum(len(area) for area in AREAS)


def test_a_succession_whose_second_entry_fails_leaves_nothing_in_either_organisation(trust, monkeypatch):
    """R171: it is written into both chains, and so into both or neither."""

    def fail(organisation, verb, *given, **named):
        if verb == "succession.recorded":
            raise BrokenChainError
        return entered(organisation, verb, *given, **named)

    entered = succession.record
    act = succeeding(trust)
    before = everything(trust), everything(act.old)
    with monkeypatch.context() as broken:
        broken.setattr(succession, "record", fail)
        with pytest.raises(BrokenChainError):
            act()
    assert (everything(trust), everything(act.old)) == before
    act()
    assert [chain(cast)[-1][0] for cast in (trust, act.old)] == ["succession.carried", "succession.recorded"]
    assert verify(trust.organisation)[1] == verify(act.old.organisation)[1] == []


def test_several_things_served_whose_second_entry_fails_are_none(trust, monkeypatch):
    """One action writes them all, each with its entry."""
    calls = []

    def fail(*given, **named):
        calls.append(given[1])
        if len(calls) == 2:
            raise BrokenChainError
        return entered(*given, **named)

    entered = work.record
    with trust.acting():
        act = WRITES["add_all_served"][0](trust)
        before = everything(trust)
        with monkeypatch.context() as broken:
            broken.setattr(work, "record", fail)
            with pytest.raises(BrokenChainError):
                act()
        assert calls == ["action.served"] * 2
        assert everything(trust) == before


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
