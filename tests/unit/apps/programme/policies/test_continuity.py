"""R169 to R171: what may become of contacts, promises, handovers and organisations, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.programme.models import Contact, Handover, Promise
from colonnade.apps.programme.policies import continuity as policies
from colonnade.foundation.refusal import Overtaken
from colonnade.foundation.tenancy.models import Organisation
from tests.unit.apps.programme.saying import NOW, TODAY, refused

ANA, BEN = Person(pk=1, name="Ana"), Person(pk=2, name="Ben")
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
OLD, NEW = Organisation(pk=1, code="A", name="Old"), Organisation(pk=2, code="B", name="New")


@pytest.mark.parametrize("pair", [(None, None), (ANA, None), (None, ANA), (ANA, BEN)])
def test_a_pair_is_two_different_members_or_fewer(pair):
    policies.check_pair(*pair, {1, 2})


def test_a_pair_that_cannot_be():
    with refused("Nobody can stand in for themselves. Choose another second person, or nobody."):
        policies.check_pair(ANA, ANA, {1})
    with refused("Ben is not a member any more. Choose somebody who is."):
        policies.check_pair(ANA, BEN, {1})


def test_what_has_happened_did_so_today_or_before():
    policies.check_past(TODAY, TODAY)
    with refused("That day is still to come. Enter today or an earlier day."):
        policies.check_past(TOMORROW, TODAY)


def test_the_days_of_a_promise():
    policies.check_promise_day(TODAY, None, TODAY)
    policies.check_promise_day(TODAY, TODAY, TODAY)
    policies.check_promise_day(YESTERDAY, TODAY, TODAY)
    with refused("It cannot be due before it was made. Enter a later day, or none."):
        policies.check_promise_day(TODAY, YESTERDAY, TODAY)


def test_a_promise_is_kept_or_released_once():
    policies.check_promise_is_open(Promise())
    with refused("This promise is marked as kept already."):
        policies.check_promise_is_open(Promise(kept_on=TODAY))
    with refused("This promise has been released already. If it is made again, add it as a new one."):
        policies.check_promise_is_open(Promise(released_on=TODAY))


def test_a_contact_that_ended_stays_as_it_was():
    policies.check_contact_lasts(Contact())
    with refused("This contact has been ended since you opened the page. Add them again if they can still help."):
        policies.check_contact_lasts(Contact(ended_at=NOW))


def test_a_contact_that_somebody_changed_is_given_back():
    standing = Contact(name="Maria")
    policies.check_contact_is_current("a", "a", standing)
    with pytest.raises(Overtaken) as refusal:
        policies.check_contact_is_current("a", "b", standing)
    assert refusal.value.standing is standing


def test_a_handover_goes_on_until_it_ends():
    policies.check_can_begin_handover(ANA, None)
    policies.check_handover_goes_on(Handover())
    with refused("A handover for Ana is going on already. Go on with that one."):
        policies.check_can_begin_handover(ANA, Handover())
    with refused("This handover has ended. Begin another one if there is more to hand over."):
        policies.check_handover_goes_on(Handover(ended_at=NOW))


@pytest.mark.parametrize(
    ("members", "leaving", "sentence"),
    [
        ({1}, set(), "Ben is not a member any more. Choose somebody who is."),
        ({1, 2}, {2}, "A handover for Ben is going on too. Choose somebody else."),
    ],
)
def test_who_cannot_take_over(members, leaving, sentence):
    handover = Handover(person=ANA)
    policies.check_can_take_over(BEN, handover, {1, 2}, set())
    with refused(sentence):
        policies.check_can_take_over(BEN, handover, members, leaving)
    with refused("Choose somebody else: this is the person who hands over."):
        policies.check_can_take_over(ANA, handover, {1, 2}, set())


@pytest.mark.parametrize(
    ("left", "roles", "sentence"),
    [
        (1, [], "1 thing is still to be handed over. Hand it over first."),
        (2, ["Analyst"], "2 things are still to be handed over. Hand them over first."),
        (0, ["Analyst"], "Nobody else is: Analyst. Give the role to somebody else first, on the page People."),
    ],
)
def test_a_handover_ends_when_nothing_is_left(left, roles, sentence):
    policies.check_can_end_handover(0, [])
    with refused(sentence):
        policies.check_can_end_handover(left, roles)


def test_the_chair_of_a_round_is_given_by_a_lead():
    policies.check_may_give("action", may_chair=False)
    policies.check_may_give("round", may_chair=True)
    with refused("Only an inclusion lead can give the chair of a round to somebody."):
        policies.check_may_give("round", may_chair=False)


def test_only_a_lead_takes_on_what_others_promised():
    policies.check_leads(ANA, NEW, leads=True)
    with refused("Ana is not inclusion lead of New. Name somebody who is, or make them one first."):
        policies.check_leads(ANA, NEW, leads=False)


def test_which_organisation_may_follow_which():
    policies.check_can_follow(OLD, NEW, {3}, TODAY)
    with refused("An organisation cannot follow itself. Name another one as the second."):
        policies.check_can_follow(OLD, OLD, set(), TODAY)
    with refused("Old itself follows New, so it cannot be followed by it."):
        policies.check_can_follow(OLD, NEW, {1, 3}, TODAY)
    closed = Organisation(pk=2, code="B", name="New", closed_on=TODAY)
    with refused("New has closed. Name the organisation that took over from it."):
        policies.check_can_follow(OLD, closed, set(), TODAY)
