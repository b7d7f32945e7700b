"""The light form of informal fixes has nowhere to write anything."""

from __future__ import annotations

from datetime import date

from django import forms

from colonnade.apps.programme.forms import FixForm

MONTHS = (date(2027, 5, 1), date(2027, 4, 1))


def test_there_is_no_box_to_write_in():
    assert {type(field) for field in FixForm(months=MONTHS).fields.values()} == {forms.ChoiceField}


def test_the_month_is_given_on_as_its_first_day():
    form = FixForm({"theme": "words", "source": "system", "mended": "talk", "month": "2027-04-01"}, months=MONTHS)
    assert form.is_valid()
    assert form.cleaned_data["month"] == date(2027, 4, 1)


def test_a_closed_month_is_not_offered():
    form = FixForm({"theme": "words", "source": "system", "mended": "talk", "month": "2027-03-01"}, months=MONTHS)
    assert form.errors["month"] == ["Choose one of these"]
