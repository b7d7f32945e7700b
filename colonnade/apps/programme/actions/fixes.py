"""Note lightly that something was put right without a formal complaint (R018)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.models import InformalFix
from colonnade.apps.programme.policies import check_can_note
from colonnade.core.measures import months_open
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from datetime import date

    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["note_fix"]


@transaction.atomic
def note_fix(*, organisation: Organisation, theme: str, source: str, mended: str, month: date) -> None:
    """Keep theme, source, how it was put right and the month. Who noted it is not kept, here or in the chain.

    That is why this action, alone among all, takes no `by`. Raises Refused for a month that is closed for noting.
    """
    check_can_note(month, months_open(clock.today()))
    InformalFix.objects.create(
        organisation=organisation,
        theme=InformalFix.Theme(theme),
        source=InformalFix.Source(source),
        mended=InformalFix.Mended(mended),
        month=month,
    )
    record(organisation, "fix.noted", "informal fix", by=None)
