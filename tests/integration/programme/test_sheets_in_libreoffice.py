"""Two people fill in copies of one checklist in LibreOffice, and the result is what a person would expect (R007)."""

from __future__ import annotations

import io

import pikepdf
import pytest

from colonnade.apps.organisations.actions import add_team
from colonnade.apps.programme import actions, selectors
from tests.factories import open_round
from tests.integration.programme.office import Office, find
from tests.integration.programme.sheet_files import cell, given_out, outcomes, place, problems, say, standing, taken_in

pytestmark = pytest.mark.skipif(
    find() is None, reason="LibreOffice is not installed, so it cannot be the one that edits"
)


BY_ADE = {
    ("1.1", "level"): "Moderate progress",
    ("1.1", "action_to_date"): "A leader told her story.\nOthers follow in June.",
    ("1.3", "action_to_date"): "=1+1",
    ("1.1", "rating"): "In place",
    ("1.1", "note"): "Two leaders can be seen.",
}
BY_BO = {
    ("1.1", "level"): "Significant progress",
    ("1.2", "action_to_date"): "The network meets, and has a sponsor – “at last”.",
    ("1.1", "rating"): "In progress",
    ("1.2", "rating"): "Not in place",
    ("2.1", "action_to_date"): "",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return Office(tmp_path_factory.mktemp("office"))


def typed(office, sheet, changes, ending="xlsx"):
    """The file after somebody typed into cells that are named by element and field."""
    return office.typed(sheet, {place(sheet, *where): text for where, text in changes.items()}, ending)


def test_two_people_edit_it_differently_and_nothing_is_lost(trust, office):
    round_ = open_round(trust)
    with trust.acting():
        ward = add_team(
            organisation=trust.organisation, name="Ward 4", kind="team", parent=None, by=trust.inclusion_lead
        )
    say(trust, "1.1", "none", "Nothing yet.\nWe meet in May.", ward)
    say(trust, "1.2", "moderate", "The network meets.", ward)
    say(trust, "2.1", "", "Words to keep", ward)
    sheet = given_out(trust, ward)

    first = typed(office, sheet, BY_ADE)
    second = typed(office, sheet, BY_BO, "ods")
    say(trust, "1.2", "significant", "The network meets.", ward)

    one = taken_in(trust, first, "Ward 4 by Ade.xlsx")
    assert set(outcomes(one).values()) == {"taken"}
    two = taken_in(trust, second, "Ward 4 by Bo.ods")
    assert outcomes(two) == {
        ("1.1", "level"): "conflict",
        ("1.2", "action_to_date"): "taken",
        ("1.1", "rating"): "conflict",
        ("1.2", "rating"): "taken",
        ("2.1", "action_to_date"): "conflict",
    }
    assert (problems(one), problems(two)) == ({}, {})

    with trust.acting():
        lead = trust.inclusion_lead
        actions.settle_cell(cell=cell(trust, two, "1.1", "level"), to="theirs", seen="moderate", by=lead)
        actions.settle_cell(cell=cell(trust, two, "1.1", "rating"), to="ours", seen="in_place", by=lead)
        actions.settle_cell(
            cell=cell(trust, two, "2.1", "action_to_date"),
            to="other",
            text="Fewer words",
            seen="Words to keep",
            by=lead,
        )
        assert selectors.conflicts_of(two.sheet_import) == []
        assert selectors.count_submitted(round_) == 0
    assert taken_in(trust, first).is_repeat
    assert taken_in(trust, second, "again.ods").is_repeat
    assert standing(trust, ward) == {
        ("1.1", "level"): "significant",
        ("1.1", "action_to_date"): "A leader told her story.\nOthers follow in June.",
        ("1.1", "rating"): "in_place",
        ("1.1", "note"): "Two leaders can be seen.",
        ("1.2", "level"): "significant",
        ("1.2", "action_to_date"): "The network meets, and has a sponsor – “at last”.",
        ("1.2", "rating"): "not_in_place",
        ("1.3", "action_to_date"): "=1+1",
        ("2.1", "action_to_date"): "Fewer words",
    }
    assert standing(trust) == {}


def test_the_wording_is_locked_and_the_answers_are_not(trust, office):
    sheet = given_out(trust)
    name, level = place(sheet, "1.1", "level")
    wording = level.replace("D", "C")
    back = taken_in(trust, office.typed(sheet, {(name, wording): "Other words", (name, level): "No progress"}))
    assert outcomes(back) == {("1.1", "level"): "taken"}
    rating, cell_of_a_rating = place(sheet, "1.1", "rating")
    assert taken_in(trust, office.typed(sheet, {(rating, cell_of_a_rating): "In place"})).cells == []


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_sheet_that_libreoffice_only_saved_changes_nothing(trust, office, ending):
    open_round(trust)
    say(trust, "1.1", "moderate", "=SUM(1)\n  - indented\n_x0041_ and 100 % “quoted”\n\n+44 is no sum")
    told = taken_in(trust, typed(office, given_out(trust), {}, ending), f"checklist.{ending}")
    assert (told.cells, problems(told)) == ([], {})
    assert told.sheet_import.found["unchanged"] == 4 * 17


def test_it_prints_on_a4_across(trust, office):
    say(trust, "1.1", "moderate", "A calendar is kept.")
    with pikepdf.open(io.BytesIO(office.converted(given_out(trust), "xlsx", "pdf"))) as pdf:
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages}
        assert 4 <= len(pdf.pages) <= 9
    assert sizes == {(842, 595), (595, 842)}
