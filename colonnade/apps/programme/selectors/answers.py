"""Reads of what contributors answered. What is counted here is true, and goes to core before anybody sees it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db.models import Count

from colonnade.apps.programme.models import Answer, AnswerEvidence, Contribution
from colonnade.apps.programme.selectors.rounds import framework_of, seats_of
from colonnade.apps.programme.selectors.sheets import is_team_sheet
from colonnade.core.ratings import SMALLEST_SHOWN, Histogram

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Round

__all__ = [
    "answer_evidence",
    "answer_on",
    "answers_by_element",
    "contribution_of",
    "contributions_by_seat",
    "count_submitted",
    "notes_on",
    "true_counts",
]


def contribution_of(round_: Round, person: Person) -> Contribution | None:
    """The person's own contribution to the round."""
    own = [seat.pk for seat in seats_of(round_, person)]
    found: Contribution | None = (
        Contribution.objects.within(round_.organisation).filter(round=round_, seat__in=own).order_by().first()
        if own
        else None
    )
    if found is not None:
        found.organisation = round_.organisation
    return found


def contributions_by_seat(round_: Round) -> dict[int, Contribution]:
    """The contributions to the round, by seat."""
    found = Contribution.objects.within(round_.organisation).filter(round=round_).exclude(seat=None)
    return {row.seat_id: row for row in found}


def count_submitted(round_: Round) -> int:
    """How many contributions were handed in."""
    found = Contribution.objects.within(round_.organisation).filter(round=round_).exclude(submitted_at=None)
    return int(found.count())


def answers_by_element(contribution: Contribution) -> dict[str, Answer]:
    """A contribution's answers, by element."""
    found = Answer.objects.within(contribution.organisation).filter(contribution=contribution)
    return {row.element: row for row in found}


def answer_on(contribution: Contribution, element: str) -> Answer | None:
    """A contribution's answer on one element."""
    found: Answer | None = (
        Answer.objects.within(contribution.organisation)
        .filter(contribution=contribution, element=element)
        .order_by()
        .first()
    )
    return found


def answer_evidence(answer: Answer) -> list[AnswerEvidence]:
    """The evidence that the contributor put to an answer."""
    found = AnswerEvidence.objects.within(answer.organisation).filter(answer=answer).select_related("evidence")
    return list(found.order_by("pk"))


def _counted(round_: Round) -> list[int]:
    """The contributions that are counted: what was handed in, but for team sheets beside a few others of their voice.

    Who took a team sheet in knows what it says. Counted together with one to four others it would let a voice be shown
    that is too small, and what is known would be taken away from what is shown.
    """
    submitted = Contribution.objects.within(round_.organisation).filter(round=round_).exclude(submitted_at=None)
    sheets: dict[str, list[int]] = {}
    others: dict[str, list[int]] = {}
    for pk, voice, seat, sheet in submitted.values_list("pk", "voice", "seat_id", "sheet"):
        kind = sheets if seat is None and is_team_sheet(sheet) else others
        kind.setdefault(voice, []).append(pk)
    few = {voice for voice, found in others.items() if len(found) < SMALLEST_SHOWN}
    counted = [pk for found in others.values() for pk in found]
    return counted + [pk for voice, found in sheets.items() if voice not in few for pk in found]


def true_counts(round_: Round) -> dict[str, dict[str, Histogram]]:
    """For each element the ratings of each voice as they were handed in, for core to make safe."""
    rows = (
        Answer.objects.within(round_.organisation)
        .filter(contribution__in=_counted(round_))
        .values_list("element", "contribution__voice", "rating")
        .annotate(people=Count("pk"))
    )
    counted: dict[str, dict[str, dict[str, int]]] = {}
    for element, voice, rating, people in rows:
        counted.setdefault(element, {}).setdefault(voice, {})[rating] = people
    return {
        element.id: {voice: Histogram(**counted.get(element.id, {}).get(voice, {})) for voice in round_.voices}
        for element in framework_of(round_).elements
    }


def notes_on(round_: Round, element: str) -> list[str]:
    """What contributors noted on an element, with no name, voice or rating, in an order that says nothing.

    None are given where fewer than five contributions were handed in; those of team sheets, which whoever took them in
    knows, do not make up the number, and are given where they leave no few others to be told apart.
    """
    submitted = Contribution.objects.within(round_.organisation).filter(round=round_).exclude(submitted_at=None)
    sent = list(submitted.values_list("pk", "seat_id", "sheet"))
    sheets = [pk for pk, seat, sheet in sent if seat is None and is_team_sheet(sheet)]
    others = [pk for pk, _seat, _sheet in sent if pk not in sheets]
    shown = others if len(others) >= SMALLEST_SHOWN else []
    if len(shown) + len(sheets) >= SMALLEST_SHOWN:
        shown = shown + sheets
    found = Answer.objects.within(round_.organisation).filter(contribution__in=shown, element=element).exclude(note="")
    return sorted(_texts(found), key=lambda text: hashlib.sha256(text.encode()).digest())


def _texts(found: Iterable[Answer]) -> list[str]:
    return [answer.note for answer in found]
