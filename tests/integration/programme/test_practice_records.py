"""Recording practices: fields, versions, withdrawing, evidence, and what is kept from whom (R042, R083)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import PracticeEvidence, PracticeRecord
from colonnade.apps.programme.policies import Unfit
from colonnade.foundation import clock
from colonnade.foundation.audit.record import verify
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.practising import (
    AUDIT,
    BADGES,
    LEADERS,
    PLEDGE,
    ago,
    badge,
    change,
    leave,
    note,
    seen,
    site,
    take_up,
    three,
    walked,
)
from tests.integration.programme.telling import body, chain, refused, show, stored, today, url


@pytest.fixture
def window(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def faults(cast, practice, values):
    """What is wrong with the values, by field."""
    with pytest.raises(Unfit) as unfit:
        note(cast, practice, values)
    return unfit.value.faults


def rows(cast):
    """Every version of every record."""
    return stored(cast, PracticeRecord)["PracticeRecord"]


def test_a_record_holds_what_the_fields_ask_for(trust):
    made = note(trust, values=seen(reached=43))
    assert (made.number, made.version, made.practice) == (1, 1, LEADERS)
    assert made.values == {"title": "Blog for the month", "form": "blog", "chose_freely": True, "reached": 45}
    assert made.fields_of == current().practice(LEADERS).fields_of
    assert note(trust).number == 2
    # What somebody wrote never stands in the chain.
    assert chain(trust)[-2] == (
        "practice.recorded",
        f"practice {LEADERS} record 1",
        trust.inclusion_lead.pk,
        {"version": 1},
    )


def test_a_badge_is_given_only_after_training_and_a_pledge(trust):
    """R042, with the practice as the catalogue has it."""
    fields = current().practice(BADGES)
    assert fields.field("issued_on").only_after == ("trained_on", "pledge")
    note(trust, BADGES, badge(trust))
    assert set(faults(trust, BADGES, badge(trust, trained_on=ago(9).isoformat()))) == {"issued_on"}
    untrained = {name: value for name, value in badge(trust).items() if name != "trained_on"}
    assert set(faults(trust, BADGES, untrained)) == {"trained_on", "issued_on"}
    unpledged = {name: value for name, value in badge(trust).items() if name != "pledge"}
    assert set(faults(trust, BADGES, unpledged)) == {"pledge", "issued_on"}
    assert "at least 12 words" in faults(trust, BADGES, badge(trust, pledge="I will be nice."))["pledge"]
    assert set(faults(trust, BADGES, badge(trust, pledge="yes " * 12))) == {"pledge"}
    ahead = (clock.today() + timedelta(days=20)).isoformat()
    assert set(faults(trust, BADGES, badge(trust, trained_on=ahead, issued_on=ahead))) == {"issued_on"}
    assert len(rows(trust)) == 1


def note_at(cast, place):
    """Record a walk through a place, and let the database look at it now: PostgreSQL would wait for the end."""
    note(cast, AUDIT, walked(), team=place)
    connection.check_constraints()


def test_somebody_else_is_no_member_and_no_place(trust, other_trust):
    faulty = faults(trust, BADGES, badge(trust, holder=other_trust.contributor.pk))
    assert faulty == {"holder": "Choose somebody for “Who wears the badge”."}
    theirs = site(other_trust, "Theirs")
    with pytest.raises(IntegrityError), transaction.atomic():
        note_at(trust, theirs)
    assert rows(trust) == []


def test_a_day_that_has_not_come_is_refused(trust):
    with refused("Choose today or an earlier day: a record is of something that has happened."):
        note(trust, happened_on=today() + timedelta(days=1))
    with refused("Choose a day within the last ten years."):
        note(trust, happened_on=ago(4000))


def test_place_and_plan_fit_each_other(trust):
    east, west = site(trust, "East"), site(trust, "West")
    plan, whole = take_up(trust, AUDIT, team=east), take_up(trust)
    assert note(trust, AUDIT, walked(), plan=plan).team == east
    with refused("That plan is for another place. Choose the plan of this place, or none."):
        note(trust, AUDIT, walked(), plan=plan, team=west)
    with refused("That plan is for another practice. Choose one of this practice."):
        note(trust, AUDIT, walked(), plan=whole)
    with refused("This is done for the whole organisation. Leave the place empty."):
        note(trust, team=east)


def test_a_change_is_a_new_version_and_the_old_one_stays(trust):
    made = note(trust)
    changed = change(trust, made, seen(title="Film"))
    assert (changed.number, changed.version, changed.recorded_by) == (1, 2, trust.executive_sponsor)
    assert [(row["version"], row["is_current"], row["values"]["title"]) for row in rows(trust)] == [
        (1, False, "Blog for the month"),
        (2, True, "Film"),
    ]
    assert chain(trust)[-1][3] == {"version": 2}
    # What changes nothing is no version.
    assert change(trust, changed, seen(title="Film")).version == 2
    assert len(rows(trust)) == 2


def test_a_page_that_is_too_old_changes_nothing(trust):
    made = note(trust)
    change(trust, made, seen(title="Film"))
    with refused("Somebody else changed this record while you had the page open.", Overtaken) as overtaken:
        change(trust, made, seen(title="Poster"))
    assert overtaken.value.standing.values["title"] == "Film"
    with pytest.raises(Unfit):
        change(trust, made, {}, version=2)


def test_a_withdrawn_record_counts_no_more_and_stays_in_the_history(trust):
    plan = take_up(trust)
    first, second = note(trust, plan=plan, happened_on=ago(50)), note(trust, plan=plan, happened_on=ago(5))
    with trust.acting():
        actions.withdraw_record(record=second, by=trust.inclusion_lead, version=1)
        assert selectors.last_done(trust.organisation) == {plan.pk: ago(50)}
        assert [one.number for one in selectors.records_of(trust.organisation, LEADERS)] == [first.number]
        assert len(selectors.records_of(trust.organisation, LEADERS, withdrawn=True)) == 2
        found = selectors.record_by_number(trust.organisation, LEADERS, 2)
        assert [one.version for one in selectors.versions_of_record(found)] == [2, 1]
    with refused("This record was withdrawn. Make a new one if it was done after all."):
        change(trust, found, seen())


def test_what_fields_of_before_held_is_kept_and_shown(trust, window):
    """A record made before the fields changed is still read, and what it holds survives a change."""
    made = note(trust)
    with trust.acting():
        made.values = {**made.values, "old_question": "An old answer", "form": "carrier pigeon", "reached": "many"}
        made.fields_of = "before"
        made.save()
    page = body(window.get(url("practice-record", trust, LEADERS, 1)))
    for words in ("Old question An old answer", "before its fields were changed", "carrier pigeon", "many"):
        assert words in page
    assert window.get(url("change-record", trust, LEADERS, 1)).status_code == 200
    changed = change(trust, made, seen())
    assert changed.values == {**seen(), "old_question": "An old answer"}


def test_evidence_stands_with_a_record_through_its_versions(trust, window, client_of):
    show(trust, "inclusion-2022/1.1", today() + timedelta(days=90), "Blog of the chief nurse")
    show(trust, "inclusion-2022/2.1", today() + timedelta(days=90), "Another paper")
    made = note(trust)
    address = url("put-evidence", trust, LEADERS, 1)
    page = window.get(address).content.decode()
    # What shows the same element comes first.
    assert page.index("Blog of the chief nurse") < page.index("Another paper")
    pk = page.split('">Blog of the chief nurse')[0].rpartition('value="')[2]
    assert window.post(address, {"piece": pk}).status_code == 302
    change(trust, made, seen(title="Film"))
    record = url("practice-record", trust, LEADERS, 1)
    assert "Blog of the chief nurse Live" in body(window.get(record))
    assert "Blog of the chief nurse" not in window.get(address).content.decode()
    assert "Choose a piece of evidence from the list" in body(window.post(address, {"piece": "999"}))
    # A reader sees it, and cannot take it away.
    away = url("take-evidence", trust, LEADERS, 1, pk)
    assert client_of(trust.board_reader).post(away).status_code == 403
    assert window.post(away).status_code == 302
    assert window.post(away).status_code == 404
    assert stored(trust, PracticeEvidence)["PracticeEvidence"] == []
    assert [entry[0] for entry in chain(trust) if "evidence" in entry[0]][-2:] == [
        "practice.evidence_put",
        "practice.evidence_taken",
    ]


def test_the_form_is_built_from_the_fields(trust, window):
    """Every practice of the catalogue can be asked for, and every field of it stands in the form."""
    for practice in current().practices:
        page = window.get(url("record-practice", trust, practice.id))
        assert page.status_code == 200
        text = page.content.decode()
        for field in practice.fields:
            assert f'name="f-{field.name}' in text, (practice.id, field.name)


def test_what_is_wrong_is_named_and_everything_typed_stays(trust, window):
    """R042 through the page."""
    typed = {"f-holder": str(trust.contributor.pk), "f-pledge": "Too short to mean much"}
    sent = {**typed, **three("happened_on", ago(1)), **three("f-issued_on", ago(3)), "f-trained_on_0": "40"}
    page = window.post(url("record-practice", trust, BADGES), sent)
    assert page.status_code == 422
    text = body(page)
    assert "Enter a real date, for example 27 3 2027" in text
    assert "“The pledge” needs at least 12 words, so that it says something." in text
    assert "Too short to mean much" in page.content.decode()
    assert 'value="40"' in page.content.decode()
    assert rows(trust) == []
    good = {**sent, **three("f-trained_on", ago(8)), "f-pledge": PLEDGE}
    assert window.post(url("record-practice", trust, BADGES), good).status_code == 302
    [row] = rows(trust)
    assert row["values"] == {
        "holder": trust.contributor.pk,
        "pledge": PLEDGE,
        "trained_on": ago(8).isoformat(),
        "issued_on": ago(3).isoformat(),
    }


def test_somebody_elses_version_is_shown_beside_what_was_typed(trust, window):
    made = note(trust)
    address = url("change-record", trust, LEADERS, 1)
    shown = window.get(address).content.decode()
    assert 'value="Blog for the month"' in shown
    change(trust, made, seen(title="What the sponsor wrote"))
    typed = {"f-title": "What I typed", "f-form": "film", "f-chose_freely": "yes", "version": "1"}
    page = window.post(address, {**typed, **three("happened_on", ago(2))})
    assert page.status_code == 409
    for words in ("What the sponsor wrote", trust.executive_sponsor.name, "What I typed"):
        assert words in page.content.decode()
    again = window.post(address, {**typed, **three("happened_on", ago(2)), "version": "2"})
    assert again.status_code == 302
    assert [row["values"]["title"] for row in rows(trust)] == [
        "Blog for the month",
        "What the sponsor wrote",
        "What I typed",
    ]
    history = body(window.get(url("practice-record", trust, LEADERS, 1)))
    assert "What the sponsor wrote" in history


def test_withdrawing_through_the_page(trust, window):
    made = note(trust)
    address = url("withdraw-record", trust, LEADERS, 1)
    page = window.get(address)
    assert "What it said stays in its history." in body(page)
    assert "Somebody else changed this record" in body(window.post(address, {"version": "7"}, follow=True))
    assert window.post(address, {"version": str(made.version)}).status_code == 302
    assert "This record was withdrawn on" in body(window.get(url("practice-record", trust, LEADERS, 1)))
    assert "Blog" not in body(window.get(url("practice", trust, LEADERS))).split("What was recorded")[1][:60]


def test_what_is_about_one_person_is_read_by_those_who_keep_the_records(trust, window, client_of):
    note(trust, BADGES, badge(trust))
    address = url("practice-record", trust, BADGES, 1)
    assert PLEDGE in body(window.get(address))
    assert trust.contributor.name in body(window.get(address))
    reader = body(client_of(trust.board_reader).get(address))
    assert PLEDGE not in reader
    assert trust.contributor.name not in reader
    assert "Those who keep the records can read it." in reader


def test_sites_without_a_record_are_named_as_gaps(trust, window):
    """R083."""
    east = site(trust, "East")
    site(trust, "West")
    site(trust, "Ward 9", kind="team")
    note(trust, AUDIT, walked(state="nothing"), team=east, happened_on=ago(40))
    note(trust, AUDIT, walked(state="started"), team=east, happened_on=ago(4))
    page = body(window.get(url("practice", trust, AUDIT)))
    assert "1 of 2 sites has no record yet: West." in page
    matrix = page.split("The latest record of each site")[1].split("What was recorded")[0]
    assert "Work has begun" in matrix
    assert "Nothing is decided" not in matrix
    assert "West Gap Nothing has been recorded here yet" in matrix
    assert "Gap Not answered" in matrix
    assert "Ward 9" not in matrix
    site(trust, "North")
    assert "2 of 3 sites have no record yet: North, West." in body(window.get(url("practice", trust, AUDIT)))


def test_every_site_of_an_audit_has_a_record(trust, window):
    note(trust, AUDIT, walked(), team=site(trust, "East"))
    assert "Every site has a record." in body(window.get(url("practice", trust, AUDIT)))


def test_many_records_are_shown_when_asked_for(trust, window):
    for number in range(23):
        note(trust, happened_on=ago(number))
    address = url("practice", trust, LEADERS)
    assert window.get(address).content.decode().count("/records/") == 20
    assert "Show all records" in body(window.get(address))
    assert window.get(address + "?all=1").content.decode().count("/records/") == 23


def test_hostile_values_are_words_and_never_more(trust, window):
    given = {"f-title": "<script>alert(1)</script>", "f-form": "blog", "f-chose_freely": "yes"}
    for link in ("javascript:alert(1)", "data:text/html,x", "ftp://example.org/x"):
        page = window.post(
            url("record-practice", trust, LEADERS), {**given, "f-link": link, **three("happened_on", ago(1))}
        )
        assert page.status_code == 422, link
    window.post(url("record-practice", trust, LEADERS), {**given, **three("happened_on", ago(1))})
    shown = window.get(url("practice-record", trust, LEADERS, 1)).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_another_organisations_record_is_not_there(trust, other_trust, client_of):
    note(trust)
    stranger = client_of(other_trust.inclusion_lead)
    for name in ("practice-record", "change-record", "withdraw-record", "put-evidence"):
        assert stranger.get(url(name, other_trust, LEADERS, 1)).status_code == 404
        assert stranger.get(url(name, trust, LEADERS, 1)).status_code == 404


def test_who_has_left_stays_in_the_records_of_their_time(trust, window):
    made = note(trust, BADGES, badge(trust))
    leave(trust, trust.contributor)
    assert trust.contributor.name in window.get(url("change-record", trust, BADGES, 1)).content.decode()
    assert change(trust, made, badge(trust, kept="")).version == 1
    assert change(trust, made, badge(trust, looked_at_on=ago(1).isoformat())).version == 2
    assert trust.contributor.name not in window.get(url("record-practice", trust, BADGES)).content.decode()
    assert set(faults(trust, BADGES, badge(trust))) == {"holder"}


def test_the_chain_holds(trust):
    made = note(trust)
    change(trust, made, seen(title="Film"))
    with trust.acting():
        length, breaks = verify(trust.organisation)
    assert length > 2
    assert breaks == []
