"""Taking practices up, giving them to people, pausing and ending them (R020, R021)."""

from __future__ import annotations

from datetime import date

import pytest

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import PracticePlan
from colonnade.core.practices import Upkeep, months_later
from colonnade.foundation import clock
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.practising import AUDIT, LEADERS, ago, leave, note, reread, site, take_up, three
from tests.integration.programme.telling import body, chain, refused, stored, url


@pytest.fixture
def window(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def standings(cast):
    """How every practice stands that was taken up."""
    with cast.acting():
        found = selectors.practice_standings(cast.organisation, clock.today())
    return {practice: standing for practice, standing in found.items() if standing is not Upkeep.NOT_TAKEN_UP}


def test_a_practice_is_taken_up_and_due_a_cycle_after_its_start(trust):
    plan = take_up(trust, owner=trust.inclusion_lead, deputy=trust.executive_sponsor, aim="To be seen.")
    assert plan.next_due_on == months_later(ago(100), current().practice(LEADERS).every_months)
    assert chain(trust)[-1] == (
        "practice.taken_up",
        f"practice {LEADERS}",
        trust.inclusion_lead.pk,
        {"plan": plan.pk},
    )
    assert standings(trust) == {LEADERS: Upkeep.LATE}
    with trust.acting():
        assert [one.pk for one in selectors.late_plans(trust.organisation, clock.today())] == [plan.pk]


def test_what_is_recorded_moves_the_day_on(trust):
    plan = take_up(trust)
    note(trust, plan=plan, happened_on=ago(5))
    assert reread(trust, plan).next_due_on == months_later(ago(5), 3)
    # An older record does not move it back.
    note(trust, plan=plan, happened_on=ago(60))
    assert reread(trust, plan).next_due_on == months_later(ago(5), 3)
    assert standings(trust) == {LEADERS: Upkeep.KEPT_UP}


def test_it_is_taken_up_once_for_each_place(trust):
    east = site(trust, "East")
    take_up(trust, AUDIT, team=east)
    take_up(trust, AUDIT)
    sentence = "This has been taken up there already. Change that plan, or choose another place."
    with refused(sentence):
        take_up(trust, AUDIT, team=east)
    with refused(sentence):
        take_up(trust, AUDIT)
    assert len(stored(trust, PracticePlan)["PracticePlan"]) == 2


def test_it_is_taken_up_where_it_can_be_done(trust):
    ward = site(trust, "Ward 7", kind="team")
    with refused("This is done for the whole organisation. Leave the place empty."):
        take_up(trust, LEADERS, team=ward)
    with refused("This is done at sites. Choose a site."):
        take_up(trust, AUDIT, team=ward)


def test_a_day_out_of_reach_is_refused(trust):
    for day in (date(2002, 1, 1), date(9999, 12, 31)):
        with refused("Choose a day to start within the last ten or the next five years."):
            take_up(trust, starts_on=day)


def test_only_practices_and_days_of_the_catalogue(trust):
    with pytest.raises(NotInCatalogueError):
        take_up(trust, "no-such-practice")
    with pytest.raises(NotInCatalogueError):
        take_up(trust, awareness_date="no-such-day")


def test_for_an_awareness_date_it_is_due_on_its_last_day_and_once(trust):
    """R021: the same practice may be planned for several days, and besides."""
    day = current().awareness_dates[0]
    plan = take_up(trust, awareness_date=day.id, starts_on=clock.today())
    other = take_up(trust, awareness_date=day.id, starts_on=clock.today())
    take_up(trust)
    assert plan.next_due_on == day.next_days(clock.today())[1]
    note(trust, plan=plan, happened_on=clock.today())
    assert reread(trust, plan).next_due_on is None
    assert reread(trust, other).next_due_on == day.next_days(clock.today())[1]


def test_who_looks_after_it_is_here_and_is_not_their_own_deputy(trust, other_trust):
    person = trust.analyst
    leave(trust, person)
    with refused(f"{person.name} is not a member any more. Choose somebody else."):
        take_up(trust, owner=person)
    with refused(f"{other_trust.analyst.name} is not a member any more. Choose somebody else."):
        take_up(trust, owner=trust.inclusion_lead, deputy=other_trust.analyst)
    with refused("Choose somebody else to stand in: the owner cannot stand in for themselves."):
        take_up(trust, owner=trust.inclusion_lead, deputy=trust.inclusion_lead)
    assert stored(trust, PracticePlan)["PracticePlan"] == []


def give(cast, plan, **given):
    """Give a plan to the sponsor, unless said otherwise."""
    with cast.acting():
        return actions.give_plan(
            plan=plan,
            **{"owner": cast.executive_sponsor, "deputy": None, "post": "Sponsor", "by": cast.inclusion_lead} | given,
        )


def test_a_plan_is_given_to_somebody_else(trust):
    plan = take_up(trust, owner=trust.inclusion_lead)
    given = give(trust, plan, version=1)
    assert (given.owner, given.post, given.version) == (trust.executive_sponsor, "Sponsor", 2)
    assert chain(trust)[-1][:2] == ("practice.given", f"plan {plan.pk}")
    length = len(chain(trust))
    assert give(trust, plan).version == 2
    assert len(chain(trust)) == length


def test_a_page_that_is_too_old_gives_nothing(trust):
    plan = take_up(trust)
    give(trust, plan, version=1)
    with refused("Somebody else changed this plan while you had the page open.", Overtaken) as overtaken:
        give(trust, plan, owner=trust.analyst, version=1)
    assert overtaken.value.standing.owner == trust.executive_sponsor


def move(cast, plan, to):
    """Move a plan to another state."""
    with cast.acting():
        return actions.move_plan(plan=plan, to=to, by=cast.inclusion_lead)


def test_pausing_going_on_and_ending(trust):
    plan = take_up(trust)
    assert move(trust, plan, "paused").state == "paused"
    assert standings(trust) == {LEADERS: Upkeep.PAUSED}
    assert move(trust, plan, "kept_up").state == "kept_up"
    ended = move(trust, plan, "ended")
    assert ended.ended_at is not None
    assert standings(trust) == {}
    assert [entry[0] for entry in chain(trust)[-3:]] == ["practice.paused", "practice.kept_up", "practice.ended"]
    with refused("A plan that is “Ended” cannot become “Paused”."):
        move(trust, plan, "paused")
    with refused("This plan has ended. Take the practice up again to give it to somebody."):
        give(trust, plan)
    # What has ended can be taken up anew.
    assert take_up(trust).pk != plan.pk


def test_through_the_pages(trust, window, client_of):
    address = url("take-up", trust, AUDIT)
    east = site(trust, "East")
    given = {"post": "Estates manager", "owner": str(trust.analyst.pk), "deputy": "", "aim": "Every site by summer."}
    made = window.post(address, {**given, "team": str(east.pk), **three("starts_on", ago(3))})
    assert made.status_code == 302
    [row] = stored(trust, PracticePlan)["PracticePlan"]
    assert (row["post"], row["owner_id"], row["team_id"]) == ("Estates manager", trust.analyst.pk, east.pk)
    page = body(window.get(url("plan", trust, row["id"])))
    for words in ("East", "Estates manager", trust.analyst.name, "Every site by summer.", "Never yet"):
        assert words in page
    assert window.post(url("pause-plan", trust, row["id"])).status_code == 302
    assert "not late until you go on with it" in body(window.get(url("plan", trust, row["id"])))
    assert window.post(url("resume-plan", trust, row["id"])).status_code == 302
    assert window.post(url("end-plan", trust, row["id"])).status_code == 302
    window.get(url("plan", trust, row["id"]))
    assert "cannot become" in body(window.post(url("end-plan", trust, row["id"]), follow=True))
    reader = client_of(trust.board_reader)
    assert reader.get(url("plan", trust, row["id"])).status_code == 200
    for name in ("pause-plan", "resume-plan", "end-plan", "give-plan"):
        assert reader.post(url(name, trust, row["id"])).status_code == 403


def test_what_is_wrong_is_named_and_what_was_typed_stays(trust, window):
    page = window.post(
        url("take-up", trust, LEADERS), {"aim": "What I typed", "post": "", **three("starts_on", ago(3))}
    )
    assert page.status_code == 422
    assert "Enter the post that looks after it" in body(page)
    assert "What I typed" in page.content.decode()
    wrong = {"post": "P", "starts_on_0": "31", "starts_on_1": "2", "starts_on_2": "2027"}
    assert "Enter a real date, for example 27 3 2027" in body(window.post(url("take-up", trust, LEADERS), wrong))
    assert stored(trust, PracticePlan)["PracticePlan"] == []


def test_somebody_elses_change_is_shown_beside_what_was_typed(trust, window):
    plan = take_up(trust, owner=trust.inclusion_lead)
    address = url("give-plan", trust, plan.pk)
    give(trust, plan, post="Given meanwhile")
    typed = {"post": "My own words", "owner": str(trust.analyst.pk), "deputy": "", "aim": "Mine", "version": "1"}
    page = window.post(address, typed)
    assert page.status_code == 409
    for words in ("Given meanwhile", trust.executive_sponsor.name, "My own words"):
        assert words in page.content.decode()
    assert stored(trust, PracticePlan)["PracticePlan"][0]["post"] == "Given meanwhile"
    assert 'name="version" value="2"' in page.content.decode()
    assert window.post(address, {**typed, "version": "2"}).status_code == 302
    assert stored(trust, PracticePlan)["PracticePlan"][0]["post"] == "My own words"


def test_whoever_looks_after_a_plan_can_open_and_record_it(trust, client_of):
    """An owner whose role lists no practices still keeps the one that is theirs."""
    plan = take_up(trust, owner=trust.contributor)
    theirs, others = client_of(trust.contributor), client_of(trust.partner)
    assert theirs.get(url("plan", trust, plan.pk)).status_code == 200
    assert others.get(url("plan", trust, plan.pk)).status_code == 403
    given = {"f-title": "Blog", "f-form": "blog", "f-chose_freely": "yes", "plan": str(plan.pk)}
    sent = theirs.post(url("record-plan", trust, plan.pk), {**given, **three("happened_on", ago(1))}, follow=True)
    assert "It is recorded." in body(sent)
    assert reread(trust, plan).next_due_on == months_later(ago(1), 3)
    assert theirs.get(url("practices", trust)).status_code == 403
    assert others.post(url("record-plan", trust, plan.pk), given).status_code == 403


def test_the_list_says_how_each_stands_and_can_be_narrowed(trust, window):
    take_up(trust)
    page = window.get(url("practices", trust))
    text = body(page)
    every = len(current().practices)
    assert f"1 late, {every - 1} not taken up" in text
    for practice in current().practices:
        assert practice.title in text
    narrowed = body(window.get(url("practices", trust) + "?element=inclusion-2022/3.1"))
    assert current().practice(AUDIT).title in narrowed
    assert current().practice(LEADERS).title not in narrowed
    assert window.get(url("practices", trust) + "?element=nothing").status_code == 404


def test_the_page_of_a_practice_says_what_is_the_sources_and_what_is_ours(trust, window):
    """A text that is not stated by the source never stands there as the source's own words."""
    for practice in current().practices:
        page = body(window.get(url("practice", trust, practice.id)))
        assert practice.what.text in page
        marks = {"mixed": "The source’s practice, our detail", "derived": "Our own advice"}
        for text in practice.texts:
            # A page that begins with advice of ours says so before anything else; all other texts say it themselves.
            before, after = page.split(text.text)
            said = before[-300:] if practice.what.basis == "derived" == text.basis else after[:160]
            if text.basis in marks:
                assert marks[text.basis] in said, practice.id
        assert "Our own advice. What a record asks for" in page
        assert [line for line in (*practice.evidence, *practice.risks, *practice.tips) if line not in page] == []


def test_no_queries_more_for_more_plans(trust, window, django_assert_max_num_queries):
    for number in range(12):
        take_up(trust, AUDIT, team=site(trust, f"Site {number}"))
    with django_assert_max_num_queries(14):
        window.get(url("practices", trust))
    with django_assert_max_num_queries(16):
        window.get(url("practice", trust, AUDIT))


def test_another_organisations_plan_is_not_there(trust, other_trust, client_of):
    plan = take_up(trust)
    window = client_of(other_trust.inclusion_lead)
    for name in ("plan", "give-plan", "record-plan"):
        assert window.get(url(name, other_trust, plan.pk)).status_code == 404
    assert window.post(url("end-plan", other_trust, plan.pk)).status_code == 404
