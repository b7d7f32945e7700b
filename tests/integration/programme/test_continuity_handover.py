"""R169: when somebody leaves or falls silent, all that they own is listed and given on, and nothing is left over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.evidence.public import hand_over as give_evidence
from colonnade.apps.organisations.actions import add_member, end_membership
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Action, Contact, Handover, PracticePlan, Promise, Seat
from colonnade.foundation.permissions import Role
from tests.factories import join, make_person, open_round
from tests.integration.programme.leaving import add_contact, add_promise, begin_handover
from tests.integration.programme.telling import body, chain, refused, show, stored, today, url
from tests.integration.programme.test_work_actions import leave
from tests.integration.programme.working import boxes, plan


@pytest.fixture
def ines(trust):
    """An inclusion lead who owns one of everything."""
    person = join(trust.organisation, Role.INCLUSION_LEAD, make_person("Ines Moreau"))
    plan(trust, "Open the room", owner=person, deputy=trust.analyst)
    plan(trust, "Train everybody", owner=trust.contributor, deputy=person)
    add_promise(trust, "A quiet room", owner=person)
    add_contact(trust, "Maria Ferreira", keeper=person, second_keeper=trust.analyst)
    with trust.acting():
        actions.take_up(
            organisation=trust.organisation,
            practice="visible-leaders",
            post="Inclusion lead",
            owner=person,
            starts_on=today(),
            by=trust.inclusion_lead,
        )
    piece = show(trust, "inclusion-2022/1.1", today() + timedelta(days=90), "Minutes")
    with trust.acting():
        give_evidence(evidence=piece, to=person, by=trust.inclusion_lead)
    open_round(trust, chair=person)
    return person


def left(cast, person):
    """What is still theirs: kind and title."""
    with cast.acting():
        things = selectors.own_parts(selectors.owned_things(cast.organisation), person)
        return [(one.kind, one.title, one.part_of(person.pk)) for one in things]


def hand_over(cast, handover, to, keys=None, by=None):
    """Hand over these things, or all of them."""
    with cast.acting():
        things = selectors.own_parts(selectors.owned_things(cast.organisation), handover.person)
        return actions.hand_over_things(
            handover=handover, keys=keys or {one.key for one in things}, to=to, by=by or cast.inclusion_lead
        )


ALL = [
    ("action", "Open the room", "owner"),
    ("action", "Train everybody", "deputy"),
    ("plan", "Leaders who can be seen and heard", "owner"),
    ("promise", "A quiet room", "owner"),
    ("contact", "Maria Ferreira", "owner"),
    ("evidence", "Minutes", "owner"),
    ("round", "Autumn", "owner"),
]


def test_everything_that_they_own_is_listed_when_it_begins(trust, ines):
    handover = begin_handover(trust, ines)
    assert left(trust, ines) == ALL
    assert [(one["kind"], one["title"], one["part"]) for one in handover.listed] == ALL
    assert handover.pack["person"] == "Ines Moreau"
    assert chain(trust)[-1] == (
        "handover.begun",
        f"handover {handover.pk}",
        trust.inclusion_lead.pk,
        {"person": ines.pk, "why": "leaving", "things": 7},
    )


def test_all_of_it_goes_to_one_person_through_the_actions_of_each_area(trust, ines):
    handover = begin_handover(trust, ines)
    given, not_given = hand_over(trust, handover, trust.executive_sponsor)
    assert (given, not_given) == (7, {})
    assert left(trust, ines) == []
    verbs = [verb for verb, *_rest in chain(trust)]
    for verb in (
        "action.given",
        "practice.given",
        "promise.given",
        "contact.given",
        "evidence.handed_over",
        "round.chair_given",
        "handover.given",
    ):
        assert verb in verbs
    sponsor = trust.executive_sponsor.pk
    room, train = stored(trust, Action)["Action"]
    assert (room["owner_id"], room["deputy_id"], room["post"]) == (sponsor, trust.analyst.pk, "Head of reception")
    assert (train["owner_id"], train["deputy_id"]) == (trust.contributor.pk, sponsor)
    [chair] = [row for row in stored(trust, Seat)["Seat"] if row["role"] == "chair"]
    assert chair["person_id"] == sponsor
    with trust.acting():
        roles = Membership.objects.within(trust.organisation).filter(person=trust.executive_sponsor, ended_on=None)
        assert "round_chair" in {held.role for held in roles}


def test_one_by_one_to_different_people(trust, ines):
    handover = begin_handover(trust, ines)
    promise = stored(trust, Promise)["Promise"][0]["id"]
    contact = stored(trust, Contact)["Contact"][0]["id"]
    assert hand_over(trust, handover, trust.commissioner, {f"promise-{promise}"}) == (1, {})
    assert hand_over(trust, handover, trust.network_chair, {f"contact-{contact}"}) == (1, {})
    assert [kind for kind, *_rest in left(trust, ines)] == ["action", "action", "plan", "evidence", "round"]


def test_whoever_stood_in_becomes_the_owner_and_is_no_deputy_of_themselves(trust, ines):
    handover = begin_handover(trust, ines)
    hand_over(trust, handover, trust.analyst)
    room = stored(trust, Action)["Action"][0]
    assert (room["owner_id"], room["deputy_id"]) == (trust.analyst.pk, None)
    [contact] = stored(trust, Contact)["Contact"]
    assert (contact["keeper_id"], contact["second_keeper_id"]) == (trust.analyst.pk, None)


def test_where_the_owner_has_left_too_the_new_deputy_becomes_the_owner(trust, ines):
    leave(trust, trust.contributor)
    handover = begin_handover(trust, ines)
    hand_over(trust, handover, trust.commissioner)
    train = stored(trust, Action)["Action"][1]
    assert (train["owner_id"], train["deputy_id"]) == (trust.commissioner.pk, None)


def test_only_an_inclusion_lead_gives_the_chair_of_a_round(trust, ines):
    handover = begin_handover(trust, ines)
    given, not_given = hand_over(trust, handover, trust.commissioner, by=trust.executive_sponsor)
    assert given == 6
    assert not_given == {"Autumn": "Only an inclusion lead can give the chair of a round to somebody."}
    assert left(trust, ines) == [("round", "Autumn", "owner")]


def test_it_ends_when_nothing_is_left_and_not_before(trust, ines):
    handover = begin_handover(trust, ines)
    with trust.acting(), refused("7 things are still to be handed over. Hand them over first."):
        actions.end_handover(handover=handover, by=trust.inclusion_lead)
    hand_over(trust, handover, trust.executive_sponsor)
    with trust.acting():
        ended = actions.end_handover(handover=handover, by=trust.inclusion_lead)
    assert ended.ended_at is not None
    assert [one["owner"] for one in ended.pack["actions"]] == [trust.executive_sponsor.name, trust.contributor.name]
    assert chain(trust)[-1][:2] == ("handover.ended", f"handover {handover.pk}")
    for step in (
        lambda: actions.end_handover(handover=handover, by=trust.inclusion_lead),
        lambda: actions.make_pack(handover=handover, by=trust.inclusion_lead),
        lambda: actions.hand_over_things(handover=handover, keys=set(), to=trust.analyst, by=trust.inclusion_lead),
    ):
        with trust.acting(), refused("This handover has ended. Begin another one if there is more to hand over."):
            step()


def test_a_role_that_nobody_else_has_is_given_on_first(trust, client_of):
    handover = begin_handover(trust, trust.executive_sponsor)
    sentence = "Nobody else is: Executive sponsor. Give the role to somebody else first, on the page People."
    with trust.acting(), refused(sentence):
        actions.end_handover(handover=handover, by=trust.inclusion_lead)
    said = body(client_of(trust.inclusion_lead).get(url("handover", trust, handover.pk)))
    assert "Nobody else is Executive sponsor." in said
    assert (
        url("people", trust)
        in client_of(trust.inclusion_lead).get(url("handover", trust, handover.pk)).content.decode()
    )
    with trust.acting():
        add_member(
            organisation=trust.organisation,
            person=trust.commissioner,
            role=Role.EXECUTIVE_SPONSOR,
            by=trust.inclusion_lead,
        )
        assert actions.end_handover(handover=handover, by=trust.inclusion_lead).ended_at


def test_somebody_who_is_away_keeps_their_role(trust):
    handover = begin_handover(trust, trust.executive_sponsor, why="away")
    with trust.acting():
        assert actions.end_handover(handover=handover, by=trust.inclusion_lead).ended_at


def test_one_handover_of_a_person_at_a_time(trust, ines):
    begin_handover(trust, ines)
    with refused("A handover for Ines Moreau is going on already. Go on with that one."):
        begin_handover(trust, ines)


def test_who_cannot_take_over(trust, other_trust, ines):
    handover = begin_handover(trust, ines)
    with refused("Choose somebody else: this is the person who hands over."):
        hand_over(trust, handover, ines)
    with refused(f"{other_trust.analyst.name} is not a member any more. Choose somebody who is."):
        hand_over(trust, handover, other_trust.analyst)
    begin_handover(trust, trust.analyst)
    with refused(f"A handover for {trust.analyst.name} is going on too. Choose somebody else."):
        hand_over(trust, handover, trust.analyst)
    assert left(trust, ines) == ALL


def test_the_pages_from_the_beginning_to_the_end(trust, ines, client_of):
    client = client_of(trust.inclusion_lead)
    given = {"person": str(ines.pk), "why": "leaving", **boxes("last_day", today())}
    answer = client.post(url("begin-handover", trust), given)
    assert answer.status_code == 302
    [row] = stored(trust, Handover)["Handover"]
    address = url("handover", trust, row["id"])
    assert answer["Location"] == address
    said = body(client.get(address))
    assert "7 things are still to be handed over." in said
    assert "Contact: Maria Ferreira (keeps in touch)" in said
    nothing = client.post(address, {"to": str(trust.analyst.pk)})
    assert (nothing.status_code, "Choose at least one thing" in body(nothing)) == (422, True)
    assert client.post(address, {"things": ["all"], "to": ""}).status_code == 422
    client.post(address, {"things": ["all"], "to": str(trust.commissioner.pk)})
    said = body(client.get(address))
    assert "7 things have been handed over." in said
    assert "Everything has been handed over." in said
    assert f"A quiet room Promise {trust.commissioner.name}" in said
    assert client.post(url("end-handover", trust, row["id"])).status_code == 302
    assert "Ended" in body(client.get(address))
    assert client.post(url("make-pack", trust, row["id"])).status_code == 302
    assert "This handover has ended." in body(client.get(url("pack", trust, row["id"])))


def test_what_was_given_on_by_somebody_else_since_is_not_given_twice(trust, ines, client_of):
    handover = begin_handover(trust, ines)
    key = f"promise-{stored(trust, Promise)['Promise'][0]['id']}"
    hand_over(trust, handover, trust.commissioner, {key})
    again = {"things": [key], "to": str(trust.analyst.pk)}
    answer = client_of(trust.inclusion_lead).post(url("handover", trust, handover.pk), again)
    assert answer.status_code == 422
    assert "Something that you chose has been handed over since. Choose from what is left." in body(answer)


def test_the_things_of_somebody_who_left_are_held_by_nobody_until_they_are_given_on(trust, ines, client_of):
    with trust.acting():
        for held in Membership.objects.within(trust.organisation).filter(person=ines, ended_on=None):
            end_membership(membership=held, by=trust.inclusion_lead)
    client = client_of(trust.inclusion_lead)
    page = client.get(url("continuity", trust))
    said = body(page)
    assert "Ines Moreau has left" in said
    for title in ("Open the room", "A quiet room", "Maria Ferreira", "Minutes", "Autumn"):
        assert title in said
    begin = f"{url('begin-handover', trust)}?person={ines.pk}"
    assert begin in page.content.decode()
    assert f'<option value="{ines.pk}" selected' in client.get(begin).content.decode()
    given = {"person": str(ines.pk), "why": "leaving", **boxes("last_day", today())}
    assert client.post(begin, given).status_code == 302
    [row] = stored(trust, Handover)["Handover"]
    client.post(url("handover", trust, row["id"]), {"things": ["all"], "to": str(trust.commissioner.pk)})
    assert "Ines Moreau has left" not in body(client.get(url("continuity", trust)))
    assert client.post(url("end-handover", trust, row["id"])).status_code == 302
    [plan_row] = stored(trust, PracticePlan)["PracticePlan"]
    assert plan_row["owner_id"] == trust.commissioner.pk


def test_a_sponsor_sees_that_the_chair_is_not_theirs_to_give(trust, ines, client_of):
    handover = begin_handover(trust, ines)
    client = client_of(trust.executive_sponsor)
    address = url("handover", trust, handover.pk)
    client.post(address, {"things": ["all"], "to": str(trust.commissioner.pk)})
    said = body(client.get(address))
    assert "Autumn: Only an inclusion lead can give the chair of a round to somebody." in said
    assert "6 things have been handed over." in said
