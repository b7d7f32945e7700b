"""How each kind of field of a practice is asked for, and how its value is written as JSON and read back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colonnade.apps.programme.forms.answers import Words
from colonnade.apps.programme.policies import LONGEST, day_of
from colonnade.ui.fields import Day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from colonnade.foundation.catalogue import PracticeField

__all__ = ["FIELD_MAKERS", "initial_of", "json_of"]

# More choices than these are offered in a list that opens.
MOST_RADIOS = 8
DIGITS, PLACES = 12, 2
YES, NO = "yes", "no"

Named = dict[int, str]


class Figure(forms.DecimalField):
    """A number as people write it: with commas, spaces or a pound sign."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_digits=DIGITS, decimal_places=PLACES, widget=widget, **kwargs)
        self.width = "10"

    def to_python(self, value: Any) -> Any:
        """Read the number."""
        return super().to_python(str(value).strip().lstrip("£").replace(",", "").replace(" ", "") if value else value)


def _hint(field: PracticeField) -> str:
    parts = [field.hint]
    if field.least_words and str(field.least_words) not in field.hint:
        parts.append(_("At least %(least)d words.") % {"least": field.least_words})
    if field.counts_people:
        parts.append(_("It is kept to the nearest 5. From 1 to 7 people, leave it empty, so that nobody can be found."))
    if field.share_of:
        parts.append(_("A percentage, from 0 to 100."))
    if field.personal:
        parts.append(_("This tells something about one person. Write no more than is needed."))
    return " ".join(part for part in parts if part)


def _asked(field: PracticeField, **more: Any) -> dict[str, Any]:
    """What every kind of field has in common. Whether it is required is checked with everything else."""
    label = field.label if field.required else _("%(label)s (optional)") % {"label": field.label}
    return {"label": label, "required": False, **more}


def _text(field: PracticeField, *_known: Named) -> forms.Field:
    too_long = _("Write at most %(most)d characters") % {"most": LONGEST["text"]}
    return forms.CharField(
        **_asked(field, help_text=_hint(field), max_length=LONGEST["text"], error_messages={"max_length": too_long})
    )


def _long_text(field: PracticeField, *_known: Named) -> forms.Field:
    too_long = _("Write at most %(most)d characters") % {"most": LONGEST["long_text"]}
    return Words(
        **_asked(
            field, help_text=_hint(field), max_length=LONGEST["long_text"], error_messages={"max_length": too_long}
        )
    )


def _choice(field: PracticeField, *_known: Named) -> forms.Field:
    is_short = len(field.choices) <= MOST_RADIOS
    offered = list(field.choices) if is_short else [("", _("Choose one")), *field.choices]
    wrong = {"invalid_choice": _("Choose one of the answers to “%(label)s”") % {"label": field.label}}
    widget = forms.RadioSelect if is_short else forms.Select
    return forms.ChoiceField(
        **_asked(field, help_text=_hint(field), choices=offered, widget=widget, error_messages=wrong)
    )


def _many(field: PracticeField, *_known: Named) -> forms.Field:
    wrong = {"invalid_choice": _("Choose among the answers to “%(label)s”") % {"label": field.label}}
    hint = _hint(field) or _("Choose all that fit")
    return forms.MultipleChoiceField(
        **_asked(
            field, help_text=hint, choices=field.choices, widget=forms.CheckboxSelectMultiple, error_messages=wrong
        )
    )


def _yes_no(field: PracticeField, *_known: Named) -> forms.Field:
    wrong = {"invalid_choice": _("Choose yes or no for “%(label)s”") % {"label": field.label}}
    offered = [(YES, _("Yes")), (NO, _("No"))]
    return forms.ChoiceField(
        **_asked(field, help_text=_hint(field), choices=offered, widget=forms.RadioSelect, error_messages=wrong)
    )


def _date(field: PracticeField, *_known: Named) -> forms.Field:
    return Day(**_asked(field), hint=_hint(field) or _("For example, 27 3 2026"))


