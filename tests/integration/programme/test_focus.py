"""Choosing up to three pillars to work on first, with the reason."""

from __future__ import annotations

import pytest

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Focus
from colonnade.foundation.catalogue import NotInCatalogueError
from tests.factories import closed_round
from tests.integration.programme.telling import body, chain, refused, stored, url

PILLARS = [f"inclusion-2022/{number}" for number in range(1, 7)]


def choose(cast, pillar, reason="Because."):
    """Choose a pillar."""
    with cast.acting():
        return actions.choose_focus(
            organisation=cast.organisation, pillar=pillar, reason=reason, by=cast.executive_sponsor
        )


@pytest.fixture
def sponsor(trust, client_of):
    """The executive sponsor's browser."""
    return client_of(trust.executive_sponsor)


def test_a_pillar_is_chosen_with_its_reason(trust):
    made = choose(trust, PILLARS[0], "Leaders come first.")
    assert (made.pillar, made.reason, made.chosen_by) == (PILLARS[0], "Leaders come first.", trust.executive_sponsor)
    assert chain(trust)[-1] == ("focus.chosen", "pillar inclusion-2022/1", trust.executive_sponsor.pk, {})


def test_three_is_the_most_and_each_once(trust):
    first = choose(trust, PILLARS[0])
    choose(trust, PILLARS[1])
    with refused("You are focusing on this pillar already."):
        choose(trust, PILLARS[0])
    choose(trust, PILLARS[2])
    with refused("Three is the most. End one before you choose another."):
        choose(trust, PILLARS[3])
    with trust.acting():
        actions.end_focus(focus=first, by=trust.inclusion_lead)
        assert chain(trust)[-1][:3] == ("focus.ended", "pillar inclusion-2022/1", trust.inclusion_lead.pk)
    choose(trust, PILLARS[3])
    with trust.acting():
        assert [one.pillar for one in selectors.focus(trust.organisation)] == PILLARS[1:4]
    assert len(stored(trust, Focus)["Focus"]) == 4


def test_a_pillar_that_ended_can_be_chosen_again(trust):
    ended = choose(trust, PILLARS[0])
    with trust.acting():
        actions.end_focus(focus=ended, by=trust.inclusion_lead)
    assert choose(trust, PILLARS[0]).pk != ended.pk


def test_only_pillars_of_the_catalogue(trust):
    with pytest.raises(NotInCatalogueError):
        choose(trust, "inclusion-2022/9")


def test_choosing_and_ending_through_the_pages(trust, sponsor, client_of):
    address = url("focus", trust)
    assert sponsor.post(address, {"pillar": PILLARS[0], "reason": "Leaders first"}).status_code == 302
    home = body(client_of(trust.board_reader).get(url("home", trust)))
    assert "What we work on first" in home
    assert "Leaders first" in home
    assert "Choose up to three pillars" not in home
    [row] = stored(trust, Focus)["Focus"]
    assert sponsor.get(url("end-focus", trust, row["id"])).status_code == 405
    assert sponsor.post(url("end-focus", trust, row["id"])).status_code == 302
    assert sponsor.post(url("end-focus", trust, row["id"])).status_code == 404
    assert "No pillar has been chosen yet." in body(sponsor.get(url("home", trust)))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": "My reason"}, "Choose a pillar"),
        ({"pillar": PILLARS[0], "reason": ""}, "Enter the reason, in a sentence or two"),
        ({"pillar": PILLARS[4], "reason": "My reason"}, "One that you focus on already is not in it."),
    ],
)
def test_what_is_missing_is_named_and_the_rest_kept(trust, sponsor, given, sentence):
    choose(trust, PILLARS[4])
    page = sponsor.post(url("focus", trust), given)
    assert page.status_code == 422
    assert sentence in body(page)
    assert given["reason"] in page.content.decode()
    assert len(stored(trust, Focus)["Focus"]) == 1


def test_a_fourth_is_refused_with_the_reason_kept(trust, sponsor):
    for pillar in PILLARS[:3]:
        choose(trust, pillar)
    assert "You have chosen three. End one before you choose another." in body(sponsor.get(url("focus", trust)))
    page = sponsor.post(url("focus", trust), {"pillar": PILLARS[3], "reason": "My reason"})
    assert page.status_code == 422
    assert "Three is the most. End one before you choose another." in body(page)
    assert "My reason" in page.content.decode()


def test_the_pillars_are_those_of_the_framework_that_was_assessed_last(trust, sponsor):
    closed_round(trust, people=1, framework="working-with-groups-2025")
    page = sponsor.get(url("focus", trust)).content.decode()
    assert 'value="working-with-groups-2025/1"' in page
    assert PILLARS[0] not in page


def test_only_who_may_chooses(trust, other_trust, client_of):
    made = choose(trust, PILLARS[0])
    for person in (trust.round_chair, trust.board_reader, trust.network_chair, trust.contributor):
        window = client_of(person)
        assert window.post(url("focus", trust), {"pillar": PILLARS[1], "reason": "R"}).status_code == 403
        assert window.post(url("end-focus", trust, made.pk)).status_code == 403
    assert client_of(other_trust.inclusion_lead).post(url("end-focus", other_trust, made.pk)).status_code == 404
    assert stored(trust, Focus)["Focus"][0]["ended_at"] is None
