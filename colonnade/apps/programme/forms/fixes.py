"""The light form that notes an informal fix: four choices, and nowhere to write anything."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import InformalFix

__all__ = ["FixForm"]

CHOOSE = {"required": _("Choose one of these"), "invalid_choice": _("Choose one of these")}


class FixForm(forms.Form):
    """Theme, source, how it was put right, and the month."""

    theme = forms.ChoiceField(
        label=_("What was it about?"),
        choices=InformalFix.Theme.choices,
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "required": _("Choose what it was about")},
    )
    source = forms.ChoiceField(
        label=_("Where did it come from?"),
        choices=InformalFix.Source.choices,
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "required": _("Choose where it came from")},
    )
    mended = forms.ChoiceField(
        label=_("How was it put right?"),
        choices=InformalFix.Mended.choices,
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "required": _("Choose how it was put right")},
    )
    month = forms.ChoiceField(
        label=_("In which month?"),
        help_text=_("Earlier months are closed, so that nothing that is shown of them can change."),
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "required": _("Choose the month")},
    )

    def __init__(self, *args: Any, months: tuple[date, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(month.isoformat(), date_format(month, "F Y")) for month in months]

    def clean_month(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])
