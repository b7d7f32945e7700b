"""R169, R170: what hangs on one person is shown before they leave, and who has fallen silent is told of once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from colonnade.apps.programme import actions
from colonnade.foundation.jobs.tasks import seal_chains
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from tests.factories import join, make_person
from tests.integration.programme.leaving import add_contact, add_promise, at, begin_handover
from tests.integration.programme.telling import body, chain, url
from tests.integration.programme.test_work_actions import leave
from tests.integration.programme.working import plan

SUBJECT = "Something on Colonnade waits for you"
ONE_ONE = [("recommendation", "inclusion-2022/1.1")]


def page(client_of, cast, person=None):
    return body(client_of(person or cast.inclusion_lead).get(url("continuity", cast)))


def test_things_without_a_deputy_and_roles_of_one_are_named(trust, client_of):
    plan(trust, "Open the room", owner=trust.analyst, serves=ONE_ONE)
    plan(trust, "Train everybody", owner=trust.commissioner, deputy=trust.analyst)
    said = page(client_of, trust)
    assert f"If {trust.analyst.name} (Head of reception) left" in said
    assert "Nobody else is Analyst" in said
    assert "Nobody stands in for: Action: Open the room" in said
    assert "Action: Train everybody" not in said


def test_a_pillar_that_hangs_on_one_person_is_named_whole(trust, client_of):
    plan(trust, "Open the room", owner=trust.analyst, serves=ONE_ONE)
    said = page(client_of, trust)
    assert "Nobody else has a part in pillar" in said
    assert "Nobody else has a part in element 1.1" not in said
    plan(trust, "Train everybody", owner=trust.commissioner, serves=[("recommendation", "inclusion-2022/1.2")])
    said = page(client_of, trust)
    assert "Nobody else has a part in pillar" not in said
    assert "Nobody else has a part in element 1.1 “Visible leaders”" in said


def test_a_deputy_mends_it(trust, client_of):
    action = plan(trust, "Open the room", owner=trust.analyst)
    assert "Action: Open the room" in page(client_of, trust)
    with trust.acting():
        actions.give_action(
            action=action, owner=trust.analyst, deputy=trust.commissioner, post="Head", by=trust.inclusion_lead
        )
    assert "Action: Open the room" not in page(client_of, trust)


def test_what_nobody_took_on_is_named(trust, client_of):
    add_promise(trust, "A quiet room")
    said = page(client_of, trust)
    assert "Nobody has taken it on yet Promise: A quiet room" in said
    assert "Everything that is open has somebody who holds it." not in said


def test_a_contact_of_one_keeper_hangs_on_them(trust, client_of):
    add_contact(trust, keeper=trust.analyst)
    assert "Contact: Maria Ferreira" in page(client_of, trust)


def test_who_is_silent_is_for_those_who_can_help(trust, client_of):
    with at(2026, 3, 1):
        silent = join(trust.organisation, Role.ANALYST, make_person("Sil Quiet"))
        plan(trust, "Open the room", owner=silent, due_in=300)
    with at(2026, 6, 1):
        assert "Sil Quiet: last heard from on 1 March 2026, 92 days ago; owns 1 thing." in page(client_of, trust)
        assert "Who has fallen silent" not in page(client_of, trust, trust.network_chair)
        assert "Handover of" not in page(client_of, trust, trust.network_chair)


@pytest.fixture
def silent(trust):
    """Somebody who owns an action and was last heard from on 1 March 2026."""
    with at(2026, 3, 1):
        person = join(trust.organisation, Role.ANALYST, make_person("Sil Quiet"))
        plan(trust, "Open the room", owner=person, due_in=900)
    return person


def night(cast):
    with cast.acting():
        return actions.write_of_silences(organisation=cast.organisation)


def letters():
    return [(one.to, one.body) for one in Letter.objects.filter(subject=SUBJECT).order_by("pk")]


def test_the_leads_are_told_once_and_the_subject_says_nothing(trust, silent):
    with at(2026, 4, 30):
        assert night(trust) == 0
    with at(2026, 5, 1):
        assert night(trust) == 1
        assert night(trust) == 0
    [(to, text)] = letters()
    assert to == trust.inclusion_lead.email
    assert "Sil Quiet owns something at Northfield NHS Trust on Colonnade" in text
    assert "61 days" in text
    assert chain(trust)[-1] == ("silence.told", f"person {silent.pk}", None, {"since": "2026-03-01"})


def test_a_letter_that_was_forgotten_is_not_written_again(trust, silent):
    with at(2026, 5, 1):
        night(trust)
    Letter.objects.all().delete()
    with at(2026, 8, 1):
        assert night(trust) == 0
    assert letters() == []


def test_a_sign_of_life_ends_the_silence_and_a_new_one_is_told_of(trust, silent):
    with at(2026, 5, 1):
        night(trust)
    with at(2026, 5, 10):
        plan(trust, "By themselves", owner=trust.commissioner, by=silent, due_in=900)
    with at(2026, 7, 1):
        assert night(trust) == 0
    with at(2026, 7, 12):
        assert night(trust) == 1
    assert chain(trust)[-1][3] == {"since": "2026-05-10"}


def test_signing_in_is_a_sign_of_life(trust, silent):
    silent.last_login = datetime(2026, 4, 20, tzinfo=UTC)
    silent.save()
    with at(2026, 5, 10):
        assert night(trust) == 0


def test_how_long_silence_takes_can_be_set(trust, silent, settings):
    settings.SILENT_AFTER_DAYS = 10
    with at(2026, 3, 12):
        assert night(trust) == 1


def test_who_owns_nothing_left_or_hands_over_is_not_silent(trust, silent):
    with at(2026, 3, 2):
        join(trust.organisation, Role.ANALYST, make_person("Owns nothing"))
        handover = begin_handover(trust, silent)
    with at(2026, 6, 1):
        assert night(trust) == 0
    with at(2026, 6, 1), trust.acting():
        actions.hand_over_things(handover=handover, keys={"none"}, to=trust.commissioner, by=trust.inclusion_lead)
    leave(trust, silent)
    with at(2026, 6, 2):
        assert night(trust) == 0


def test_a_silent_lead_is_told_of_to_the_others(trust):
    with at(2026, 3, 1):
        plan(trust, "Open the room", owner=trust.inclusion_lead, due_in=900, by=trust.analyst)
    with at(2027, 6, 1):
        assert trust.inclusion_lead.last_login is None
        assert night(trust) == 1
    assert [to for to, _text in letters()] == [trust.executive_sponsor.email]


def test_an_organisation_that_was_followed_gets_no_letters(trust, other_trust, silent):
    with at(2026, 4, 1):
        actions.succeed(
            old=trust.organisation,
            new=other_trust.organisation,
            from_on=date(2026, 4, 1),
            source="Order",
            by=other_trust.inclusion_lead,
        )
    with at(2026, 6, 1):
        assert night(trust) == 0


def test_the_night_does_it(trust, silent):
    with at(2026, 6, 1):
        seal_chains.call()
    assert [to for to, _text in letters()] == [trust.inclusion_lead.email]


def test_the_number_of_queries_does_not_grow(trust, client_of, django_assert_max_num_queries):
    for number in range(12):
        plan(trust, f"Action {number}", owner=trust.analyst, serves=ONE_ONE)
        add_promise(trust, f"Promise {number}", owner=trust.commissioner)
        add_contact(trust, f"Contact {number}", keeper=trust.analyst)
    client = client_of(trust.inclusion_lead)
    client.get(url("continuity", trust))
    with django_assert_max_num_queries(32):
        client.get(url("continuity", trust))
