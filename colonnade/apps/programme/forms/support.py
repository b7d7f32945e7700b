"""Forms of the routes of support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import SupportRoute
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SupportRouteForm"]

ALL, SOME = "all", "some"
PHONE = RegexValidator(r"\A[0-9+(][0-9 ()+\-]*( ?(ext|x)\.? ?[0-9]+)?\Z")


class SupportRouteForm(forms.Form):
    """Somebody or something that staff can turn to."""

    kind = forms.ChoiceField(
        label=_("What sort of help is it?"),
        choices=SupportRoute.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what sort of help it is"),
            "invalid_choice": _("Choose what sort of help it is"),
        },
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Of the person as they are known at work, or of the service"),
        max_length=120,
        error_messages={
            "required": _("Enter the name of the person or service"),
            "max_length": _("Write a name of at most 120 characters"),
        },
    )
    what_for = forms.CharField(
        label=_("What can they help with? (optional)"),
        help_text=_("For example: a talk in confidence about how you are treated. Never say who somebody is."),
        max_length=300,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": _("Write at most 300 characters")},
    )
    phone = forms.CharField(
        label=_("Telephone (optional)"),
        max_length=40,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        error_messages={
            "invalid": _("Enter a telephone number such as 0113 496 0000 ext 12"),
            "max_length": _("Enter a telephone number of at most 40 characters"),
        },
    )
    email = forms.EmailField(
        label=_("E-mail address (optional)"),
        max_length=254,
        required=False,
        error_messages={
            "invalid": _("Enter an e-mail address such as name@example.nhs.uk"),
            "max_length": _("Enter an e-mail address of at most 254 characters"),
        },
    )
    link = forms.URLField(
        label=_("Link (optional)"),
        help_text=_("A page that says more, or a form. It starts with https://"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": _("Enter a link such as https://www.example.nhs.uk/speak-up"),
            "max_length": _("Enter a link of at most 500 characters"),
        },
    )
    hours = forms.CharField(
        label=_("When can they be reached? (optional)"),
        help_text=_("For example: Monday to Friday, 8 to 6"),
        max_length=120,
        required=False,
        error_messages={"max_length": _("Write at most 120 characters")},
    )
    where = forms.ChoiceField(
        label=_("For whom are they there?"),
        choices=[(ALL, _("Staff at all sites")), (SOME, _("Staff at some sites"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whether they are there for all sites"),
            "invalid_choice": _("Choose whether they are there for all sites"),
        },
    )
    sites = forms.MultipleChoiceField(
        label=_("Which sites?"),
        help_text=_("Only where you chose some sites"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Choose sites from the list")},
    )
    checked_on = Day(
        label=_("When did you check that all of this is right?"),
        hint=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day on which you checked it")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, *args: Any, sites: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites_by_pk = {str(site.pk): site for site in sites}
        self.fields["sites"].choices = [(pk, site.name) for pk, site in self.sites_by_pk.items()]
        if not self.sites_by_pk:
            del self.fields["sites"]

    def clean_link(self) -> str:
        """A link of the web, encrypted."""
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_t("Enter a link that starts with https://"))
        return link

    @property
    def given(self) -> dict[str, Any]:
        """Everything that was given, with sites instead of their numbers, but for what the page showed."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "where", "sites"}}
        chosen = [self.sites_by_pk[pk] for pk in self.cleaned_data.get("sites", [])]
        return {**data, "everywhere": self.cleaned_data["where"] == ALL, "sites": chosen}
