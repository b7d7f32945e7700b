"""Reads of practices: which were taken up and how they stand, what was recorded, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Max, Q

from colonnade.apps.programme.models import PracticeEvidence, PracticePlan, PracticeRecord
from colonnade.core.practices import Upkeep, standing, worst
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "PlanStanding",
    "evidence_of_record",
    "last_done",
    "late_plans",
    "names_of",
    "plan_by_pk",
    "plan_standings",
    "plans_of",
    "practice_standings",
    "record_by_number",
    "records_of",
    "records_of_plans",
    "versions_of_record",
]


@dataclass(frozen=True)
class PlanStanding:
    """A plan that lasts, when it was last done, and how it stands."""

    plan: PracticePlan
    last_on: date | None
    standing: Upkeep


def plans_of(organisation: Organisation, *, open_only: bool = True) -> list[PracticePlan]:
    """The practices that were taken up, the ones due first at the top; those that ended too where asked for."""
    found = PracticePlan.objects.within(organisation).select_related("owner", "deputy", "team")
    if open_only:
        found = found.exclude(state=PracticePlan.State.ENDED)
    plans = list(found.order_by("practice", "starts_on", "pk"))
    for plan in plans:
        plan.organisation = organisation
    return sorted(plans, key=lambda plan: (plan.next_due_on is None, plan.next_due_on or plan.starts_on))


def plan_by_pk(organisation: Organisation, pk: int) -> PracticePlan | None:
    """One plan of the organisation, ended or not."""
    found = PracticePlan.objects.within(organisation).filter(pk=pk).select_related("owner", "deputy", "team")
    plan: PracticePlan | None = found.first()
    if plan is not None:
        plan.organisation = organisation
    return plan


def last_done(organisation: Organisation) -> dict[int, date]:
    """The day of the last record under each plan, by the plan's id."""
    standing_records = PracticeRecord.objects.within(organisation).filter(is_current=True, withdrawn_at=None)
    rows = standing_records.exclude(plan=None).values("plan_id").annotate(last=Max("happened_on"))
    return {row["plan_id"]: row["last"] for row in rows.order_by("plan_id")}


def plan_standings(organisation: Organisation, today: date) -> list[PlanStanding]:
    """How every plan that lasts stands today (two queries)."""
    done = last_done(organisation)
    return [
        PlanStanding(
            plan,
            done.get(plan.pk),
            standing(
                plan.next_due_on,
                today,
                was_done=plan.pk in done,
                is_paused=plan.state == PracticePlan.State.PAUSED,
            ),
        )
        for plan in plans_of(organisation)
    ]


def late_plans(organisation: Organisation, today: date) -> list[PracticePlan]:
    """The plans that should have been done before today."""
    return [one.plan for one in plan_standings(organisation, today) if one.standing is Upkeep.LATE]


def practice_standings(organisation: Organisation, today: date) -> dict[str, Upkeep]:
    """How every practice of the catalogue stands: as that one of its plans which needs looking after most."""
    found: dict[str, list[Upkeep]] = {practice.id: [] for practice in current().practices}
    for one in plan_standings(organisation, today):
        found.setdefault(one.plan.practice, []).append(one.standing)
    return {practice: worst(standings) for practice, standings in found.items()}


def records_of(
    organisation: Organisation,
    practice: str | None = None,
    *,
    team: Team | None = None,
    plan: PracticePlan | None = None,
    withdrawn: bool = False,
) -> list[PracticeRecord]:
    """What was recorded, the newest first: of one practice, place or plan where given; withdrawn records if asked."""
    found = PracticeRecord.objects.within(organisation).filter(is_current=True).select_related("team", "recorded_by")
    asked = {"practice": practice, "team": team, "plan": plan}
    found = found.filter(**{name: value for name, value in asked.items() if value is not None})
    if not withdrawn:
        found = found.filter(withdrawn_at=None)
    records = list(found.order_by("-happened_on", "-number"))
    for one in records:
        one.organisation = organisation
    return records


def records_of_plans(organisation: Organisation, plans: Iterable[int]) -> dict[int, list[PracticeRecord]]:
    """What was recorded under each of these plans, the newest first."""
    found = PracticeRecord.objects.within(organisation).filter(is_current=True, withdrawn_at=None, plan__in=list(plans))
    gathered: dict[int, list[PracticeRecord]] = {}
    for one in found.order_by("-happened_on", "-number"):
        gathered.setdefault(one.plan_id, []).append(one)
    return gathered


def record_by_number(organisation: Organisation, practice: str, number: int) -> PracticeRecord | None:
    """The record of that number as it stands now, withdrawn or not."""
    found = PracticeRecord.objects.within(organisation).filter(practice=practice, number=number, is_current=True)
    kept: PracticeRecord | None = found.select_related("team", "plan", "recorded_by").first()
    if kept is not None:
        kept.organisation = organisation
    return kept


def versions_of_record(record: PracticeRecord) -> list[PracticeRecord]:
    """Every version of a record, the newest first."""
    found = PracticeRecord.objects.within(record.organisation).filter(practice=record.practice, number=record.number)
    return list(found.select_related("team", "recorded_by").order_by("-version"))


def evidence_of_record(record: PracticeRecord) -> list[PracticeEvidence]:
    """What shows the record, by title: it stays with the record through all its versions."""
    rows = PracticeEvidence.objects.within(record.organisation).filter(
        Q(record__practice=record.practice), Q(record__number=record.number)
    )
    return list(rows.select_related("evidence").order_by("evidence__title", "evidence_id"))


def names_of(people: Iterable[int]) -> dict[int, str]:
    """The names of people whom records of this organisation name by their id, who may have left since."""
    found = get_user_model().objects.filter(pk__in=set(people))
    return {person.pk: person.name for person in found}
