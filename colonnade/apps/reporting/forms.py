"""Forms that issue a report, ask for a decision and record what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colonnade.apps.reporting.policies import LONGEST_ASKED, LONGEST_QUESTION, LONGEST_TEXT, LONGEST_TITLE
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from colonnade.foundation.catalogue import Framework

__all__ = ["AnswerForm", "AskForm", "IssueForm", "PressForm"]


class PressForm(forms.Form):
    """Nothing to fill in: a button that does something."""


class Lines(forms.CharField):
    """Words over several lines. A browser ends lines with two signs, which count as one here."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """The text with plain line ends."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class IssueForm(forms.Form):
    """Issue the report."""

    title = forms.CharField(
        label=_("What is this report called?"),
        help_text=_("For example: Board report, March 2027"),
        max_length=LONGEST_TITLE,
        error_messages={
            "required": _("Enter a title for the report"),
            "max_length": _("Make the title shorter: 120 characters at most"),
        },
    )


class AskForm(forms.Form):
    """Ask for a decision."""

    question = forms.CharField(
        label=_("What is to be decided?"),
        help_text=_("One question that can be answered in a sentence. Please name nobody."),
        max_length=LONGEST_QUESTION,
        error_messages={
            "required": _("Enter the question that is to be decided"),
            "max_length": _("Make the question shorter: 300 characters at most"),
        },
    )
    why = Lines(
        label=_("Why does it need a decision?"),
        help_text=_("What happens if it is decided, and what if it is not? You can leave this empty."),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={"max_length": _("Make the reasons shorter: 10,000 characters at most")},
    )
    asked_of = forms.CharField(
        label=_("Who is to decide?"),
        help_text=_("A post or a group, such as: The board"),
        max_length=LONGEST_ASKED,
        error_messages={
            "required": _("Enter who is to decide, such as: The board"),
            "max_length": _("Make this shorter: 100 characters at most"),
        },
    )
    element = forms.ChoiceField(
        label=_("Which element is it about?"),
        required=False,
        error_messages={"invalid_choice": _("Choose an element from the list, or none")},
    )
    due_on = Day(label=_("By when?"), hint=_("For example, 27 3 2027. You can leave this empty."), required=False)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elements = [(one.ref, f"{one.id} {one.short}") for one in framework.elements]
        self.fields["element"].choices = [("", _("None in particular")), *elements]


class AnswerForm(forms.Form):
    """Record what was decided."""

    answer = Lines(
        label=_("What was decided?"),
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Enter what was decided"),
            "max_length": _("Make the answer shorter: 10,000 characters at most"),
        },
    )
    answered_on = Day(label=_("On which day?"), hint=_("For example, 27 3 2027"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
