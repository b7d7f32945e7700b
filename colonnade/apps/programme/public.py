"""The door to the programme for other apps and for commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colonnade.apps.programme.actions import (
    Keyed,
    TakenIn,
    add_action,
    add_measure,
    add_reading,
    add_served,
    begin_contribution,
    choose_focus,
    close_round,
    end_answers,
    forget_contributors,
    forget_leavers_stories,
    forget_sheets,
    give_action,
    give_out_sheet,
    give_plan,
    give_seat,
    key_in_sheet,
    move_action,
    move_plan,
    note_fix,
    open_round,
    record_check,
    record_practice,
    remind_owners,
    save_answer,
    show_story,
    succeed,
    take_in_sheet,
    take_up,
    write_of_silences,
)
from colonnade.apps.programme.actions import record_agreement as agree
from colonnade.apps.programme.actions import submit as hand_in
from colonnade.apps.programme.models import Action, Level, Rating, Round, Served, Serves
from colonnade.apps.programme.rules import EXCHANGE_SHEETS
from colonnade.apps.programme.selectors import (
    Measured,
    Picture,
    PlanStanding,
    actions_of,
    agreements,
    check_states,
    framework_now,
    framework_of,
    late_plans,
    measures_of,
    plan_standings,
    plans_of,
    practice_standings,
    progress_now,
    published,
    records_of,
    rounds,
    stand,
)
from colonnade.apps.programme.selectors.board import RoundCount, agreed_counts
from colonnade.apps.programme.selectors.sheet_report import report_of as sheet_report

if TYPE_CHECKING:
    from datetime import date

    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "EXCHANGE_SHEETS",
    "Action",
    "Keyed",
    "Level",
    "Measured",
    "Picture",
    "PlanStanding",
    "Rating",
    "Round",
    "RoundCount",
    "Served",
    "Serves",
    "TakenIn",
    "actions_of",
    "add_action",
    "add_measure",
    "add_reading",
    "add_served",
    "agree",
    "agreed_counts",
    "agreements",
    "begin_contribution",
    "check_states",
    "choose_focus",
    "close_round",
    "end_answers",
    "forget_contributors",
    "forget_leavers_stories",
    "forget_sheets",
    "framework_now",
    "framework_of",
    "give_action",
    "give_out_sheet",
    "give_plan",
    "give_seat",
    "hand_in",
    "key_in_sheet",
    "late_plans",
    "measures_of",
    "move_action",
    "move_plan",
    "note_fix",
    "open_round",
    "plan_standings",
    "plans_of",
    "practice_standings",
    "progress_now",
    "published",
    "record_check",
    "record_practice",
    "records_of",
    "remind_owners",
    "round_summary",
    "rounds",
    "save_answer",
    "sheet_report",
    "show_story",
    "stand",
    "succeed",
    "take_in_sheet",
    "take_up",
    "write_of_silences",
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
