"""What somebody names on the command line, found or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.organisations.public import organisation_by_code
from colonnade.commands.answer import Failure

if TYPE_CHECKING:
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["organisation_named"]


def organisation_named(code: str) -> Organisation:
    """The organisation with that code. Raises Failure where there is none."""
    found = organisation_by_code(code)
    if found is None:
        raise Failure(
            f"There is no organisation with the code {code}. `colonnade organisations find` finds it by name."
        )
    return found
