"""Forms that plan an action, change it, give it, move it on, say what it serves and check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.models import ACTION_MOVES, ActionState, Check, Serves
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Action
    from colonnade.foundation.catalogue import Catalogue

__all__ = [
    "ActionForm",
    "ChangeActionForm",
    "CheckForm",
    "FilterActionsForm",
    "GiveForm",
    "MoveForm",
    "ServesForm",
    "element_choices",
    "serve_choices",
]

LONGEST_TEXT = 4000
MOST_HOURS = 9999
TOO_LONG = {"max_length": _("Write at most 4,000 characters")}
EVERY = (
    (0, _("Never")),
    (14, _("Every 2 weeks")),
    (30, _("Every month")),
    (91, _("Every 3 months")),
    (182, _("Every 6 months")),
    (365, _("Every year")),
)


def element_choices(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Every recommendation of the catalogue, to choose from."""
    several = len(catalogue.frameworks) > 1
    return [
        (element.ref, f"{element.id} {element.short}" + (f" ({framework.title})" if several else ""))
        for framework in catalogue.frameworks
        for element in framework.elements
    ]


def serve_choices(catalogue: Catalogue, promises: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What an action can be said to belong to, by the field that asks for it."""
    return {
        "element": element_choices(catalogue),
        "practice": [(one.id, one.title) for one in catalogue.practices],
        "promise": [(number, f"{number}. {text[:80]}") for number, text in promises.items()],
    }


class Hours(forms.IntegerField):
    """A whole number of hours; nothing is 0."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Write a whole number of hours from 0 to 9999, for example 12")
        errors = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(required=False, min_value=0, max_value=MOST_HOURS, error_messages=errors, **kwargs)
        self.width = "4"

    def clean(self, value: Any) -> int:
        """Take nothing for 0."""
        return super().clean(value) or 0


class Plain(forms.Form):
    """What can be said of every action: what, when, with how much time, and how often it is checked."""

    title = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("Begin with a verb, for example: Train the reception staff of all sites"),
        max_length=160,
        error_messages={
            "required": _("Enter what is to be done"),
            "max_length": _("Say it in at most 160 characters. There is room for more below."),
        },
    )
    detail = Words(
        label=_("More about it"),
        help_text=_("What will be different when it is done? Please name posts, not people."),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages=TOO_LONG,
    )
    starts_on = Day(label=_("When does it begin?"), hint=_("For example, 27 3 2027"))
    due_on = Day(label=_("When is it due?"), hint=_("For example, 27 6 2027"))
    effort_hours = Hours(
        label=_("Hours of work in all"), help_text=_("A rough figure will do. It shows whether there is enough time.")
    )
    relationship_hours = Hours(
        label=_("Of these, hours to build relationships"),
        help_text=_("Time to get to know colleagues and partners is work too."),
    )
    check_every_days = forms.TypedChoiceField(
        label=_("How often do you check that it happens?"),
        coerce=int,
        choices=EVERY,
        initial=0,
        error_messages={"required": _("Choose how often"), "invalid_choice": _("Choose one from the list")},
    )

    def let_be(self, every: int) -> None:
        """Let the timeframe stay what it is, where it is none of those on the list."""
        if every not in dict(EVERY):
            words = ngettext("Every %(num)d day", "Every %(num)d days", every) % {"num": every}
            self.fields["check_every_days"].choices = [*EVERY, (every, words)]


