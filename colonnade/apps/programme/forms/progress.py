"""Forms that record progress, and that ask for the day to compare with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.models import Level
from colonnade.ui.fields import Day

__all__ = ["ComparedDayForm", "ProgressForm"]

LONGEST = 4000


class ProgressForm(forms.Form):
    """How far one recommendation has come."""

    level = forms.ChoiceField(
        label=_("How far have you come?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far you have come"), "invalid_choice": _("Choose one of the three")},
    )
    action_to_date = Words(
        label=_("What has been done so far?"),
        help_text=_("Say it so that somebody new understands it. Please name posts, not people."),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("Write at most 4,000 characters")},
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_base(self) -> int:
        """The entry that the page showed; a page without one showed none."""
        return self.cleaned_data["base"] or 0


class ComparedDayForm(forms.Form):
    """An earlier day to compare with."""

    on = Day(
        label=_("Compare with which day?"),
        hint=_("For example, 27 3 2026"),
        error_messages={"required": _("Enter the day to compare with")},
    )
