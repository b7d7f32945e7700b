"""Opening a round and giving seats in it."""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.organisations.public import add_team, member_of
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Round, RoundTeam, Seat
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from tests.factories import closed_round, join, make_person, open_round
from tests.integration.programme.telling import GIVE, body, chain, end, key_in, refused, seat, stored, today, url

DAYS = {
    "opens_on_0": "1", "opens_on_1": "9", "opens_on_2": "2026",
    "answers_due_on_0": "1", "answers_due_on_1": "12", "answers_due_on_2": "2030",
}  # fmt: skip


def typed(cast, **more):
    """What somebody fills in to open a round."""
    given = {"title": "Autumn", "framework": "inclusion-2022", "voices": ["teams", "partners"], **DAYS}
    return {**given, "chair": str(cast.round_chair.pk), **more}


def test_opening_keeps_what_was_asked_for_and_seats_the_chair(trust):
    with trust.acting():
        team = add_team(organisation=trust.organisation, name="Ward 4", kind="team", by=trust.inclusion_lead)
        made = actions.open_round(
            organisation=trust.organisation,
            title="Autumn",
            framework="inclusion-2022",
            voices=["teams", "partners"],
            teams=[team],
            opens_on=today(),
            answers_due_on=today(),
            chair=trust.round_chair,
            by=trust.inclusion_lead,
        )
        assert (made.number, made.state, made.spread, made.opened_by) == (1, "open", None, trust.inclusion_lead)
        assert selectors.teams_of(made) == ["Ward 4"]
        [chair] = selectors.seats(made)
    assert (chair.person, chair.role, chair.voice) == (trust.round_chair, "chair", "")
    assert chain(trust)[-1] == (
        "round.opened",
        "round 1",
        trust.inclusion_lead.pk,
        {"framework": "inclusion-2022", "voices": ["teams", "partners"], "chair": trust.round_chair.pk},
    )


def test_whoever_is_chosen_to_chair_may_read_the_evidence_from_now_on(trust):
    person = join(trust.organisation, Role.CONTRIBUTOR)
    open_round(trust, chair=person)
    with trust.acting():
        assert member_of(person, trust.organisation).holds(Role.ROUND_CHAIR)
    assert [entry[0] for entry in chain(trust)[-2:]] == ["membership.given", "round.opened"]


def test_numbers_follow_each_other_in_each_organisation(trust, other_trust):
    closed_round(trust, people=1)
    assert open_round(trust).number == 2
    assert open_round(other_trust).number == 1


def test_one_round_of_a_framework_at_a_time(trust, round_):
    with refused("“Autumn” is still going on. Close it before you open another round."):
        open_round(trust, title="Winter")
    assert open_round(trust, title="Groups", framework="working-with-groups-2025").number == 2


def test_answers_are_not_due_before_the_round_opens(trust, client_of):
    lead = client_of(trust.inclusion_lead)
    page = lead.post(url("open-round", trust), typed(trust, answers_due_on_2="2025"))
    assert page.status_code == 422
    assert "Answers cannot be due before the round opens. Choose a later day for the answers." in body(page)
    assert stored(trust, Round, Seat) == {"Round": [], "Seat": []}
    same_day = typed(trust, **{f"answers_due_on_{place}": DAYS[f"opens_on_{place}"] for place in range(3)})
    assert lead.post(url("open-round", trust), same_day).status_code == 302


def test_the_form_says_what_is_missing_and_keeps_the_rest(trust, client_of):
    page = client_of(trust.inclusion_lead).post(
        url("open-round", trust), typed(trust, title="", voices=[], opens_on_0="31", opens_on_1="2")
    )
    assert page.status_code == 422
    for sentence in ("Enter a name for the round", "Choose at least one voice", "Enter a real date"):
        assert sentence in body(page)
    assert 'value="2030"' in page.content.decode()


def test_a_round_that_goes_on_is_named_to_who_opens_another(trust, round_, client_of):
    page = client_of(trust.inclusion_lead).post(url("open-round", trust), typed(trust, title="Winter of ours"))
    assert page.status_code == 422
    assert "“Autumn” is still going on" in body(page)
    assert "Winter of ours" in page.content.decode()


def test_the_chair_is_chosen_from_the_members(trust, client_of):
    stranger = make_person(name="Una Visitor")
    page = client_of(trust.inclusion_lead).post(url("open-round", trust), typed(trust, chair=str(stranger.pk)))
    assert page.status_code == 422
    assert stored(trust, Round) == {"Round": []}


def test_teams_are_those_of_the_organisation(trust, other_trust, client_of):
    with other_trust.acting():
        foreign = add_team(organisation=other_trust.organisation, name="Ward 9", kind="team", by=None)
    with trust.acting():
        own = add_team(organisation=trust.organisation, name="Ward 4", kind="team", by=trust.inclusion_lead)
    lead = client_of(trust.inclusion_lead)
    assert lead.post(url("open-round", trust), typed(trust, teams=[str(foreign.pk)])).status_code == 422
    assert lead.post(url("open-round", trust), typed(trust, teams=[str(own.pk)])).status_code == 302
    assert [row["team_id"] for row in stored(trust, RoundTeam)["RoundTeam"]] == [own.pk]


