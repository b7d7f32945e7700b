"""Read the records that are released, as rows of words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from colonnade.apps.programme import public as programme
from colonnade.apps.reporting.models import BoardReport
from colonnade.apps.reporting.selectors.release.extracts import EXTRACTS
from colonnade.core.ratings import Showing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.apps.reporting.selectors.release.extracts import Extract
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Sheet", "released_reports", "sheets"]


@dataclass(frozen=True)
class Sheet:
    """One file of rows: its name, what it holds, its headings and rows, all in words."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(organisation: Organisation) -> list[Sheet]:
    """Every sheet that is released, not yet redacted. Raises ValueError for an extract with a field about people."""
    return [*(_sheet(organisation, one) for one in EXTRACTS), _spread(organisation)]


def released_reports(organisation: Organisation) -> list[BoardReport]:
    """Every board report that was issued, whole, the earliest first."""
    found = BoardReport.objects.within(organisation).defer("figures").order_by("number")
    return list(found)


def _sheet(organisation: Organisation, extract: Extract) -> Sheet:
    extract.check()
    model: Any = extract.model
    found = model.objects.within(organisation).filter(**extract.where).order_by(*extract.order)
    rows = found.values_list(*(path for _heading, path in extract.columns))
    return Sheet(
        extract.name,
        _(extract.title),
        tuple(_(heading) for heading, _path in extract.columns),
        tuple(tuple(_words(value) for value in row) for row in rows),
    )


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return localtime(value).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _spread(organisation: Organisation) -> Sheet:
    """How far apart the voices were in closed rounds, exactly as it was published: never a small voice's counts."""
    headings = (
        _("Round"), _("Element"), _("Voice"), _("Shown apart"), _("Not in place"), _("In progress"), _("In place"),
        _("Do not know"),
    )  # fmt: skip
    rows = tuple(
        row for round_ in reversed(programme.rounds(organisation)) for row in _spread_rows(organisation, round_)
    )
    return Sheet("spread", _("How the voices of closed rounds rated, where a voice may be shown apart"), headings, rows)


def _spread_rows(organisation: Organisation, round_: programme.Round) -> Iterator[tuple[str, ...]]:
    if round_.closed_at is None:
        return
    round_.organisation = organisation
    publication = programme.published(round_)
    for element in publication.elements if publication else ():
        for view in element.voices:
            counts = view.counts
            numbers = (
                (counts.not_in_place, counts.in_progress, counts.in_place, counts.do_not_know) if counts else ("",) * 4
            )
            is_shown = _("yes") if view.showing is Showing.SHOWN else _("no")
            yield (str(round_.number), element.element, str(view.voice), is_shown, *(str(one) for one in numbers))
