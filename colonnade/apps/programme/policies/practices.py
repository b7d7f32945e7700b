"""Whether a practice may be taken up, given on or paused now, and whether a record of it may be made or changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.apps.programme.models import PracticePlan
from colonnade.core.practices import months_later
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.organisations.models import Team
    from colonnade.apps.programme.models import PracticeRecord
    from colonnade.foundation.catalogue import Practice

__all__ = [
    "check_can_take_up",
    "check_day_done",
    "check_place",
    "check_plan_is_current",
    "check_plan_move",
    "check_record_is_current",
    "check_story",
]

State = PracticePlan.State
# An ended plan stays as it is: what follows is a new plan.
PLAN_MOVES = {
    State.KEPT_UP: {State.PAUSED, State.ENDED},
    State.PAUSED: {State.KEPT_UP, State.ENDED},
    State.ENDED: set(),
}
FURTHEST = timedelta(days=5 * 366)
MONTHS_BACK = -10 * 12


def check_place(practice: Practice, team: Team | None) -> None:
    """A practice of the whole organisation has no place; one of sites has a site, and one of teams a team or a site."""
    if team is None:
        return
    if practice.scope == "organisation":
        raise Refused(_("This is done for the whole organisation. Leave the place empty."))
    if practice.scope == "site" and team.kind != "site":
        raise Refused(_("This is done at sites. Choose a site."))


def check_can_take_up(
    practice: Practice,
    standing: Iterable[PracticePlan],
    *,
    team: Team | None,
    starts_on: date,
    awareness_date: str,
    today: date,
) -> None:
    """The same practice is taken up once for each place and day that it is for."""
    check_place(practice, team)
    if not months_later(today, MONTHS_BACK) <= starts_on <= today + FURTHEST:
        raise Refused(_("Choose a day to start within the last ten or the next five years."))
    asked = (practice.id, team.pk if team else None, awareness_date)
    for plan in standing:
        if (plan.practice, plan.team_id, plan.awareness_date) == asked and not awareness_date:
            raise Refused(_("This has been taken up there already. Change that plan, or choose another place."))


def check_plan_is_current(plan: PracticePlan, version: int | None) -> None:
    """A page that shows an older plan must not overwrite a newer one."""
    if version is not None and plan.version != version:
        raise Overtaken(_("Somebody else changed this plan while you had the page open."), plan)


def check_plan_move(plan: PracticePlan, to: PracticePlan.State) -> None:
    """A plan is kept up or paused, and ends once."""
    if to not in PLAN_MOVES[State(plan.state)]:
        raise Refused(
            _("A plan that is “%(state)s” cannot become “%(to)s”.")
            % {"state": plan.get_state_display(), "to": to.label}
        )


def check_day_done(happened_on: date, today: date) -> None:
    """What is recorded has happened, and not before anybody could remember it."""
    if happened_on > today:
        raise Refused(_("Choose today or an earlier day: a record is of something that has happened."))
    if happened_on < months_later(today, MONTHS_BACK):
        raise Refused(_("Choose a day within the last ten years."))


def check_record_is_current(record: PracticeRecord, version: int) -> None:
    """A page that shows an older version must not overwrite a newer one, nor one that was withdrawn."""
    if record.withdrawn_at is not None:
        raise Refused(_("This record was withdrawn. Make a new one if it was done after all."))
    if record.version != version:
        raise Overtaken(_("Somebody else changed this record while you had the page open."), record)


def check_story(told_on: date, today: date) -> None:
    """A story that is shown has been told, or is told today."""
    if told_on > today:
        raise Refused(_("Choose today or an earlier day: show it once it has been told."))