def test_somebody_who_signs_in_gets_a_seat_and_a_letter_that_names_nothing(trust, round_):
    given = seat(trust, round_, "staff_network", person=trust.analyst)
    assert (given.person, given.role, given.voice) == (trust.analyst, "contributor", "staff_network")
    [letter] = Letter.objects.filter(to=trust.analyst.email)
    day = f"{round_.answers_due_on.day} {round_.answers_due_on:%B %Y}"
    assert f"at Northfield NHS Trust, by {day}." in letter.body
    assert not {"LGBT", "network", "round", "inclusion"} & set(f"{letter.subject} {letter.body}".split())
    assert chain(trust)[-1] == ("seat.given", "round 1", trust.inclusion_lead.pk, {"seat": given.pk})


def test_somebody_new_is_asked_in_with_one_letter(trust, round_):
    with trust.acting():
        given = actions.give_seat(
            round_=round_, email=" New@Example.org ", name="Nia New", voice="teams", by=trust.inclusion_lead, **GIVE
        )
        member = member_of(given.person, trust.organisation)
    assert given.person.email == "new@example.org"
    assert member is not None
    assert member.holds(Role.CONTRIBUTOR)
    assert Letter.objects.filter(to="new@example.org").count() == 1
    assert [entry[0] for entry in chain(trust)[-2:]] == ["membership.given", "seat.given"]


def test_a_seat_is_given_once_and_for_a_voice_of_the_round(trust):
    round_ = open_round(trust, voices=["teams"])
    given = seat(trust, round_, "teams", name="Rowan Reed")
    with refused("Rowan Reed has a seat in this round already."):
        seat(trust, round_, "teams", person=given.person)
    with refused("This round was opened without that voice."):
        seat(trust, round_, "partners")


def test_the_chair_may_contribute_too(trust, round_):
    assert seat(trust, round_, "leadership", person=trust.round_chair).voice == "leadership"


def test_nobody_is_asked_when_answering_has_ended_and_the_list_is_not_lost(trust, round_, client_of):
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    with refused("Answering has ended, so nobody can be asked any more."):
        seat(trust, round_)
    lead = client_of(trust.inclusion_lead)
    page = lead.post(url("seats", trust, round_), {"people": "Bo Late, bo@example.org", "voice": "teams", "team": ""})
    assert page.status_code == 422
    assert "bo@example.org: Answering has ended, so nobody can be asked any more." in body(page)
    assert "Bo Late, bo@example.org" in page.content.decode()
    assert "Ask them" not in body(lead.get(url("seats", trust, round_)))


def test_who_could_not_be_asked_stays_in_the_box_each_with_the_reason(trust, round_, client_of):
    for name in ("Ann Bee", "Cy Dee"):
        seat(trust, round_, person=make_person(name=name, email=f"{name[:2].lower().strip()}@example.org"))
    page = client_of(trust.inclusion_lead).post(
        url("seats", trust, round_),
        {"people": "Ann Bee, an@example.org\nEve Eff, eve@example.org\nCy Dee, cy@example.org", "voice": "teams"},
    )
    assert page.status_code == 422
    text = body(page)
    assert "1 person has been asked." in text
    assert "an@example.org: Ann Bee has a seat in this round already." in text
    assert "cy@example.org: Cy Dee has a seat in this round already." in text
    box = page.content.decode().partition("<textarea")[2].partition("</textarea>")[0]
    assert box.rpartition(">")[2].split("\n") == ["Ann Bee, an@example.org", "Cy Dee, cy@example.org"]


def test_a_network_chair_asks_for_the_staff_network_only(trust, round_, client_of):
    seat(trust, round_, "partners", name="Pat Partner")
    seat(trust, round_, "staff_network", name="Nell Network")
    chair = client_of(trust.network_chair)
    page = body(chair.get(url("seats", trust, round_)))
    assert "Nell Network" in page
    assert "Pat Partner" not in page
    asked = {"people": "Zed Zero, zed@example.org", "team": ""}
    assert chair.post(url("seats", trust, round_), {**asked, "voice": "teams"}).status_code == 422
    assert chair.post(url("seats", trust, round_), {**asked, "voice": "staff_network"}).status_code == 302


def test_the_round_says_what_it_is(trust, client_of):
    round_ = open_round(trust, voices=["teams", "partners"])
    page = body(client_of(trust.inclusion_lead).get(url("round", trust, round_)))
    day = round_.answers_due_on
    for words in ("The whole organisation", "Teams, Partners", trust.round_chair.name, f"{day.day} {day:%B %Y}"):
        assert words in page


def test_a_round_that_opens_later_takes_no_answers_yet(trust, client_of):
    with trust.acting():
        round_ = actions.open_round(
            organisation=trust.organisation,
            title="Soon",
            framework="inclusion-2022",
            voices=["teams"],
            opens_on=today() + timedelta(days=1),
            answers_due_on=today() + timedelta(days=2),
            chair=trust.round_chair,
            by=trust.inclusion_lead,
        )
    window = client_of(seat(trust, round_).person)
    page = window.post(
        url("answer", trust, round_, "1.1"), {"rating": "in_place", "note": "Early words", "version": "0"}
    )
    day = round_.opens_on
    assert page.status_code == 409
    assert f"This round opens on {day.day} {day:%B %Y}. Come back then." in body(page)
    assert "Early words" in page.content.decode()
