"""The door to the programme for other apps and for commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colonnade.apps.programme.actions import (
    Keyed,
    begin_contribution,
    choose_focus,
    close_round,
    end_answers,
    forget_contributors,
    give_seat,
    key_in_sheet,
    open_round,
    save_answer,
)
from colonnade.apps.programme.actions import record_agreement as agree
from colonnade.apps.programme.actions import submit as hand_in
from colonnade.apps.programme.selectors import agreements, framework_of, rounds, stand

if TYPE_CHECKING:
    from datetime import date

    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "Keyed",
    "agree",
    "begin_contribution",
    "choose_focus",
    "close_round",
    "end_answers",
    "forget_contributors",
    "give_seat",
    "hand_in",
    "key_in_sheet",
    "open_round",
    "round_summary",
    "save_answer",
]


def round_summary(organisation: Organisation, today: date) -> dict[str, Any]:
    """The organisation's rounds with what was agreed, and where it stands today, as plain values for JSON."""
    found = []
    told = rounds(organisation)
    for round_ in told:
        round_.organisation = organisation
        agreed = agreements(round_)
        found.append(
            {
                "number": round_.number,
                "title": round_.title,
                "framework": round_.framework,
                "state": round_.state,
                "opens_on": round_.opens_on.isoformat(),
                "answers_due_on": round_.answers_due_on.isoformat(),
                "closed_at": round_.closed_at.isoformat() if round_.closed_at else None,
                "agreed": {
                    element.id: agreed[element.id].rating
                    for element in framework_of(round_).elements
                    if element.id in agreed
                },
            }
        )
    picture = stand(organisation, told, today)
    standing = {
        element.number: str(element.standing) if element.standing else None
        for pillar in (picture.pillars if picture else ())
        for element in pillar.elements
    }
    return {
        "organisation": {"code": organisation.code, "name": organisation.name},
        "rounds": found,
        "standing": standing,
    }
