"""Reads of actions: who owns them, what they serve, and how their checks go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.models import Action, ActionState, Check, Promise, Served
from colonnade.core.measures import Timeliness, timeliness
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Member
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "CheckState",
    "action_by_number",
    "actions_of",
    "check_states",
    "checks_of",
    "member_people",
    "people_for",
    "promise_texts",
    "served_row",
]

OPEN = (ActionState.PLANNED, ActionState.GOING_ON)


@dataclass(frozen=True)
class CheckState:
    """How an action's checks go: held against the agreed timeframe (None for none), and what the last one found."""

    times: Timeliness | None
    last: Check | None


def _with_rows(organisation: Organisation, found: Iterable[Action]) -> list[Action]:
    """The same actions, each with its organisation and with what it serves as `served_rows`."""
    actions = list(found)
    rows: dict[int, list[Served]] = {action.pk: [] for action in actions}
    for row in Served.objects.within(organisation).filter(action__in=list(rows)).order_by("kind", "ref", "pk"):
        rows[row.action_id].append(row)
    for action in actions:
        action.organisation = organisation
        action.served_rows = rows[action.pk]
    return actions


def actions_of(organisation: Organisation, *, open_only: bool = False) -> list[Action]:
    """The organisation's actions with owner and deputy, the one that is due first at the top."""
    found = Action.objects.within(organisation).select_related("owner", "deputy")
    if open_only:
        found = found.filter(state__in=OPEN)
    return _with_rows(organisation, found.order_by("due_on", "number"))


def action_by_number(organisation: Organisation, number: int) -> Action | None:
    """One action of the organisation."""
    found = Action.objects.within(organisation).filter(number=number).select_related("owner", "deputy")
    return next(iter(_with_rows(organisation, found)), None)


def served_row(action: Action, pk: int) -> Served | None:
    """One thing that the action belongs to."""
    found: Served | None = Served.objects.within(action.organisation).filter(action=action, pk=pk).first()
    return found


def promise_texts(organisation: Organisation, *, open_only: bool = False) -> dict[str, str]:
    """What was promised, by number as an action's `ref` has it."""
    found = Promise.objects.within(organisation).order_by("number")
    if open_only:
        found = found.filter(kept_on=None, released_on=None)
    return {str(number): text for number, text in found.values_list("number", "text")}


def checks_of(action: Action) -> list[Check]:
    """The action's checks, the newest first."""
    found = Check.objects.within(action.organisation).filter(action=action).select_related("checked_by")
    return list(found.order_by("-checked_on", "-pk"))


def check_states(organisation: Organisation, actions: Iterable[Action], today: date) -> dict[int, CheckState]:
    """How the checks of these actions go, by the action's key."""
    wanted = {action.pk: action for action in actions}
    found: dict[int, list[Check]] = {pk: [] for pk in wanted}
    for check in Check.objects.within(organisation).filter(action__in=list(wanted)).order_by("checked_on", "pk"):
        found[check.action_id].append(check)
    return {pk: _state(wanted[pk], checks, today) for pk, checks in found.items()}


def _state(action: Action, checks: list[Check], today: date) -> CheckState:
    ended = localdate(action.ended_at) if action.ended_at else None
    days = (check.checked_on for check in checks)
    times = timeliness(action.starts_on, action.check_every_days, days, today, ended)
    return CheckState(times, checks[-1] if checks else None)


def member_people(organisation: Organisation) -> dict[int, Person]:
    """Everyone who is a member now and may sign in, by key and in the order of their names."""
    held = organisations.memberships(organisation)
    return {one.person_id: one.person for one in held if one.person.is_active}


def people_for(member: Member, action: Action | None = None, *, sees_people: bool) -> list[Person]:
    """Whom this member may make an owner or a deputy: themselves first, and who has a part in the action already.

    Who is a member is not for everyone to see: somebody who may not see it can still choose an inclusion lead.
    """
    held = organisations.memberships(member.organisation)
    parts = {action.owner_id, action.deputy_id} if action is not None else set()
    leading = {one.person_id for one in held if one.role == Role.INCLUSION_LEAD}
    everyone = {one.person_id: one.person for one in held if one.person.is_active}
    offered = {pk: person for pk, person in everyone.items() if sees_people or pk in leading | parts}
    offered.pop(member.person.pk, None)
    return [member.person, *offered.values()]
