"""Every kind of field is drawn with its label, hint and error, keeps what was typed, and gives no secret back."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.formsets import ManagementForm

from colonnade.ui import components
from colonnade.ui.fields import Bound, Day, error_summary

CHOICES = [("a", "Apple"), ("b", "Bread"), ("", "None")]


class Whole(forms.Form):
    """One field of each kind."""

    text = forms.CharField(
        label="Text <1>", help_text="A hint", max_length=20, error_messages={"required": "Enter text"}
    )
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    number = forms.IntegerField(label="Number", required=False)
    long = forms.CharField(label="Long", widget=forms.Textarea, required=False)
    secret = forms.CharField(label="Secret", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    one = forms.ChoiceField(
        label="One", choices=CHOICES, widget=forms.RadioSelect, error_messages={"required": "Choose"}
    )
    several = forms.MultipleChoiceField(label="Several", choices=CHOICES[:2], widget=forms.CheckboxSelectMultiple)
    listed = forms.ChoiceField(label="Listed", choices=CHOICES, required=False)
    tick = forms.BooleanField(label="Tick", required=False)
    file = forms.FileField(label="File", required=False)
    day = Day(label="Day", hint="For example, 27 3 2027")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


GOOD = {
    "text": "T",
    "email": "a@example.org",
    "number": "3",
    "long": "L",
    "secret": "S",
    "one": "b",
    "several": ["b"],
    "listed": "a",
    "tick": "on",
    "day_0": "27",
    "day_1": "3",
    "day_2": "2027",
    "hidden": "h",
}


def drawn(form: forms.Form, name: str) -> str:
    """The field as the page has it, in one line."""
    return re.sub(r"\s+", " ", str(form[name].as_field_group()))  # type: ignore[attr-defined]


def filled(**given: Any) -> Whole:
    """The form, sent."""
    return Whole({**GOOD, **given})


@pytest.mark.parametrize("name", [name for name in Whole.base_fields if name != "hidden"])
def test_every_field_has_a_label_and_no_markup_of_none(name: str) -> None:
    html = drawn(Whole(), name)
    label = str(Whole.base_fields[name].label).replace("<", "&lt;").replace(">", "&gt;")
    assert label in html
    assert "None" not in html.replace(">None<", "")
    assert "nhsuk-error-message" not in html
    assert isinstance(Whole()[name], Bound)


def test_a_text_field() -> None:
    html = drawn(filled(text='"<T>'), "text")
    assert 'id="id_text"' in html
    assert 'name="text"' in html
    assert 'value="&#34;&lt;T&gt;"' in html
    assert "A hint" in html
    assert 'for="id_text"' in html
    assert "nhsuk-hint" in html


def test_fields_carry_what_browsers_need_to_help() -> None:
    assert 'type="email"' in drawn(Whole(), "email")
    assert 'autocomplete="email"' in drawn(Whole(), "email")
    assert 'type="number"' in drawn(Whole(), "number")
    assert 'autocomplete="current-password"' in drawn(Whole(), "secret")


def test_an_error_stands_with_its_field_and_is_tied_to_it() -> None:
    html = drawn(filled(text=""), "text")
    assert "Enter text" in html
    assert "nhsuk-error-message" in html
    assert re.search(r'aria-describedby="[^"]*id_text-error', html)


@pytest.mark.parametrize("name", ["text", "email", "long"])
def test_what_was_typed_stays_when_something_else_is_wrong(name: str) -> None:
    assert "kept-7391" in drawn(filled(**{name: "kept-7391", "one": ""}), name)


def test_a_zero_is_something_that_was_typed() -> None:
    assert 'value="0"' in drawn(filled(number="0"), "number")


def test_a_secret_is_never_given_back() -> None:
    assert "opensesame" not in drawn(filled(secret="opensesame", text=""), "secret")


def test_one_of_several_is_chosen_and_nothing_is_not_offered_beside_them() -> None:
    html = drawn(filled(), "one")
    assert html.count('type="radio"') == 2
    assert re.search(r'value="b"[^>]* checked', html)
    assert not re.search(r'value="a"[^>]* checked', html)
    assert 'id="id_one"' in html, "the error summary leads to the first"


def test_several_are_ticked() -> None:
    html = drawn(filled(several=["a", "b"]), "several")
    assert html.count('type="checkbox"') == 2
    assert html.count(" checked") == 2
    assert drawn(Whole(initial={"several": ["a"]}), "several").count(" checked") == 1
    assert " checked" not in drawn(Whole(), "several")


def test_a_choice_may_explain_itself() -> None:
    form = Whole()
    form.fields["one"].choice_hints = {"b": "From the oven"}  # type: ignore[attr-defined]
    assert "From the oven" in drawn(form, "one")


def test_a_list_offers_nothing_too() -> None:
    html = drawn(filled(), "listed")
    assert html.count("<option") == 3
    assert re.search(r'<option value="a" selected', html)
    assert re.search(r'<option value=""[^>]* selected', drawn(filled(listed=""), "listed"))


@pytest.mark.parametrize(("sent", "ticked"), [({}, True), ({"tick": ""}, False)])
def test_a_tick(sent: dict[str, str], ticked: bool) -> None:
    assert (" checked" in drawn(filled(**sent), "tick")) is ticked
    assert " checked" in drawn(Whole(initial={"tick": True}), "tick")


def test_a_file_is_asked_for() -> None:
    form = Whole()
    form.fields["file"].attributes = {"accept": ".pdf"}  # type: ignore[attr-defined]
    html = drawn(form, "file")
    assert 'type="file"' in html
    assert 'accept=".pdf"' in html


def test_a_day_has_three_boxes_that_keep_what_was_typed() -> None:
    html = drawn(filled(day_0="31", day_1="2", day_2="2027"), "day")
    assert [f'id="id_day_{number}"' in html for number in range(3)] == [True] * 3
    assert [
        re.search(rf'name="day_{place}"[^>]*value="{part}"', html) is not None
        for place, part in enumerate(("31", "2", "2027"))
    ] == [True] * 3
    assert "Enter a real date, for example 27 3 2027" in html
    assert html.count("nhsuk-input--error") == 3
    assert "For example, 27 3 2027" in html
    assert 'value="27"' in drawn(Whole(initial={"day": date(2027, 3, 27)}), "day")


@pytest.mark.parametrize(
    ("boxes", "result"),
    [
        (("27", "3", "2027"), date(2027, 3, 27)),
        ((" 1 ", " 1 ", " 2027 "), date(2027, 1, 1)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("29", "2", "2027"), "Enter a real date, for example 27 3 2027"),
        (("0", "1", "2027"), "Enter a real date, for example 27 3 2027"),
        (("1", "13", "2027"), "Enter a real date, for example 27 3 2027"),
        (("1", "1", ""), "Enter a real date, for example 27 3 2027"),
        (("", "", "2027"), "Enter a real date, for example 27 3 2027"),
        (("1", "1", "27"), "Enter a real date, for example 27 3 2027"),
        (("one", "May", "2027"), "Enter a real date, for example 27 3 2027"),
        (("1", "1", "99999"), "Enter a real date, for example 27 3 2027"),
        (("", "", ""), "Enter a date, for example 27 3 2027"),
    ],
)
def test_a_day_is_a_real_one_or_says_how_to_mend_it(boxes: tuple[str, str, str], result: Any) -> None:
    field = Day(label="Day")
    if isinstance(result, date):
        assert field.clean(list(boxes)) == result
        return
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(list(boxes))
    assert refused.value.messages == [result]


def test_a_day_that_may_be_left_out() -> None:
    assert Day(label="Day", required=False).clean(["", "", ""]) is None


def test_a_hidden_field_is_only_itself() -> None:
    assert drawn(filled(hidden='"><script>'), "hidden") == (
        '<input type="hidden" name="hidden" value="&quot;&gt;&lt;script&gt;" id="id_hidden">'
    )
    assert 'value=""' in drawn(Whole(), "hidden")


def test_a_label_can_be_the_heading_of_the_page() -> None:
    form = Whole()
    form.fields["text"].heading = True  # type: ignore[attr-defined]
    form.fields["text"].label_size = "l"  # type: ignore[attr-defined]
    html = drawn(form, "text")
    assert "<h1" in html
    assert "nhsuk-label--l" in html


def test_nothing_that_was_typed_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong choice is repeated in the sentence about it, so that is not kept either."""
    kept: list[str] = []
    remember = components._remembered

    def spied(name: str, frozen: Any) -> Any:
        kept.append(repr(frozen))
        return remember(name, frozen)

    monkeypatch.setattr(components, "_remembered", spied)
    for form in (
        Whole(dict.fromkeys(GOOD, "canary-7391") | {"several": ["canary-7391"]}),
        filled(text="canary-7391"),
    ):
        for name in Whole.base_fields:
            drawn(form, name)
        error_summary(form)
    assert kept
    assert [one for one in kept if "canary" in one] == []


def test_the_summary_names_each_fault_and_leads_to_its_field() -> None:
    form = filled(text="", one="", day_0="", day_1="", day_2="", several=[])
    form.add_error(None, "The whole is <wrong>")
    html = re.sub(r"\s+", " ", str(error_summary(form)))
    assert "There is a problem" in html
    assert re.findall(r'href="#(\w+)"', html) == ["id_text", "id_one", "id_several", "id_day_0"]
    assert "The whole is &lt;wrong&gt;" in html


def test_no_fault_has_no_summary() -> None:
    assert error_summary(filled()) == ""
    assert error_summary(Whole()) == ""


def test_a_form_of_a_library_is_drawn_so_too() -> None:
    """Every form of the site goes through our renderer, whoever wrote it."""
    assert isinstance(ManagementForm()["TOTAL_FORMS"], Bound)