def _number(field: PracticeField, *_known: Named) -> forms.Field:
    wrong = _("“%(label)s”: enter a number, such as 12 or 3.5") % {"label": field.label}
    names = ("invalid", "max_digits", "max_decimal_places", "max_whole_digits")
    return Figure(**_asked(field, help_text=_hint(field), error_messages=dict.fromkeys(names, wrong)))


def _money(field: PracticeField, *_known: Named) -> forms.Field:
    wrong = _("“%(label)s”: enter an amount in pounds, such as 1200 or 99.50") % {"label": field.label}
    names = ("invalid", "max_digits", "max_decimal_places", "max_whole_digits")
    hint = _hint(field) or _("In pounds, for example 1200 or 99.50")
    return Figure(**_asked(field, help_text=hint, error_messages=dict.fromkeys(names, wrong)))


def _link(field: PracticeField, *_known: Named) -> forms.Field:
    wrong = gettext_lazy("Enter an address such as https://example.nhs.uk/page")
    found = forms.URLField(
        **_asked(
            field,
            help_text=_hint(field),
            max_length=LONGEST["link"],
            assume_scheme="https",
            widget=forms.TextInput(attrs={"inputmode": "url"}),
            error_messages={"invalid": wrong},
        )
    )
    found.validators = [one for one in found.validators if not isinstance(one, URLValidator)]
    found.validators.append(URLValidator(schemes=["http", "https"], message=wrong))
    return found


def _chooser(field: PracticeField, known: Named) -> forms.Field:
    wrong = {"invalid_choice": _("Choose from the list for “%(label)s”") % {"label": field.label}}
    offered = [("", _("Choose one") if field.required else _("None")), *((str(pk), name) for pk, name in known.items())]
    return forms.ChoiceField(**_asked(field, help_text=_hint(field), choices=offered, error_messages=wrong))


def _member(field: PracticeField, people: Named, _teams: Named) -> forms.Field:
    return _chooser(field, people)


def _team(field: PracticeField, _people: Named, teams: Named) -> forms.Field:
    return _chooser(field, teams)


FIELD_MAKERS: Mapping[str, Callable[[PracticeField, Any, Any], forms.Field]] = {
    "text": _text,
    "long_text": _long_text,
    "choice": _choice,
    "many": _many,
    "yes_no": _yes_no,
    "date": _date,
    "number": _number,
    "money": _money,
    "link": _link,
    "member": _member,
    "team": _team,
}


def json_of(field: PracticeField, value: Any) -> Any:
    """What was typed, as JSON carries it; None for nothing."""
    if value in (None, ""):
        return None
    written: dict[str, Callable[[Any], Any]] = {
        "yes_no": lambda chosen: chosen == YES,
        "date": lambda day: day.isoformat(),
        "number": lambda number: int(number) if number == int(number) else float(number),
        "money": lambda amount: f"{amount:.2f}",
        "member": int,
        "team": int,
    }
    return written.get(field.kind, lambda same: same)(value)


def initial_of(field: PracticeField, value: Any) -> Any:
    """What a form shows of a value that was recorded; nothing where the field has changed its kind since."""
    if value is None:
        return None
    shown: dict[str, Callable[[Any], Any]] = {
        "yes_no": lambda chosen: {True: YES, False: NO}.get(chosen) if isinstance(chosen, bool) else None,
        "date": day_of,
        "many": lambda chosen: chosen if isinstance(chosen, list) else None,
        "number": lambda number: number if isinstance(number, int | float) else None,
        "money": lambda amount: (
            Decimal(amount) if isinstance(amount, str) and amount.replace(".", "").isdigit() else None
        ),
        "member": str,
        "team": str,
    }
    plain = lambda words: words if isinstance(words, str) else None  # noqa: E731 - one of a table of such
    return shown.get(field.kind, plain)(value)
