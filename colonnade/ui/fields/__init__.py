"""Form fields that know which component of the design system draws them.

Every form of the site, the libraries' too, is drawn through `Renderer`, whose bound fields turn a widget into a
component with its label, hint and error. A page then says `{{ form.name.as_field_group() }}`.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.forms.renderers import Jinja2
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markupsafe import Markup

from colonnade.ui.components import component

__all__ = ["Bound", "Day", "Renderer", "error_summary"]

TYPED = {"email": "email", "password": "password", "url": "url", "number": "number", "tel": "tel"}


class Bound(BoundField):
    """A field of a form, as the design system draws it.

    A field may carry `hint`, `label_size` ("s", "m", "l"), `heading` (its label is the page's heading) and
    `attributes` for the input as plain properties.
    """

    def _common(self) -> dict[str, Any]:
        error = str(self.errors[0]) if self.errors else None
        hint = getattr(self.field, "hint", None) or self.help_text or None
        return {
            "name": self.html_name,
            "hint": {"text": hint} if hint else None,
            "errorMessage": {"text": error} if error else None,
        }

    def _words(self) -> dict[str, Any]:
        return {
            "text": self.label,
            "size": getattr(self.field, "label_size", None),
            "isPageHeading": getattr(self.field, "heading", None),
        }

    def _text(self) -> dict[str, Any]:
        widget = self.field.widget
        value = self.value()
        secret = isinstance(widget, forms.PasswordInput)
        return {
            **self._common(),
            "id": self.auto_id,
            "label": self._words(),
            "value": None if secret or value in (None, "") else value,
            "type": getattr(widget, "input_type", None),
            "autocomplete": widget.attrs.get("autocomplete"),
            "inputmode": widget.attrs.get("inputmode"),
            "width": getattr(self.field, "width", None),
            "rows": getattr(self.field, "rows", None),
            "attributes": getattr(self.field, "attributes", None),
        }

    @property
    def _offered(self) -> Any:
        return getattr(self.field, "choices", ())

    def _choices(self) -> dict[str, Any]:
        chosen = {str(value) for value in (self.value() if isinstance(self.value(), list | tuple) else [self.value()])}
        hints = getattr(self.field, "choice_hints", {})
        items = [
            {
                "value": value,
                "text": text,
                "checked": str(value) in chosen,
                "hint": {"text": hints[value]} if value in hints else None,
            }
            for value, text in self._offered
            if value != ""
        ]
        return {
            **self._common(),
            "idPrefix": self.auto_id,
            "fieldset": {"legend": self._words()},
            "items": items,
        }

    def _select(self) -> dict[str, Any]:
        items = [
            {"value": value, "text": text, "selected": str(value) == str(self.value() or "")}
            for value, text in self._offered
        ]
        return {**self._common(), "id": self.auto_id, "label": self._words(), "items": items}

    def _tick(self) -> dict[str, Any]:
        item = {"value": "on", "text": self.label, "checked": bool(self.value())}
        return {**self._common(), "idPrefix": self.auto_id, "items": [item]}

    def _date(self) -> dict[str, Any]:
        boxes = self.value() or ["", "", ""]
        if not isinstance(boxes, list | tuple):
            boxes = self.field.widget.decompress(boxes)
        items = [
            {
                "name": name,
                "id": f"{self.auto_id}_{number}",
                "label": label,
                "value": value or None,
                "width": width,
                "classes": "nhsuk-input--error" if self.errors else None,
            }
            for number, (name, label, value, width) in enumerate(
                zip(
                    [f"{self.html_name}_{number}" for number in range(3)],
                    [gettext("Day"), gettext("Month"), gettext("Year")],
                    boxes,
                    ["2", "2", "4"],
                    strict=True,
                )
            )
        ]
        return {
            **self._common(),
            "name": None,
            "id": self.auto_id,
            "fieldset": {"legend": self._words()},
            "items": items,
        }

    def as_field_group(self) -> SafeString:
        """Draw the field with its label, hint and error."""
        if self.is_hidden:
            value = "" if self.value() is None else self.value()
            hidden = '<input type="hidden" name="{}" value="{}" id="{}">'
            return format_html(hidden, self.html_name, value, self.auto_id)
        return mark_safe(self._drawn())  # noqa: S308 - a component escapes what it is given

    def _drawn(self) -> Markup:
        widget = self.field.widget
        # Django's tick boxes are a kind of radios, so they are asked for first.
        chosen = {
            forms.CheckboxSelectMultiple: ("checkboxes", self._choices),
            forms.RadioSelect: ("radios", self._choices),
            forms.CheckboxInput: ("checkboxes", self._tick),
            forms.Select: ("select", self._select),
        }
        for kind, (name, params) in chosen.items():
            if isinstance(widget, kind):
                # What is wrong may repeat what was sent.
                return component(name, params(), keep=not self.errors)
        if isinstance(widget, ThreeBoxes):
            return component("date-input", self._date(), keep=False)
        return self._written(widget)

    def _written(self, widget: forms.Widget) -> Markup:
        params = self._text()
        keep = params["value"] is None and not self.errors
        if isinstance(widget, forms.Textarea):
            return component("textarea", params, keep=keep)
        if isinstance(widget, forms.FileInput):
            return component("file-upload", {**params, "value": None, "type": None}, keep=not self.errors)
        if isinstance(widget, forms.PasswordInput):
            return component("password-input", params, keep=not self.errors)
        return component("input", params, keep=keep)


class Renderer(Jinja2):
    """Django's form renderer, with our bound fields on every form."""

    bound_field_class = Bound


class ThreeBoxes(forms.MultiWidget):
    """Day, month and year, each in a box of its own."""

    def __init__(self) -> None:
        super().__init__([forms.TextInput(), forms.TextInput(), forms.TextInput()])

    def decompress(self, value: Any) -> list[Any]:
        """Split a date into its boxes."""
        return [value.day, value.month, value.year] if value else ["", "", ""]


class Day(forms.MultiValueField):
    """A date in three boxes. Raises ValidationError with a sentence that says how to mend it."""

    widget = ThreeBoxes

    def __init__(self, *, hint: Any = "", required: bool = True, **kwargs: Any) -> None:
        self.hint = hint
        boxes = [forms.CharField(required=False), forms.CharField(required=False), forms.CharField(required=False)]
        kwargs.setdefault("error_messages", {})["required"] = gettext("Enter a date, for example 27 3 2027")
        super().__init__(boxes, require_all_fields=False, required=required, **kwargs)

    def compress(self, data_list: list[str]) -> Any:
        """Make the date."""
        if not any(data_list):
            return None
        try:
            return forms.DateField(input_formats=["%d %m %Y"]).clean(" ".join(part.strip() for part in data_list))
        except forms.ValidationError:
            raise forms.ValidationError(gettext("Enter a real date, for example 27 3 2027")) from None


def error_summary(form: forms.BaseForm) -> Markup:
    """Draw the summary of what is wrong, each line a link to its field; nothing where nothing is."""
    if not form.errors:
        return Markup("")
    lines = []
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS:
            lines += [{"text": error} for error in errors]
            continue
        bound = form[name]
        is_date = isinstance(bound.field.widget, ThreeBoxes)
        lines.append({"text": errors[0], "href": f"#{bound.auto_id}{'_0' if is_date else ''}"})
    return component("error-summary", {"titleText": gettext("There is a problem"), "errorList": lines}, keep=False)
