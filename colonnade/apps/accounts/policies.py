"""Whether something may happen to an account now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from colonnade.apps.accounts.selectors import SecondStep

__all__ = ["can_remove", "check_can_remove"]


def check_can_remove(step: SecondStep, *, required: bool) -> None:
    """Where a second step is asked of everyone, the last way cannot be taken away."""
    if required and step.ways <= 1:
        raise Refused(_("This is your only second step, and this site asks everyone for one. Set up another first."))


def can_remove(step: SecondStep, *, required: bool) -> bool:
    """Whether one of the ways can be taken away."""
    try:
        check_can_remove(step, required=required)
    except Refused:
        return False
    return True
