"""What may be shown of informal fixes: patterns over a closed year, and nothing that grows as people note them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from colonnade.apps.programme.models import InformalFix
from colonnade.core.measures import Patterns, Period, patterns, period

if TYPE_CHECKING:
    from datetime import date

    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["fix_patterns"]


def fix_patterns(organisation: Organisation, today: date) -> tuple[Period, Patterns]:
    """The year that is closed for noting, and what of its fixes may be shown."""
    shown = period(today)
    rows = (
        InformalFix.objects.within(organisation)
        .filter(month__gte=shown.first, month__lte=shown.last)
        .values_list("theme", "source")
        .annotate(fixes=Count("pk"))
        .order_by()
    )
    counts = {(theme, source): fixes for theme, source, fixes in rows}
    return shown, patterns(counts, InformalFix.Theme.values, InformalFix.Source.values)
