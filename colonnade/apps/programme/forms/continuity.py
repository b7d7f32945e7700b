"""Forms of contacts, promises and handovers. People are chosen from the members, by id as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.models import Contact, Handover
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "ALL",
    "BeginHandoverForm",
    "ContactForm",
    "GivePromiseForm",
    "HandOverForm",
    "KeepPromiseForm",
    "PromiseForm",
    "ReleasePromiseForm",
]

ALL = "all"
LONGEST = 2000
FROM_LIST = _("Choose somebody from the list, or nobody yet")
TOO_LONG = _("Write at most 2,000 characters")


def _people(people: Mapping[str, Any], nobody: str) -> list[tuple[str, str]]:
    return [("", nobody), *((pk, person.name) for pk, person in people.items())]


class ContactForm(forms.Form):
    """Somebody outside the site whom the work depends on."""

    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("Enter their name")})
    post = forms.CharField(
        label=_("What do they do? (optional)"),
        help_text=_("For example: regional officer"),
        max_length=120,
        required=False,
    )
    body = forms.CharField(
        label=_("Where? (optional)"),
        help_text=_("Their organisation, group or service"),
        max_length=160,
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Where can they help?"),
        choices=Contact.Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where they can help")},
    )
    is_ally = forms.ChoiceField(
        label=_("Do they speak up for this work?"),
        help_text=_("If so, we call them an ally. It says what they do. It says nothing of who they are."),
        choices=[("yes", _("Yes")), ("no", _("No, or not yet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they speak up for this work")},
    )
    email = forms.EmailField(
        label=_("E-mail address (optional)"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Enter an e-mail address such as name@example.org")},
    )
    phone = forms.CharField(label=_("Telephone (optional)"), max_length=40, required=False)
    helps_with = Words(
        label=_("What do they help with? (optional)"),
        help_text=_("What somebody new needs to know. Write nothing of their private life."),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    keeper = forms.ChoiceField(
        label=_("Who keeps in touch with them?"), required=False, error_messages={"invalid_choice": FROM_LIST}
    )
    second_keeper = forms.ChoiceField(
        label=_("Who else knows them?"),
        help_text=_("With a second person, the tie is not lost when the first one leaves."),
        required=False,
        error_messages={"invalid_choice": FROM_LIST},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, *args: Any, people: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for name in ("keeper", "second_keeper"):
            self.fields[name].choices = _people(people, _t("Nobody yet"))

    @property
    def given(self) -> dict[str, Any]:
        """Everything that was given, but for what the page showed."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        chosen = {name: self.people.get(data[name]) for name in ("keeper", "second_keeper")}
        return {**data, **chosen, "is_ally": data["is_ally"] == "yes"}


class GivePromiseForm(forms.Form):
    """Which post a promise belongs to, who is in it, and who stands in."""

    post = forms.CharField(
        label=_("Which post sees to it?"),
        help_text=_("The post stays when a person leaves. For example: inclusion lead"),
        max_length=100,
        error_messages={"required": _("Enter the post that sees to it")},
    )
    owner = forms.ChoiceField(
        label=_("Who is in that post now?"), required=False, error_messages={"invalid_choice": FROM_LIST}
    )
    deputy = forms.ChoiceField(
        label=_("Who stands in when they are away?"), required=False, error_messages={"invalid_choice": FROM_LIST}
    )

    def __init__(self, *args: Any, people: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for name in ("owner", "deputy"):
            self.fields[name].choices = _people(people, _t("Nobody yet"))

    @property
    def given(self) -> dict[str, Any]:
        """Everything that was given."""
        data = self.cleaned_data
        return {**data, **{name: self.people.get(data[name]) for name in ("owner", "deputy")}}


class PromiseForm(GivePromiseForm):
    """Write down a promise."""

    text = Words(
        label=_("What was promised?"),
        help_text=_("As it was said, as far as you can. Please name posts and groups, not single people."),
        max_length=LONGEST,
        error_messages={"required": _("Enter what was promised"), "max_length": TOO_LONG},
    )
    made_to = forms.CharField(
        label=_("To whom?"),
        help_text=_("For example: the staff network"),
        max_length=160,
        error_messages={"required": _("Enter to whom it was promised")},
    )
    made_on = Day(label=_("When was it promised?"), hint=_("For example, 27 3 2026"))
    due_on = Day(
        label=_("By when? (optional)"),
        hint=_("For example, 27 3 2027. Leave it empty if no day was named."),
        required=False,
    )

    field_order = ["text", "made_to", "made_on", "due_on", "post", "owner", "deputy"]


class KeepPromiseForm(forms.Form):
    """Say that a promise was kept."""

    kept_on = Day(label=_("When was it kept?"), hint=_("For example, 27 3 2026"))
    outcome = Words(
        label=_("What was done?"),
        help_text=_("So that whoever it was promised to can see it"),
        max_length=LONGEST,
        error_messages={"required": _("Enter what was done"), "max_length": TOO_LONG},
    )


class ReleasePromiseForm(forms.Form):
    """Say that a promise will not be kept, and why."""

    reason = Words(
        label=_("Why will it not be kept?"),
        help_text=_("Say too what you told those it was promised to. Both stay on record."),
        max_length=LONGEST,
        error_messages={"required": _("Enter why it will not be kept"), "max_length": TOO_LONG},
    )


class BeginHandoverForm(forms.Form):
    """Begin a handover."""

    person = forms.ChoiceField(
        label=_("Who hands over?"),
        error_messages={
            "required": _("Choose who hands over"),
            "invalid_choice": _("Choose somebody from the list"),
        },
    )
    why = forms.ChoiceField(
        label=_("Why?"),
        choices=Handover.Why.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why")},
    )
    last_day = Day(label=_("What is, or was, their last day?"), hint=_("For example, 27 3 2027"))

    def __init__(self, *args: Any, people: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = _people(people, _t("Choose somebody"))

    @property
    def given(self) -> dict[str, Any]:
        """Everything that was given."""
        return {**self.cleaned_data, "person": self.people[self.cleaned_data["person"]]}


class HandOverForm(forms.Form):
    """Give some or all of what is left to somebody. `things` are pairs of a key and the words for it."""

    things = forms.MultipleChoiceField(
        label=_("What do you hand over?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one thing"),
            "invalid_choice": _("Something that you chose has been handed over since. Choose from what is left."),
        },
    )
    to = forms.ChoiceField(
        label=_("To whom?"),
        error_messages={
            "required": _("Choose to whom"),
            "invalid_choice": _("Choose somebody from the list"),
        },
    )

    def __init__(self, *args: Any, things: Iterable[tuple[str, str]], people: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        offered = list(things)
        self.keys = {key for key, _words in offered}
        self.fields["things"].choices = [(ALL, _t("Everything that is left")), *offered]
        self.fields["to"].choices = _people(people, _t("Choose somebody"))

    @property
    def given(self) -> dict[str, Any]:
        """The keys of the things, and the person."""
        chosen = set(self.cleaned_data["things"])
        return {"keys": self.keys if ALL in chosen else chosen, "to": self.people[self.cleaned_data["to"]]}
