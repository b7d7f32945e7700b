"""Reads of checklists as spreadsheets: what one holds now, what was given out, and what came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from colonnade.apps.programme.models import (
    Answer,
    Contribution,
    Round,
    SheetCell,
    SheetExport,
    SheetImport,
    State,
    Voice,
)
from colonnade.apps.programme.selectors.progress import progress_now
from colonnade.apps.programme.selectors.rounds import agreements, latest_closed, rounds
from colonnade.core.checklist import Field
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.catalogue import Framework
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "RATED",
    "Checklist",
    "cells_of",
    "checklist",
    "conflicts_of",
    "export_by_key",
    "is_team_sheet",
    "open_cells",
    "sheet_cell",
    "sheet_import",
    "sheet_imports",
    "sheet_name",
    "sheet_taken_before",
    "standing_of",
]

RATED = (Field.RATING, Field.NOTE)
WHOLE, OF_A_TEAM = "whole", "team-"
Cell = tuple[str, Field]


@dataclass(frozen=True)
class Checklist:
    """What the site holds of a checklist: each filled cell by element number and field.

    `round` is the round that takes ratings today, whose team sheet `contribution` is; without one the ratings are
    those `agreed` last, which nobody can change here. `voiceless` is an open round that does not ask for the teams.
    """

    organisation: Organisation
    framework: Framework
    team: Team | None
    round: Round | None
    contribution: Contribution | None
    agreed: Round | None
    voiceless: Round | None
    cells: dict[Cell, str]
    versions: dict[str, int] = field(default_factory=dict)

    def at(self, element: str, of: Field) -> str:
        """What a cell holds; nothing for an empty one."""
        return self.cells.get((element, of), "")

    def may_change(self, of: Field) -> bool:
        """Whether a sheet may change that column now."""
        return of not in RATED or self.round is not None


def sheet_name(team: Team | None) -> str:
    """The number of a team's sheet in a round: no paper sheet may have it."""
    return f"{OF_A_TEAM}{team.pk}" if team else WHOLE


def is_team_sheet(sheet: str) -> bool:
    """Whether a sheet's number is that of a team sheet, in any case."""
    lowered = sheet.strip().lower()
    return lowered == WHOLE or (lowered.startswith(OF_A_TEAM) and lowered.removeprefix(OF_A_TEAM).isdecimal())


def checklist(organisation: Organisation, framework: Framework, team: Team | None = None) -> Checklist:
    """What the site holds of a checklist now, of one team or of the organisation as a whole."""
    found = [one for one in rounds(organisation) if one.framework == framework.id]
    today = clock.today()
    going_on = [one for one in found if one.state == State.OPEN and one.opens_on <= today]
    taking = next((one for one in going_on if Voice.TEAMS in one.voices), None)
    agreed = None if taking else latest_closed(organisation, found)[0]
    contribution = _team_sheet(taking, team) if taking else None
    cells = _progress(organisation, framework, team)
    versions: dict[str, int] = {}
    if contribution is not None:
        versions = _answers(contribution, cells)
    elif agreed is not None:
        _agreed(agreed, cells)
    return Checklist(
        organisation=organisation,
        framework=framework,
        team=team,
        round=taking,
        contribution=contribution,
        agreed=agreed,
        voiceless=None if taking else next(iter(going_on), None),
        cells={cell: text for cell, text in cells.items() if text},
        versions=versions,
    )


def _team_sheet(round_: Round, team: Team | None) -> Contribution | None:
    """The team's own sheet in the round, and nobody else's answers."""
    sheets = Contribution.objects.within(round_.organisation).filter(round=round_, seat=None, sheet=sheet_name(team))
    found: Contribution | None = sheets.order_by("pk").first()
    return found


def _progress(organisation: Organisation, framework: Framework, team: Team | None) -> dict[Cell, str]:
    entries = progress_now(organisation, team)
    cells: dict[Cell, str] = {}
    for element in framework.elements:
        if element.ref in entries:
            cells[element.id, Field.LEVEL] = str(entries[element.ref].level)
            cells[element.id, Field.ACTION_TO_DATE] = entries[element.ref].action_to_date
    return cells


