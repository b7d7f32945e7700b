"""Forms that open a round and give seats in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import Voice
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.organisations.public import Branch
    from colonnade.foundation.catalogue import Framework

__all__ = ["PressForm", "RoundForm", "SeatsForm"]

AT_ONCE = 100
LONGEST_NAME = 120
LONGEST_ADDRESS = 254


class PressForm(forms.Form):
    """Nothing to fill in: a button that does something."""


class RoundForm(forms.Form):
    """Open a round."""

    title = forms.CharField(
        label=_("Name of the round"),
        help_text=_("For example: Autumn 2026"),
        max_length=100,
        error_messages={"required": _("Enter a name for the round")},
    )
    framework = forms.ChoiceField(
        label=_("Which framework?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a framework")},
    )
    voices = forms.MultipleChoiceField(
        label=_("Whose voices do you ask for?"),
        help_text=_("A voice of fewer than five people is never shown apart."),
        choices=Voice.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one voice")},
    )
    teams = forms.MultipleChoiceField(
        label=_("Which teams and sites does it look at?"),
        help_text=_("Choose none for the whole organisation."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    opens_on = Day(label=_("When does it open?"), hint=_("For example, 27 3 2027"))
    answers_due_on = Day(label=_("By when should people answer?"), hint=_("For example, 27 4 2027"))
    chair = forms.ChoiceField(
        label=_("Who chairs the round?"),
        help_text=_("The chair records what is agreed."),
        error_messages={"required": _("Choose who chairs the round")},
    )

    def __init__(
        self, *args: Any, frameworks: Iterable[Framework], tree: list[Branch], people: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.teams_by_pk = {str(one.team.pk): one.team for one in tree}
        self.people = people
        self.fields["framework"].choices = [(one.id, one.title) for one in frameworks]
        self.fields["chair"].choices = [(pk, person.name) for pk, person in people.items()]
        if tree:
            self.fields["teams"].choices = [(str(one.team.pk), one.team.name) for one in tree]
        else:
            del self.fields["teams"]

    @property
    def chosen_teams(self) -> list[Any]:
        """The teams that were chosen."""
        return [self.teams_by_pk[pk] for pk in self.cleaned_data.get("teams", [])]


class SeatsForm(forms.Form):
    """Ask people to contribute, one a line, all with one voice."""

    people = forms.CharField(
        label=_("Who should answer?"),
        help_text=_("One person a line: name, comma, e-mail address. For example: Sam Field, sam.field@example.nhs.uk"),
        widget=forms.Textarea,
        error_messages={"required": _("Enter at least one name and e-mail address")},
    )
    voice = forms.ChoiceField(
        label=_("With which voice do they speak?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a voice")},
    )
    team = forms.ChoiceField(label=_("From which team or site?"), required=False)

    def __init__(self, *args: Any, voices: Iterable[Voice], tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams_by_pk = {str(one.team.pk): one.team for one in tree}
        self.fields["voice"].choices = [(voice.value, voice.label) for voice in voices]
        self.fields["team"].choices = [
            ("", _("None in particular")),
            *((k, t.name) for k, t in self.teams_by_pk.items()),
        ]

    def clean_people(self) -> list[tuple[str, str]]:
        """Read the lines: names and addresses. A line that is wrong is named by its number."""
        found = []
        for number, line in enumerate(self.cleaned_data["people"].splitlines(), start=1):
            if not line.strip():
                continue
            name, _comma, email = (part.strip() for part in line.replace("\t", ",").rpartition(","))
            try:
                validate_email(email)
            except ValidationError:
                raise forms.ValidationError(
                    _t("Line %(number)d: write a name, a comma and an e-mail address"), params={"number": number}
                ) from None
            if len(name) > LONGEST_NAME or len(email) > LONGEST_ADDRESS:
                raise forms.ValidationError(
                    _t("Line %(number)d: write a name of at most %(most)d characters, and an e-mail address"),
                    params={"number": number, "most": LONGEST_NAME},
                )
            found.append((name or email.partition("@")[0], email))
        if len(found) > AT_ONCE:
            raise forms.ValidationError(_t("Enter at most %(most)d people at once"), params={"most": AT_ONCE})
        return found

    def show_again(self, lines: list[str], why: str) -> None:
        """Keep only these lines in the box, and say why they are still there."""
        self.data = {**dict(self.data.items()), "people": "\n".join(lines)}
        self.add_error("people", why)

    @property
    def chosen_team(self) -> Any:
        """The team that was chosen; None for none."""
        return self.teams_by_pk.get(self.cleaned_data["team"])
