"""Progress on the recommendations: three levels of their own, entry after entry, and compared with an earlier day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from colonnade.apps.organisations.public import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Progress
from colonnade.foundation import clock
from colonnade.foundation.catalogue import NotInCatalogueError
from colonnade.foundation.refusal import Overtaken
from tests.factories import closed_round
from tests.integration.programme.telling import body, chain, stored, url

ELEMENT = "inclusion-2022/1.1"
MAY = datetime(2026, 5, 4, 22, 59, tzinfo=UTC)


def note(cast, level="moderate", text="Two leaders told their stories.", **more):
    """Record progress as the inclusion lead."""
    with cast.acting():
        return actions.record_progress(
            organisation=cast.organisation,
            **{"element": ELEMENT, "level": level, "action_to_date": text, "by": cast.inclusion_lead, **more},
        )


@pytest.fixture
def lead_browser(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def test_each_entry_follows_the_one_before_and_none_is_changed(trust):
    """R012, R013: level and action to date, with who and when."""
    first, second = note(trust), note(trust, "significant", "Six leaders have.")
    with trust.acting():
        found = selectors.history_of(trust.organisation, ELEMENT)
    assert [(one.number, one.level, one.action_to_date) for one in found] == [
        (2, "significant", "Six leaders have."),
        (1, "moderate", "Two leaders told their stories."),
    ]
    assert found[1].recorded_at == first.recorded_at < second.recorded_at
    assert chain(trust)[-1] == (
        "progress.recorded",
        f"element {ELEMENT}",
        trust.inclusion_lead.pk,
        {"level": "significant", "number": 2},
    )


def test_what_stands_already_is_not_recorded_again(trust):
    note(trust)
    assert note(trust) is None
    assert len(stored(trust, Progress)["Progress"]) == 1


def test_a_page_that_shows_an_older_entry_is_told_of_the_newer(trust):
    note(trust, base=0)
    with pytest.raises(Overtaken) as overtaken:
        note(trust, "none", "Nothing yet.", base=0)
    assert overtaken.value.standing.level == "moderate"
    assert note(trust, "none", "Nothing yet.", base=1).number == 2


def test_teams_have_progress_of_their_own(trust):
    with trust.acting():
        team = add_team(organisation=trust.organisation, name="Ward 4", kind="team", by=trust.inclusion_lead)
    note(trust)
    note(trust, "none", "Not begun on the ward.", team=team)
    with trust.acting():
        whole = selectors.progress_now(trust.organisation)
        ward = selectors.progress_now(trust.organisation, team)
    assert (whole[ELEMENT].level, ward[ELEMENT].level) == ("moderate", "none")
    assert whole[ELEMENT].number == ward[ELEMENT].number == 1


def test_it_stands_as_it_did_when_a_day_ended(trust):
    """R014: the day ends where the site is, an hour after 23:00 in universal time in summer."""
    with clock.at(MAY):
        note(trust)
    with clock.at(MAY + timedelta(minutes=2)):
        note(trust, "significant", "Six have.")
    with trust.acting():
        that_day = selectors.progress_now(trust.organisation, on=MAY.date())
        before = selectors.progress_now(trust.organisation, on=MAY.date() - timedelta(days=1))
        later = selectors.progress_now(trust.organisation, on=MAY.date() + timedelta(days=1))
    assert (that_day[ELEMENT].level, before, later[ELEMENT].level) == ("moderate", {}, "significant")


def test_ratings_and_progress_are_never_put_together(trust):
    """Progress does not move a standing, and a closed round records no progress."""
    note(trust, "significant")
    closed_round(trust, rating="not_in_place")
    with trust.acting():
        picture = selectors.stand(trust.organisation, selectors.rounds(trust.organisation), clock.today())
        assert {element.standing for pillar in picture.pillars for element in pillar.elements} == {"not_in_place"}
        assert list(selectors.progress_now(trust.organisation)) == [ELEMENT]


def test_an_element_that_is_not_there_has_no_progress(trust):
    with pytest.raises(NotInCatalogueError):
        note(trust, element="inclusion-2022/9.9")


def test_recording_through_the_pages(trust, lead_browser, client_of):
    address = url("progress-record", trust, "1.1")
    assert "Not recorded" in body(lead_browser.get(url("progress", trust)))
    sent = {"level": "moderate", "action_to_date": "Two leaders told\r\ntheirs.", "base": 0}
    assert lead_browser.post(address, sent).status_code == 302
    page = body(client_of(trust.contributor).get(url("progress-element", trust, "1.1")))
    assert "Two leaders told theirs." in page
    assert trust.inclusion_lead.name in page
    assert "1 moderate" in body(lead_browser.get(url("progress", trust)))
    again = lead_browser.post(address, {"level": "none", "action_to_date": "Typed meanwhile", "base": 0})
    assert again.status_code == 409
    shown = body(again)
    assert "Somebody else recorded progress on this while you had the page open." in shown
    assert "Typed meanwhile" in shown
    assert "Two leaders told" in shown
    assert re.search(r'name="base"[^>]*value="1"|value="1"[^>]*name="base"', again.content.decode())


def test_a_level_is_asked_for(trust, lead_browser):
    answer = lead_browser.post(url("progress-record", trust, "1.1"), {"action_to_date": "Typed", "base": "0"})
    assert answer.status_code == 422
    assert "Choose how far you have come" in body(answer)
    assert "Typed" in body(answer)


def test_comparing_through_the_page(trust, lead_browser):
    with clock.at(MAY):
        note(trust, "none", "Not begun.")
        note(trust, "moderate", "Begun.", element="inclusion-2022/1.2")
    note(trust, "significant", "Done.")
    page = body(lead_browser.get(url("progress-compare", trust), {"on_0": "5", "on_1": "5", "on_2": "2026"}))
    assert "1 moved up, 0 moved down, 0 recorded for the first time" in page
    wrong = lead_browser.get(url("progress-compare", trust), {"on_0": "31", "on_1": "2", "on_2": "2026"})
    assert wrong.status_code == 422
    assert "Enter a real date" in body(wrong)
    assert (
        lead_browser.get(url("progress-compare", trust), {"on_0": "31", "on_1": "12", "on_2": "9999"}).status_code
        == 200
    )


def test_a_team_of_another_organisation_is_no_team(trust, other_trust, lead_browser):
    with other_trust.acting():
        team = add_team(
            organisation=other_trust.organisation, name="Theirs", kind="team", by=other_trust.inclusion_lead
        )
    page = body(lead_browser.get(url("progress", trust), {"team": team.pk}))
    assert "Theirs" not in page
