"""What the pages of spreadsheets show: what came back, what became of each cell, and one conflict with its sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import SheetCell
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.selectors.sheet_form import field_words, shown_value
from colonnade.apps.programme.selectors.sheet_report import place_of, report_of
from colonnade.core.checklist import Field
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from colonnade.apps.programme.forms import SettleForm
    from colonnade.apps.programme.models import SheetImport
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["ImportPage", "SettlePage", "SheetsPage", "import_page", "import_url", "settle_page", "sheets_page"]


@dataclass(frozen=True)
class SheetsPage:
    """Everything that came back, and where to go from here."""

    title: str
    rows: list[dict[str, Any]]
    give_out_href: str
    take_in_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ImportPage:
    """One file that came back, and what became of it."""

    title: str
    facts: list[tuple[str, str]]
    sentences: list[str]
    conflicts: list[dict[str, Any]]
    taken: list[dict[str, Any]]
    taken_title: str
    not_placed: list[dict[str, str]]
    said: list[dict[str, str]]
    more: int
    settle_href: str
    undo_href: str
    take_in_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class SettlePage:
    """One cell that both sides changed: what it was, what stands, what the sheet says."""

    title: str
    place: str
    wording: str
    sides: list[tuple[str, str]]
    form: SettleForm
    left: str
    refusal: str
    crumbs: list[dict[str, str]]


def import_url(imported: SheetImport) -> str:
    """The address of an import."""
    return reverse("sheet-import", args=[imported.organisation.code, imported.pk])


def _steps(organisation: Organisation, *steps: tuple[str, str]) -> list[dict[str, str]]:
    return crumbs(organisation, (_("Spreadsheets"), reverse("sheets", args=[organisation.code])), *steps)


def _state(imported: SheetImport, left: int) -> Tag:
    if imported.undone_at is not None:
        return Tag(_("Undone"), "grey")
    if left:
        return Tag(ngettext("%(left)d to settle", "%(left)d to settle", left) % {"left": left}, "yellow")
    return Tag(_("Settled"), "green")


def _whose(imported: SheetImport) -> str:
    return imported.team.name if imported.team else _("The whole organisation")


def sheets_page(organisation: Organisation, imports: Iterable[SheetImport], left: Mapping[int, int]) -> SheetsPage:
    """Word the list of what came back."""
    rows = [
        {
            "file": one.file_name,
            "href": reverse("sheet-import", args=[organisation.code, one.pk]),
            "on": localdate(one.imported_at),
            "by": one.imported_by.name,
            "whose": _whose(one),
            "state": _state(one, left.get(one.pk, 0)),
        }
        for one in imports
    ]
    return SheetsPage(
        title=_("Spreadsheets"),
        rows=rows,
        give_out_href=reverse("give-out-sheet", args=[organisation.code]),
        take_in_href=reverse("take-in-sheet", args=[organisation.code]),
        crumbs=crumbs(organisation),
    )


def import_page(
    imported: SheetImport, cells: list[SheetCell], *, is_dry: bool = False, is_repeat: bool = False
) -> ImportPage:
    """Word what became of a file, or what would become of it."""
    report = report_of(imported, cells)
    code = imported.organisation.code
    is_open = imported.undone_at is None and not is_dry
    conflicts = [cell for cell in cells if cell.outcome == SheetCell.Outcome.CONFLICT]
    return ImportPage(
        title=_("What would become of this file") if is_dry and not is_repeat else _("What became of this file"),
        facts=_facts(imported, is_dry=is_dry and not is_repeat),
        sentences=_sentences(imported, report, is_dry=is_dry, is_repeat=is_repeat),
        conflicts=[_row(imported, cell, is_open=is_open) for cell in conflicts],
        taken=[_row(imported, cell, is_open=False) for cell in cells if cell not in conflicts],
        taken_title=_("What would be taken") if is_dry and not is_repeat else _("Taken or settled"),
        not_placed=report["not_placed"],
        said=report["said"],
        more=imported.found["more"],
        settle_href=_settle_url(imported, conflicts[0]) if conflicts and is_open else "",
        undo_href=reverse("undo-sheet", args=[code, imported.pk]) if is_open else "",
        take_in_href=reverse("take-in-sheet", args=[code]) if is_dry else "",
        crumbs=_steps(imported.organisation),
    )


def _facts(imported: SheetImport, *, is_dry: bool) -> list[tuple[str, str]]:
    facts = [(_("File"), imported.file_name), (_("Whose checklist"), _whose(imported))]
    if imported.export_id is None:
        facts.append((_("Kind"), _("Not one of ours: read by its headings and element numbers")))
    if not is_dry:
        taken = _("%(day)s, by %(name)s") % {"day": _day(imported.imported_at), "name": imported.imported_by.name}
        facts.append((_("Taken in"), taken))
    if imported.undone_at is not None and imported.undone_by is not None:
        undone = _("%(day)s, by %(name)s") % {"day": _day(imported.undone_at), "name": imported.undone_by.name}
        facts.append((_("Undone"), undone))
    return facts


def _day(moment: Any) -> str:
    return str(date_format(localdate(moment), "j F Y"))


def _sentences(imported: SheetImport, report: dict[str, Any], *, is_dry: bool, is_repeat: bool) -> list[str]:
    counts = report["counts"]
    said = [_("%(taken)d taken, %(conflicts)d to settle, %(unchanged)d unchanged, %(not_placed)d not placed.") % counts]
    if is_repeat:
        said.insert(
            0, _("This very file was taken in before, so nothing was changed now. Undo that to take it in anew.")
        )
    elif is_dry:
        said.insert(0, _("Nothing was changed."))
    if imported.undone_at is not None:
        said.append(_("What still stood was put back. What was changed since, or can no longer be changed, was left."))
    left = report["left_to_rate"]
    if left and not imported.undone_at:
        sentence = ngettext(
            "%(left)d element has no rating yet, so the sheet is a draft that is not counted.",
            "%(left)d elements have no rating yet, so the sheet is a draft that is not counted.",
            left,
        )
        said.append(sentence % {"left": left})
    return said


def _settle_url(imported: SheetImport, cell: SheetCell) -> str:
    return reverse("settle-cell", args=[imported.organisation.code, imported.pk, cell.pk])


def _row(imported: SheetImport, cell: SheetCell, *, is_open: bool) -> dict[str, Any]:
    sheet, address = place_of(imported, cell)
    element = current().element(cell.element)
    colours = {"taken": "green", "conflict": "yellow", "undone": "grey", "kept": "grey"}
    return {
        "place": f"{sheet} {address}".strip(),
        "what": f"{element.number} {element.short}: {field_words(cell.field)}",
        "base": shown_value(cell.field, cell.base),
        "ours": shown_value(cell.field, cell.ours),
        "theirs": shown_value(cell.field, cell.theirs),
        "written": shown_value(cell.field, cell.written),
        "tag": Tag(_outcome(cell), colours.get(cell.outcome, "blue")),
        "href": _settle_url(imported, cell) if is_open else "",
    }


def _outcome(cell: SheetCell) -> str:
    if cell.outcome == SheetCell.Outcome.CONFLICT:
        return _("To settle")
    return _("Left as it is") if cell.outcome == SheetCell.Outcome.KEPT else str(cell.get_outcome_display())


def settle_page(cell: SheetCell, standing: str, form: SettleForm, *, left: int, refusal: str = "") -> SettlePage:
    """Word one conflict. `standing` is what the site holds now."""
    imported = cell.sheet_import
    element = current().element(cell.element)
    of = Field(cell.field)
    sheet, address = place_of(imported, cell)
    wording = element.statement if of in (Field.RATING, Field.NOTE) else element.recommendation
    sides = (
        (_("When it was given out"), cell.base),
        (_("In the site now"), standing),
        (_("In the sheet"), cell.theirs),
    )
    return SettlePage(
        title=f"{element.number} {element.short}: {field_words(of)}",
        place=_("%(file)s, sheet %(sheet)s, cell %(cell)s")
        % {"file": imported.file_name, "sheet": sheet, "cell": address},
        wording=wording.text,
        sides=[(name, shown_value(of, value) or _("Nothing")) for name, value in sides],
        form=form,
        left=ngettext("%(left)d is left to settle.", "%(left)d are left to settle.", left) % {"left": left},
        refusal=refusal,
        crumbs=_steps(imported.organisation, (imported.file_name, import_url(imported))),
    )
