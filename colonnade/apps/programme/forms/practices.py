"""Forms that take up a practice and give it on, and the one form that records any practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.forms.practice_fields import FIELD_MAKERS, initial_of, json_of
from colonnade.apps.programme.policies import Known, as_kept, check_day_done, faults_of
from colonnade.foundation.refusal import Refused
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from colonnade.apps.evidence.public import Choice
    from colonnade.apps.organisations.public import Team
    from colonnade.foundation.catalogue import Practice

__all__ = ["GivePlanForm", "PieceForm", "RecordForm", "TakeUpForm", "WithdrawRecordForm"]

AIM_LENGTH = 2000
# The fields of a practice have names of the catalogue, which must not meet those of the form itself.
PREFIX = "f-"


class _Headed(forms.Form):
    """A form whose questions stand out from their hints."""

    def head(self) -> None:
        """Let every question stand out: when all are there."""
        for field in self.fields.values():
            field.label_size = "s"


class GivePlanForm(_Headed):
    """Who looks after a practice, and to what end. `people` are the members, by id as text."""

    post = forms.CharField(
        label=_("Which post looks after it?"),
        help_text=_("The post stays when a person leaves. For example: inclusion lead"),
        max_length=100,
        error_messages={"required": _("Enter the post that looks after it")},
    )
    owner = forms.ChoiceField(
        label=_("Who is in that post now?"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody from the list, or nobody yet")},
    )
    deputy = forms.ChoiceField(
        label=_("Who stands in when they are away?"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody from the list, or nobody yet")},
    )
    aim = Words(
        label=_("What do you want to reach with it? (optional)"),
        help_text=_("A sentence or two that you can look back on. Please name posts, not people."),
        required=False,
        max_length=AIM_LENGTH,
        error_messages={"max_length": _("Write at most 2,000 characters")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, people: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        offered = [("", _t("Nobody yet")), *((pk, person.name) for pk, person in people.items())]
        self.fields["owner"].choices = offered
        self.fields["deputy"].choices = offered
        self.head()

    @property
    def given(self) -> dict[str, Any]:
        """Post, owner, deputy and aim."""
        data = self.cleaned_data
        chosen = {name: self.people.get(data[name]) for name in ("owner", "deputy")}
        return {"post": data["post"], "aim": data["aim"], **chosen}


class TakeUpForm(GivePlanForm):
    """Take up a practice. `places` are those that it can be taken up for; none for the whole organisation alone."""

    team = forms.ChoiceField(
        label=_("Where?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a place from the list, or the whole organisation")},
    )
    starts_on = Day(label=_("From which day?"), hint=_("For example, 27 3 2027"))

    field_order = ["team", "starts_on", "post", "owner", "deputy", "aim"]

    def __init__(self, *args: Any, places: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places}
        del self.fields["version"]
        if self.places:
            offered = [("", _t("The whole organisation")), *((pk, one.name) for pk, one in self.places.items())]
            self.fields["team"].choices = offered
        else:
            del self.fields["team"]

    @property
    def given(self) -> dict[str, Any]:
        """Everything that was given."""
        place = self.places.get(self.cleaned_data.get("team", ""))
        return {**super().given, "team": place, "starts_on": self.cleaned_data["starts_on"]}


class RecordForm(_Headed):
    """Record a practice: the day, the place, the plan, and a field for each that the practice asks for.

    `known` is what the fields may name, `people` and `teams` word it. After `is_valid`, `values` holds what was
    recorded, as JSON carries it.
    """

    happened_on = Day(label=_("When was it done?"), hint=_("For example, 27 3 2026"))
    team = forms.ChoiceField(
        label=_("Where was it done?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a place from the list")},
    )
    plan = forms.ChoiceField(
        label=_("Which plan is this for?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a plan from the list, or none")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    values: dict[str, Any]

    def __init__(
        self,
        *args: Any,
        practice: Practice,
        known: Known,
        people: Mapping[int, str],
        teams: Mapping[int, str],
        places: Iterable[Team],
        plans: Mapping[str, tuple[Any, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.practice, self.known, self.plans = practice, known, plans
        self.places = {str(one.pk): one for one in places}
        self._offer_places()
        if plans:
            none = ("", _t("None: it was done besides"))
            self.fields["plan"].choices = [*((pk, words) for pk, (_plan, words) in plans.items()), none]
        else:
            del self.fields["plan"]
        for field in practice.fields:
            self.fields[PREFIX + field.name] = FIELD_MAKERS[field.kind](field, people, teams)
        hidden = self.fields.pop("version")
        self.fields["version"] = hidden
        self.head()

    def _offer_places(self) -> None:
        if not self.places:
            del self.fields["team"]
            return
        offered = [(pk, one.name) for pk, one in self.places.items()]
        self.fields["team"].choices = [("", _t("The whole organisation")), *offered]

    @staticmethod
    def initial_for(practice: Practice, values: Mapping[str, Any]) -> dict[str, Any]:
        """What stands in the fields, from values that were recorded; nothing where a field has changed its kind."""
        return {PREFIX + field.name: initial_of(field, values.get(field.name)) for field in practice.fields}

    def clean(self) -> dict[str, Any]:
        """Hold everything that could be read against what the fields ask for."""
        self._check_day()
        read = {
            field.name: json_of(field, self.cleaned_data.get(PREFIX + field.name)) for field in self.practice.fields
        }
        self.values = as_kept(self.practice.fields, read)
        for name, sentence in faults_of(self.practice.fields, self.values, self.known).items():
            # Where a field could not be read, that is said already.
            if PREFIX + name not in self.errors:
                self.add_error(PREFIX + name, sentence)
        return self.cleaned_data

    def _check_day(self) -> None:
        day: date | None = self.cleaned_data.get("happened_on")
        if day is None:
            return
        try:
            check_day_done(day, self.known.today)
        except Refused as refusal:
            self.add_error("happened_on", str(refusal))

    def full_clean(self) -> None:
        """Check everything, and name what is wrong in the order of the page."""
        super().full_clean()
        for name in self.fields:
            if name in self.errors:
                self.errors[name] = self.errors.pop(name)

    def say(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field of the practice."""
        self.add_error(PREFIX + name if PREFIX + name in self.fields else None, sentence)

    @property
    def chosen_team(self) -> Any:
        """The place that was chosen; None for the whole organisation."""
        return self.places.get(self.cleaned_data.get("team", ""))

    @property
    def chosen_plan(self) -> Any:
        """The plan that was chosen; None for none."""
        return self.plans.get(self.cleaned_data.get("plan", ""), (None, ""))[0]


class PieceForm(forms.Form):
    """Choose a piece of evidence to put to a record."""

    piece = forms.ChoiceField(
        label=_("Which piece of evidence shows it?"),
        error_messages={
            "required": _("Choose a piece of evidence"),
            "invalid_choice": _("Choose a piece of evidence from the list"),
        },
    )

    def __init__(self, *args: Any, pieces: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["piece"].choices = [("", _t("Choose one")), *((str(one.pk), one.title) for one in pieces)]


class WithdrawRecordForm(forms.Form):
    """Withdraw a record, as the page showed it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_version(self) -> int:
        """The version that the page showed."""
        return self.cleaned_data["version"] or 0
