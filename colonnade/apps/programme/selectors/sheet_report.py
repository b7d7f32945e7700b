"""What became of a spreadsheet that came back, in plain values: by sheet and cell, and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from colonnade.apps.programme.models import SheetCell
from colonnade.apps.programme.selectors.sheet_form import field_words, shown_value
from colonnade.apps.programme.selectors.sheet_plan import NO_ROUND, NO_VOICE, OTHER_ROUND
from colonnade.core.checklist import Why
from colonnade.foundation.catalogue import NotInCatalogueError, current

if TYPE_CHECKING:
    from colonnade.apps.programme.models import SheetImport

__all__ = ["element_number", "place_of", "report_of", "why_words"]


def why_words(why: str) -> str:
    """The sentence that says why a cell was not placed, or what was done with it."""
    return {**_of_tables(), **_of_rows(), **_of_answers(), **_of_rounds()}.get(why, why)


def _of_tables() -> dict[str, str]:
    return {
        Why.NO_TABLE: _("No table was found on this sheet, because no row has headings that we know."),
        Why.TWO_HEADINGS: _("Another column has a heading that means the same, so neither was read. Rename one."),
        Why.OTHER_TABLE: _("This column belongs to another table. Rename it if it is what we ask for."),
        Why.OUTSIDE: _("This stands outside the table, and was left alone."),
    }


def _of_rows() -> dict[str, str]:
    return {
        Why.NO_ELEMENT: _("The row has an answer, and no element number such as 1.1."),
        Why.UNKNOWN_ELEMENT: _("The framework has no element of this number."),
        Why.ELEMENT_IS_DAY: _("The element number has become a day. Write it as text, such as 1.1."),
        Why.TWO_ELEMENTS: _("The row names two elements, so it was not read."),
        Why.TWICE: _("The element comes twice, with different answers, so none was taken. Leave one."),
    }


def _of_answers() -> dict[str, str]:
    return {
        Why.NOT_A_RATING: _(
            "This is no rating that we know. Write In place, In progress, Not in place or Do not know."
        ),
        Why.NOT_A_LEVEL: _(
            "This is no level that we know. Write No progress, Moderate progress or Significant progress."
        ),
        Why.RATING_NOT_LEVEL: _("This is the word of a rating, and a level of progress is asked for."),
        Why.LEVEL_NOT_RATING: _("This is the word of a level of progress, and a rating is asked for."),
        Why.DAY_AS_NUMBER: _("This looks like a day kept as a number. Write it in words, such as 1 March 2026."),
        Why.TOO_LONG: _("This has more than 4,000 characters. Make it shorter."),
        Why.FORMULA: _("This is a formula. What it shows was taken as words."),
        Why.DAY: _("This is a day. It was taken in words."),
    }


def _of_rounds() -> dict[str, str]:
    return {
        NO_ROUND: _("No round takes ratings now, so this was not placed."),
        NO_VOICE: _("The open round does not ask for the teams’ voice, so this was not placed."),
        OTHER_ROUND: _("The checklist was given out for another round, so this was not placed. Give out a new one."),
    }


def element_number(ref: str) -> str:
    """The element's number as people know it."""
    try:
        return current().element(ref).number
    except NotInCatalogueError:
        return ref


def place_of(imported: SheetImport, cell: SheetCell) -> tuple[str, str]:
    """On which sheet, and where, a cell stood in the file."""
    sheet, address = imported.found.get("places", {}).get(f"{element_number(cell.element)} {cell.field}", ("", ""))
    return sheet, address


def report_of(imported: SheetImport, cells: list[SheetCell]) -> dict[str, Any]:
    """The whole report of an import, for JSON: counts, and lists by sheet and cell."""
    found = imported.found
    taken = [cell for cell in cells if cell.outcome != SheetCell.Outcome.CONFLICT]
    conflicts = [cell for cell in cells if cell.outcome == SheetCell.Outcome.CONFLICT]
    kept = [*found["ours"], *found["same"]]
    not_placed = [_said(one) for one in found["not_placed"]]
    return {
        "file": imported.file_name,
        "sha256": imported.sha256,
        "framework": imported.framework,
        "team": imported.team.name if imported.team else None,
        "round": imported.round.title if imported.round else None,
        "ours": imported.export_id is not None,
        "undone": imported.undone_at is not None,
        "counts": {
            "taken": len(taken),
            "conflicts": len(conflicts),
            "unchanged": found["unchanged"] + len(kept),
            "not_placed": len(not_placed) + found["more"],
        },
        "taken": [_cell(imported, cell) for cell in taken],
        "conflicts": [_cell(imported, cell) for cell in conflicts],
        "changed_in_the_site_only": [_kept(one) for one in found["ours"]],
        "changed_to_the_same": [_kept(one) for one in found["same"]],
        "not_placed": not_placed,
        "said": [_said(one) for one in found["said"]],
        "left_to_rate": found.get("left"),
    }


def _kept(place: list[str]) -> dict[str, str]:
    return dict(zip(("sheet", "cell", "element", "field"), place, strict=True))


def _said(one: dict[str, str]) -> dict[str, str]:
    return {**one, "sentence": why_words(one["why"])}


def _cell(imported: SheetImport, cell: SheetCell) -> dict[str, Any]:
    sheet, address = place_of(imported, cell)
    return {
        "sheet": sheet,
        "cell": address,
        "element": element_number(cell.element),
        "field": cell.field,
        "column": field_words(cell.field),
        "base": shown_value(cell.field, cell.base),
        "ours": shown_value(cell.field, cell.ours),
        "theirs": shown_value(cell.field, cell.theirs),
        "outcome": str(cell.outcome),
    }
