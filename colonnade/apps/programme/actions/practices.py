"""Take up practices, give them to people, pause them and end them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import PracticePlan
from colonnade.apps.programme.policies import check_can_take_up, check_owners, check_plan_is_current, check_plan_move
from colonnade.apps.programme.selectors import last_done, member_people, plans_of
from colonnade.core.practices import next_due
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["due_of", "give_plan", "move_plan", "take_up"]

State = PracticePlan.State


def due_of(plan: PracticePlan, last: date | None) -> date | None:
    """The day by which the plan's practice is to be done next, where it was last done on `last`."""
    catalogue = current()
    only_day = (
        catalogue.awareness_date(plan.awareness_date).next_days(plan.starts_on)[1] if plan.awareness_date else None
    )
    return next_due(plan.starts_on, catalogue.practice(plan.practice).every_months, last, only_day)


def _locked(plan: PracticePlan) -> PracticePlan:
    found: PracticePlan = PracticePlan.objects.within(plan.organisation).select_for_update().get(pk=plan.pk)
    found.organisation = plan.organisation
    return found


@transaction.atomic
def take_up(
    *,
    organisation: Organisation,
    practice: str,
    post: str,
    starts_on: date,
    by: Person,
    owner: Person | None = None,
    deputy: Person | None = None,
    team: Team | None = None,
    aim: str = "",
    awareness_date: str = "",
    carried_from: str = "",
) -> PracticePlan:
    """Take up a practice of the catalogue for the organisation or a place, or for an awareness date (R021).

    Raises Refused where it has been taken up there already, or somebody who looks after it has left.
    """
    found = current().practice(practice)
    if awareness_date:
        current().awareness_date(awareness_date)
    take_turns(organisation)
    check_can_take_up(
        found,
        plans_of(organisation),
        team=team,
        starts_on=starts_on,
        awareness_date=awareness_date,
        today=clock.today(),
    )
    check_owners(owner, deputy, member_people(organisation))
    plan = PracticePlan(
        organisation=organisation,
        practice=practice,
        team=team,
        post=post,
        owner=owner,
        deputy=deputy,
        aim=aim,
        starts_on=starts_on,
        awareness_date=awareness_date,
        carried_from=carried_from,
        added_by=by,
        added_at=clock.now(),
    )
    plan.next_due_on = due_of(plan, None)
    plan.save()
    detail = {"plan": plan.pk, **({"team": team.pk} if team else {})}
    record(organisation, "practice.taken_up", f"practice {practice}", by=by, detail=detail)
    return plan


@transaction.atomic
def give_plan(
    *,
    plan: PracticePlan,
    owner: Person | None,
    deputy: Person | None,
    post: str,
    by: Person | None,
    aim: str | None = None,
    version: int | None = None,
) -> PracticePlan:
    """Give a plan to somebody: its post, owner and deputy, and its aim where given; the plan itself if nothing changes.

    `version` is the one that the page showed. Raises Overtaken, with the plan that stands, for an older one.
    """
    current_plan = _locked(plan)
    check_plan_is_current(current_plan, version)
    if current_plan.state == State.ENDED:
        raise Refused(_("This plan has ended. Take the practice up again to give it to somebody."))
    check_owners(owner, deputy, member_people(plan.organisation))
    before = (current_plan.owner_id, current_plan.deputy_id, current_plan.post, current_plan.aim)
    current_plan.owner, current_plan.deputy, current_plan.post = owner, deputy, post
    current_plan.aim = current_plan.aim if aim is None else aim
    if (current_plan.owner_id, current_plan.deputy_id, current_plan.post, current_plan.aim) == before:
        return current_plan
    current_plan.version += 1
    current_plan.save()
    detail = {"owner": current_plan.owner_id, "deputy": current_plan.deputy_id, "version": current_plan.version}
    record(plan.organisation, "practice.given", f"plan {plan.pk}", by=by, detail=detail)
    return current_plan


@transaction.atomic
def move_plan(*, plan: PracticePlan, to: str, by: Person) -> PracticePlan:
    """Pause a plan, keep it up again, or end it. Raises Refused where it stands so already or has ended."""
    current_plan = _locked(plan)
    check_plan_move(current_plan, State(to))
    current_plan.state = State(to)
    current_plan.ended_at = clock.now() if to == State.ENDED else None
    current_plan.next_due_on = due_of(current_plan, last_done(plan.organisation).get(plan.pk))
    current_plan.version += 1
    current_plan.save()
    record(plan.organisation, f"practice.{to}", f"plan {plan.pk}", by=by)
    return current_plan
