"""R016, R017: actions that a post owns, with a person and a deputy; given on, moved on, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.organisations import actions as organisations
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import ACTION_MOVES, Action, ActionState, Promise, Served
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.telling import chain, refused, stored, today
from tests.integration.programme.working import give, move, plan, reread_action


def leave(cast, person):
    """End every role of somebody."""
    with cast.acting():
        for held in Membership.objects.within(cast.organisation).filter(person=person, ended_on=None):
            organisations.end_membership(membership=held, by=cast.inclusion_lead)


def test_an_action_is_planned_with_a_number_and_an_entry(trust, other_trust):
    first = plan(trust, deputy=trust.analyst, serves=[("recommendation", "inclusion-2022/1.1")])
    assert (first.number, plan(trust).number, plan(other_trust).number) == (1, 2, 1)
    verb, subject, by, detail = chain(trust)[-2]
    assert (verb, subject, by) == ("action.planned", "action 1", trust.inclusion_lead.pk)
    assert detail == {
        "owner": trust.contributor.pk,
        "deputy": trust.analyst.pk,
        "due_on": (today() + timedelta(days=90)).isoformat(),
        "serves": ["recommendation inclusion-2022/1.1"],
    }


def test_the_chain_holds_nothing_that_somebody_wrote(trust):
    plan(trust, "Canary title", detail="Canary detail", serves=[("finding", "Canary finding")])
    assert "anary" not in str(chain(trust))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"due_in": -1}, "It cannot be due before it begins. Choose a later day for when it is due."),
        ({"due_in": 3700}, "Choose a day within ten years. For more, plan a first part of it."),
        (
            {"effort_hours": 5, "relationship_hours": 6},
            "Hours for building relationships are a part of all hours, so there cannot be more of them. Add them in.",
        ),
        (
            {"serves": [("recommendation", "inclusion-2022/9.9")]},
            "This is not in the catalogue. Choose one from the list.",
        ),
        ({"serves": [("practice", "no-such-practice")]}, "This is not in the catalogue. Choose one from the list."),
        ({"serves": [("promise", "7")]}, "This promise is not there. Choose one from the list."),
        ({"serves": [("finding", "x" * 201)]}, "Write the finding in at most 200 characters."),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_is_kept(trust, more, sentence):
    with refused(sentence):
        plan(trust, **more)
    assert stored(trust, Action, Served) == {"Action": [], "Served": []}


def test_owner_and_deputy_are_two_people(trust):
    with refused("Choose somebody else to stand in: the owner cannot stand in for themselves."):
        plan(trust, owner=trust.analyst, deputy=trust.analyst)
    with refused("Choose an owner first, and then who stands in for them."), trust.acting():
        give(trust, plan(trust), None, trust.analyst)


def test_nobody_who_left_or_is_suspended_or_is_somebody_elses_gets_an_action(trust, other_trust):
    action = plan(trust)
    leave(trust, trust.analyst)
    trust.partner.is_active = False
    trust.partner.save()
    for person in (trust.analyst, trust.partner, other_trust.analyst):
        sentence = f"{person.name} is not a member any more. Choose somebody else."
        with refused(sentence):
            give(trust, action, person)
        with refused(sentence):
            give(trust, action, trust.contributor, person)
        with refused(sentence):
            plan(trust, owner=person)
    assert reread_action(trust, action).owner == trust.contributor


def test_a_deputy_can_be_found_while_an_owner_who_left_still_stands_there(trust):
    action = plan(trust, owner=trust.analyst)
    leave(trust, trust.analyst)
    give(trust, action, trust.analyst, trust.commissioner)
    assert reread_action(trust, action).deputy == trust.commissioner
    with refused(f"{trust.analyst.name} is not a member any more. Choose somebody else."):
        give(trust, action, trust.commissioner, trust.analyst)


def test_giving_it_on_is_recorded_with_from_and_to_and_the_same_again_is_nothing(trust):
    action = plan(trust, deputy=trust.analyst)
    give(trust, action, trust.commissioner, None)
    assert chain(trust)[-1] == (
        "action.given",
        "action 1",
        trust.inclusion_lead.pk,
        {
            "from": {"owner": trust.contributor.pk, "deputy": trust.analyst.pk},
            "to": {"owner": trust.commissioner.pk, "deputy": None},
        },
    )
    before = len(chain(trust))
    give(trust, action, trust.commissioner, None)
    assert len(chain(trust)) == before


def test_it_moves_only_along_its_life(trust):
    for begin in ActionState:
        for end in ActionState:
            action = plan(trust)
            with trust.acting():
                Action.objects.within(trust.organisation).filter(pk=action.pk).update(state=begin)
            action = reread_action(trust, action)
            if end in ACTION_MOVES[begin]:
                assert move(trust, action, end).state == end
            else:
                with refused(f"An action that is “{begin.label}” cannot become “{end.label}”."):
                    move(trust, action, end)


def test_an_end_says_what_came_of_it_and_can_be_taken_up_again(trust):
    action = plan(trust)
    with refused("Say what came of it, in a sentence or two. People will want to know."):
        move(trust, action, "done", "")
    with refused("Say why it was stopped, in a sentence or two. People will want to know."):
        move(trust, action, "stopped", "")
    done = move(trust, action, "done", "Ninety people were trained.")
    assert done.ended_at is not None
    with trust.acting():
        assert selectors.actions_of(trust.organisation, open_only=True) == []
    again = move(trust, action, "going_on", "")
    assert (again.ended_at, again.outcome) == (None, "Ninety people were trained.")
    assert [row[3] for row in chain(trust) if row[0] == "action.moved"] == [
        {"from": "planned", "to": "done"},
        {"from": "done", "to": "going_on"},
    ]


def change(cast, action, version, **changes):
    """Change an action as its owner does."""
    with cast.acting():
        return actions.change_action(action=action, version=version, by=cast.contributor, **changes)


def test_a_change_that_came_second_is_told_what_stands(trust):
    action = plan(trust)
    change(trust, action, 1, title="Train everybody")
    with refused("Somebody else changed this action while you had the page open.", Overtaken) as told:
        change(trust, action, 1, title="Train nobody")
    assert told.value.standing.title == "Train everybody"
    assert reread_action(trust, action).title == "Train everybody"


def test_moving_the_day_is_recorded_and_what_ended_is_not_changed(trust):
    action = plan(trust)
    later = action.due_on + timedelta(days=10)
    change(trust, action, 1, due_on=later, detail="More")
    assert chain(trust)[-1][3] == {
        "fields": ["detail", "due_on"],
        "due_on": {"from": action.due_on.isoformat(), "to": later.isoformat()},
    }
    with refused("It cannot be due before it begins. Choose a later day for when it is due."):
        change(trust, action, 2, due_on=action.starts_on - timedelta(days=1))
    move(trust, action, "done")
    with refused("This action has ended. Take it up again, and then change it. What you typed is still here."):
        change(trust, action, 3, title="Too late")


def test_what_it_belongs_to_is_added_once_and_taken_away(trust):
    action = plan(trust)
    with trust.acting():
        Promise.objects.create(
            organisation=trust.organisation,
            number=1,
            text="We will meet every month.",
            made_to="The forum",
            made_on=today(),
            post="Chair",
            added_at=clock.now(),
        )
        for kind, ref in (
            ("recommendation", "inclusion-2022/1.2"),
            ("promise", "1"),
            ("finding", "Forms ask too much"),
        ):
            first = actions.add_served(action=action, kind=kind, ref=ref, by=trust.contributor)
            assert actions.add_served(action=action, kind=kind, ref=ref, by=trust.contributor) == first
        assert len(selectors.action_by_number(trust.organisation, 1).served_rows) == 3
        actions.remove_served(action=action, served=first, by=trust.contributor)
        assert chain(trust)[-1][3] == {"kind": "finding"}
        actions.remove_served(action=action, served=first, by=trust.contributor)
        assert chain(trust)[-1][0] == "action.served_no_more"
    assert [row[0] for row in chain(trust)].count("action.served_no_more") == 1


def test_several_things_are_added_all_or_none(trust):
    action = plan(trust)
    with trust.acting(), refused("This is not in the catalogue. Choose one from the list."):
        actions.add_all_served(
            action=action,
            serves=[("finding", "One"), ("recommendation", "inclusion-2022/0.0")],
            by=trust.contributor,
        )
    assert stored(trust, Served)["Served"] == []


def test_the_lists_that_others_rely_on(trust, other_trust):
    """Reporting, continuity and the handover pack read these."""
    late = plan(trust, "Late", owner=trust.analyst, due_in=5)
    own = plan(trust, "Own", deputy=trust.analyst, due_in=50)
    ended = plan(trust, "Ended", owner=trust.analyst)
    plan(other_trust, "Elsewhere")
    move(trust, ended, "stopped", "No money.")
    day = today() + timedelta(days=6)
    with trust.acting():
        organisation = trust.organisation
        assert [one.title for one in selectors.actions_of(organisation)] == ["Late", "Own", "Ended"]
        assert selectors.actions_of(organisation, open_only=True) == [late, own]
        assert late.is_late(day)
        assert not late.is_late(late.due_on)
        assert selectors.action_by_number(organisation, 99999999999999999999) is None


def test_an_action_of_another_organisation_is_not_found(trust, other_trust):
    plan(other_trust)
    plan(other_trust)
    plan(trust)
    with trust.acting():
        assert selectors.action_by_number(trust.organisation, 2) is None
