"""Ask for a decision, record what was decided, and take a question back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.reporting.models import Decision
from colonnade.apps.reporting.policies import (
    check_answer,
    check_answered_on,
    check_current,
    check_element,
    check_question,
    check_takes_back,
)
from colonnade.apps.reporting.selectors import next_number
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["answer_decision", "ask_decision", "take_back_decision"]


@transaction.atomic
def ask_decision(
    *,
    organisation: Organisation,
    question: str,
    why: str,
    asked_of: str,
    by: Person,
    element: str = "",
    due_on: date | None = None,
) -> Decision:
    """Ask somebody to decide something, of an element by its reference or of the work as a whole. Raises Refused."""
    question, asked_of = " ".join(question.split()), " ".join(asked_of.split())
    check_question(question, why, asked_of)
    check_element(element)
    decision = Decision.objects.create(
        organisation=organisation,
        number=next_number(organisation, Decision),
        question=question,
        why=why,
        asked_of=asked_of,
        element=element,
        asked_on=clock.today(),
        due_on=due_on,
        asked_by=by,
    )
    detail = {"element": element, "due_on": due_on.isoformat() if due_on else None}
    record(organisation, "decision.asked", f"decision {decision.number}", by=by, detail=detail)
    made: Decision = decision
    return made


@transaction.atomic
def answer_decision(*, decision: Decision, answer: str, answered_on: date, version: int, by: Person) -> Decision:
    """Record what was decided. `version` is that of the decision that the page showed.

    Raises Overtaken, with what stands, where somebody else changed it since; Refused.
    """
    current = _locked(decision)
    check_current(current, version)
    check_answer(current, answer)
    check_answered_on(current, answered_on, clock.today())
    is_changed = current.answered_on is not None
    current.answer, current.answered_on, current.answered_by = answer, answered_on, by
    current.version += 1
    current.save()
    detail = {"answered_on": answered_on.isoformat(), "version": current.version, "is_changed": is_changed}
    record(current.organisation, "decision.answered", f"decision {current.number}", by=by, detail=detail)
    return current


@transaction.atomic
def take_back_decision(*, decision: Decision, by: Person) -> Decision:
    """Take a question back that nobody has answered. It stays in the list, as taken back. Raises Refused."""
    current = _locked(decision)
    check_takes_back(current)
    current.taken_back_on = clock.today()
    current.version += 1
    current.save()
    record(current.organisation, "decision.taken_back", f"decision {current.number}", by=by)
    return current


def _locked(decision: Decision) -> Decision:
    """The decision as it stands now, held until the transaction ends."""
    rows = Decision.objects.within(decision.organisation).select_for_update()
    current: Decision = rows.get(pk=decision.pk)
    current.organisation = decision.organisation
    return current
