"""Read the actions, practices and measures that a report says, by element."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from colonnade.apps.programme import public as programme
from colonnade.apps.reporting.selectors.facts import ActionFacts, MeasureFacts, PlanFacts
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.programme.public import Measured, PlanStanding
    from colonnade.foundation.catalogue import Practice
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Work", "work_of"]


@dataclass(frozen=True)
class Work:
    """Open actions, plans with the elements that they serve, and measures with theirs."""

    actions: tuple[ActionFacts, ...]
    plans: tuple[tuple[PlanFacts, tuple[str, ...]], ...]
    measures: tuple[tuple[MeasureFacts, tuple[str, ...]], ...]

    def actions_of(self, element: str) -> tuple[ActionFacts, ...]:
        """The open actions that serve the element."""
        return tuple(one for one in self.actions if element in one.elements)

    def plans_of(self, element: str) -> tuple[PlanFacts, ...]:
        """The practices taken up that serve the element."""
        return tuple(one for one, served in self.plans if element in served)

    def measures_of(self, element: str) -> tuple[MeasureFacts, ...]:
        """The measures of those actions and practices."""
        return tuple(one for one, served in self.measures if element in served)


def work_of(organisation: Organisation, today: date) -> Work:
    """What is being done, on that day."""
    practices = {one.id: one for one in current().practices}
    every = programme.actions_of(organisation)
    by_action = {one.pk: _elements(one.served_rows) for one in every}
    standings = programme.plan_standings(organisation, today)
    by_plan = {
        one.plan.pk: practices[one.plan.practice].elements if one.plan.practice in practices else ()
        for one in standings
    }
    actions = (_action(one, by_action[one.pk], today) for one in every if one.is_open)
    plans = ((_plan(one, practices.get(one.plan.practice)), by_plan[one.plan.pk]) for one in standings)
    measures = (
        (_measure(one), by_action.get(one.measure.action_id or 0) or by_plan.get(one.measure.plan_id or 0, ()))
        for one in programme.measures_of(organisation)
        if one.measure.ended_at is None
    )
    return Work(tuple(actions), tuple(plans), tuple(measures))


def _elements(served: list[programme.Served]) -> tuple[str, ...]:
    """The elements that an action belongs to: by itself, or by a practice of the catalogue."""
    practices = {one.id: one for one in current().practices}
    found: list[str] = []
    for row in served:
        if row.kind == programme.Serves.RECOMMENDATION:
            found.append(row.ref)
        elif row.kind == programme.Serves.PRACTICE and row.ref in practices:
            found += practices[row.ref].elements
    return tuple(dict.fromkeys(found))


def _action(one: programme.Action, elements: tuple[str, ...], today: date) -> ActionFacts:
    days = (today - one.due_on).days if one.is_late(today) else 0
    return ActionFacts(one.number, one.title, one.post, one.state, one.due_on, days, elements)


def _plan(one: PlanStanding, practice: Practice | None) -> PlanFacts:
    plan = one.plan
    return PlanFacts(
        practice=plan.practice,
        title=practice.title if practice else plan.practice,
        place=plan.team.name if plan.team else "",
        post=plan.post,
        standing=str(one.standing),
        last_on=one.last_on,
        due_on=plan.next_due_on,
    )


def _measure(one: Measured) -> MeasureFacts:
    measure, last = one.measure, one.last
    return MeasureFacts(
        name=measure.name,
        unit=measure.unit,
        counts_people=measure.counts_people,
        baseline=measure.baseline,
        baseline_on=measure.baseline_on,
        value=last.value if last else None,
        read_on=last.read_on if last else None,
        target=measure.target,
        target_on=measure.target_on,
    )
