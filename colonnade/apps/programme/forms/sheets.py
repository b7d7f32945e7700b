"""Forms that give out a checklist, take one in, and settle what both sides changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.models import Level, Rating, SheetCell
from colonnade.foundation.spreadsheets import Book, read

if TYPE_CHECKING:
    from colonnade.apps.organisations.public import Branch

__all__ = ["GiveOutForm", "SettleForm", "TakeInForm"]

LONGEST = 4000
ANEW = "other"


class TeamForm(forms.Form):
    """What both forms ask: of which team the checklist is."""

    team = forms.ChoiceField(
        label=_("Whose checklist is it?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a team or site from the list")},
    )

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams_by_pk = {str(one.team.pk): one.team for one in tree}
        self.fields["team"].choices = [
            ("", _("The whole organisation")),
            *((pk, team.name) for pk, team in self.teams_by_pk.items()),
        ]

    @property
    def chosen_team(self) -> Any:
        """The team that was chosen; None for the whole organisation."""
        return self.teams_by_pk.get(self.cleaned_data["team"])


class GiveOutForm(TeamForm):
    """Give out a checklist."""

    blank = forms.BooleanField(
        label=_("Leave everything empty"),
        help_text=_("For paper, or for somebody who should begin anew."),
        required=False,
    )


class TakeInForm(TeamForm):
    """Take a spreadsheet in."""

    file = forms.FileField(
        label=_("The spreadsheet"),
        help_text=_("An .xlsx, .ods or .csv file of at most 10 MB. It need not be one of ours. The file is not kept."),
        error_messages={"required": _("Choose the spreadsheet"), "empty": _("This file is empty. Choose another one.")},
    )
    look_first = forms.BooleanField(
        label=_("Only show me what would change"),
        help_text=_("Nothing is changed. To take the file in, choose it again without this."),
        required=False,
    )
    field_order = ("file", "team", "look_first")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].help_text = _("A checklist that was given out here says so itself.")

    @property
    def book(self) -> Book:
        """What was sent, read. Raises Refused for a file that cannot be."""
        file = self.cleaned_data["file"]
        return read(file.name, file)


class SettleForm(forms.Form):
    """Settle one conflict: keep one side, or write it anew."""

    to = forms.ChoiceField(
        label=_("Which shall stand?"),
        choices=[("ours", _("The site’s")), ("theirs", _("The sheet’s")), (ANEW, _("What I choose or write below"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which shall stand"), "invalid_choice": _("Choose one of the three")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {SheetCell.Field.RATING.value: Rating.choices, SheetCell.Field.LEVEL.value: Level.choices}.get(field)
        if choices is None:
            self.fields["text"] = Words(
                label=_("Write it anew"),
                required=False,
                max_length=LONGEST,
                error_messages={"max_length": _("Write at most 4,000 characters")},
            )
        else:
            self.fields["text"] = forms.ChoiceField(
                label=_("Choose anew"), choices=[("", _("Nothing")), *choices], required=False
            )
