"""Forms for evidence. What a form refuses stands beside its field, and everything else that was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.evidence.models import State, Version
from colonnade.apps.evidence.policies import LONGEST_TITLE, check_day
from colonnade.apps.evidence.public import Content, file_content, link_content, note_content
from colonnade.apps.evidence.selectors import element_groups
from colonnade.foundation import clock
from colonnade.foundation.files import Kind
from colonnade.foundation.refusal import Refused
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.models import Evidence

__all__ = ["AddForm", "ChangeForm", "FilterForm", "VersionForm", "WithdrawForm"]

FILE, LINK, NOTE = Version.Kind.FILE, Version.Kind.LINK, Version.Kind.NOTE
ENDINGS = ",".join(f".{extension}" for kind in Kind for extension in kind.extensions)


def _day() -> Day:
    return Day(
        label=_("Stale after"),
        help_text=_("The last day on which it shows anything, unless somebody looks at it again. Five years at most."),
    )


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    field: Any = form.fields[name]
    field.choices = list(choices)


class _Headed(forms.Form):
    """A form whose questions stand out from their hints, and whose errors come in the order of the questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label_size = None if name in Version.Kind.values else "s"

    def full_clean(self) -> None:
        """Check everything, and name what is wrong in the order of the page."""
        super().full_clean()
        for name in self.fields:
            if name in self.errors:
                self.errors[name] = self.errors.pop(name)


class _ContentForm(_Headed):
    """A file, a link or a note: whichever is chosen. After `is_valid`, `content` holds it."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Version.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Only the one that you choose is kept"),
        error_messages={"required": _("Choose whether it is a file, a link or a note")},
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or text, at most 10 MB. "
            "Hidden details, such as who wrote it, are taken out."
        ),
        required=False,
        allow_empty_file=True,
    )
    link = forms.CharField(
        label=_("Link"),
        help_text=_("The whole address, beginning with https://"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Say what there is and where it can be seen. Leave out people’s names and what they told you."),
        required=False,
        widget=forms.Textarea,
    )

    content: Content

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].attributes = {"accept": ENDINGS}

    def _take(self) -> Content:
        kind = self.cleaned_data["kind"]
        if kind == LINK:
            return link_content(self.cleaned_data.get("link", ""))
        if kind == NOTE:
            return note_content(self.cleaned_data.get("note", ""))
        upload = self.cleaned_data.get("file")
        if not upload:
            raise Refused(_t("Choose a file."))
        return file_content(upload.name, upload)

    def clean(self) -> dict[str, Any]:
        """Take in the content that was chosen."""
        kind = self.cleaned_data.get("kind")
        if kind and kind not in self.errors:
            has_other_faults = bool(self.errors)
            try:
                self.content = self._take()
            except Refused as refusal:
                self.add_error(kind, str(refusal))
            else:
                if has_other_faults and kind == FILE:
                    # A browser never fills a file in again, and says nothing of it.
                    self.add_error("file", _t("Nothing is wrong with this file. Choose it again, and mend the rest."))
        return self.cleaned_data


class _DayForm(_Headed):
    """The day until which evidence holds. `standing_day` may stay although it is past."""

    standing_day: date | None = None

    def clean_stale_after(self) -> date:
        """Refuse a day that the policy refuses."""
        chosen: date = self.cleaned_data["stale_after"]
        if chosen != self.standing_day:
            try:
                check_day(chosen, clock.today())
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from None
        return chosen


class _OwnerForm(_Headed):
    """Owners and elements. `owners` are the people to choose from."""

    def __init__(self, *args: Any, owners: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(person.pk): person for person in owners}
        _offer(self, "owner", [(pk, person.name) for pk, person in self.owners.items()])
        _offer(self, "elements", [(group.title, group.elements) for group in element_groups()])

    @property
    def chosen_owner(self) -> Person:
        """The owner that was chosen."""
        return self.owners[self.cleaned_data["owner"]]


def _owner() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Owner"),
        help_text=_("Who looks at it again before it is stale"),
        error_messages={"required": _("Choose an owner"), "invalid_choice": _("Choose an owner from the list")},
    )


def _elements() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Which elements does it show?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one element that it shows"),
            "invalid_choice": _("Choose elements from the list"),
        },
    )


class AddForm(_OwnerForm, _DayForm, _ContentForm):
    """Add evidence."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("For example: minutes of the board, May 2026"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Enter a title that says what it is")},
    )
    stale_after = _day()
    owner = _owner()
    elements = _elements()

    field_order = ["title", "kind", "file", "link", "note", "stale_after", "owner", "elements"]


class VersionForm(_DayForm, _ContentForm):
    """Add a newer version, with the day until which it holds."""

    stale_after = _day()


class ChangeForm(_OwnerForm, _DayForm):
    """Change the day, the owner and the elements of evidence that is there."""

    stale_after = _day()
    owner = _owner()
    elements = _elements()
    # What the page showed; forms of this site call it so, and never give it back to a person as typed text.
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, evidence: Evidence, standing: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing_day = evidence.stale_after
        self._keep_owner(evidence)
        known = {ref for group in element_groups() for ref, _words in group.elements}
        gone = [(ref, ref) for ref in standing if ref not in known]
        if gone:
            groups = [(group.title, group.elements) for group in element_groups()]
            _offer(self, "elements", [*groups, (_t("No longer in the catalogue"), tuple(gone))])

    def _keep_owner(self, evidence: Evidence) -> None:
        """Let the owner stay who it is, although they have left or stand outside the list."""
        if str(evidence.owner_id) not in self.owners:
            choices = [(pk, person.name) for pk, person in self.owners.items()]
            self.owners[str(evidence.owner_id)] = evidence.owner
            stays = _t("%(name)s, as it is now") % {"name": evidence.owner.name}
            _offer(self, "owner", [*choices, (str(evidence.owner_id), stays)])


class FilterForm(forms.Form):
    """Narrow the list of evidence."""

    element = forms.ChoiceField(label=_("Element"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Live and stale")), *State.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = element_groups()
        elements = [(ref, f"{group.short} {words}") for group in groups for ref, words in group.elements]
        _offer(self, "element", [("", _t("All elements")), *elements])


class WithdrawForm(forms.Form):
    """Nothing to fill in: a button that withdraws."""
