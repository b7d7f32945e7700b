"""Whether something may happen to an action, a measure or a check now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import ACTION_MOVES, ActionState
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Action, Measure, Reading

__all__ = [
    "DAYS_AHEAD",
    "check_action_is_current",
    "check_action_move",
    "check_can_change",
    "check_can_check",
    "check_can_note",
    "check_can_read",
    "check_days",
    "check_efforts",
    "check_owners",
    "check_takes_readings",
]

DAYS_AHEAD = 10 * 366
DAYS_BACK = 20 * 366


def check_owners(owner: Person | None, deputy: Person | None, members: Collection[int]) -> None:
    """Owner and deputy are two people, of those who can be: members now who may sign in."""
    for person in (owner, deputy):
        if person is not None and person.pk not in members:
            raise Refused(_("%(name)s is not a member any more. Choose somebody else.") % {"name": person.name})
    if owner is not None and deputy is not None and owner.pk == deputy.pk:
        raise Refused(_("Choose somebody else to stand in: the owner cannot stand in for themselves."))
    if owner is None and deputy is not None:
        raise Refused(_("Choose an owner first, and then who stands in for them."))


def check_days(starts_on: date, due_on: date, today: date) -> None:
    """What is due comes after what it begins with, and not so far away that nobody would look."""
    if due_on < starts_on:
        raise Refused(_("It cannot be due before it begins. Choose a later day for when it is due."))
    if (due_on - today).days > DAYS_AHEAD:
        raise Refused(_("Choose a day within ten years. For more, plan a first part of it."))
    if (today - starts_on).days > DAYS_BACK:
        raise Refused(_("Choose a day within the last twenty years for when it begins."))


def check_efforts(effort_hours: int, relationship_hours: int) -> None:
    """Hours for relationships are a part of all hours (R016)."""
    if relationship_hours > effort_hours:
        raise Refused(
            _("Hours for building relationships are a part of all hours, so there cannot be more of them. Add them in.")
        )


def check_can_change(action: Action) -> None:
    """What has ended is taken up again before it is changed."""
    if not action.is_open:
        raise Refused(_("This action has ended. Take it up again, and then change it. What you typed is still here."))


def check_action_is_current(standing: Action, version: int | None) -> None:
    """A page that shows an older state of the action must not overwrite a newer one."""
    if version is not None and standing.version != version:
        raise Overtaken(_("Somebody else changed this action while you had the page open."), standing)


def check_action_move(action: Action, to: ActionState, outcome: str) -> None:
    """An action goes the ways of `ACTION_MOVES`; when it ends, it says what came of it."""
    if to not in ACTION_MOVES[ActionState(action.state)]:
        words = {"state": action.get_state_display(), "to": to.label}
        raise Refused(_("An action that is “%(state)s” cannot become “%(to)s”.") % words)
    if to == ActionState.DONE and not outcome:
        raise Refused(_("Say what came of it, in a sentence or two. People will want to know."))
    if to == ActionState.STOPPED and not outcome:
        raise Refused(_("Say why it was stopped, in a sentence or two. People will want to know."))


def check_can_check(action: Action, checked_on: date, today: date) -> None:
    """A check is of a day that has come, in the life of the action."""
    if not action.is_open:
        raise Refused(_("This action has ended, so there is nothing left to check. What you typed is still here."))
    _check_has_come(checked_on, today)
    if checked_on < action.starts_on:
        day = date_format(action.starts_on, "j F Y")
        raise Refused(_("The action began on %(day)s. Choose that day or a later one.") % {"day": day})


def _check_has_come(day: date, today: date) -> None:
    if day > today:
        raise Refused(_("This day is still to come. Choose today or an earlier day."))
    if (today - day).days > DAYS_BACK:
        raise Refused(_("Choose a day within the last twenty years."))


def check_takes_readings(measure: Measure) -> None:
    """A measure that has ended is read no more."""
    if measure.ended_at is not None:
        raise Refused(_("This measure has ended, so nothing can be added to it. What you typed is still here."))


def check_can_read(measure: Measure, standing: Reading | None, read_on: date, today: date) -> None:
    """One reading a day, of a day that has come."""
    check_takes_readings(measure)
    _check_has_come(read_on, today)
    if standing is not None:
        raise Refused(_("There is a reading of this day already. Take it back first if it is wrong."))


def check_can_note(month: date, months: Collection[date]) -> None:
    """A fix is noted for the current month or the one before: what is shown of earlier ones never changes."""
    if month not in months:
        raise Refused(
            _("Choose this month or the one before. Earlier months are closed, so that nothing shown can change.")
        )