def _answers(contribution: Contribution, cells: dict[Cell, str]) -> dict[str, int]:
    """Put the sheet's ratings and notes into the cells: the version of each answer, by element."""
    found = Answer.objects.within(contribution.organisation).filter(contribution=contribution)
    versions = {}
    for answer in found:
        cells[answer.element, Field.RATING] = str(answer.rating)
        cells[answer.element, Field.NOTE] = answer.note
        versions[answer.element] = answer.version
    return versions


def _agreed(round_: Round, cells: dict[Cell, str]) -> None:
    for element, agreement in agreements(round_).items():
        cells[element, Field.RATING] = str(agreement.rating)
        cells[element, Field.NOTE] = agreement.reason


def export_by_key(organisation: Organisation, key: str) -> SheetExport | None:
    """The checklist that was given out with that key by this organisation."""
    found: SheetExport | None = (
        SheetExport.objects.within(organisation).filter(key=key).select_related("team").order_by("pk").first()
    )
    return found


def sheet_taken_before(organisation: Organisation, sha256: str, team: Team | None) -> SheetImport | None:
    """The import of exactly this file that stands, for the same team."""
    found = SheetImport.objects.within(organisation).filter(sha256=sha256, team=team, undone_at=None)
    before: SheetImport | None = found.select_related("team", "imported_by", "undone_by").order_by("-pk").first()
    if before is not None:
        before.organisation = organisation
    return before


def sheet_imports(organisation: Organisation) -> list[SheetImport]:
    """What came back, the newest first."""
    found = SheetImport.objects.within(organisation).select_related("team", "imported_by")
    return list(found.order_by("-imported_at", "-pk"))


def sheet_import(organisation: Organisation, pk: int) -> SheetImport | None:
    """One file that came back."""
    found: SheetImport | None = (
        SheetImport.objects.within(organisation)
        .filter(pk=pk)
        .select_related("team", "round", "imported_by", "undone_by")
        .first()
    )
    if found is not None:
        found.organisation = organisation
    return found


def cells_of(imported: SheetImport) -> list[SheetCell]:
    """The cells of an import that differed, in the order of the checklist."""
    found = SheetCell.objects.within(imported.organisation).filter(sheet_import=imported)
    return list(found.select_related("settled_by").order_by("pk"))


def conflicts_of(imported: SheetImport) -> list[SheetCell]:
    """The cells of an import that are left to settle."""
    return [cell for cell in cells_of(imported) if cell.outcome == SheetCell.Outcome.CONFLICT]


def standing_of(cell: SheetCell) -> str:
    """What the site holds now where a cell of an import would go."""
    imported, catalogue = cell.sheet_import, current()
    now = checklist(imported.organisation, catalogue.framework(imported.framework), imported.team)
    return now.at(catalogue.element(cell.element).id, Field(cell.field))


def open_cells(organisation: Organisation) -> dict[int, int]:
    """How many cells each import still has to settle, by its key."""
    found = SheetCell.objects.within(organisation).filter(
        outcome=SheetCell.Outcome.CONFLICT, sheet_import__in=_standing(organisation)
    )
    counted: dict[int, int] = {}
    for pk in found.values_list("sheet_import_id", flat=True):
        counted[pk] = counted.get(pk, 0) + 1
    return counted


def _standing(organisation: Organisation) -> list[int]:
    found = SheetImport.objects.within(organisation).filter(undone_at=None)
    return list(found.values_list("pk", flat=True))


def sheet_cell(organisation: Organisation, imported: int, pk: int) -> SheetCell | None:
    """One cell of an import, with its import."""
    found: SheetCell | None = (
        SheetCell.objects.within(organisation)
        .filter(pk=pk, sheet_import=imported)
        .select_related("sheet_import__team", "sheet_import__round")
        .first()
    )
    if found is not None:
        found.organisation = organisation
        found.sheet_import.organisation = organisation
    return found
