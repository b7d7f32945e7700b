"""Give out checklists as spreadsheets, and take them in again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.actions.sheet_cells import hold_open_rounds, left_to_rate, write_cells
from colonnade.apps.programme.models import SheetCell, SheetExport, SheetImport
from colonnade.apps.programme.selectors.progress import framework_now
from colonnade.apps.programme.selectors.sheet_form import drawn
from colonnade.apps.programme.selectors.sheet_plan import plan_of
from colonnade.apps.programme.selectors.sheets import cells_of, checklist, sheet_taken_before
from colonnade.core.checklist import Field, Verdict
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team
    from colonnade.apps.programme.selectors.sheet_plan import Plan, Planned
    from colonnade.apps.programme.selectors.sheets import Checklist
    from colonnade.foundation.spreadsheets import Book
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["GivenOut", "TakenIn", "give_out_sheet", "take_in_sheet"]

MOST_PROBLEMS = 200


@dataclass(frozen=True)
class GivenOut:
    """A checklist as a file, and its name."""

    name: str
    content: bytes
    export: SheetExport


@dataclass(frozen=True)
class TakenIn:
    """What became of a spreadsheet. In a dry run nothing was saved; a repeated file was taken in before."""

    sheet_import: SheetImport
    cells: list[SheetCell]
    is_dry: bool = False
    is_repeat: bool = False


@transaction.atomic
def give_out_sheet(
    *, organisation: Organisation, team: Team | None = None, is_blank: bool = False, by: Person | None
) -> GivenOut:
    """Give out the checklist as it stands, of one team or of the whole organisation, and keep what it held."""
    standing = checklist(organisation, framework_now(organisation), team)
    key = secrets.token_hex(16)
    made: SheetExport = SheetExport.objects.create(
        organisation=organisation,
        key=key,
        framework=standing.framework.id,
        team=team,
        round=standing.round,
        base={} if is_blank else _base(standing),
        exported_by=by,
        exported_at=clock.now(),
    )
    detail: dict[str, Any] = {"framework": standing.framework.id, "blank": is_blank}
    record(organisation, "checklist.given_out", f"checklist {made.pk}", by=by, detail=_with_team(detail, team))
    return GivenOut(f"checklist-{organisation.code}.xlsx", drawn(standing, key, is_blank=is_blank), made)


def _with_team(detail: dict[str, Any], team: Team | None) -> dict[str, Any]:
    return {**detail, "team": team.pk} if team else detail


def _base(standing: Checklist) -> dict[str, dict[str, str]]:
    """What each cell holds, by element and field, as it goes into the file."""
    base: dict[str, dict[str, str]] = {}
    for (element, of), text in standing.cells.items():
        base.setdefault(element, {})[of.value] = text
    return base


def take_in_sheet(
    *, organisation: Organisation, book: Book, team: Team | None = None, by: Person, is_dry: bool = False
) -> TakenIn:
    """Take in a spreadsheet that came back, cell by cell (R007); `is_dry` only says what would become of it.

    What only the sheet changed is taken, and what both sides changed waits to be settled. The same file again changes
    nothing. Raises Refused for a file in which nothing can be placed, and for a checklist of somebody else's.
    """
    if is_dry:
        plan = plan_of(organisation, book, team)
        before = _taken_before(plan, book)
        if before is not None:
            return TakenIn(before, cells_of(before), is_dry=True, is_repeat=True)
        return TakenIn(*_drafts(plan, book, by), is_dry=True)
    return _take_in(organisation, book, team, by)


@transaction.atomic
def _take_in(organisation: Organisation, book: Book, team: Team | None, by: Person) -> TakenIn:
    # One at a time: what is compared must still stand when it is written.
    take_turns(organisation)
    hold_open_rounds(organisation)
    plan = plan_of(organisation, book, team)
    before = _taken_before(plan, book)
    if before is not None:
        return TakenIn(before, cells_of(before), is_repeat=True)
    taken = plan.with_verdict(Verdict.THEIRS)
    written = {(cell.answer.element, cell.answer.field): cell.answer.value for cell in taken}
    write_cells(checklist=plan.checklist, cells=written, by=by)
    imported, cells = _drafts(plan, book, by)
    imported.found["left"] = left_to_rate(plan.checklist, written) if plan.checklist.round else None
    imported.save()
    for cell in cells:
        cell.sheet_import = imported
    SheetCell.objects.bulk_create(cells)
    detail = {**_counts(plan), "sha256": book.sha256}
    record(organisation, "checklist.taken_in", f"import {imported.pk}", by=by, detail=_with_team(detail, imported.team))
    return TakenIn(imported, cells)


def _taken_before(plan: Plan, book: Book) -> SheetImport | None:
    """The import of exactly this file that stands."""
    return sheet_taken_before(plan.checklist.organisation, book.sha256, plan.checklist.team)


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "taken": len(plan.with_verdict(Verdict.THEIRS)),
        "conflicts": len(plan.with_verdict(Verdict.CONFLICT, Verdict.EMPTIED)),
        "unchanged": len(plan.with_verdict(Verdict.UNCHANGED, Verdict.SAME, Verdict.OURS)),
        "not_placed": len(_not_placed(plan)),
    }


def _not_placed(plan: Plan) -> list[dict[str, str]]:
    """Every cell that could not be placed, and why."""
    barred = [
        {"why": cell.barred, "sheet": cell.answer.sheet, "cell": cell.answer.cell, "shown": cell.answer.value[:80]}
        for cell in plan.cells
        if cell.barred
    ]
    return barred + [_told(problem) for problem in plan.problems if not problem.why.is_placed]


def _told(problem: Any) -> dict[str, str]:
    return {"why": str(problem.why), "sheet": problem.sheet, "cell": problem.cell, "shown": problem.shown}


def _found(plan: Plan) -> dict[str, Any]:
    """What an import keeps beside the cells that differed."""
    not_placed = _not_placed(plan)
    said = [_told(problem) for problem in plan.problems if problem.why.is_placed]
    kept = {verdict.value: _places(plan.with_verdict(verdict)) for verdict in (Verdict.OURS, Verdict.SAME)}
    return {
        "unchanged": len(plan.with_verdict(Verdict.UNCHANGED)),
        **kept,
        "places": {f"{c.answer.element} {c.answer.field}": [c.answer.sheet, c.answer.cell] for c in _differing(plan)},
        "not_placed": not_placed[:MOST_PROBLEMS],
        "said": said[:MOST_PROBLEMS],
        "more": max(0, len(not_placed) - MOST_PROBLEMS),
    }


def _places(cells: list[Planned]) -> list[list[str]]:
    return [[one.answer.sheet, one.answer.cell, one.answer.element, one.answer.field.value] for one in cells]


def _differing(plan: Plan) -> list[Planned]:
    return plan.with_verdict(Verdict.THEIRS, Verdict.CONFLICT, Verdict.EMPTIED)


def _drafts(plan: Plan, book: Book, by: Person) -> tuple[SheetImport, list[SheetCell]]:
    """The import and its cells as they would be saved."""
    standing = plan.checklist
    imported = SheetImport(
        organisation=standing.organisation,
        export=plan.export,
        framework=standing.framework.id,
        team=standing.team,
        round=standing.round,
        file_name=book.name,
        sha256=book.sha256,
        found=_found(plan),
        imported_by=by,
        imported_at=clock.now(),
    )
    return imported, [_cell(one, standing) for one in _differing(plan)]


def _cell(planned: Planned, standing: Checklist) -> SheetCell:
    is_taken = planned.verdict is Verdict.THEIRS
    return SheetCell(
        organisation=standing.organisation,
        element=standing.framework.element(planned.answer.element).ref,
        field=Field(planned.answer.field).value,
        base=planned.base,
        ours=planned.ours,
        theirs=planned.answer.value,
        written=planned.answer.value if is_taken else "",
        outcome=SheetCell.Outcome.TAKEN if is_taken else SheetCell.Outcome.CONFLICT,
    )
