"""`colonnade audit`: whether the audit chains are whole."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Answer
from colonnade.commands.named import organisation_named
from colonnade.commands.words import count
from colonnade.foundation.audit.record import verify as verify_chain
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Organisation

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

__all__ = ["verify"]


def verify(options: Namespace) -> Answer:
    """Check the chain of one organisation, or of each that has one."""
    chosen: Iterable[Organisation] = Organisation.objects.order_by("code")
    if options.organisation:
        chosen = [organisation_named(options.organisation)]
    rows = [_chain(organisation) for organisation in chosen]
    if not options.organisation:
        rows = [row for row in rows if row["entries"] or row["breaks"]]
    entries, broken = sum(row["entries"] for row in rows), [row for row in rows if row["breaks"]]
    data = {"entries": entries, "whole": not broken, "organisations": rows}
    lines = [line for row in rows for line in _lines(row)]
    lines.append(f"{count(entries, 'entry')} in {count(len(rows), 'chain')}.")
    return Answer(data, tuple(lines), failure=_failure(broken))


def _chain(organisation: Organisation) -> dict[str, Any]:
    with acting_in(organisation.pk):
        entries, breaks = verify_chain(organisation)
    return {
        "code": organisation.code,
        "name": organisation.name,
        "entries": entries,
        "breaks": [asdict(one) for one in breaks],
    }


def _lines(row: dict[str, Any]) -> list[str]:
    state = count(len(row["breaks"]), "break") if row["breaks"] else "whole"
    return [f"{row['code']} {row['name']}: {count(row['entries'], 'entry')}, {state}"] + [
        f"  at entry {one['number']}: {one['what']}" for one in row["breaks"]
    ]


def _failure(broken: list[dict[str, Any]]) -> str:
    if not broken:
        return ""
    breaks = sum(len(row["breaks"]) for row in broken)
    where = ", ".join(row["code"] for row in broken)
    return f"{count(breaks, 'break')} found, in the audit chain of {where}."
