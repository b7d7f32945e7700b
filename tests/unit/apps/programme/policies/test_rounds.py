"""Each policy lets through what may happen now, and refuses the rest with a sentence that says what to do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.programme import policies
from colonnade.apps.programme.models import MOVES, Answer, Focus, Seat, State
from colonnade.foundation.refusal import Overtaken
from tests.unit.apps.programme.saying import NOW, TODAY, a_contribution, a_round, an_agreement, refused

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
ENDED = "Answering has ended, so this was not saved. Copy what you typed, and send it to the round chair."
FIRST = "Hand in your own answers first. You can see how others answered when the answers are in."
LATER = "You can see this when the answers are in. A picture that grew with each answer would show who answered what."


def test_a_round_goes_forward_only():
    assert {State.OPEN: {State.AGREEING}, State.AGREEING: {State.CLOSED}, State.CLOSED: set()} == MOVES
    policies.check_move(a_round("open"), State.AGREEING)
    policies.check_move(a_round("agreeing"), State.CLOSED)
    with refused("A round that is “Closed” cannot become “Open: people are answering”."):
        policies.check_move(a_round("closed"), State.OPEN)


def test_every_move_that_is_not_in_the_table_is_refused():
    for before in State:
        for after in set(State) - MOVES[before]:
            with refused(f"A round that is “{before.label}” cannot become “{after.label}”."):
                policies.check_move(a_round(before), after)


def test_opening():
    policies.check_can_open([a_round("closed")], "inclusion-2022", TODAY, TODAY)
    policies.check_can_open([a_round("open")], "working-with-groups-2025", TODAY, TOMORROW)
    with refused("Answers cannot be due before the round opens. Choose a later day for the answers."):
        policies.check_can_open([], "inclusion-2022", TODAY, YESTERDAY)
    for state in ("open", "agreeing"):
        with refused("“Autumn” is still going on. Close it before you open another round."):
            policies.check_can_open([a_round("closed"), a_round(state)], "inclusion-2022", TODAY, TODAY)


def test_beginning():
    policies.check_can_begin(a_round("open"))
    for state in ("agreeing", "closed"):
        with refused("Answering ended before you had begun. Tell the round chair what you would have said."):
            policies.check_can_begin(a_round(state))


def test_answering():
    policies.check_can_answer(a_round(), a_contribution(), TODAY)
    with refused("This round opens on 9 March 2027. Come back then."):
        policies.check_can_answer(a_round(), a_contribution(), YESTERDAY)
    with refused("You have handed in your answers. Take them back first, and then change them."):
        policies.check_can_answer(a_round(), a_contribution(submitted_at=NOW), TODAY)
    for state in ("agreeing", "closed"):
        with refused(ENDED):
            policies.check_can_answer(a_round(state), a_contribution(submitted_at=NOW), TODAY)


def test_an_answer_past_its_day_is_taken_until_the_answering_ends():
    policies.check_can_answer(a_round(answers_due_on=TODAY), a_contribution(), TODAY + timedelta(days=99))


def test_an_older_page_does_not_overwrite():
    policies.check_answer_is_current(None, 0)
    policies.check_answer_is_current(Answer(version=2), 2)
    standing = Answer(version=2)
    for version in (0, 1, 3):
        with refused("This answer was changed on another page since you opened this one.", Overtaken) as overtaken:
            policies.check_answer_is_current(standing, version)
        assert overtaken.value.standing is standing


def test_handing_in():
    policies.check_can_submit(a_round(), a_contribution(), 0, TODAY)
    with refused("1 question has no answer yet. If you cannot say, choose “Do not know”."):
        policies.check_can_submit(a_round(), a_contribution(), 1, TODAY)
    with refused("17 questions have no answer yet. If you cannot say, choose “Do not know”."):
        policies.check_can_submit(a_round(), a_contribution(), 17, TODAY)
    with refused(ENDED):
        policies.check_can_submit(a_round("agreeing"), a_contribution(), 17, TODAY)


def test_taking_back():
    policies.check_can_take_back(a_round(), a_contribution(submitted_at=NOW))
    with refused("You have not handed in, so you can change your answers as they are."):
        policies.check_can_take_back(a_round(), a_contribution())
    with refused("Answering has ended, so your answers cannot be taken back."):
        policies.check_can_take_back(a_round("agreeing"), a_contribution(submitted_at=NOW))


def test_keying_in():
    policies.check_can_key_in(a_round(), "teams", [], is_known=False)
    with refused("Answering has ended, so this sheet was not saved. What you typed is still on this page."):
        policies.check_can_key_in(a_round("agreeing"), "teams", [], is_known=False)
    with refused("This round was opened without that voice."):
        policies.check_can_key_in(a_round(), "partners", [], is_known=False)
    with refused("A sheet with this number was keyed in before. Check the number on the paper."):
        policies.check_can_key_in(a_round(), "teams", [], is_known=True)
    with refused("These have no answer: 1.1, 6.2. Where the paper has none, choose “Do not know”."):
        policies.check_can_key_in(a_round(), "teams", ["1.1", "6.2"], is_known=False)


def test_ending_the_answers():
    policies.check_can_end_answers(a_round(), 1)
    with refused("Nobody has handed in yet. Wait for the first answers, or key in a sheet."):
        policies.check_can_end_answers(a_round(), 0)
    for state in ("agreeing", "closed"):
        with refused("The answering of this round has ended already. There is nothing left to end."):
            policies.check_can_end_answers(a_round(state), 1)


@pytest.mark.parametrize(
    ("seats", "has_submitted", "sentence"),
    [
        (["contributor"], False, FIRST),
        (["chair", "contributor"], False, FIRST),
        (["contributor"], True, LATER),
        (["chair"], False, LATER),
        ([], False, LATER),
    ],
)
def test_seeing_the_spread(seats, has_submitted, sentence):
    held = [Seat(role=role) for role in seats]
    with refused(sentence):
        policies.check_can_see_spread(a_round(), held, has_submitted=has_submitted)
    policies.check_can_see_spread(a_round("agreeing", spread={}), held, has_submitted=has_submitted)


def test_agreeing():
    policies.check_can_agree(a_round("agreeing"))
    with refused("People are still answering. End the answering first."):
        policies.check_can_agree(a_round("open"))
    with refused("This round has closed, so this was not saved. What you typed is still on this page."):
        policies.check_can_agree(a_round("closed"))


def test_an_older_agreement_does_not_overwrite():
    policies.check_agreement_is_current(None, 0)
    policies.check_agreement_is_current(an_agreement(version=1), 1)
    for standing, version in ((None, 1), (an_agreement(version=2), 1), (an_agreement(version=1), 0)):
        with refused("Somebody else recorded this while you had the page open.", Overtaken) as overtaken:
            policies.check_agreement_is_current(standing, version)
        assert overtaken.value.standing is standing


def test_closing():
    agreed = {"1.1": an_agreement(), "1.2": an_agreement()}
    policies.check_can_close(a_round("agreeing"), agreed, ["1.1", "1.2"])
    with refused("These have no agreed rating yet: 1.3, 2.1. Agree them, and then close the round."):
        policies.check_can_close(a_round("agreeing"), agreed, ["1.1", "1.3", "2.1"])
    with refused("People are still answering. End the answering and agree the ratings, and then close."):
        policies.check_can_close(a_round("open"), agreed, ["1.1"])
    closed = a_round("closed")
    with refused("Somebody else has closed this round while you had the page open.", Overtaken) as overtaken:
        policies.check_can_close(closed, agreed, ["1.1"])
    assert overtaken.value.standing is closed


def test_comparing():
    policies.check_can_compare(a_round("closed"), a_round("closed"))
    for first, second in (("closed", "agreeing"), ("open", "closed"), ("open", "open")):
        with refused("Only closed rounds can be compared. Choose two that have closed."):
            policies.check_can_compare(a_round(first), a_round(second))


def test_choosing_a_focus():
    chosen = [Focus(pillar=f"inclusion-2022/{number}") for number in (1, 2)]
    policies.check_can_choose_focus(chosen, "inclusion-2022/3")
    with refused("You are focusing on this pillar already."):
        policies.check_can_choose_focus(chosen, "inclusion-2022/2")
    with refused("Three is the most. End one before you choose another."):
        policies.check_can_choose_focus([*chosen, Focus(pillar="inclusion-2022/3")], "inclusion-2022/4")
