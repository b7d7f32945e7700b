"""A checklist goes out as a spreadsheet and comes back filled in: nothing is lost or overwritten (R007)."""

from __future__ import annotations

import pytest

from colonnade.apps.organisations.actions import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Answer, Contribution, Progress, SheetCell, SheetImport
from colonnade.core.checklist import Field
from colonnade.foundation.refusal import Overtaken, Refused
from tests.factories import closed_round, open_round
from tests.integration.programme.sheet_files import (
    FRAMEWORK,
    cell,
    edited,
    elements,
    foreign,
    given_out,
    outcomes,
    place,
    problems,
    say,
    standing,
    taken_in,
)


@pytest.fixture
def ward(trust):
    with trust.acting():
        return add_team(
            organisation=trust.organisation, name="Ward 4", kind="team", parent=None, by=trust.inclusion_lead
        )


def test_a_sheet_that_nobody_changed_changes_nothing(trust, round_):
    say(trust, "1.1", "moderate", "A calendar\nis kept.  ")
    before = standing(trust)
    told = taken_in(trust, given_out(trust))
    assert (told.cells, standing(trust), problems(told)) == ([], before, {})
    assert told.sheet_import.found["unchanged"] == 4 * 17
    with trust.acting():
        assert Progress.objects.within(trust.organisation).count() == 1


def test_what_only_the_sheet_changed_is_taken(trust, round_):
    say(trust, "1.1", "none", "Nothing yet")
    told = taken_in(
        trust,
        edited(
            given_out(trust),
            {
                ("1.1", "level"): "Moderate progress",
                ("2.1", "action_to_date"): "=1+1",
                ("1.1", "rating"): "In place",
                ("1.1", "note"): "We have leaders who are seen.",
            },
        ),
    )
    assert set(outcomes(told).values()) == {"taken"}
    assert standing(trust) == {
        ("1.1", "level"): "moderate",
        ("1.1", "action_to_date"): "Nothing yet",
        ("2.1", "action_to_date"): "=1+1",
        ("1.1", "rating"): "in_place",
        ("1.1", "note"): "We have leaders who are seen.",
    }


def test_two_people_fill_in_the_same_sheet_differently(trust, ward, round_):
    say(trust, "1.1", "none", "Nothing yet", ward)
    sheet = given_out(trust, ward)
    first = edited(sheet, {("1.1", "level"): "Moderate progress", ("1.1", "action_to_date"): "A talk was given."})
    second = edited(sheet, {("1.1", "level"): "Significant progress", ("1.2", "action_to_date"): "The network met."})
    taken_in(trust, first)
    told = taken_in(trust, second)
    assert outcomes(told) == {("1.1", "level"): "conflict", ("1.2", "action_to_date"): "taken"}
    conflict = cell(trust, told, "1.1", "level")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("none", "moderate", "significant")
    with trust.acting():
        actions.settle_cell(cell=conflict, to="theirs", seen="moderate", by=trust.inclusion_lead)
    assert standing(trust, ward) == {
        ("1.1", "level"): "significant",
        ("1.1", "action_to_date"): "A talk was given.",
        ("1.2", "action_to_date"): "The network met.",
    }
    assert standing(trust) == {}


def test_the_same_file_again_changes_nothing_and_is_said_to_be_known(trust):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "Begun"})
    first = taken_in(trust, sheet)
    say(trust, "1.1", "", "Gone on in the site")
    again = taken_in(trust, sheet)
    assert (again.is_repeat, again.sheet_import.pk) == (True, first.sheet_import.pk)
    assert standing(trust)[("1.1", "action_to_date")] == "Gone on in the site"


def test_a_dry_run_changes_nothing(trust):
    told = taken_in(trust, edited(given_out(trust), {("1.1", "action_to_date"): "Begun"}), is_dry=True)
    assert outcomes(told) == {("1.1", "action_to_date"): "taken"}
    assert standing(trust) == {}
    with trust.acting():
        assert not SheetImport.objects.within(trust.organisation).exists()


