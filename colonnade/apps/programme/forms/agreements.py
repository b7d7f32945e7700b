"""Forms that record what was agreed, close a round, and choose a focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.foundation.catalogue import Pillar

__all__ = ["AgreementForm", "CloseForm", "FocusForm"]

TEXT_LENGTH = 4000


class AgreementForm(forms.Form):
    """The agreed rating, the reason, and any dissent."""

    rating = forms.ChoiceField(
        label=_("What was agreed?"),
        choices=[(one.value, one.label) for one in Rating if one is not Rating.DO_NOT_KNOW],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what was agreed"),
            "invalid_choice": _("Choose one of the three ratings"),
        },
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("People read this beside the rating, for years to come. Please name nobody."),
        widget=forms.Textarea,
        max_length=TEXT_LENGTH,
        error_messages={"required": _("Enter the reason, in a sentence or two")},
    )
    dissent = forms.CharField(
        label=_("Did anyone see it differently?"),
        help_text=_("Write down what they said, without their name. Leave it empty if nobody did."),
        widget=forms.Textarea,
        required=False,
        max_length=TEXT_LENGTH,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_version(self) -> int:
        """The version that the page showed; a page without one showed none."""
        return self.cleaned_data["version"] or 0


class CloseForm(forms.Form):
    """Close a round, with a closing note."""

    note = forms.CharField(
        label=_("Closing note"),
        help_text=_("What should people remember of this round? You can leave it empty."),
        widget=forms.Textarea,
        required=False,
        max_length=TEXT_LENGTH,
    )


class FocusForm(forms.Form):
    """Choose a pillar to focus on."""

    pillar = forms.ChoiceField(
        label=_("Which pillar?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a pillar"),
            "invalid_choice": _("Choose a pillar from the list. One that you focus on already is not in it."),
        },
    )
    reason = forms.CharField(
        label=_("Why this one?"),
        widget=forms.Textarea,
        max_length=TEXT_LENGTH,
        error_messages={"required": _("Enter the reason, in a sentence or two")},
    )

    def __init__(self, *args: Any, pillars: Iterable[Pillar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pillar"].choices = [(one.ref, f"{one.id}. {one.title}") for one in pillars]
