"""What checklists must not give away, and how long they are kept (R007, R097)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.organisations.actions import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions.sheet_conflicts import SHEETS_KEPT_FOR
from colonnade.apps.programme.models import SheetCell, SheetImport
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.audit.record import verify
from colonnade.foundation.refusal import Refused
from tests.factories import answer_all, contributors
from tests.integration.programme.sheet_files import (
    book,
    cell,
    edited,
    elements,
    given_out,
    say,
    standing,
    taken_in,
)


@pytest.fixture
def ward(trust):
    return wards(trust, 1)[0]


def whole_sheet(cast, team=None, rating="In place"):
    """A team sheet with every element rated."""
    changes = {(element, "rating"): rating for element in elements()} | {("1.1", "note"): f"A note of {team}"}
    taken_in(cast, edited(given_out(cast, team), changes))


def wards(cast, number):
    with cast.acting():
        return [
            add_team(organisation=cast.organisation, name=f"Ward {n}", kind="team", parent=None, by=cast.inclusion_lead)
            for n in range(number)
        ]


def counted(cast, round_):
    with cast.acting():
        return selectors.true_counts(round_)["1.1"]["teams"].people, selectors.notes_on(round_, "1.1")


def test_team_sheets_alone_are_counted_like_others(trust, round_):
    for ward in wards(trust, 5):
        whole_sheet(trust, ward)
    people, notes = counted(trust, round_)
    assert (people, len(notes)) == (5, 5)


def test_team_sheets_do_not_make_a_voice_of_a_few_others_large_enough(trust, round_):
    """Whoever took them in would know the others' answers by taking away what they know (R097)."""
    for ward in wards(trust, 5):
        whole_sheet(trust, ward)
    for person in contributors(trust, round_, "teams", 4):
        answer_all(trust, round_, person, rating="not_in_place", notes={"1.1": f"Said by {person.pk}"})
    people, notes = counted(trust, round_)
    assert people == 4
    assert [note for note in notes if note.startswith("Said by")] == []
    for person in contributors(trust, round_, "teams", 1):
        answer_all(trust, round_, person, rating="not_in_place", notes={"1.1": f"Said by {person.pk}"})
    people, notes = counted(trust, round_)
    assert (people, len(notes)) == (10, 10)


def test_an_export_holds_the_teams_own_answers_and_nobody_elses(trust, ward, round_):
    for person in contributors(trust, round_, "teams", 6):
        answer_all(trust, round_, person, rating="not_in_place", notes={"1.1": "Said by somebody"})
    content = given_out(trust, ward)
    cells = [value for sheet in book(content).sheets for row in sheet.rows for value in row]
    assert "Said by somebody" not in cells
    assert standing(trust, ward) == {}


def test_a_paper_sheet_cannot_take_a_team_sheets_number(trust, round_):
    lines = [actions.Keyed(element, "in_place") for element in elements()]
    for number in ("whole", "Team-3", " TEAM-12 "):
        with trust.acting(), pytest.raises(Refused, match="kept for spreadsheets"):
            actions.key_in_sheet(
                round_=round_, sheet=number, voice="teams", team=None, lines=lines, by=trust.inclusion_lead
            )


def test_checklists_are_forgotten_after_two_years(trust):
    told = taken_in(trust, edited(given_out(trust), {("1.1", "action_to_date"): "Begun"}))
    given_out(trust)
    later = clock.now() + SHEETS_KEPT_FOR
    with trust.acting():
        assert actions.forget_sheets(organisation=trust.organisation) == 0
        with clock.at(later - timedelta(days=1)):
            assert actions.forget_sheets(organisation=trust.organisation) == 0
        with clock.at(later + timedelta(days=1)):
            assert actions.forget_sheets(organisation=trust.organisation) == 3
            assert actions.forget_sheets(organisation=trust.organisation) == 0
        assert not SheetImport.objects.within(trust.organisation).filter(pk=told.sheet_import.pk).exists()
        assert not SheetCell.objects.within(trust.organisation).exists()
    assert standing(trust) == {("1.1", "action_to_date"): "Begun"}


def test_each_change_stands_in_the_audit_chain_without_what_was_written(trust):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "Secret words"})
    say(trust, "1.1", "", "In the site")
    told = taken_in(trust, sheet)
    with trust.acting():
        actions.settle_cell(
            cell=cell(trust, told, "1.1", "action_to_date"), to="theirs", seen="In the site", by=trust.inclusion_lead
        )
        actions.undo_sheet(sheet_import=told.sheet_import, by=trust.inclusion_lead)
        entries = list(Entry.objects.within(trust.organisation).order_by("number"))
        assert verify(trust.organisation)[1] == []
    verbs = [entry.verb for entry in entries if entry.verb.startswith("checklist.")]
    assert verbs == ["checklist.given_out", "checklist.taken_in", "checklist.settled", "checklist.undone"]
    assert not [entry for entry in entries if "Secret" in str(entry.detail)]
