"""Write what a checklist's cells come to be: into the progress of recommendations, and onto the team's own sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.programme.actions.progress import record_progress
from colonnade.apps.programme.models import Answer, Contribution, Rating, Round, State, Voice
from colonnade.apps.programme.selectors.sheets import RATED, sheet_name
from colonnade.core.checklist import Field
from colonnade.foundation import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.selectors.sheets import Checklist
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["hold_open_rounds", "left_to_rate", "write_cells"]

Cells = dict[tuple[str, Field], str]


def hold_open_rounds(organisation: Organisation) -> None:
    """Let no round's answering end before this transaction does."""
    list(Round.objects.within(organisation).filter(state=State.OPEN).order_by("pk").only("pk").select_for_update())


def write_cells(*, checklist: Checklist, cells: Mapping[tuple[str, Field], str], by: Person) -> None:
    """Write the cells, each over what the checklist says stands there. The caller holds the locks.

    Cells of ratings need the checklist's round. A team sheet is handed in while each element has a rating, and is a
    draft, which nobody counts, while one has none.
    """
    rated = {cell: text for cell, text in cells.items() if cell[1] in RATED}
    for element in _elements(cells, rated):
        _record(checklist, element, cells, by)
    if rated and checklist.round is not None:
        _answer(checklist, checklist.round, rated, by)


def _elements(cells: Mapping[tuple[str, Field], str], rated: Cells) -> list[str]:
    """The elements whose progress is written, each once: level and action to date make one entry."""
    return list(dict.fromkeys(element for element, of in cells if (element, of) not in rated))


def _record(checklist: Checklist, element: str, cells: Mapping[tuple[str, Field], str], by: Person) -> None:
    level, done = (cells.get((element, of), checklist.at(element, of)) for of in (Field.LEVEL, Field.ACTION_TO_DATE))
    record_progress(
        organisation=checklist.organisation,
        element=checklist.framework.element(element).ref,
        level=level,
        action_to_date=done,
        by=by,
        team=checklist.team,
    )


def _answer(checklist: Checklist, round_: Round, rated: Cells, by: Person) -> None:
    contribution = checklist.contribution or _begun(checklist, round_, by)
    answers = [
        Answer(
            organisation=checklist.organisation,
            contribution=contribution,
            element=element,
            rating=Rating(rating) if rating else "",
            note=note,
            version=checklist.versions.get(element, 0) + 1,
            saved_at=clock.now(),
        )
        for element in dict.fromkeys(element for element, _of in rated)
        for rating, note in [[rated.get((element, of), checklist.at(element, of)) for of in RATED]]
    ]
    Answer.objects.bulk_create(
        answers,
        update_conflicts=True,
        unique_fields=["organisation", "contribution", "element"],
        update_fields=["rating", "note", "version", "saved_at"],
    )
    is_whole = left_to_rate(checklist, rated) == 0
    contribution.submitted_at = (contribution.submitted_at or clock.now()) if is_whole else None
    contribution.save()


def _begun(checklist: Checklist, round_: Round, by: Person) -> Contribution:
    made: Contribution = Contribution.objects.create(
        organisation=checklist.organisation,
        round=round_,
        voice=Voice.TEAMS,
        team=checklist.team,
        sheet=sheet_name(checklist.team),
        keyed_by=by,
    )
    return made


def left_to_rate(checklist: Checklist, cells: Mapping[tuple[str, Field], str]) -> int:
    """How many elements have no rating on the team's sheet once these cells are written."""
    return sum(
        not cells.get((element.id, Field.RATING), checklist.at(element.id, Field.RATING))
        for element in checklist.framework.elements
    )
