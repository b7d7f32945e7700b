"""Answering on paper: sheets are printed blank or filled, and keyed in by somebody who is recorded (R006)."""

from __future__ import annotations

import re

import pytest

from colonnade.apps.organisations.public import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Answer, Contribution
from tests.factories import open_round
from tests.integration.programme.telling import (
    begin,
    body,
    chain,
    elements,
    end,
    key_in,
    lines,
    refused,
    save,
    seat,
    stored,
    url,
)


def sheet(cast, round_, number="A7", voice="teams", given=None, team=None):
    """Key in one sheet."""
    with cast.acting():
        return actions.key_in_sheet(
            round_=round_, sheet=number, voice=voice, team=team, lines=given or lines(round_), by=cast.inclusion_lead
        )


def typed(round_, number="A7", voice="teams", **more):
    """What somebody keys in: every element in progress, with a note."""
    given = {"sheet": number, "voice": voice, "team": ""}
    for element in elements(round_):
        given |= {f"rating-{element}": "in_progress", f"note-{element}": f"Paper says {element}"}
    return {**given, **more}


def test_a_sheet_is_kept_whole_with_who_keyed_it(trust, round_):
    with trust.acting():
        ward = add_team(organisation=trust.organisation, name="Ward 4", kind="team", by=trust.inclusion_lead)
    made = sheet(trust, round_, team=ward, given=lines(round_, ratings={"1.1": "in_place"}, notes={"1.1": "Good"}))
    [row] = stored(trust, Contribution)["Contribution"]
    assert (row["keyed_by_id"], row["sheet"], row["voice"]) == (trust.inclusion_lead.pk, "A7", "teams")
    assert (row["team_id"], row["seat_id"], row["submitted_at"] is None) == (ward.pk, None, False)
    answers = stored(trust, Answer)["Answer"]
    assert [answer["element"] for answer in answers] == elements(round_)
    assert (answers[0]["rating"], answers[0]["note"]) == ("in_place", "Good")
    with trust.acting():
        assert selectors.count_submitted(round_) == 1
    # What somebody wrote at the top of a paper may be a name: the chain has the row's own number instead.
    assert chain(trust)[-1] == ("sheet.keyed_in", "round 1", trust.inclusion_lead.pk, {"contribution": made.pk})


def test_what_was_answered_on_a_seat_was_keyed_in_by_nobody(trust, round_):
    begin(trust, round_, seat(trust, round_).person)
    assert stored(trust, Contribution)["Contribution"][0]["keyed_by_id"] is None


@pytest.mark.parametrize("again", ["A7", "a7"])
def test_the_same_sheet_is_not_keyed_in_twice(trust, round_, again):
    sheet(trust, round_)
    with refused("A sheet with this number was keyed in before. Check the number on the paper."):
        sheet(trust, round_, again)
    assert len(stored(trust, Contribution)["Contribution"]) == 1


def test_another_round_has_sheets_of_its_own(trust, round_):
    sheet(trust, round_)
    sheet(trust, open_round(trust, title="Groups", framework="working-with-groups-2025"))


def test_a_sheet_is_of_a_voice_of_the_round_and_answers_every_element(trust):
    round_ = open_round(trust, voices=["teams"])
    with refused("This round was opened without that voice."):
        sheet(trust, round_, voice="partners")
    with refused("These have no answer: 1.2, 6.2. Where the paper has none, choose “Do not know”."):
        sheet(trust, round_, given=[line for line in lines(round_) if line.element not in {"1.2", "6.2"}])
    assert stored(trust, Contribution, Answer) == {"Contribution": [], "Answer": []}


def test_keying_in_through_the_page(trust, round_, client_of):
    lead = client_of(trust.inclusion_lead)
    assert "That you keyed it in is kept with it." in body(lead.get(url("key-in", trust, round_)))
    kept = lead.post(url("key-in", trust, round_), typed(round_))
    assert (kept.status_code, kept["Location"]) == (302, url("key-in", trust, round_))
    assert "Next sheet, please." in body(lead.get(kept["Location"]))
    [row] = stored(trust, Contribution)["Contribution"]
    assert row["keyed_by_id"] == trust.inclusion_lead.pk


def test_a_rating_that_is_missing_is_named_by_its_element_and_linked_to_its_field(trust, round_, client_of):
    given = typed(round_)
    del given["rating-1.2"], given["rating-6.1"]
    page = client_of(trust.inclusion_lead).post(url("key-in", trust, round_), given)
    assert page.status_code == 422
    text = page.content.decode()
    summary = text.partition("There is a problem")[2].partition("</div>")[0]
    for element in ("1.2", "6.1"):
        assert f"{element}: choose an answer. Where the paper has none, choose “Do not know”" in summary
        target = re.search(rf'href="#([^"]*{re.escape(element)})"', summary).group(1)
        assert f'id="{target}"' in text
    assert "1.3: choose" not in summary
    assert "Paper says 3.1" in text
    assert stored(trust, Contribution) == {"Contribution": []}


def test_a_number_that_was_keyed_in_before_is_refused_on_the_page_with_everything_kept(trust, round_, client_of):
    sheet(trust, round_)
    page = client_of(trust.inclusion_lead).post(url("key-in", trust, round_), typed(round_))
    assert page.status_code == 422
    assert "A sheet with this number was keyed in before." in body(page)
    assert "Paper says 6.2" in page.content.decode()


def test_a_sheet_after_answering_ended_is_refused_with_everything_kept(trust, round_, client_of):
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    before = stored(trust)
    page = client_of(trust.inclusion_lead).post(url("key-in", trust, round_), typed(round_))
    assert page.status_code == 422
    assert "Answering has ended, so this sheet was not saved. What you typed is still on this page." in body(page)
    assert "Paper says 6.2" in page.content.decode()
    assert stored(trust) == before


def test_a_blank_sheet_has_every_statement_four_boxes_each_and_nobodys_answers(trust, round_, client_of):
    person = seat(trust, round_).person
    save(trust, round_, begin(trust, round_, person), note="My own note")
    for who in (person, trust.inclusion_lead):
        page = client_of(who).get(url("sheet", trust, round_))
        text = page.content.decode()
        assert (text.count("☐"), text.count("☒")) == (17 * 4, 0)
        assert "My own note" not in text
        for element in selectors.framework_of(round_).elements:
            assert re.sub(r"\s+", " ", element.statement.text) in body(page)


def test_a_filled_sheet_has_the_persons_own_answers(trust, round_, client_of):
    person = seat(trust, round_).person
    save(trust, round_, begin(trust, round_, person), note="My own note")
    page = client_of(person).get(url("sheet", trust, round_) + "?filled=1")
    assert (page.content.decode().count("☐"), page.content.decode().count("☒")) == (17 * 4 - 1, 1)
    assert "chosen: In place" in body(page)
    assert "My own note" in body(page)
    empty = client_of(trust.inclusion_lead).get(url("sheet", trust, round_) + "?filled=1").content.decode()
    assert (empty.count("☒"), "My own note" in empty) == (0, False)
