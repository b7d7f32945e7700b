"""Components are drawn by the design system's own macros, remembered by parameters, and forget what people typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation
from markupsafe import Markup

from colonnade.ui import components
from colonnade.ui.components import component

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Begin with nothing remembered."""
    components._remembered.cache_clear()
    yield
    components._remembered.cache_clear()


def remembered() -> int:
    """How many components are remembered."""
    return components._remembered.cache_info().currsize


def test_a_component_is_drawn_as_the_design_system_has_it() -> None:
    drawn = component("button", {"text": "Save"})
    assert isinstance(drawn, Markup)
    assert drawn.strip().startswith("<button")
    assert "nhsuk-button" in drawn
    assert "Save" in drawn


def test_a_name_of_several_words_finds_its_macro() -> None:
    assert 'href="#maincontent"' in component("skip-link", {"href": "#maincontent", "text": "Skip"})


def test_what_is_given_is_escaped_unless_it_is_marked_up() -> None:
    assert "&lt;b&gt;" in component("button", {"text": "<b>Save</b>"})
    assert "<b>Save</b>" in component("button", {"html": Markup("<b>Save</b>")})


def test_the_same_again_is_not_drawn_again() -> None:
    first = component("button", {"text": "Save"})
    assert component("button", {"text": "Save"}) is first
    assert component("button", {"text": "Send"}) is not first
    assert remembered() == 2


def test_what_a_person_typed_is_not_remembered() -> None:
    component("input", {"name": "n", "id": "n", "label": {"text": "Name"}, "value": "Canary"}, keep=False)
    assert remembered() == 0


def test_nothing_is_left_out_of_what_it_is_remembered_by() -> None:
    """Two that differ in one part are two, down to 1 and True, and to text and what is marked up already."""
    given: list[dict[str, Any]] = [
        {"text": "1"},
        {"text": 1},
        {"text": True},
        {"text": Markup("1")},
        {"text": "1", "classes": "a"},
        {"text": "1", "attributes": {"a": "1"}},
        {"text": "1", "attributes": {"a": 1}},
        {"text": "1", "attributes": {"a": ["1"]}},
        {"text": "1", "attributes": {"a": {"1": "1"}}},
        {},
    ]
    keys = [components._freeze(one) for one in given]
    assert len(set(keys)) == len(given)


def test_what_is_none_is_as_if_it_were_not_there() -> None:
    """The macros would print it."""
    assert component("button", {"text": "Save", "href": None, "attributes": {"a": None}}) == component(
        "button", {"text": "Save", "attributes": {}}
    )
    assert "None" not in component("button", {"text": "Save", "classes": None})


def test_what_goes_in_comes_out() -> None:
    """A component is drawn from the same parameters whether it is remembered or not."""
    params = {"name": "r", "items": [{"value": "a", "text": "A", "checked": True}, {"value": 2, "text": "<B>"}]}
    assert components._thaw(components._freeze(params)) == params
    given = {**params, "idPrefix": "r"}
    assert component("radios", given) == component("radios", given, keep=False)


def test_what_is_said_in_another_language_is_said_by_then() -> None:
    """Words wait for the language of the page; what is remembered is what was said."""
    spoken = {"en-gb": "Save", "cy": "Cadw"}

    class Words:
        """Words that wait to know the language."""

        def __str__(self) -> str:
            return spoken[translation.get_language() or ""]

    for language, said in spoken.items():
        with translation.override(language):
            assert said in component("button", {"text": Words()})


def test_a_component_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(Exception, match="carousel"):
        component("carousel", {})
