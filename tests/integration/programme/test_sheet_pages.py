"""The pages of spreadsheets: give one out, look first, take it in, settle, undo (R007)."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.programme.models import SheetCell, SheetImport
from tests.integration.programme.sheet_files import edited, foreign, given_out, say, standing


@pytest.fixture
def browser(client_of, lead):
    return client_of(lead)


@pytest.fixture
def base(trust):
    return f"/o/{trust.organisation.code}/sheets/"


def sent(browser, base, content, name="checklist.xlsx", **more):
    return browser.post(f"{base}take-in/", {"file": SimpleUploadedFile(name, content), "team": "", **more})


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_checklist_is_given_out_and_taken_in_again(browser, base, trust):
    assert "Nothing has come back yet" in text(browser.get(base))
    given = browser.post(f"{base}give-out/", {"team": ""})
    assert given["Content-Type"].endswith("spreadsheetml.sheet")
    assert "attachment" in given["Content-Disposition"]
    answer = sent(browser, base, edited(given.content, {("1.1", "action_to_date"): "A talk was given."}))
    assert answer.status_code == 302
    shown = text(browser.get(answer["Location"]))
    assert "A talk was given." in shown
    assert "1 taken, 0 to settle, 67 unchanged, 0 not placed." in shown
    assert standing(trust) == {("1.1", "action_to_date"): "A talk was given."}
    assert "checklist.xlsx" in text(browser.get(base))


def test_looking_first_changes_nothing(browser, base, trust):
    sheet = edited(given_out(trust), {("1.1", "action_to_date"): "A talk was given."})
    shown = text(sent(browser, base, sheet, look_first="on"))
    assert "Nothing was changed." in shown
    assert "1 taken" in shown
    assert standing(trust) == {}


def test_conflicts_are_settled_one_by_one(browser, base, trust):
    say(trust, "1.1", "none", "Nothing yet")
    sheet = edited(
        given_out(trust),
        {("1.1", "action_to_date"): "In the sheet", ("1.1", "level"): "Significant progress"},
    )
    say(trust, "1.1", "moderate", "In the <b>site</b>")
    imported = sent(browser, base, sheet)["Location"]
    with trust.acting():
        first, second = SheetCell.objects.within(trust.organisation).order_by("pk")
    asked = text(browser.get(f"{imported}settle/{first.pk}/"))
    for side in ("No progress", "Moderate progress", "Significant progress"):
        assert side in asked
    empty = browser.post(f"{imported}settle/{first.pk}/", {"seen": "moderate"})
    assert (empty.status_code, "Choose which shall stand" in text(empty)) == (422, True)
    onward = browser.post(f"{imported}settle/{first.pk}/", {"to": "theirs", "seen": "moderate", "text": ""})
    assert onward["Location"].endswith(f"settle/{second.pk}/")
    assert "In the &lt;b&gt;site&lt;/b&gt;" in text(browser.get(onward["Location"]))
    say(trust, "1.1", "significant", "Later still")
    late = browser.post(
        f"{imported}settle/{second.pk}/", {"to": "other", "seen": "In the <b>site</b>", "text": "Typed with care"}
    )
    assert (late.status_code, "Typed with care" in text(late), "Later still" in text(late)) == (409, True, True)
    done = browser.post(f"{imported}settle/{second.pk}/", {"to": "other", "seen": "Later still", "text": "Both"})
    assert done["Location"] == imported
    assert standing(trust) == {("1.1", "level"): "significant", ("1.1", "action_to_date"): "Both"}
    again = browser.post(f"{imported}settle/{second.pk}/", {"to": "ours", "seen": "Both", "text": ""})
    assert again.status_code == 409


def test_an_import_is_undone_from_its_page(browser, base, trust):
    imported = sent(browser, base, edited(given_out(trust), {("1.1", "action_to_date"): "Begun"}))["Location"]
    assert "Undo this import" in text(browser.get(imported))
    assert browser.get(f"{imported}undo/").status_code == 200
    assert browser.post(f"{imported}undo/")["Location"] == imported
    shown = text(browser.get(imported))
    assert "Undone" in shown
    assert "Undo this import" not in shown
    assert standing(trust) == {}
    assert browser.post(f"{imported}undo/").status_code == 422


def test_what_could_not_be_placed_is_said_by_sheet_and_cell(browser, base, trust):
    sheet = foreign(("No.", "Progress"), ("1.1", "presque fini"), ("9.9", "none"), title="Avancement")
    shown = text(browser.get(sent(browser, base, sheet)["Location"]))
    assert "Avancement B2" in shown
    assert "presque fini" in shown
    assert "Avancement A3" in shown
    assert "2 not placed" in shown


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("checklist.xlsm", b"PK", "Save it without macros"),
        ("checklist.xlsx", b"PK\x03\x04 and no more", "damaged"),
        ("checklist.pdf", b"%PDF-1.7", "cannot be taken here"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(browser, base, trust, name, content, says):
    answer = sent(browser, base, content, name)
    assert (answer.status_code, says in text(answer)) == (422, True)
    with trust.acting():
        assert not SheetImport.objects.within(trust.organisation).exists()


def test_nobody_but_the_lead_exchanges_sheets(client_of, trust, base):
    assert client_of(trust.board_reader).get(base).status_code == 403
    assert client_of(trust.round_chair).post(f"{base}give-out/", {"team": ""}).status_code == 403
