"""The Jinja2 environment of every page."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from colonnade.ui.components import component
from colonnade.ui.fields import error_summary

__all__ = ["environment"]


def _moment(value: Any) -> str:
    return date_format(localtime(value), "j F Y, H:i")


@lru_cache(maxsize=1024)
def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """Make the environment: the design system's macros need undefined names to be forgiven."""
    loader = ChoiceLoader([options.pop("loader"), PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = ChainableUndefined
    made = Environment(loader=loader, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 - Django asks for autoescape
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(day=lambda value: date_format(value, "j F Y"), moment=_moment)
    made.globals.update(
        url=_url,
        static=lru_cache(maxsize=256)(static),
        component=component,
        error_summary=error_summary,
        brand=settings.BRAND,
        is_demo=settings.DEMO,
        language=lambda: (get_language() or "en")[:2],
    )
    return made
