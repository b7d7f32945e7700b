"""Which reminders are due: of actions and of checks, to whom, and which mark in time each belongs to.

A reminder has marks: 30, 7 and 1 days before the day that something is due, and every 7 days after it. On any day only
the last mark that has come counts, so nights without a run bring one letter and not several.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.selectors.work import actions_of, check_states, member_people
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Action
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["ACTION_MARKS", "CHECK_MARKS", "Due", "due_reminders", "last_mark", "leads", "left_alone"]

ACTION_MARKS = (30, 7, 1)
CHECK_MARKS = (1,)
WEEK = 7


@dataclass(frozen=True)
class Due:
    """One reminder: of what, to whom, due when, and the day of the mark that it belongs to."""

    what: str
    action: Action
    to: Person
    due_on: date
    mark: date

    @property
    def key(self) -> str:
        """What makes it the same letter: another day that it is due, mark or person makes it another."""
        place = f"{self.action.organisation_id}:{self.action.pk}:{self.to.pk}"
        return f"{self.what}:{place}:{self.due_on:%Y%m%d}:{self.mark:%Y%m%d}"


def last_mark(due_on: date, today: date, before: Iterable[int]) -> date | None:
    """The last mark that has come by today; None where the first has not."""
    late = (today - due_on).days
    if late >= WEEK:
        return due_on + timedelta(days=late // WEEK * WEEK)
    come = [due_on - timedelta(days=days) for days in before if due_on - timedelta(days=days) <= today]
    return max(come, default=None)


def _looked_after(action: Action, members: dict[int, Person]) -> list[Person]:
    """Owner and deputy, as far as they are members now and may sign in."""
    return [members[pk] for pk in (action.owner_id, action.deputy_id) if pk in members]


def due_reminders(organisation: Organisation, today: date) -> list[Due]:
    """Every reminder whose mark has come and is the last one. Whether its letter was written the outbox knows."""
    actions = actions_of(organisation, open_only=True)
    states = check_states(organisation, actions, today)
    members = member_people(organisation)
    found = []
    for action in actions:
        times = states[action.pk].times
        checked = times.next_due if times is not None else None
        for what, due_on, marks in (("action", action.due_on, ACTION_MARKS), ("check", checked, CHECK_MARKS)):
            mark = last_mark(due_on, today, marks) if due_on is not None else None
            if due_on is not None and mark is not None:
                found += [Due(what, action, person, due_on, mark) for person in _looked_after(action, members)]
    return found


def left_alone(organisation: Organisation) -> list[Action]:
    """Open actions that had an owner, and nobody to look after them is left; the leads have not been told yet."""
    members = member_people(organisation)
    return [
        action
        for action in actions_of(organisation, open_only=True)
        if action.nobody_told_on is None and not _looked_after(action, members)
    ]


def leads(organisation: Organisation) -> list[Person]:
    """The inclusion leads who may sign in."""
    held = organisations.memberships(organisation)
    found = {one.person_id: one.person for one in held if one.role == Role.INCLUSION_LEAD and one.person.is_active}
    return list(found.values())
