"""Settle what both sides of a checklist changed, undo an import, and forget old ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.actions.sheet_cells import hold_open_rounds, write_cells
from colonnade.apps.programme.models import Level, Rating, SheetCell, SheetExport, SheetImport
from colonnade.apps.programme.policies import check_can_settle, check_can_undo, check_cell_is_current
from colonnade.apps.programme.selectors.sheets import RATED, cells_of, checklist
from colonnade.core.checklist import Field, plain
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.selectors.sheets import Checklist
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["SHEETS_KEPT_FOR", "forget_sheets", "settle_cell", "undo_sheet"]

SHEETS_KEPT_FOR = timedelta(days=2 * 365)
SETTLED = (SheetCell.Outcome.SETTLED_THEIRS, SheetCell.Outcome.SETTLED_OTHER)


@transaction.atomic
def settle_cell(*, cell: SheetCell, to: str, text: str = "", seen: str, by: Person) -> SheetCell:
    """Settle one conflict: `to` is `theirs`, `ours`, or `other` with `text` put together anew.

    `seen` is what the page showed of the site. Raises Overtaken, with what stands, where that has changed, and Refused
    where it was settled before, the import was undone, or its round takes no answers any more.
    """
    organisation = cell.organisation
    take_turns(organisation)
    settled, imported = _locked_cell(cell)
    standing = _standing(imported)
    element, of = current().element(settled.element).id, Field(settled.field)
    check_can_settle(imported, settled, takes_ratings=_takes_ratings(imported, standing))
    ours = standing.at(element, of)
    check_cell_is_current(plain(ours), plain(seen))
    value = {"theirs": settled.theirs, "ours": ours}.get(to, plain(text))
    _check_value(of, value)
    if plain(value) != plain(ours):
        write_cells(checklist=standing, cells={(element, of): value}, by=by)
    settled.ours, settled.written = ours, value
    settled.outcome = SheetCell.Outcome(f"settled_{to}")
    settled.settled_by, settled.settled_at = by, clock.now()
    settled.save()
    detail = {"cell": settled.pk, "field": settled.field, "to": to}
    record(organisation, "checklist.settled", f"import {imported.pk} element {settled.element}", by=by, detail=detail)
    return settled


def _locked_cell(cell: SheetCell) -> tuple[SheetCell, SheetImport]:
    found: SheetCell = SheetCell.objects.within(cell.organisation).select_for_update().get(pk=cell.pk)
    found.organisation = cell.organisation
    return found, _locked_import(cell.organisation, found.sheet_import_id)


def _locked_import(organisation: Organisation, pk: int) -> SheetImport:
    found: SheetImport = SheetImport.objects.within(organisation).select_for_update().get(pk=pk)
    found.organisation = organisation
    return found


def _standing(imported: SheetImport) -> Checklist:
    """The checklist as it stands, and stays for this transaction."""
    hold_open_rounds(imported.organisation)
    return checklist(imported.organisation, current().framework(imported.framework), imported.team)


def _takes_ratings(imported: SheetImport, standing: Checklist) -> bool:
    return standing.round is not None and standing.round.pk == imported.round_id


def _check_value(of: Field, value: str) -> None:
    choices = {Field.RATING: Rating.values, Field.LEVEL: Level.values}.get(of)
    if choices is not None and value and value not in choices:
        raise Refused(_("Choose one of the answers that are offered."))


@transaction.atomic
def undo_sheet(*, sheet_import: SheetImport, by: Person) -> SheetImport:
    """Undo an import: what was there before is put back wherever the import's own still stands.

    What was changed again since is kept, and marked so; so are ratings whose round takes no answers any more. Raises
    Refused where it was undone before.
    """
    organisation = sheet_import.organisation
    take_turns(organisation)
    imported = _locked_import(organisation, sheet_import.pk)
    check_can_undo(imported)
    standing = _standing(imported)
    back: dict[tuple[str, Field], str] = {}
    for cell in cells_of(imported):
        if cell.outcome not in (SheetCell.Outcome.TAKEN, *SETTLED):
            continue
        element, of = current().element(cell.element).id, Field(cell.field)
        may = of not in RATED or _takes_ratings(imported, standing)
        stands = may and plain(standing.at(element, of)) == plain(cell.written)
        cell.outcome = SheetCell.Outcome.UNDONE if stands else SheetCell.Outcome.KEPT
        cell.save()
        if stands:
            back[element, of] = cell.ours
    write_cells(checklist=standing, cells=back, by=by)
    imported.undone_at, imported.undone_by = clock.now(), by
    imported.save()
    record(organisation, "checklist.undone", f"import {imported.pk}", by=by, detail={"cells": len(back)})
    return imported


@transaction.atomic
def forget_sheets(*, organisation: Organisation) -> int:
    """Forget checklists that were given out, and files that came back, two years ago or more: how many there were."""
    before = clock.now() - SHEETS_KEPT_FOR
    old = SheetImport.objects.within(organisation).filter(imported_at__lte=before)
    imports = list(old.values_list("pk", flat=True))
    SheetCell.objects.within(organisation).filter(sheet_import__in=imports).delete()
    SheetImport.objects.within(organisation).filter(pk__in=imports).delete()
    exports = SheetExport.objects.within(organisation).filter(exported_at__lte=before)
    # One that came back later is still needed by what it was compared with.
    used = SheetImport.objects.within(organisation).exclude(export=None).values_list("export_id", flat=True)
    forgotten = [pk for pk in exports.values_list("pk", flat=True) if pk not in set(used)]
    SheetExport.objects.within(organisation).filter(pk__in=forgotten).delete()
    if imports or forgotten:
        detail = {"imports": len(imports), "exports": len(forgotten)}
        record(organisation, "checklists.forgotten", "checklists", by=None, detail=detail)
    return len(imports) + len(forgotten)
