"""Short ways to tell of actions, their measures and checks. They go through the site's own actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from colonnade.apps.programme import actions, selectors
from colonnade.foundation import clock
from tests.integration.programme.telling import today, url

__all__ = [
    "amount",
    "at_night",
    "boxes",
    "check",
    "give",
    "measure",
    "move",
    "plan",
    "read",
    "reread_action",
    "typed_action",
    "url",
]


def plan(cast, title="Train the reception staff", *, owner=None, deputy=None, due_in=90, **more):
    """An action that begins today and is due in so many days."""
    with cast.acting():
        return actions.add_action(
            organisation=cast.organisation,
            **{
                "title": title,
                "post": "Head of reception",
                "owner": owner or cast.contributor,
                "deputy": deputy,
                "starts_on": today(),
                "due_on": today() + timedelta(days=due_in),
                "by": cast.inclusion_lead,
                **more,
            },
        )


def reread_action(cast, action):
    """The action as it stands now."""
    with cast.acting():
        return selectors.action_by_number(cast.organisation, action.number)


def give(cast, action, owner, deputy=None, post="Head of reception"):
    """Give it to somebody."""
    with cast.acting():
        return actions.give_action(action=action, owner=owner, deputy=deputy, post=post, by=cast.inclusion_lead)


def move(cast, action, to, outcome="It was done."):
    """Move it on."""
    with cast.acting():
        return actions.move_action(action=action, to=to, outcome=outcome, by=cast.inclusion_lead)


def check(cast, action, checked_on, found="as_agreed", *, has_enough=True, note=""):
    """Record a check."""
    with cast.acting():
        return actions.record_check(
            action=action,
            checked_on=checked_on,
            found=found,
            has_enough=has_enough,
            note=note,
            by=cast.inclusion_lead,
        )


def measure(cast, action, name="Staff trained", **more):
    """A measure of an action."""
    with cast.acting():
        made = actions.add_measure(
            action=action, by=cast.inclusion_lead, **{"name": name, "unit": "%", "better": "higher", **more}
        )
        return selectors.measure_by_pk(cast.organisation, made.pk)


def read(cast, measured, value, read_on=None):
    """A reading of a measure."""
    with cast.acting():
        return actions.add_reading(
            measure=measured, read_on=read_on or today(), value=Decimal(value), by=cast.inclusion_lead
        )


def amount(value):
    """A number as the database gives it."""
    return Decimal(value)


def at_night(day):
    """Let it be the night of that day."""
    return clock.at(datetime.combine(day, time(2, 0), UTC))


def boxes(name, day):
    """A day in its three boxes."""
    return {f"{name}_0": str(day.day), f"{name}_1": str(day.month), f"{name}_2": str(day.year)}


def typed_action(cast, **more):
    """What somebody types who plans an action."""
    begins = date(2026, 11, 1)
    return {
        "title": "Train the reception staff",
        "detail": "Everybody at the front desks.",
        "post": "Head of reception",
        "owner": str(cast.inclusion_lead.pk),
        "deputy": str(cast.executive_sponsor.pk),
        "effort_hours": "40",
        "relationship_hours": "10",
        "check_every_days": "30",
        **boxes("starts_on", begins),
        **boxes("due_on", begins + timedelta(days=120)),
        **more,
    }
