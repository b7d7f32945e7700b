"""The forms that record what was agreed, close a round, and choose a focus."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.forms import AgreementForm, CloseForm, FocusForm
from colonnade.foundation.catalogue import current

GIVEN = {"rating": "in_place", "reason": "Because.", "dissent": "", "version": "2"}
PILLARS = current().framework("inclusion-2022").pillars


def focus(**given):
    """The form that chooses a pillar, filled in."""
    return FocusForm({"pillar": "inclusion-2022/1", "reason": "Because.", **given}, pillars=PILLARS)


def test_an_agreement_is_read_with_the_version_that_the_page_showed():
    form = AgreementForm(GIVEN)
    assert form.is_valid()
    assert form.cleaned_data == {"rating": "in_place", "reason": "Because.", "dissent": "", "version": 2}
    without = AgreementForm({**GIVEN, "version": ""})
    assert without.is_valid()
    assert without.cleaned_data["version"] == 0


def test_nobody_agrees_that_they_do_not_know():
    assert [value for value, _ in AgreementForm().fields["rating"].choices] == [
        "in_place",
        "in_progress",
        "not_in_place",
    ]
    assert AgreementForm({**GIVEN, "rating": "do_not_know"}).errors == {"rating": ["Choose one of the three ratings"]}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_agreement_needs_a_rating_and_a_reason(reason):
    form = AgreementForm({"reason": reason})
    assert form.errors == {
        "rating": ["Choose what was agreed"],
        "reason": ["Enter the reason, in a sentence or two"],
    }


@pytest.mark.parametrize("name", ["reason", "dissent"])
def test_texts_have_4000_characters_at_most(name):
    assert AgreementForm({**GIVEN, name: "a" * 4000}).is_valid()
    assert name in AgreementForm({**GIVEN, name: "a" * 4001}).errors


def test_a_closing_note_may_be_empty():
    assert CloseForm({"note": ""}).is_valid()
    assert CloseForm({"note": "a" * 4000}).is_valid()
    assert not CloseForm({"note": "a" * 4001}).is_valid()


def test_a_focus_needs_a_pillar_and_a_reason():
    assert focus().is_valid()
    assert focus(pillar="", reason="").errors == {
        "pillar": ["Choose a pillar"],
        "reason": ["Enter the reason, in a sentence or two"],
    }
    already = "Choose a pillar from the list. One that you focus on already is not in it."
    assert focus(pillar="inclusion-2022/9").errors == {"pillar": [already]}


def test_pillars_are_offered_with_their_numbers():
    assert dict(focus().fields["pillar"].choices)["inclusion-2022/1"] == f"1. {PILLARS[0].title}"
