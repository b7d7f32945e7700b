"""The design system's components, drawn by its own macros and remembered.

A macro costs about a millisecond and is a pure function of what it is given, so its HTML is kept by its parameters.
Nothing that a person typed is ever kept: a field with a value is drawn anew.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template import engines
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["component"]

PLAIN = {bool, int, float, str, Markup}


@lru_cache(maxsize=64)
def _macro(name: str) -> Callable[[dict[str, Any]], str]:
    jinja: Any = engines["jinja2"]
    template = jinja.env.get_template(f"nhsuk/components/{name}/macro.jinja")
    first, *rest = name.split("-")
    macro: Callable[[dict[str, Any]], str] = getattr(template.module, first + "".join(word.title() for word in rest))
    return macro


def _freeze(value: Any) -> Any:
    """Make a key of parameters that tells marked-up text from plain and 1 from True.

    What is None is dropped, for the macros would print it; what is said in another language is said by now.
    """
    kind = type(value)
    if kind is dict:
        return ("dict", tuple((key, _freeze(inner)) for key, inner in value.items() if inner is not None))
    if kind is list or kind is tuple:
        return ("list", tuple(_freeze(inner) for inner in value))
    return (kind.__name__, value) if kind in PLAIN else ("str", str(value))


def _thaw(frozen: Any) -> Any:
    kind, value = frozen
    if kind == "dict":
        return {key: _thaw(inner) for key, inner in value}
    return [_thaw(inner) for inner in value] if kind == "list" else value


def _draw(name: str, params: dict[str, Any]) -> Markup:
    return Markup(_macro(name)(params))  # noqa: S704 - a macro escapes what it is given


@lru_cache(maxsize=2048)
def _remembered(name: str, frozen: Any) -> Markup:
    return _draw(name, _thaw(frozen))


def component(name: str, params: dict[str, Any], *, keep: bool = True) -> Markup:
    """Draw a component of the design system, such as `component("button", {"text": "Save"})`.

    `params` are the design system's own. `keep=False` for anything that a person typed.
    """
    frozen = _freeze(params)
    return _remembered(name, frozen) if keep else _draw(name, _thaw(frozen))
