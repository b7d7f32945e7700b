"""The forms that take answers."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.organisations.public import Branch, Team
from colonnade.apps.programme.forms import AnswerForm, EvidenceForm, SheetForm
from colonnade.apps.programme.models import Voice
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Refused

FRAMEWORKS = [framework.id for framework in current().frameworks]


def sheet(name="inclusion-2022", **more):
    """A whole sheet, keyed in."""
    framework = current().framework(name)
    given = {"sheet": " A7 ", "voice": "teams", "team": ""}
    for element in framework.elements:
        given |= {f"rating-{element.id}": "do_not_know", f"note-{element.id}": f"Note {element.id}"}
    tree = [Branch(Team(pk=4, name="Ward 4"), 0)]
    return SheetForm({**given, **more}, framework=framework, voices=[Voice.TEAMS], tree=tree)


def test_an_answer_may_be_empty_for_now():
    form = AnswerForm({"note": " Words "})
    assert form.is_valid()
    assert form.cleaned_data == {"rating": "", "note": "Words", "version": 0}


@pytest.mark.parametrize(("note", "is_valid"), [("a" * 4000, True), ("a" * 4001, False), ("a\r\n" * 1999 + "bb", True)])
def test_a_note_has_4000_characters_at_most(note, is_valid):
    form = AnswerForm({"note": note})
    assert form.is_valid() == is_valid
    if not is_valid:
        assert form.errors == {"note": ["Write a note of at most 4,000 characters"]}


def test_lines_end_in_one_way():
    form = AnswerForm({"note": "One\r\nTwo\nThree"})
    assert form.is_valid()
    assert form.cleaned_data["note"] == "One\nTwo\nThree"


@pytest.mark.parametrize("rating", ["yes", "IN_PLACE", "in_place "])
def test_only_the_four_ratings(rating):
    assert AnswerForm({"rating": rating}).errors == {"rating": ["Choose one of the four answers"]}


@pytest.mark.parametrize(("version", "read"), [("3", 3), ("", 0), (None, 0)])
def test_a_page_without_a_version_showed_none(version, read):
    form = AnswerForm({} if version is None else {"version": version})
    assert form.is_valid()
    assert form.cleaned_data["version"] == read


@pytest.mark.parametrize("version", ["-1", "x", "1.5"])
def test_a_version_is_a_number(version):
    assert "version" in AnswerForm({"version": version}).errors


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_sheet_has_a_line_for_each_element(name):
    form = sheet(name)
    assert form.is_valid(), form.errors
    elements = current().framework(name).elements
    assert form.lines == [(one.id, "do_not_know", f"Note {one.id}") for one in elements]
    assert form.cleaned_data["sheet"] == "A7"
    assert form.chosen_team is None


def test_what_is_missing_on_a_sheet_is_named_by_its_element():
    form = sheet(**{"sheet": "", "voice": "", "rating-1.1": "", "note-1.2": "a" * 4001})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "sheet": "Enter the number of the sheet",
        "voice": "Choose a voice",
        "rating-1.1": "1.1: choose an answer. Where the paper has none, choose “Do not know”",
        "note-1.2": "Write a note of at most 4,000 characters",
    }


def test_a_sheet_may_come_from_a_team():
    form = sheet(team="4")
    assert form.is_valid()
    assert form.chosen_team.name == "Ward 4"
    assert "team" in sheet(team="5").errors


@pytest.mark.parametrize("number", ["A" * 20, "A" * 21])
def test_a_sheets_number_has_20_characters_at_most(number):
    assert sheet(sheet=number).is_valid() == (len(number) <= 20)


@pytest.mark.parametrize(
    "given", [{}, {"link": "https://example.org", "note": "Words"}, {"note": "  "}], ids=["none", "two", "an empty one"]
)
def test_evidence_is_one_of_three(given):
    form = EvidenceForm({"title": "Minutes", **given})
    assert form.errors == {"__all__": ["Give one of these: a link, a file or a few words"]}


def test_evidence_asks_first_for_what_is_wrong_elsewhere():
    assert EvidenceForm({"title": ""}).errors == {"title": ["Enter what it is, in a few words"]}
    wrong = EvidenceForm({"title": "Minutes", "link": "not an address"})
    assert wrong.errors == {"link": ["Enter an address such as https://example.nhs.uk/minutes"]}


def test_the_content_is_what_was_given():
    link = EvidenceForm({"title": "Minutes", "link": "example.org/minutes"})
    note = EvidenceForm({"title": "Minutes", "note": "Words"})
    file = EvidenceForm({"title": "Minutes"}, {"file": SimpleUploadedFile("a.txt", b"Words in a file")})
    assert link.is_valid()
    assert note.is_valid()
    assert file.is_valid(), file.errors
    assert (link.content.kind, link.content.link) == ("link", "https://example.org/minutes")
    assert (note.content.kind, note.content.note) == ("note", "Words")
    taken = file.content
    assert (taken.kind, taken.file.name) == ("file", "a.txt")


def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence():
    form = EvidenceForm({"title": "Minutes"}, {"file": SimpleUploadedFile("a.exe", io.BytesIO(b"MZ\x90").read())})
    assert form.is_valid()
    with pytest.raises(Refused) as refusal:
        _ = form.content
    assert str(refusal.value).endswith(".")
