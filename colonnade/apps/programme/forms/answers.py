"""Forms that take answers: one element on a page, and a whole sheet that was filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.evidence.public import Content, file_content, link_content, note_content
from colonnade.apps.programme.models import Rating, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.organisations.public import Branch
    from colonnade.foundation.catalogue import Framework

__all__ = ["NOTE_LENGTH", "AnswerForm", "EvidenceForm", "SheetForm"]

NOTE_LENGTH = 4000
NOTE_TOO_LONG = _("Write a note of at most 4,000 characters")


class Words(forms.CharField):
    """A longer text. Browsers end its lines in two ways; one is kept, so that the same text is the same twice over."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """Bring the ends of lines into one form."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class AnswerForm(forms.Form):
    """One element's rating and note. The rating may be left for later: what is typed is saved all the same."""

    rating = forms.ChoiceField(
        label=_("How is it where you are?"),
        choices=Rating.choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the four answers")},
    )
    note = Words(
        label=_("Why do you say so?"),
        help_text=_("The chair reads this without your name or your voice. Please name nobody."),
        required=False,
        max_length=NOTE_LENGTH,
        error_messages={"max_length": NOTE_TOO_LONG},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_version(self) -> int:
        """The version that the page showed; a page without one showed none."""
        return self.cleaned_data["version"] or 0


class EvidenceForm(forms.Form):
    """Put evidence to an answer: a link, a file or a few words."""

    title = forms.CharField(
        label=_("What is it?"),
        help_text=_("For example: minutes of the network meeting in May"),
        max_length=160,
        error_messages={"required": _("Enter what it is, in a few words")},
    )
    link = forms.URLField(
        label=_("A link to it"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Enter an address such as https://example.nhs.uk/minutes")},
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, picture or text, at most 10 MB"),
        required=False,
    )
    note = forms.CharField(
        label=_("Or a few words about it"), widget=forms.Textarea, required=False, max_length=NOTE_LENGTH
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the three."""
        given = [name for name in ("link", "file", "note") if self.cleaned_data.get(name)]
        if len(given) != 1 and not self.errors:
            raise forms.ValidationError(_t("Give one of these: a link, a file or a few words"))
        return self.cleaned_data

    @property
    def content(self) -> Content:
        """What was given. Raises Refused for a file or a link that cannot be taken."""
        given = self.cleaned_data
        if given.get("file"):
            return file_content(given["file"].name, given["file"])
        return link_content(given["link"]) if given.get("link") else note_content(given["note"])


class SheetForm(forms.Form):
    """Key in a whole sheet. Fields are made for each element of the framework: `rating-1.1`, `note-1.1`."""

    sheet = forms.CharField(
        label=_("Number of the sheet"),
        help_text=_("It stands at the top of the paper. Give the sheet a number if it has none."),
        max_length=20,
        error_messages={"required": _("Enter the number of the sheet")},
    )
    voice = forms.ChoiceField(
        label=_("Whose voice is it?"), widget=forms.RadioSelect, error_messages={"required": _("Choose a voice")}
    )
    team = forms.ChoiceField(label=_("From which team or site?"), required=False)

    def __init__(
        self, *args: Any, framework: Framework, voices: Iterable[Voice], tree: list[Branch], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.framework = framework
        self.teams_by_pk = {str(one.team.pk): one.team for one in tree}
        self.fields["voice"].choices = [(voice.value, voice.label) for voice in voices]
        self.fields["team"].choices = [
            ("", _("None in particular")),
            *((k, t.name) for k, t in self.teams_by_pk.items()),
        ]
        for element in framework.elements:
            self.fields[f"rating-{element.id}"] = forms.ChoiceField(
                label=f"{element.id} {element.short}",
                choices=Rating.choices,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _t("%(element)s: choose an answer. Where the paper has none, choose “Do not know”")
                    % {"element": element.id}
                },
            )
            self.fields[f"note-{element.id}"] = forms.CharField(
                label=_t("Note on %(element)s") % {"element": element.id},
                required=False,
                max_length=NOTE_LENGTH,
                error_messages={"max_length": NOTE_TOO_LONG},
            )

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Element, rating and note of each line."""
        data = self.cleaned_data
        return [(one.id, data[f"rating-{one.id}"], data[f"note-{one.id}"]) for one in self.framework.elements]

    @property
    def chosen_team(self) -> Any:
        """The team that was chosen; None for none."""
        return self.teams_by_pk.get(self.cleaned_data["team"])
