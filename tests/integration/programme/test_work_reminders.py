"""Reminders: 30, 7 and 1 days before and weekly after, never twice, and never to somebody who left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.organisations import actions as organisations
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.public import remind_owners
from colonnade.foundation import clock
from colonnade.foundation.jobs import tasks
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from tests.factories import join
from tests.integration.programme.telling import chain, stored
from tests.integration.programme.working import at_night, check, give, move, plan, reread_action

BEGIN = date(2027, 1, 4)
DUE = date(2027, 4, 1)


@pytest.fixture
def action(trust):
    """An action of the contributor, with the analyst as deputy, due on 1 April."""
    with at_night(BEGIN):
        return plan(trust, owner=trust.contributor, deputy=trust.analyst, due_in=(DUE - BEGIN).days)


def night(cast, day):
    """One night's reminders: to whom letters were written, in order."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with at_night(day), cast.acting():
        remind_owners(organisation=cast.organisation)
    return list(Letter.objects.exclude(pk__in=before).order_by("pk").values_list("to", flat=True))


def nights(cast, first, last, step=1):
    """Every night of a time: the days on which letters were written, and to how many."""
    found, day = {}, first
    while day <= last:
        written = night(cast, day)
        if written:
            found[day] = len(written)
        day += timedelta(days=step)
    return found


def leave(cast, person):
    """End every role of somebody."""
    with cast.acting():
        for held in Membership.objects.within(cast.organisation).filter(person=person, ended_on=None):
            organisations.end_membership(membership=held, by=cast.inclusion_lead)


def test_thirty_seven_and_one_days_before_and_weekly_after(trust, action):
    """Every night from the beginning to five weeks after: owner and deputy, once each time."""
    assert nights(trust, BEGIN, DUE + timedelta(days=36)) == {
        DUE + timedelta(days=days): 2 for days in (-30, -7, -1, 7, 14, 21, 28, 35)
    }
    assert set(Letter.objects.values_list("to", flat=True)) == {trust.contributor.email, trust.analyst.email}


def test_a_night_that_runs_twice_writes_nothing_twice(trust, action):
    day = DUE - timedelta(days=30)
    assert len(night(trust, day)) == 2
    assert night(trust, day) == night(trust, day + timedelta(days=1)) == []


def test_after_nights_without_a_run_one_letter_comes_and_not_several(trust, action):
    assert len(night(trust, DUE - timedelta(days=3))) == 2
    assert night(trust, DUE - timedelta(days=2)) == []
    assert len(night(trust, DUE + timedelta(days=20))) == 2
    assert night(trust, DUE + timedelta(days=20)) == []
    assert len(night(trust, DUE + timedelta(days=21))) == 2


def test_it_is_the_outbox_that_forgets_and_no_letter_comes_back(trust, action):
    """Letters that have gone are deleted after thirty days: no mark lasts as long."""
    sent = nights(trust, DUE - timedelta(days=31), DUE - timedelta(days=30))
    Letter.objects.all().delete()
    again = nights(trust, DUE - timedelta(days=7), DUE - timedelta(days=7))
    assert list(sent.values()) == list(again.values()) == [2]
    assert selectors.reminding.last_mark(DUE, DUE - timedelta(days=8), (30, 7, 1)) == DUE - timedelta(days=30)


def test_moving_the_day_starts_anew(trust, action):
    assert len(night(trust, DUE - timedelta(days=7))) == 2
    later = DUE + timedelta(days=60)
    with at_night(DUE - timedelta(days=6)), trust.acting():
        actions.change_action(action=action, version=1, due_on=later, by=trust.contributor)
    found = nights(trust, DUE - timedelta(days=6), later + timedelta(days=8))
    assert list(found) == [later + timedelta(days=days) for days in (-30, -7, -1, 7)]


def test_what_has_ended_brings_no_letter_and_taken_up_again_it_does(trust, action):
    with at_night(BEGIN):
        done = move(trust, action, "done")
    assert nights(trust, BEGIN, DUE + timedelta(days=30)) == {}
    with at_night(DUE + timedelta(days=31)):
        move(trust, done, "going_on", "")
    assert len(night(trust, DUE + timedelta(days=31))) == 2