def test_an_emptied_cell_is_asked_about_and_never_taken_by_itself(trust):
    say(trust, "1.1", "none", "Nothing yet")
    told = taken_in(trust, edited(given_out(trust), {("1.1", "action_to_date"): None}))
    assert outcomes(told) == {("1.1", "action_to_date"): "conflict"}
    assert standing(trust)[("1.1", "action_to_date")] == "Nothing yet"
    with trust.acting():
        actions.settle_cell(
            cell=cell(trust, told, "1.1", "action_to_date"), to="theirs", seen="Nothing yet", by=trust.inclusion_lead
        )
    assert standing(trust) == {("1.1", "level"): "none"}


@pytest.mark.parametrize(
    ("to", "text", "stands"), [("ours", "", "In the site"), ("other", "Both\r\nof them", "Both\nof them")]
)
def test_a_conflict_is_settled_as_somebody_chooses(trust, to, text, stands):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "In the sheet"})
    say(trust, "1.1", "", "In the site")
    told = taken_in(trust, sheet)
    with trust.acting():
        settled = actions.settle_cell(
            cell=cell(trust, told, "1.1", "action_to_date"),
            to=to,
            text=text,
            seen="In the site",
            by=trust.inclusion_lead,
        )
    assert str(settled.outcome) == f"settled_{to}"
    assert standing(trust)[("1.1", "action_to_date")] == stands


def test_a_conflict_is_settled_once_and_on_what_stands(trust):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "In the sheet"})
    say(trust, "1.1", "", "In the site")
    conflict = cell(trust, taken_in(trust, sheet), "1.1", "action_to_date")
    say(trust, "1.1", "", "In the site, later")
    with trust.acting():
        with pytest.raises(Overtaken) as overtaken:
            actions.settle_cell(cell=conflict, to="theirs", seen="In the site", by=trust.inclusion_lead)
        assert overtaken.value.standing == "In the site, later"
        actions.settle_cell(cell=conflict, to="ours", seen="In the site, later", by=trust.inclusion_lead)
        with pytest.raises(Overtaken):
            actions.settle_cell(cell=conflict, to="theirs", seen="In the site, later", by=trust.inclusion_lead)


def test_an_import_is_undone_where_it_still_stands(trust, round_):
    say(trust, "1.1", "none", "Nothing yet")
    told = taken_in(
        trust,
        edited(
            given_out(trust),
            {
                ("1.1", "level"): "Moderate progress",
                ("1.1", "action_to_date"): "Begun",
                ("1.2", "action_to_date"): "Begun too",
                ("1.1", "rating"): "In place",
            },
        ),
    )
    say(trust, "1.2", "", "Changed in the site since")
    with trust.acting():
        actions.undo_sheet(sheet_import=told.sheet_import, by=trust.inclusion_lead)
        told.cells[:] = selectors.cells_of(told.sheet_import)
    assert outcomes(told) == {
        ("1.1", "level"): "undone",
        ("1.1", "action_to_date"): "undone",
        ("1.2", "action_to_date"): "kept",
        ("1.1", "rating"): "undone",
    }
    assert standing(trust) == {
        ("1.1", "level"): "none",
        ("1.1", "action_to_date"): "Nothing yet",
        ("1.2", "action_to_date"): "Changed in the site since",
    }
    with trust.acting(), pytest.raises(Refused):
        actions.undo_sheet(sheet_import=told.sheet_import, by=trust.inclusion_lead)


def test_after_it_was_undone_the_same_file_is_taken_in_anew(trust):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "Begun"})
    told = taken_in(trust, sheet)
    with trust.acting():
        actions.undo_sheet(sheet_import=told.sheet_import, by=trust.inclusion_lead)
    assert not taken_in(trust, sheet).is_repeat
    assert standing(trust) == {("1.1", "action_to_date"): "Begun"}


def test_ratings_go_onto_the_teams_own_sheet_and_are_counted_when_all_are_there(trust, ward, round_):
    some = edited(given_out(trust, ward), {(element, "rating"): "In place" for element in elements()[:10]})
    told = taken_in(trust, some)
    assert told.sheet_import.found["left"] == 7
    with trust.acting():
        sheet = Contribution.objects.within(trust.organisation).get(round=round_)
        assert (sheet.sheet, sheet.seat, sheet.keyed_by, sheet.submitted_at) == (
            f"team-{ward.pk}",
            None,
            trust.inclusion_lead,
            None,
        )
    rest = edited(given_out(trust, ward), {(element, "rating"): "Do not know" for element in elements()[10:]})
    assert taken_in(trust, rest).sheet_import.found["left"] == 0
    with trust.acting():
        assert Contribution.objects.within(trust.organisation).get(round=round_).submitted_at is not None
        assert selectors.count_submitted(round_) == 1


