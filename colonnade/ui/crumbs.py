"""The way back from a page, step by step."""

from __future__ import annotations

from typing import Protocol

from django.urls import reverse

__all__ = ["crumbs"]


class _Named(Protocol):
    name: str
    code: str


def crumbs(organisation: _Named, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The organisation's home, then each step as text and address."""
    home = {"text": organisation.name, "href": reverse("home", args=[organisation.code])}
    return [home, *({"text": text, "href": href} for text, href in steps)]
