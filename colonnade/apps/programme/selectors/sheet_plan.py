"""What would become of each cell of a spreadsheet that came back, worked out without changing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.apps.programme.selectors.progress import framework_now
from colonnade.apps.programme.selectors.sheet_form import HIDDEN_SHEET, form_of, guide_name
from colonnade.apps.programme.selectors.sheets import RATED, checklist, export_by_key
from colonnade.core.checklist import Answer, Field, Grid, Problem, Reading, Verdict, merged, plain, read
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from colonnade.apps.organisations.models import Team
    from colonnade.apps.programme.models import SheetExport
    from colonnade.apps.programme.selectors.sheets import Checklist
    from colonnade.foundation.catalogue import Framework
    from colonnade.foundation.spreadsheets import Book, Sheet
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["NO_ROUND", "NO_VOICE", "OTHER_ROUND", "Plan", "Planned", "plan_of"]

NO_ROUND, NO_VOICE, OTHER_ROUND = "no_round", "no_voice", "other_round"
CHANGING = (Verdict.THEIRS, Verdict.CONFLICT, Verdict.EMPTIED)
_LONGEST_KEY = 32


@dataclass(frozen=True)
class Planned:
    """One cell: what it was based on, both sides, and what is to become of it.

    `barred` says why a change cannot be placed now: a reason of this module, or nothing.
    """

    answer: Answer
    base: str
    ours: str
    verdict: Verdict
    barred: str = ""


@dataclass(frozen=True)
class Plan:
    """What is to become of every cell of a spreadsheet. `export` is None for a sheet that is not ours."""

    checklist: Checklist
    export: SheetExport | None
    cells: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    def with_verdict(self, *verdicts: Verdict) -> list[Planned]:
        """The cells of which that is to become, where nothing bars it."""
        return [cell for cell in self.cells if cell.verdict in verdicts and not cell.barred]


def plan_of(organisation: Organisation, book: Book, team: Team | None = None) -> Plan:
    """Work out what a spreadsheet would change.

    A checklist of ours says by its key what it was based on, and of which team it is. Of any other sheet the base is
    empty: it fills what is empty, and where something stands it asks. Raises Refused for a checklist that this
    organisation did not give out, one of another team, and a file in which nothing can be placed.
    """
    export = _export(organisation, book, team)
    framework, reading = _read(_frameworks(organisation, export), _to_read(book, is_ours=export is not None))
    standing = checklist(organisation, framework, export.team if export else team)
    if not reading.rows:
        raise Refused(
            _(
                "No row of the checklist was found in this file. A table needs a row of headings, such as "
                "“No.”, “Progress” and “Action to date”, and element numbers such as 1.1."
            )
        )
    base = export.base if export else {}
    return Plan(standing, export, tuple(_cells(reading, base, standing, _bar(standing, export))), reading.problems)


def _export(organisation: Organisation, book: Book, team: Team | None) -> SheetExport | None:
    key = _key(book)
    if not key:
        return None
    export = export_by_key(organisation, key)
    if export is None:
        raise Refused(
            _(
                "This checklist was not given out by %(name)s, so nothing was changed. If its answers belong here "
                "all the same, copy its tables to a new spreadsheet, and take that in."
            )
            % {"name": organisation.name}
        )
    if team is not None and export.team_id != team.pk:
        whose = export.team.name if export.team else _("the whole organisation")
        raise Refused(
            _("This checklist was given out for %(whose)s, not for %(team)s. Choose no team, and send it again.")
            % {"whose": whose, "team": team.name}
        )
    return export


def _key(book: Book) -> str:
    """The key that stands hidden in a checklist of ours; nothing where there is none."""
    for sheet in book.sheets:
        first = sheet.rows[0] if sheet.rows else ()
        if sheet.name == HIDDEN_SHEET and len(first) > 1 and first[0] == "checklist" and isinstance(first[1], str):
            return first[1][: _LONGEST_KEY + 1]
    return ""


def _frameworks(organisation: Organisation, export: SheetExport | None) -> list[Framework]:
    """Which framework a sheet may be of: its own, or for another's sheet any, the one in use first."""
    catalogue = current()
    if export is None:
        now = framework_now(organisation)
        return [now, *(one for one in catalogue.frameworks if one.id != now.id)]
    try:
        return [catalogue.framework(export.framework)]
    except NotInCatalogueError:
        raise Refused(
            _("The framework of this checklist is no longer in the catalogue. Give out a new checklist.")
        ) from None


def _read(frameworks: list[Framework], sheets: list[Sheet]) -> tuple[Framework, Reading]:
    """The framework of which the sheets have the most rows, the first of those alike, and what they say of it."""
    grids = [Grid(sheet.name, sheet.rows, sheet.merged, sheet.formulas) for sheet in sheets]
    readings = [(framework, read(grids, form_of(framework))) for framework in frameworks]
    return max(readings, key=lambda one: one[1].rows)


def _to_read(book: Book, *, is_ours: bool) -> list[Sheet]:
    apart = {HIDDEN_SHEET, guide_name()} if is_ours else set()
    return [sheet for sheet in book.sheets if sheet.name not in apart]


def _bar(standing: Checklist, export: SheetExport | None) -> str:
    """Why ratings cannot be placed now; nothing where they can."""
    if standing.round is None:
        return NO_VOICE if standing.voiceless else NO_ROUND
    return OTHER_ROUND if export is not None and export.round_id != standing.round.pk else ""


def _cells(reading: Reading, base: dict[str, dict[str, str]], standing: Checklist, bar: str) -> list[Planned]:
    order = {element.id: place for place, element in enumerate(standing.framework.elements)}
    fields = list(Field)
    answers = sorted(reading.answers, key=lambda one: (order[one.element], fields.index(one.field)))
    return [_planned(answer, base.get(answer.element, {}), standing, bar) for answer in answers]


def _planned(answer: Answer, base: dict[str, str], standing: Checklist, bar: str) -> Planned:
    was, ours = base.get(answer.field.value, ""), standing.at(answer.element, answer.field)
    barred = bar if answer.field in RATED else ""
    if barred and plain(answer.value) == plain(was):
        # What the sheet left as it was says nothing of a round that it was not given out for.
        return Planned(answer, was, ours, Verdict.UNCHANGED)
    verdict = merged(was, ours, answer.value)
    return Planned(answer, was, ours, verdict, barred if verdict in CHANGING else "")