def test_nobody_who_left_or_was_suspended_is_written_to(trust, action):
    leave(trust, trust.contributor)
    assert night(trust, DUE - timedelta(days=30)) == [trust.analyst.email]
    Person.objects.filter(pk=trust.analyst.pk).update(is_active=False)
    assert night(trust, DUE - timedelta(days=7)) == [trust.inclusion_lead.email]


def test_when_nobody_is_left_every_lead_is_told_once(trust, action):
    second = join(trust.organisation, Role.INCLUSION_LEAD)
    for person in (trust.contributor, trust.analyst):
        leave(trust, person)
    first = night(trust, BEGIN + timedelta(days=1))
    assert sorted(first) == sorted([trust.inclusion_lead.email, second.email])
    assert chain(trust)[-1][:3] == ("action.has_nobody", "action 1", None)
    assert nights(trust, BEGIN + timedelta(days=2), DUE + timedelta(days=120), step=3) == {}
    with at_night(BEGIN + timedelta(days=3)):
        give(trust, reread_action(trust, action), trust.commissioner)
    leave(trust, trust.commissioner)
    assert len(night(trust, BEGIN + timedelta(days=5))) == 2


def test_where_there_is_no_lead_they_are_told_when_there_is_one(trust, action):
    for person in (trust.contributor, trust.analyst):
        leave(trust, person)
    Person.objects.filter(pk=trust.inclusion_lead.pk).update(is_active=False)
    assert night(trust, BEGIN + timedelta(days=1)) == []
    lead = join(trust.organisation, Role.INCLUSION_LEAD)
    assert night(trust, BEGIN + timedelta(days=2)) == [lead.email]


def test_a_new_owner_is_told_of_the_mark_that_has_come(trust, action):
    night(trust, DUE - timedelta(days=7))
    with at_night(DUE - timedelta(days=6)):
        give(trust, action, trust.commissioner, trust.analyst)
    assert night(trust, DUE - timedelta(days=6)) == [trust.commissioner.email]


def test_checks_are_reminded_a_day_before_and_weekly_after(trust):
    with at_night(BEGIN):
        action = plan(trust, owner=trust.contributor, due_in=300, check_every_days=30)
    first = BEGIN + timedelta(days=30)
    assert list(nights(trust, BEGIN, first + timedelta(days=8))) == [
        first - timedelta(days=1),
        first + timedelta(days=7),
    ]
    with at_night(first + timedelta(days=9)):
        check(trust, action, first + timedelta(days=9))
    after = first + timedelta(days=39)
    assert list(nights(trust, first + timedelta(days=9), after)) == [after - timedelta(days=1)]


def test_a_letter_tells_no_more_than_it_must(trust, action):
    with trust.acting(), at_night(BEGIN):
        actions.change_action(action=action, version=1, title="Canary title", detail="Canary", by=trust.contributor)
    night(trust, DUE - timedelta(days=30))
    night(trust, DUE + timedelta(days=7))
    soon, _same, late, _other = Letter.objects.order_by("pk")
    assert soon.subject == "Something of yours in Colonnade is due soon"
    assert late.subject == "Something of yours in Colonnade is late"
    assert soon.body.startswith("Action 1 at Northfield NHS Trust is due on 1 April 2027.")
    assert late.body.startswith("Action 1 at Northfield NHS Trust was due on 1 April 2027.")
    for letter in (soon, late):
        assert "Canary" not in letter.subject + letter.body
        assert trust.organisation.name not in letter.subject


def test_one_organisation_is_not_reminded_of_anothers(trust, other_trust, action):
    assert night(other_trust, DUE - timedelta(days=30)) == []


def test_the_nightly_work_writes_them(trust, action, settings):
    assert "colonnade.apps.programme.public.remind_owners" in settings.NIGHTLY
    with at_night(DUE - timedelta(days=30)):
        tasks.seal_chains.func()
    assert Letter.objects.filter(key__startswith="action:").count() == 2


def test_reminding_changes_nothing_in_the_work(trust, action):
    before = stored(trust, type(action))
    nights(trust, DUE - timedelta(days=30), DUE + timedelta(days=7))
    assert stored(trust, type(action)) == before
    assert clock.today() != DUE
