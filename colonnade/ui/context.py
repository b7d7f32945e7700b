"""What every page knows besides its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["site"]


def site(request: HttpRequest) -> dict[str, Any]:
    """The person, where one is signed in, and the organisation and member, where the page is an organisation's."""
    person = getattr(request, "user", None)
    return {
        "person": person if person is not None and person.is_authenticated else None,
        "organisation": getattr(request, "organisation", None),
        "member": getattr(request, "member", None),
    }
