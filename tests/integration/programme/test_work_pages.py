"""The pages of actions and measures, gone through as people do."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from colonnade.apps.organisations import actions as organisations
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Action, Measure, Reading, Served
from tests.integration.programme.telling import body, stored, today, url
from tests.integration.programme.working import amount, at_night, boxes, measure, plan, read, typed_action


@pytest.fixture
def lead_window(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def test_from_a_plan_to_its_end(trust, lead_window):
    """R016, R017: a person plans, changes, gives, checks, measures and ends an action through the pages alone."""
    asked = lead_window.get(url("plan-action", trust), {"element": "inclusion-2022/1.1"})
    assert re.search(r'value="inclusion-2022/1.1" selected', asked.content.decode())
    typed = typed_action(trust, element="inclusion-2022/1.1", finding="Desks ask for titles")
    sent = lead_window.post(url("plan-action", trust), typed, follow=True)
    shown = body(sent)
    assert "1. Train the reception staff" in shown
    assert "Recommendation: 1.1" in shown
    assert "Finding: Desks ask for titles" in shown
    assert "40, of which 10 to build relationships" in shown
    assert "every 30 days" in shown

    change = {**typed, "title": "Train everybody", "version": "1"}
    assert "Train everybody" in body(lead_window.post(url("change-action", trust, 1), change, follow=True))
    give = {"post": "Chief nurse", "owner": str(trust.executive_sponsor.pk), "deputy": "", "version": "2"}
    assert "Chief nurse" in body(lead_window.post(url("give-action", trust, 1), give, follow=True))
    check = {"found": "partly", "has_enough": "no", "note": "No rooms.", **boxes("checked_on", today())}
    checked = body(lead_window.post(url("check-action", trust, 1), check, follow=True))
    assert "It happens in part" in checked
    assert "No rooms." in checked
    more = body(lead_window.post(url("add-served", trust, 1), {"finding": "Another finding"}, follow=True))
    assert "Another finding" in more
    row = next(row for row in stored(trust, Served)["Served"] if row["ref"] == "Another finding")
    assert lead_window.get(url("remove-served", trust, 1, row["id"])).status_code == 405
    assert "Another finding" not in body(lead_window.post(url("remove-served", trust, 1, row["id"]), follow=True))
    move = {"to": "done", "outcome": "All were trained.", "version": "3"}
    ended = body(lead_window.post(url("move-action", trust, 1), move, follow=True))
    assert "Done" in ended
    assert "What came of it All were trained." in ended
    assert "Take it up again" in ended
    assert "No action fits this choice." in body(lead_window.get(url("actions", trust)))
    assert "Train everybody" in body(lead_window.get(url("actions", trust), {"state": "done"}))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter what is to be done"),
        ({"title": "x" * 161}, "Say it in at most 160 characters."),
        ({"post": ""}, "Enter the post"),
        ({"owner": ""}, "Choose a person"),
        ({"owner": "999999"}, "Choose a person from the list"),
        ({"due_on_1": "13"}, "Enter a real date, for example 27 3 2027"),
        ({"due_on_2": "2025"}, "It cannot be due before it begins."),
        ({"due_on_2": "9999"}, "Choose a day within ten years."),
        ({"effort_hours": "many"}, "Write a whole number of hours from 0 to 9999, for example 12"),
        ({"relationship_hours": "50"}, "there cannot be more of them"),
        ({"element": "inclusion-2022/9.9"}, "Choose one from the list"),
        ({"check_every_days": "3"}, "Choose one from the list"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(trust, lead_window, typed, sentence):
    page = lead_window.post(url("plan-action", trust), typed_action(trust, **typed))
    assert page.status_code == 422
    assert sentence in body(page)
    assert "Everybody at the front desks." in page.content.decode()
    assert stored(trust, Action)["Action"] == []


def test_a_person_of_another_organisation_cannot_be_chosen(trust, other_trust, lead_window):
    page = lead_window.post(url("plan-action", trust), typed_action(trust, owner=str(other_trust.analyst.pk)))
    assert page.status_code == 422
    assert other_trust.analyst.name not in body(page)


def test_who_was_second_sees_both_and_can_save_again(trust, client_of, lead_window):
    action = plan(trust)
    owner = client_of(trust.contributor)
    first = {**typed_action(trust, title="The first"), "version": "1"}
    second = {**typed_action(trust, title="The second"), "version": "1"}
    assert owner.post(url("change-action", trust, action), first).status_code == 302
    page = lead_window.post(url("change-action", trust, action), second)
    assert page.status_code == 409
    told = body(page)
    assert "Somebody else changed this action while you had the page open." in told
    assert "How it stands now What is to be done? The first" in told
    assert 'value="The second"' in page.content.decode()
    assert 'name="version" value="2"' in page.content.decode()
    assert lead_window.post(url("change-action", trust, action), {**second, "version": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("give-action", {"post": "Typed post"}),
        ("move-action", {"to": "done", "outcome": "Typed outcome"}),
    ],
)
def test_giving_and_moving_are_overtaken_too(trust, lead_window, name, typed):
    action = plan(trust)
    with trust.acting():
        actions.change_action(action=action, version=1, title="Another", by=trust.contributor)
    people = {"owner": str(trust.analyst.pk), "deputy": ""}
    page = lead_window.post(url(name, trust, action), {**people, **typed, "version": "1"})
    assert page.status_code == 409
    assert "Typed" in page.content.decode()
    assert "Another" in body(page)


def test_the_list_is_filtered(trust, client_of):
    begin = today()
    mine = plan(trust, "Mine", owner=trust.network_chair, serves=[("recommendation", "inclusion-2022/1.1")])
    plan(trust, "Late", due_in=5)
    with at_night(begin + timedelta(days=10)):
        window = client_of(trust.network_chair)

        def listed(**asked):
            found = body(window.get(url("actions", trust), asked))
            return {title for title in ("Mine", "Late") if f". {title}" in found}

        assert listed() == {"Mine", "Late"}
        assert listed(mine="on") == {"Mine"}
        assert listed(late="on") == {"Late"}
        assert listed(element="inclusion-2022/1.1") == {"Mine"}
        assert listed(state="done") == set()
        assert listed(state="all", element="inclusion-2022/1.2") == set()
        assert listed(state="'; --", element="<script>") == {"Mine", "Late"}
    assert mine.number == 1


def test_an_owner_without_another_role_opens_and_keeps_what_is_theirs(trust, client_of):
    """The contributor owns one action and has no part in the other."""
    own, other = plan(trust), plan(trust, owner=trust.analyst)
    window = client_of(trust.contributor)
    assert window.get(url("action", trust, own)).status_code == 200
    assert window.get(url("move-action", trust, own)).status_code == 200
    assert window.get(url("give-action", trust, own)).status_code == 200
    for name in ("action", "move-action", "change-action", "give-action", "check-action", "add-measure"):
        assert window.get(url(name, trust, other)).status_code == 403
    assert window.get(url("actions", trust)).status_code == 403
    board = body(client_of(trust.board_reader).get(url("action", trust, own)))
    assert "Give it to somebody else" not in board
    assert "Take it away" not in board


def test_whoever_may_not_see_people_is_offered_few(trust, client_of):
    offered = client_of(trust.network_chair).get(url("plan-action", trust)).content.decode()
    assert trust.inclusion_lead.name in offered
    assert trust.analyst.name not in offered
    assert trust.analyst.name in client_of(trust.executive_sponsor).get(url("plan-action", trust)).content.decode()


def test_an_owner_who_left_is_named_so_and_a_page_says_that_nobody_is_there(trust, lead_window):
    action = plan(trust, owner=trust.analyst)
    with trust.acting():
        held = Membership.objects.within(trust.organisation).get(person=trust.analyst)
        organisations.end_membership(membership=held, by=trust.inclusion_lead)
    shown = body(lead_window.get(url("action", trust, action)))
    assert f"{trust.analyst.name} (has left)" in shown
    assert "Nobody looks after this" in shown
    assert "Nobody looks after it" in body(lead_window.get(url("actions", trust)))
    assert f'value="{trust.analyst.pk}"' not in lead_window.get(url("give-action", trust, action)).content.decode()


def test_the_way_from_a_measure_to_a_chart(trust, lead_window):
    action = plan(trust)
    typed = {"name": "Staff trained", "unit": "%", "better": "higher", "baseline": "12", "target": "90"}
    sent = lead_window.post(url("add-measure", trust, action), {**typed, **boxes("target_on", today())}, follow=True)
    assert "There is no reading yet." in body(sent)
    [row] = stored(trust, Measure)["Measure"]
    address, adding = url("measure", trust, row["id"]), url("add-reading", trust, row["id"])
    for place in range(7):
        day = today() - timedelta(days=10 - place)
        assert lead_window.post(adding, {"value": f"{place * 10},0", **boxes("read_on", day)}).status_code == 422
        sent = lead_window.post(adding, {"value": str(place * 10), **boxes("read_on", day)}, follow=True)
        assert f"Kept: {place * 10} %." in body(sent)
    page = lead_window.get(address)
    told = body(page)
    assert "It is improving, and more than by chance." in told
    assert "five or more in a row all rising or all falling (run chart rule: trend)" in told
    assert "Perla, Provost and Murray, 2011" in told
    assert page.content.decode().count("<svg") >= 2
    assert "target: 90" in told
    reading = stored(trust, Reading)["Reading"][0]
    assert lead_window.get(url("take-back-reading", trust, reading["id"])).status_code == 405
    assert "The reading is taken back." in body(
        lead_window.post(url("take-back-reading", trust, reading["id"]), follow=True)
    )
    assert lead_window.post(url("take-back-reading", trust, reading["id"])).status_code == 404
    assert "Improving" in body(lead_window.get(url("action", trust, action)))


def test_with_twelve_readings_limits_are_drawn_and_their_rule_is_named(trust, client_of):
    found = measure(trust, plan(trust), unit="days", better="lower")
    for place in range(13):
        read(trust, found, str(10 + place % 2 * 2 + (place == 12) * 20), today() - timedelta(days=20 - place))
    told = body(client_of(trust.board_reader).get(url("measure", trust, found.pk)))
    assert "upper limit: 16.32" in told
    assert "Getting worse: outside the limits, on" in told
    assert "NHS England’s Making Data Count" in told
    assert "Add a reading" not in told


def test_a_count_of_people_is_warned_of_before_and_never_shown_or_kept_as_typed(trust, lead_window):
    found = measure(trust, plan(trust), unit="people", counts_people=True)
    address = url("measure", trust, found.pk)
    before = body(lead_window.get(address))
    assert "A count from 1 to 7 is not kept at all" in before
    sent = lead_window.post(
        url("add-reading", trust, found.pk), {"value": "3", **boxes("read_on", today())}, follow=True
    )
    told = body(sent)
    assert "Kept: fewer than 8." in told
    assert "fewer than 8: not kept" in told
    assert stored(trust, Reading)["Reading"][0]["value"] is None
    adding = body(lead_window.get(url("add-measure", trust, 1)))
    assert "a count from 1 to 7 is then never kept" in adding


def test_a_measure_is_changed_and_ended(trust, lead_window):
    found = measure(trust, plan(trust), target=amount(80))
    address = url("change-measure", trust, found.pk)
    page = lead_window.get(address).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    typed = {"name": "Staff trained", "better": "higher", "target": "70", "seen": seen}
    assert 'value="80"' in page
    assert lead_window.post(address, typed).status_code == 302
    late = lead_window.post(address, {**typed, "target": "60"})
    assert late.status_code == 409
    assert "How it stands now" in body(late)
    assert 'value="60"' in late.content.decode()
    assert lead_window.post(address, {**typed, "target": "12 %"}).status_code == 422
    assert lead_window.get(url("end-measure", trust, found.pk)).status_code == 405
    assert "Its readings stay." in body(lead_window.post(url("end-measure", trust, found.pk), follow=True))
    assert lead_window.post(address, typed).status_code == 422
    assert "(ended)" in body(lead_window.get(url("action", trust, 1)))


def test_what_is_another_organisations_is_not_there(trust, other_trust, lead_window):
    theirs = measure(other_trust, plan(other_trust))
    reading = read(other_trust, theirs, "5")
    for name, pk in (("add-reading", theirs.pk), ("change-measure", theirs.pk), ("take-back-reading", reading.pk)):
        assert lead_window.post(url(name, trust, pk)).status_code == 404
    assert lead_window.get(url("action", trust, 1)).status_code == 404
    assert lead_window.get(url("measure", trust, theirs.pk)).status_code == 404
    assert lead_window.get(url("measure", trust, 99999999999999999999)).status_code == 404


def test_many_actions_cost_no_more_queries_than_a_few(trust, client_of, django_assert_max_num_queries):
    window = client_of(trust.board_reader)
    for number in range(12):
        plan(trust, f"Action {number}", serves=[("recommendation", "inclusion-2022/1.1")], check_every_days=14)
    window.get(url("actions", trust))
    with django_assert_max_num_queries(14):
        window.get(url("actions", trust))
    with trust.acting():
        assert len(selectors.actions_of(trust.organisation)) == 12
