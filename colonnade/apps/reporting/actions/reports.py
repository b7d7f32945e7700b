"""Issue a board report."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db import transaction

from colonnade.apps.reporting.models import BoardReport
from colonnade.apps.reporting.policies import check_title
from colonnade.apps.reporting.selectors import next_number
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["issue_report"]


@transaction.atomic
def issue_report(
    *,
    organisation: Organisation,
    title: str,
    as_of: date,
    figures: dict[str, Any],
    document: dict[str, Any],
    by: Person,
) -> BoardReport:
    """Keep a report as it is: what it says (`document`), and what the next is compared with (`figures`).

    Raises Refused for a title that is missing or too long.
    """
    title = " ".join(title.split())
    check_title(title)
    report = BoardReport.objects.create(
        organisation=organisation,
        number=next_number(organisation, BoardReport),
        title=title,
        as_of=as_of,
        figures=figures,
        document=document,
        issued_by=by,
        issued_at=clock.now(),
    )
    said = json.dumps(document, sort_keys=True, ensure_ascii=False)
    detail = {"as_of": as_of.isoformat(), "sha256": hashlib.sha256(said.encode()).hexdigest()}
    record(organisation, "report.issued", f"report {report.number}", by=by, detail=detail)
    made: BoardReport = report
    return made
