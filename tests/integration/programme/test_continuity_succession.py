"""R171: what an organisation promised outlasts it: open commitments go over to whoever follows, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colonnade.apps.evidence.public import Evidence
from colonnade.apps.organisations.public import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Action, Contact, Measure, PracticePlan, Promise, Reading, Served, Succession
from colonnade.foundation.audit import record
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from tests.factories import join, make_person, make_trust
from tests.integration.programme.leaving import add_contact, add_promise
from tests.integration.programme.telling import body, chain, refused, stored, today, url
from tests.integration.programme.working import amount, measure, move, plan, read

TABLES = (Action, Served, Promise, PracticePlan, Contact)
FROM = date(2027, 4, 1)


@pytest.fixture
def old(trust):
    """An organisation that will close: one promise, two actions, a practice and a contact are open."""
    both = make_person("Bo Lind", "bo.lind@example.nhs.uk")
    join(trust.organisation, Role.ANALYST, both)
    trust.both = both
    add_promise(trust, due_on=today() + timedelta(days=200), owner=trust.inclusion_lead, deputy=both)
    plan(trust, "Open the room", owner=trust.contributor, deputy=trust.analyst, serves=[("promise", "1")])
    going_on = plan(
        trust, "Train everybody", owner=both, effort_hours=9, serves=[("recommendation", "inclusion-2022/1.1")]
    )
    move(trust, going_on, "going_on", "")
    done = plan(trust, "Something done")
    move(trust, done, "done")
    with trust.acting():
        ward = add_team(organisation=trust.organisation, name="Ward 7", kind="team", by=trust.inclusion_lead)
        actions.take_up(
            organisation=trust.organisation,
            practice="pronouns-shown",
            post="Ward manager",
            team=ward,
            aim="Everybody knows why.",
            owner=trust.analyst,
            starts_on=today(),
            by=trust.inclusion_lead,
        )
    add_contact(trust, email="maria@union.example", keeper=trust.inclusion_lead, second_keeper=both)
    return trust


@pytest.fixture
def new(other_trust, old):
    """The organisation that takes over; Bo is a member of both."""
    join(other_trust.organisation, Role.EXECUTIVE_SPONSOR, old.both)
    return other_trust


def follow(old, new, by=None, **more):
    """Let the one follow the other."""
    given = {"from_on": FROM, "source": "Order 2027/12", **more}
    return actions.succeed(old=old.organisation, new=new.organisation, by=by or new.inclusion_lead, **given)


def rows(cast, model):
    with cast.acting():
        return list(model.objects.within(cast.organisation).order_by("pk"))


def test_what_is_open_goes_over_and_says_where_it_came_from(old, new):
    told = follow(old, new)
    assert told.new == {
        "promises": ["Open the quiet room to all staff"],
        "actions": ["Open the room", "Train everybody"],
        "practices": ["Pronouns that can be seen, with the reason why"],
        "contacts": ["Maria Ferreira"],
    }
    assert (told.before, told.passed_over) == (0, [])
    assert [(one.title, one.carried_from) for one in rows(new, Action)] == [
        ("Open the room", "RX1 action 1"),
        ("Train everybody", "RX1 action 2"),
    ]
    assert [one.carried_from for one in rows(new, Promise)] == ["RX1 promise 1"]
    assert [one.carried_from for one in rows(new, PracticePlan)] == ["RX1 practice pronouns-shown"]
    assert [one.carried_from for one in rows(new, Contact)] == ["RX1 contact"]


def test_the_post_stays_and_people_stay_where_they_are_members_there_too(old, new):
    follow(old, new)
    room, train = rows(new, Action)
    assert (room.post, room.owner, room.deputy) == ("Head of reception", None, None)
    assert (train.owner, train.state, train.effort_hours) == (old.both, "going_on", 9)
    [promise] = rows(new, Promise)
    # Whoever stood in and is here becomes the owner: somebody has to be.
    assert (promise.post, promise.owner, promise.deputy) == ("Inclusion lead", old.both, None)
    [contact] = rows(new, Contact)
    assert (contact.keeper, contact.second_keeper) == (old.both, None)


def test_what_an_action_belongs_to_goes_with_it_in_the_new_numbers(old, new):
    add_promise(new, "Something else")
    follow(old, new)
    assert [(one.kind, one.ref) for one in rows(new, Served)] == [
        ("promise", "2"),
        ("recommendation", "inclusion-2022/1.1"),
    ]


def test_a_promise_that_is_not_open_any_more_is_named_in_words(old, new):
    with old.acting():
        promise = selectors.promise_by_number(old.organisation, 1)
        actions.release_promise(promise=promise, reason="It was closed.", by=old.inclusion_lead)
    follow(old, new)
    assert ("finding", "A promise of Northfield NHS Trust, number 1") in [
        (one.kind, one.ref) for one in rows(new, Served)
    ]


def test_a_practice_goes_to_the_place_of_the_same_name_or_says_where_it_was(old, new):
    follow(old, new)
    [carried] = rows(new, PracticePlan)
    assert (carried.team, carried.aim) == (None, "Everybody knows why.\nIt was for Ward 7 at Northfield NHS Trust.")


def test_a_practice_finds_its_namesake(old, new):
    with new.acting():
        ward = add_team(organisation=new.organisation, name="ward 7", kind="team", by=new.inclusion_lead)
    follow(old, new)
    [carried] = rows(new, PracticePlan)
    assert (carried.team_id, carried.aim) == (ward.pk, "Everybody knows why.")


def test_what_it_is_measured_by_goes_with_it_without_the_readings(old, new):
    with old.acting():
        room = selectors.action_by_number(old.organisation, 1)
    made = measure(old, room, "Rooms opened", unit="rooms", baseline=amount("1"), target=amount("6"))
    read(old, made, "3")
    follow(old, new)
    [carried] = rows(new, Measure)
    assert (carried.name, carried.unit, carried.baseline, carried.target) == ("Rooms opened", "rooms", 1, 6)
    assert carried.action_id == rows(new, Action)[0].pk
    assert rows(new, Reading) == []


def test_done_again_it_carries_only_what_is_new(old, new):
    follow(old, new)
    before = stored(new, *TABLES)
    again = follow(old, new)
    assert (again.count, again.before) == (0, 5)
    assert stored(new, *TABLES) == before
    assert [verb for verb, *_rest in chain(old)].count("succession.recorded") == 1
    plan(old, "One more")
    third = follow(old, new)
    assert third.new["actions"] == ["One more"]
    assert (third.count, third.before) == (1, 5)
    assert rows(new, Action)[-1].carried_from == "RX1 action 4"


def test_the_old_organisation_stays_as_it_was(old, new):
    before = stored(old, *TABLES, Evidence)
    follow(old, new)
    assert stored(old, *TABLES, Evidence) == before


def test_both_chains_say_so_and_hold(old, new):
    follow(old, new)
    assert chain(old)[-1] == (
        "succession.recorded",
        "organisation RY2",
        new.inclusion_lead.pk,
        {"to": "RY2", "from_on": "2027-04-01", "things": 5},
    )
    assert chain(new)[-1] == (
        "succession.carried",
        "organisation RX1",
        new.inclusion_lead.pk,
        {"from": "RX1", "promises": 1, "actions": 2, "practices": 1, "contacts": 1},
    )
    for cast in (old, new):
        with cast.acting():
            assert record.verify(cast.organisation)[1] == []


def test_a_dry_run_says_the_same_and_changes_nothing(old, new):
    before = [stored(cast, *TABLES, Succession) for cast in (old, new)], chain(old), chain(new)
    told = follow(old, new, dry_run=True)
    assert told.count == 5
    assert ([stored(cast, *TABLES, Succession) for cast in (old, new)], chain(old), chain(new)) == before
    assert follow(old, new).new == told.new


def test_what_is_there_already_is_passed_over_with_the_reason(old, new):
    add_contact(new, email="Maria@union.example")
    with new.acting():
        actions.take_up(
            organisation=new.organisation,
            practice="visible-leaders",
            post="Lead",
            starts_on=today(),
            by=new.inclusion_lead,
        )
    with old.acting():
        actions.take_up(
            organisation=old.organisation,
            practice="visible-leaders",
            post="Lead",
            starts_on=today(),
            by=old.inclusion_lead,
        )
    told = follow(old, new)
    assert "Maria Ferreira: This contact is known there already." in told.passed_over
    assert [one for one in told.passed_over if one.startswith("Leaders who can be seen and heard: ")]
    assert told.count == 4


def test_two_successors_do_not_owe_the_same(old, new):
    third = make_trust("RZ3", name="Eastmere NHS Trust")
    follow(old, new)
    plan(old, "One more")
    assert follow(old, third).new["actions"] == ["One more"]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("analyst", "is not inclusion lead of Southmere NHS Trust. Name somebody who is, or make them one first."),
        ("both", "is not inclusion lead of Southmere NHS Trust. Name somebody who is, or make them one first."),
    ],
)
def test_only_an_inclusion_lead_there_takes_it_on(old, new, who, sentence):
    by = old.both if who == "both" else new.analyst
    with refused(f"{by.name} {sentence}"):
        follow(old, new, by=by)
    # Nor one of the old organisation.
    with pytest.raises(Refused, match="is not inclusion lead of Southmere"):
        follow(old, new, by=old.inclusion_lead)
    assert rows(new, Action) == []


def test_an_organisation_does_not_follow_itself(old):
    with refused("An organisation cannot follow itself. Name another one as the second."):
        follow(old, old)


def test_no_circle_however_long(old, new):
    third = make_trust("RZ3", name="Eastmere NHS Trust")
    follow(old, new)
    follow(new, third)
    with refused("Eastmere NHS Trust itself follows Northfield NHS Trust, so it cannot be followed by it."):
        follow(third, old)


def test_one_that_has_closed_takes_nothing_on(old, new):
    new.organisation.closed_on = today()
    new.organisation.save()
    with refused("Southmere NHS Trust has closed. Name the organisation that took over from it."):
        follow(old, new)


def test_both_have_a_page_that_says_so(old, new, client_of):
    follow(old, new)
    said = body(client_of(old.inclusion_lead).get(url("continuity", old)))
    assert "Southmere NHS Trust (RY2) follows from 1 April 2027. Source: Order 2027/12." in said
    said = body(client_of(new.inclusion_lead).get(url("continuity", new)))
    for source in ("RX1 action 1", "RX1 promise 1", "RX1 practice pronouns-shown", "RX1 contact"):
        assert source in said