class Serving(forms.Form):
    """What an action belongs to: one of each kind at a time."""

    element = forms.ChoiceField(label=_("Which recommendation does it belong to?"), required=False)
    practice = forms.ChoiceField(label=_("Which practice does it belong to?"), required=False)
    promise = forms.ChoiceField(label=_("Which promise does it belong to?"), required=False)
    finding = forms.CharField(
        label=_("Did training or a review show that it is needed?"),
        help_text=_("Say what it showed, in a few words. Please name nobody."),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Say it in at most 200 characters")},
    )

    def offer(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """Offer these to choose from; a kind that has none is not asked for."""
        for name, offered in choices.items():
            if offered:
                self.fields[name].choices = [("", _t("None")), *offered]
                self.fields[name].error_messages["invalid_choice"] = _("Choose one from the list")
            else:
                del self.fields[name]

    @property
    def serves(self) -> list[tuple[str, str]]:
        """What was chosen: pairs of kind and reference."""
        asked = {
            "element": Serves.RECOMMENDATION,
            "practice": Serves.PRACTICE,
            "finding": Serves.FINDING,
            "promise": Serves.PROMISE,
        }
        return [(kind, self.cleaned_data[name]) for name, kind in asked.items() if self.cleaned_data.get(name)]


class Owners(forms.Form):
    """By which post, by whom, and who stands in."""

    post = forms.CharField(
        label=_("Which post owns it?"),
        help_text=_("The post stays when people change, for example: Head of estates"),
        max_length=100,
        error_messages={
            "required": _("Enter the post"),
            "max_length": _("Name the post in at most 100 characters"),
        },
    )
    owner = forms.ChoiceField(
        label=_("Who is in that post?"),
        error_messages={"required": _("Choose a person"), "invalid_choice": _("Choose a person from the list")},
    )
    deputy = forms.ChoiceField(
        label=_("Who stands in for them?"),
        help_text=_("Reminders go to both. What one person alone looks after is soon forgotten."),
        required=False,
        error_messages={"invalid_choice": _("Choose a person from the list")},
    )

    def offer_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        self.people = {str(person.pk): person for person in people}
        named = [(pk, person.name) for pk, person in self.people.items()]
        self.fields["owner"].choices = [("", _t("Choose a person")), *named]
        self.fields["deputy"].choices = [("", _t("Nobody yet")), *named]

    def clean(self) -> dict[str, Any]:
        """Two people, not one twice."""
        data = super().clean() or self.cleaned_data
        if data.get("owner") and data.get("owner") == data.get("deputy"):
            self.add_error("deputy", _t("Choose somebody else to stand in, or nobody yet"))
        return data

    @property
    def chosen(self) -> dict[str, Any]:
        """Post, owner and deputy."""
        data = self.cleaned_data
        return {
            "post": data["post"],
            "owner": self.people[data["owner"]],
            "deputy": self.people.get(data["deputy"]),
        }


class ActionForm(Owners, Serving, Plain):
    """Plan an action."""

    field_order = (
        "title",
        "detail",
        "element",
        "practice",
        "promise",
        "finding",
        "post",
        "owner",
        "deputy",
        "starts_on",
        "due_on",
        "effort_hours",
        "relationship_hours",
        "check_every_days",
    )

    def __init__(
        self, *args: Any, people: Iterable[Person], serves: dict[str, list[tuple[str, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(people)
        self.offer(serves)

    @property
    def plan(self) -> dict[str, Any]:
        """Everything that `add_action` asks for."""
        return {**{name: self.cleaned_data[name] for name in Plain.base_fields}, **self.chosen, "serves": self.serves}


class Versioned(forms.Form):
    """A form that knows which state of the action its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_version(self) -> int:
        """The version that the page showed; a page without one showed none."""
        return self.cleaned_data["version"] or 0


class ChangeActionForm(Versioned, Plain):
    """Change an action."""

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_be(action.check_every_days)


class GiveForm(Versioned, Owners):
    """Give an action to somebody else."""

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(people)


class MoveForm(Versioned):
    """Move an action on."""

    to = forms.ChoiceField(
        label=_("How is it now?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is now"), "invalid_choice": _("Choose one from the list")},
    )
    outcome = Words(
        label=_("What came of it?"),
        help_text=_("When it is done or stopped, say what came of it or why. You can leave it empty otherwise."),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = ACTION_MOVES[ActionState(action.state)]
        self.fields["to"].choices = [(one.value, one.label) for one in ActionState if one in after]


class ServesForm(Serving):
    """Say what else an action belongs to."""

    def __init__(self, *args: Any, serves: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(serves)

    def clean(self) -> dict[str, Any]:
        """Ask for one at least."""
        if not self.errors and not self.serves:
            raise forms.ValidationError(_t("Choose one of these, or write what was found"))
        return self.cleaned_data


class CheckForm(forms.Form):
    """Record a check."""

    checked_on = Day(label=_("When did you look?"), hint=_("For example, 27 3 2027"))
    found = forms.ChoiceField(
        label=_("What did you find?"),
        choices=Check.Found.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found"), "invalid_choice": _("Choose one of the three")},
    )
    has_enough = forms.TypedChoiceField(
        label=_("Is there enough time, money and help to do it?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no"), "invalid_choice": _("Choose yes or no")},
    )
    note = Words(
        label=_("What did you see?"),
        help_text=_("Please name nobody."),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages=TOO_LONG,
    )


class FilterActionsForm(forms.Form):
    """Which actions to show."""

    state = forms.ChoiceField(label=_("State"), required=False)
    element = forms.ChoiceField(label=_("Recommendation"), required=False)
    late = forms.BooleanField(label=_("Only late ones"), required=False)
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    def __init__(self, *args: Any, elements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(one.value, one.label) for one in ActionState]
        self.fields["state"].choices = [("", _t("Not ended")), *states, ("all", _t("All"))]
        self.fields["element"].choices = [("", _t("Any")), *elements]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as far as it can be chosen: an address that names something else asks for nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
