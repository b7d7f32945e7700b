"""The form in which somebody says where their own story is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import Story
from colonnade.apps.programme.policies import check_story
from colonnade.foundation import clock
from colonnade.foundation.refusal import Refused
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from datetime import date

__all__ = ["StoryForm"]


class StoryForm(forms.Form):
    """Where one's own story is. There is no field for whose it is: it is that of whoever fills this in."""

    form = forms.ChoiceField(
        label=_("How do you tell it?"),
        choices=Story.Form.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you tell it"), "invalid_choice": _("Choose one of these ways")},
    )
    title = forms.CharField(
        label=_("What should the list call it?"),
        help_text=_("Put your name in only if you want it there. Everybody in your organisation can read this."),
        max_length=160,
        error_messages={"required": _("Enter what the list should call it")},
    )
    link = forms.URLField(
        label=_("Where can people find it? (optional)"),
        help_text=_("The address of a page, a film or a podcast, beginning with https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": _("Enter an address such as https://example.nhs.uk/page")},
    )
    told_on = Day(label=_("When was it told?"), hint=_("For example, 27 3 2026"))

    def clean_link(self) -> str:
        """Take addresses of the web alone."""
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["http", "https"], message=self.fields["link"].error_messages["invalid"])(link)
        return link

    def clean_told_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["told_on"]
        try:
            check_story(day, clock.today())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return day