def test_without_a_round_the_agreed_ratings_are_shown_and_cannot_be_changed(trust):
    closed_round(trust)
    sheet = given_out(trust)
    assert standing(trust)[("1.1", "rating")] == "in_progress"
    told = taken_in(trust, edited(sheet, {("1.1", "rating"): "In place"}))
    assert problems(told) == {place(sheet, "1.1", "rating"): "no_round"}
    with trust.acting():
        assert not Answer.objects.within(trust.organisation).filter(rating="in_place").exists()


def test_a_checklist_of_an_earlier_round_places_no_ratings_in_the_next(trust):
    sheet = given_out(trust)
    from_before = edited(sheet, {("1.1", "rating"): "In place", ("1.1", "level"): "Moderate progress"})
    open_round(trust)
    told = taken_in(trust, from_before)
    assert problems(told) == {place(sheet, "1.1", "rating"): "other_round"}
    assert standing(trust) == {("1.1", "level"): "moderate"}


def test_a_round_that_does_not_ask_for_teams_takes_no_team_sheet(trust):
    open_round(trust, voices=["leadership"])
    told = taken_in(trust, foreign(("No.", "Rating"), ("1.1", "In place")))
    assert problems(told) == {("Sheet1", "B2"): "no_voice"}


def test_a_checklist_that_somebody_else_gave_out_is_refused(trust, other_trust):
    sheet = edited(given_out(other_trust), {("1.1", "action_to_date"): "Theirs"})
    with pytest.raises(Refused, match="was not given out by"):
        taken_in(trust, sheet)
    assert standing(trust) == {}


def test_a_checklist_of_one_team_is_not_taken_for_another(trust, ward):
    with trust.acting():
        other = add_team(
            organisation=trust.organisation, name="Ward 5", kind="team", parent=None, by=trust.inclusion_lead
        )
    with pytest.raises(Refused, match="given out for Ward 4"):
        taken_in(trust, given_out(trust, ward), team=other)


def test_a_blank_checklist_fills_what_is_empty_and_asks_where_something_stands(trust):
    say(trust, "1.1", "none", "Nothing yet")
    sheet = given_out(trust, is_blank=True)
    told = taken_in(
        trust, edited(sheet, {("1.1", "action_to_date"): "On paper", ("1.2", "action_to_date"): "On paper too"})
    )
    assert outcomes(told) == {("1.1", "action_to_date"): "conflict", ("1.2", "action_to_date"): "taken"}


def test_a_sheet_of_another_make_overwrites_nothing(trust):
    say(trust, "1.1", "none", "Nothing yet")
    told = taken_in(
        trust,
        foreign(
            ("Our progress in 2026",),
            (),
            ("What we did", "Progress (none/moderate/significant)", "Recommendation", "Action to date"),
            (None, "moderate", "1.1 Leaders are seen", "A talk"),
            (None, "Some progress", "1.2. The network has a say", "Meets monthly"),
            ("Filled in by hand in May",),
        ),
    )
    assert outcomes(told) == {
        ("1.1", "level"): "conflict",
        ("1.1", "action_to_date"): "conflict",
        ("1.2", "level"): "taken",
        ("1.2", "action_to_date"): "taken",
    }
    assert problems(told) == {("Sheet1", "A6"): "outside"}


def test_a_sheet_of_another_framework_is_known_by_its_element_numbers(trust):
    open_round(trust, framework="working-with-groups-2025")
    told = taken_in(trust, foreign(("No.", "Progress"), *((number, "moderate") for number in elements())))
    assert told.sheet_import.framework == FRAMEWORK
    assert len(told.cells) == 17


def test_a_file_without_a_table_is_refused_with_what_to_do(trust):
    with pytest.raises(Refused, match="row of headings"):
        taken_in(trust, foreign(("Minutes of the meeting",), ("We met.",)))


def test_the_field_words_are_those_of_the_columns():
    assert {Field(choice).value for choice in SheetCell.Field.values} == {one.value for one in Field}
