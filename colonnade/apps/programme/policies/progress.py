"""Whether progress may be recorded now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.refusal import Overtaken

if TYPE_CHECKING:
    from colonnade.apps.programme.models import Progress

__all__ = ["check_progress_is_current"]


def check_progress_is_current(standing: Progress | None, base: int) -> None:
    """A page that shows an older entry must not be followed by one that overlooks a newer."""
    if (standing.number if standing else 0) != base:
        raise Overtaken(_("Somebody else recorded progress on this while you had the page open."), standing)
