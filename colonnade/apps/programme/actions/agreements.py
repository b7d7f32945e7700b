"""Record what was agreed, and close a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.evidence import public as evidence
from colonnade.apps.programme.actions.rounds import locked
from colonnade.apps.programme.models import Agreement, Rating, State
from colonnade.apps.programme.policies import check_agreement_is_current, check_can_agree, check_can_close
from colonnade.apps.programme.selectors import agreements, framework_of
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Round

__all__ = ["close_round", "record_agreement"]


@transaction.atomic
def record_agreement(
    *, round_: Round, element: str, rating: str, reason: str, dissent: str, version: int, by: Person
) -> Agreement:
    """Record the agreed rating of an element. `version` is that of the agreement that the page showed, 0 for none.

    Raises Overtaken, with what stands, where somebody else recorded it since; Refused outside the time for it.
    """
    current = locked(round_)
    check_can_agree(current)
    framework_of(current).element(element)
    standing = (
        Agreement.objects.within(current.organisation)
        .select_for_update()
        .filter(round=current, element=element)
        .first()
    )
    check_agreement_is_current(standing, version)
    agreement: Agreement = standing or Agreement(
        organisation=current.organisation, round=current, element=element, version=0
    )
    agreement.rating, agreement.reason, agreement.dissent = Rating(rating), reason, dissent
    agreement.version += 1
    agreement.recorded_by, agreement.recorded_at = by, clock.now()
    agreement.save()
    detail = {"rating": rating, "version": agreement.version, "has_dissent": bool(dissent)}
    record(current.organisation, "rating.agreed", f"round {current.number} element {element}", by=by, detail=detail)
    return agreement


@transaction.atomic
def close_round(*, round_: Round, note: str, by: Person) -> Round:
    """Close the round for good, and keep with each agreed rating the evidence that stood behind it.

    Raises Overtaken where somebody else closed it first, Refused while an element has no agreed rating.
    """
    current = locked(round_)
    framework = framework_of(current)
    agreed = agreements(current)
    check_can_close(current, agreed, [element.id for element in framework.elements])
    live = evidence.live_by_element(
        current.organisation, [element.ref for element in framework.elements], clock.today()
    )
    for element in framework.elements:
        agreement = agreed[element.id]
        behind = live[element.ref]
        agreement.was_shown = bool(behind) if agreement.rating == Rating.IN_PLACE else None
        agreement.evidence_at_close = [
            {"evidence": piece.pk, "version": piece.version, "sha256": piece.sha256} for piece in behind
        ]
        agreement.save()
    current.state, current.closed_at, current.closed_by = State.CLOSED, clock.now(), by
    current.closing_note = note
    current.save()
    ratings = {element: str(agreement.rating) for element, agreement in sorted(agreed.items())}
    record(current.organisation, "round.closed", f"round {current.number}", by=by, detail=ratings)
    return current
