"""Save answers as they are given, hand them in, take them back, and key in sheets that were filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.evidence.public import add_evidence
from colonnade.apps.programme.actions.rounds import locked
from colonnade.apps.programme.models import Answer, AnswerEvidence, Contribution, Rating, Seat
from colonnade.apps.programme.policies import (
    check_answer_is_current,
    check_can_answer,
    check_can_begin,
    check_can_key_in,
    check_can_submit,
    check_can_take_back,
    check_is_no_team_sheet,
)
from colonnade.apps.programme.selectors import answers_by_element, contribution_of, framework_of, is_team_sheet
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.public import Content, Evidence
    from colonnade.apps.organisations.models import Team
    from colonnade.apps.programme.models import Round
    from colonnade.foundation.catalogue import Element

__all__ = ["Keyed", "add_answer_evidence", "begin_contribution", "key_in_sheet", "save_answer", "submit", "take_back"]


FRESH_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Keyed:
    """One line of a sheet: an element, its rating and its note."""

    element: str
    rating: str
    note: str = ""


@transaction.atomic
def begin_contribution(*, round_: Round, by: Person) -> Contribution:
    """The person's contribution to the round, begun where it has not been.

    Raises Refused for who has no seat, and where the answering ended before they had begun.
    """
    standing = contribution_of(round_, by)
    if standing is not None:
        return standing
    check_can_begin(locked(round_))
    seat = (
        Seat.objects.within(round_.organisation)
        .select_for_update()
        .filter(round=round_, person=by, role=Seat.Role.CONTRIBUTOR)
        .first()
    )
    if seat is None:
        raise Refused(_("You have no seat in this round. Ask the round chair for one."))
    made, _is_new = Contribution.objects.within(round_.organisation).get_or_create(
        organisation=round_.organisation, round=round_, seat=seat, defaults={"voice": seat.voice, "team": seat.team}
    )
    begun: Contribution = made
    return begun


def _locked(contribution: Contribution) -> Contribution:
    found: Contribution = (
        Contribution.objects.within(contribution.organisation).select_for_update().get(pk=contribution.pk)
    )
    return found


@transaction.atomic
def save_answer(
    *, round_: Round, contribution: Contribution, element: str, rating: str, note: str, version: int
) -> Answer:
    """Save one answer, as it is given. `version` is that of the answer that the page showed, 0 for none.

    Raises Overtaken, with what stands, where another page saved since; Refused where answering has ended.
    """
    framework_of(round_).element(element)
    check_can_answer(locked(round_), _locked(contribution), clock.today())
    standing = (
        Answer.objects.within(round_.organisation)
        .select_for_update()
        .filter(contribution=contribution, element=element)
        .first()
    )
    if standing is not None and (standing.rating, standing.note) == (rating, note):
        return standing  # type: ignore[no-any-return]
    check_answer_is_current(standing, version)
    answer = standing or Answer(organisation=round_.organisation, contribution=contribution, element=element, version=0)
    answer.rating, answer.note = Rating(rating) if rating else "", note
    answer.version += 1
    answer.saved_at = clock.now()
    answer.save()
    return answer


@transaction.atomic
def submit(*, round_: Round, contribution: Contribution, by: Person) -> Contribution:
    """Hand a contribution in. Raises Refused while an element has no answer."""
    # Always the round first: two writes that lock in different orders would wait for each other.
    round_ = locked(round_)
    current = _locked(contribution)
    answered = {element for element, answer in answers_by_element(current).items() if answer.rating}
    left = [element for element in framework_of(round_).elements if element.id not in answered]
    check_can_submit(round_, current, len(left), clock.today())
    current.submitted_at = clock.now()
    current.save()
    record(round_.organisation, "contribution.handed_in", f"round {round_.number}", by=by)
    return current


@transaction.atomic
def take_back(*, round_: Round, contribution: Contribution, by: Person) -> Contribution:
    """Take a contribution back to change it. Raises Refused where the answering has ended, or it was not handed in."""
    round_ = locked(round_)
    current = _locked(contribution)
    check_can_take_back(round_, current)
    current.submitted_at = None
    current.save()
    record(round_.organisation, "contribution.taken_back", f"round {round_.number}", by=by)
    return current


@transaction.atomic
def add_answer_evidence(
    *, round_: Round, contribution: Contribution, element: Element, title: str, content: Content, by: Person
) -> Evidence:
    """Add a piece of evidence and put it to the contributor's answer on the element, for a year from today."""
    check_can_answer(locked(round_), _locked(contribution), clock.today())
    answers = Answer.objects.within(round_.organisation)
    answer, _is_new = answers.get_or_create(
        organisation=round_.organisation,
        contribution=contribution,
        element=element.id,
        # Version 0 is what a page shows that was opened before there was an answer: it can still save.
        defaults={"saved_at": clock.now(), "version": 0},
    )
    added = add_evidence(
        organisation=round_.organisation,
        title=title,
        owner=by,
        stale_after=clock.today() + FRESH_FOR,
        elements=[element.ref],
        content=content,
        by=by,
    )
    AnswerEvidence.objects.create(organisation=round_.organisation, answer=answer, evidence=added)
    return added


@transaction.atomic
def key_in_sheet(
    *, round_: Round, sheet: str, voice: str, team: Team | None, lines: Iterable[Keyed], by: Person
) -> Contribution:
    """Key in a sheet that somebody filled in by hand, and hand it in; who keyed it is kept with it (R006).

    Raises Refused where the sheet's number was keyed in before, an element has no answer, or answering has ended.
    """
    check_is_no_team_sheet(is_team_sheet=is_team_sheet(sheet))
    current, lines = locked(round_), tuple(lines)
    answered = {line.element for line in lines}
    unanswered = [element.id for element in framework_of(current).elements if element.id not in answered]
    sheets = Contribution.objects.within(current.organisation).filter(round=current, sheet__iexact=sheet)
    check_can_key_in(current, voice, unanswered, is_known=sheets.exists())
    made: Contribution = Contribution.objects.create(
        organisation=current.organisation,
        round=current,
        voice=voice,
        team=team,
        sheet=sheet,
        keyed_by=by,
        submitted_at=clock.now(),
    )
    now = clock.now()
    Answer.objects.bulk_create(
        Answer(
            organisation=current.organisation,
            contribution=made,
            element=line.element,
            rating=Rating(line.rating),
            note=line.note,
            saved_at=now,
        )
        for line in lines
    )
    # Not the sheet's number, which is what somebody wrote on a paper.
    record(current.organisation, "sheet.keyed_in", f"round {current.number}", by=by, detail={"contribution": made.pk})
    return made
