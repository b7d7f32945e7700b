"""Forms that add a measure, change it and read it. Numbers are read as people write them, or refused kindly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models import Measure
from colonnade.ui.fields import Day

__all__ = ["Amount", "ChangeMeasureForm", "MeasureForm", "ReadingForm"]

LARGEST = Decimal("9999999999.99")
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
LONGEST_WRITTEN = 40


class Amount(forms.CharField):
    """A number of at most ten digits and two decimals. Thousands may be told apart by commas, as in 1,250."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.width = "10"

    def to_python(self, value: Any) -> Any:
        """Read the number. Raises ValidationError with a sentence for everything that is none."""
        written = (super().to_python(value) or "").strip().replace("\u2212", "-")
        if not written:
            return None
        if len(written) > LONGEST_WRITTEN:
            raise forms.ValidationError(_t("Write a number below ten thousand million"))
        if not (PLAIN.fullmatch(written) or GROUPED.fullmatch(written)):
            raise forms.ValidationError(_how_to_write(written))
        number = Decimal(written.replace(",", ""))
        if abs(number) > LARGEST:
            raise forms.ValidationError(_t("Write a number below ten thousand million"))
        if number != number.quantize(Decimal("0.01")):
            raise forms.ValidationError(_t("Write at most two decimals, for example 12.25"))
        return number


def _how_to_write(written: str) -> str:
    if re.fullmatch(r"-?[0-9]+,[0-9]{1,2}", written):
        return _t("Write a point, not a comma, before the decimals, for example 12.5")
    if re.search(r"[0-9]", written) and re.search(r"[^0-9.,\s-]", written):
        return _t("Write the number alone, without %, £ or words, for example 12.5")
    return _t("Enter a number, for example 12.5")


class Targeted(forms.Form):
    """What can be said of every measure, and changed later."""

    name = forms.CharField(
        label=_("What do you measure?"),
        help_text=_("For example: staff who have done the training"),
        max_length=160,
        error_messages={
            "required": _("Enter what you measure"),
            "max_length": _("Say it in at most 160 characters"),
        },
    )
    better = forms.ChoiceField(
        label=_("Which way is better?"),
        choices=Measure.Better.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which way is better"), "invalid_choice": _("Choose one of the two")},
    )
    target = Amount(label=_("Target"), help_text=_("Where it should come. Leave it empty if you have none."))
    target_on = Day(label=_("By when?"), hint=_("For example, 27 6 2027"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("target", "baseline"):
            if name in self.fields:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """A day belongs to a number."""
        data = super().clean() or self.cleaned_data
        for name in ("target", "baseline"):
            if data.get(f"{name}_on") and name in data and data[name] is None:
                self.add_error(name, _t("Enter the number for this day, or leave the day empty"))
        return data


class MeasureForm(Targeted):
    """Add a measure."""

    unit = forms.CharField(
        label=_("In which unit?"),
        help_text=_("For example: people, days or %"),
        max_length=40,
        error_messages={"required": _("Enter the unit"), "max_length": _("Name the unit in at most 40 characters")},
    )
    counts_people = forms.BooleanField(label=_("It counts people"), required=False)
    baseline = Amount(label=_("Baseline"), help_text=_("Where it was before you began, if you know it."))
    baseline_on = Day(label=_("On which day was that?"), hint=_("For example, 27 3 2026"), required=False)
    field_order = ("name", "unit", "counts_people", "better", "baseline", "baseline_on", "target", "target_on")

    def clean(self) -> dict[str, Any]:
        """People come in whole numbers."""
        data = super().clean()
        if data.get("counts_people"):
            for name in ("baseline", "target"):
                _whole(self, name, data.get(name))
        return data


class ChangeMeasureForm(Targeted):
    """Change the name of a measure, the way that is better, or its target."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    field_order = ("name", "better", "target", "target_on")


class ReadingForm(forms.Form):
    """Add a reading."""

    read_on = Day(label=_("Of which day is it?"), hint=_("For example, 27 3 2027"))
    value = Amount(label=_("Reading"), error_messages={"required": _("Enter a number, for example 12.5")})
    note = forms.CharField(
        label=_("Note"),
        help_text=_("What should people know who see this reading? Please write no names and no other numbers."),
        required=False,
        max_length=300,
        error_messages={"max_length": _("Write at most 300 characters")},
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.fields["value"].label = _t("Reading (%(unit)s)") % {"unit": measure.unit}

    def clean(self) -> dict[str, Any]:
        """People come in whole numbers."""
        data = super().clean() or self.cleaned_data
        if self.measure.counts_people:
            _whole(self, "value", data.get("value"))
        return data


def _whole(form: forms.Form, name: str, number: Decimal | None) -> None:
    if number is not None and (number < 0 or number != number.to_integral_value()):
        form.add_error(name, _t("This counts people: write a whole number, 0 or more"))
