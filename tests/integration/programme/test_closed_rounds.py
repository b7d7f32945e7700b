"""A closed round does not change; only today's picture of it does (R008)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from colonnade.apps.evidence.public import note_content, withdraw
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Agreement, Answer, Contribution, Round, Seat
from colonnade.foundation import clock
from colonnade.foundation.refusal import Refused
from tests.factories import answer_all, make_trust, open_round
from tests.integration.programme.telling import (
    GIVE,
    agree_all,
    begin,
    body,
    close,
    elements,
    end,
    key_in,
    lines,
    save,
    seat,
    show,
    stored,
    url,
)

CLOSED_ON = datetime(2027, 3, 9, 12, tzinfo=UTC)
LATER = CLOSED_ON + timedelta(days=100)
KEPT = (Round, Seat, Contribution, Answer, Agreement)


@pytest.fixture(scope="module")
def closed(stage):
    """A trust with a closed round: 1.1 was shown, 1.2 was in place without evidence, the rest in progress."""
    with clock.at(CLOSED_ON):
        cast = make_trust("RX1")
        cast.round = round_ = open_round(cast)
        cast.piece = show(cast, "inclusion-2022/1.1", CLOSED_ON.date() + timedelta(days=30))
        cast.reed = seat(cast, round_).person
        cast.late = seat(cast, round_, name="Never Began").person
        cast.contribution = answer_all(cast, round_, cast.reed)
        cast.half = begin(cast, round_, seat(cast, round_, name="Half Way").person)
        save(cast, round_, cast.half, note="Half")
        key_in(cast, round_, "teams", 4)
        end(cast, round_)
        agree_all(cast, round_, ratings={"1.1": "in_place", "1.2": "in_place"})
        close(cast, round_, "The end")
    return cast


@pytest.fixture(autouse=True)
def in_the_database(db):
    """Each test takes back what it does."""


def own_answers(cast):
    """What a contributor could try: by name, with the sentence that refuses it."""
    round_, element = cast.round, selectors.framework_of(cast.round).element("1.1")
    ended = "Answering has ended, so this was not saved. Copy what you typed, and send it to the round chair."
    yield (
        "an answer",
        ended,
        lambda: actions.save_answer(
            round_=round_, contribution=cast.half, element="1.1", rating="in_place", note="New", version=1
        ),
    )
    yield "a hand-in", ended, lambda: actions.submit(round_=round_, contribution=cast.half, by=cast.reed)
    yield (
        "a beginning",
        "Answering ended before you had begun. Tell the round chair what you would have said.",
        lambda: actions.begin_contribution(round_=round_, by=cast.late),
    )
    yield (
        "a taking back",
        "Answering has ended, so your answers cannot be taken back.",
        lambda: actions.take_back(round_=round_, contribution=cast.contribution, by=cast.reed),
    )
    yield (
        "evidence to an answer",
        ended,
        lambda: actions.add_answer_evidence(
            round_=round_,
            contribution=cast.half,
            element=element,
            title="Late",
            content=note_content("Late"),
            by=cast.reed,
        ),
    )


def the_round(cast):
    """What the lead and the chair could try: by name, with the sentence that refuses it."""
    round_, lead, chair = cast.round, cast.inclusion_lead, cast.round_chair
    yield (
        "a sheet",
        "Answering has ended, so this sheet was not saved. What you typed is still on this page.",
        lambda: actions.key_in_sheet(round_=round_, sheet="Z9", voice="teams", team=None, lines=lines(round_), by=lead),
    )
    yield (
        "a seat",
        "Answering has ended, so nobody can be asked any more.",
        lambda: actions.give_seat(round_=round_, email="new@example.org", name="N", voice="teams", by=lead, **GIVE),
    )
    yield (
        "an end of answering",
        "The answering of this round has ended already. There is nothing left to end.",
        lambda: actions.end_answers(round_=round_, by=chair),
    )
    yield (
        "an agreement",
        "This round has closed, so this was not saved. What you typed is still on this page.",
        lambda: actions.record_agreement(
            round_=round_, element="1.1", rating="not_in_place", reason="New", dissent="", version=1, by=chair
        ),
    )
    yield (
        "a close",
        "Somebody else has closed this round while you had the page open.",
        lambda: actions.close_round(round_=round_, note="Again", by=chair),
    )


def test_every_write_is_refused_and_nothing_changes(closed):
    with closed.acting():
        before = stored(closed)
        for name, sentence, write in (*own_answers(closed), *the_round(closed)):
            with pytest.raises(Refused) as refusal:
                write()
            assert str(refusal.value) == sentence, name
        assert stored(closed) == before


def test_every_page_refuses_too_and_nothing_changes(closed, client_of):
    before = stored(closed)
    typed = {"rating": "in_place", "note": "Typed", "reason": "Typed", "version": "1", "title": "Typed"}
    asked = [("answer", "1.1"), ("answer-evidence", "1.1"), ("hand-in",), ("take-back",), ("agree", "1.1")]
    asked += [("seats",), ("end-answers",), ("close-round",), ("key-in",)]
    more = {"people": "A, a@example.org", "voice": "teams", "sheet": "Z9", "team": ""}
    more |= {f"rating-{element}": "in_place" for element in elements(closed.round)}
    for person in (closed.reed, closed.late, closed.round_chair, closed.inclusion_lead):
        window = client_of(person)
        for name, *parts in asked:
            answer = window.post(url(name, closed, closed.round, *parts), {**typed, **more})
            assert answer.status_code in {403, 409, 422}, (person, name)
    assert stored(closed) == before


def test_looking_at_a_closed_round_changes_nothing(closed, client_of):
    before = stored(closed)
    names = ("round", "answers", "hand-in", "sheet", "spread", "seats", "agree-list", "close-round", "key-in")
    for person in (closed.late, closed.reed, closed.round_chair, closed.inclusion_lead):
        window = client_of(person)
        for name in names:
            window.get(url(name, closed, closed.round))
        window.get(url("answer", closed, closed.round, "1.1"))
    assert stored(closed) == before


def test_the_agree_page_of_a_closed_round_leads_to_what_was_agreed(closed, client_of):
    page = client_of(closed.round_chair).get(url("agree", closed, closed.round, "1.1"))
    assert (page.status_code, page["Location"]) == (302, url("spread-element", closed, closed.round, "1.1"))


def test_the_close_keeps_the_evidence_that_stood_behind_each_rating(closed):
    rows = {row["element"]: row for row in stored(closed, Agreement)["Agreement"]}
    assert (rows["1.1"]["was_shown"], rows["1.2"]["was_shown"], rows["1.3"]["was_shown"]) == (True, False, None)
    [kept] = rows["1.1"]["evidence_at_close"]
    assert (kept["evidence"], kept["version"], len(kept["sha256"])) == (closed.piece.pk, 1, 64)
    assert rows["1.2"]["evidence_at_close"] == []


@pytest.mark.parametrize("how", ["it goes stale", "it is withdrawn"])
def test_evidence_that_runs_out_changes_todays_picture_and_not_the_round(closed, client_of, how):
    before = stored(closed, *KEPT)
    lead = client_of(closed.inclusion_lead)
    with clock.at(CLOSED_ON):
        assert "1 shown and 1 claimed, of 17 elements" in body(lead.get(url("home", closed)))
    if how == "it is withdrawn":
        with closed.acting():
            withdraw(evidence=closed.piece, by=closed.inclusion_lead)
    with clock.at(LATER if how == "it goes stale" else CLOSED_ON):
        home = body(lead.get(url("home", closed)))
        assert "0 shown and 2 claimed, of 17 elements" in home
        assert ("evidence has gone stale" in home) == (how == "it goes stale")
        page = body(lead.get(url("round", closed, closed.round)))
    assert page.count("shown by evidence when the round closed") == 1
    assert page.count("claimed: no live evidence when the round closed") == 1
    assert stored(closed, *KEPT) == before


def test_it_counts_on_its_last_day_and_not_on_the_next(closed, client_of):
    lead = client_of(closed.inclusion_lead)
    for days, sentence in ((30, "1 shown and 1 claimed"), (31, "0 shown and 2 claimed")):
        with clock.at(CLOSED_ON + timedelta(days=days)):
            assert sentence in body(lead.get(url("home", closed)))


def test_evidence_that_comes_after_the_close_shows_today_and_not_then(closed, client_of):
    before = stored(closed, *KEPT)
    with clock.at(CLOSED_ON):
        show(closed, "inclusion-2022/1.2", CLOSED_ON.date() + timedelta(days=9), title="Found later")
        home = body(client_of(closed.board_reader).get(url("home", closed)))
    assert "2 shown and 0 claimed, of 17 elements" in home
    assert stored(closed, *KEPT) == before


def test_a_round_that_closed_late_in_a_summer_evening_closed_on_the_day_it_was_here(client_of):
    trust, late = make_trust("RX9"), datetime(2027, 7, 1, 23, 30, tzinfo=UTC)
    with clock.at(late):
        round_ = open_round(trust)
        key_in(trust, round_, "teams", 1)
        end(trust, round_)
        agree_all(trust, round_)
        close(trust, round_)
    lead = client_of(trust.inclusion_lead)
    assert "closed on 2 July 2027" in body(lead.get(url("home", trust)))
    assert "Closed 2 July 2027" in body(lead.get(url("round", trust, round_)))
