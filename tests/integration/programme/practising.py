"""Short ways to tell what happens with practices. They go through the site's own actions."""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.organisations.actions import add_team, end_membership
from colonnade.apps.organisations.models import Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import PracticeEvidence, PracticePlan, PracticeRecord, Story
from colonnade.foundation import clock

BADGES, AUDIT, LEADERS = "badge-register", "estates-audit", "visible-leaders"
PLEDGE = "I will speak up on my ward whenever I hear somebody called a name that hurts them."
TABLES = (PracticePlan, PracticeRecord, PracticeEvidence, Story)


def ago(days):
    """That many days before today."""
    return clock.today() - timedelta(days=days)


def take_up(cast, practice=LEADERS, **given):
    """Take a practice up, from a hundred days ago unless said otherwise."""
    with cast.acting():
        return actions.take_up(
            organisation=cast.organisation,
            practice=practice,
            **{"post": "Inclusion lead", "starts_on": ago(100), "by": cast.inclusion_lead} | given,
        )


def seen(**given):
    """What a record of a leader who was seen holds."""
    return {"title": "Blog for the month", "form": "blog", "chose_freely": True} | given


def walked(**given):
    """What a record of a walk through a site holds."""
    values = {
        "looked_on": ago(9).isoformat(),
        "looked_by": "Estates manager",
        "state": "planned",
        "found": "Two signs.",
    }
    return values | given


def badge(cast, **given):
    """What the record of a badge holds."""
    values = {"holder": cast.contributor.pk, "trained_on": ago(30).isoformat(), "pledge": PLEDGE}
    return values | {"issued_on": ago(10).isoformat()} | given


def note(cast, practice=LEADERS, values=None, **given):
    """Record that a practice was done, ten days ago unless said otherwise."""
    with cast.acting():
        return actions.record_practice(
            organisation=cast.organisation,
            practice=practice,
            values=seen() if values is None else values,
            **{"happened_on": ago(10), "by": cast.inclusion_lead} | given,
        )


def change(cast, record, values, **given):
    """Change a record, from the version that stands unless said otherwise."""
    standing = {"happened_on": record.happened_on, "version": record.version, "by": cast.executive_sponsor}
    with cast.acting():
        return actions.change_record(record=record, values=values, **standing | given)


def reread(cast, plan):
    """The plan as it stands now."""
    with cast.acting():
        return selectors.plan_by_pk(cast.organisation, plan.pk)


def site(cast, name, kind="site"):
    """A new site, or a team."""
    with cast.acting():
        return add_team(organisation=cast.organisation, name=name, kind=kind, by=cast.inclusion_lead)


def three(name, day):
    """A day as its three boxes send it."""
    return {f"{name}_0": str(day.day), f"{name}_1": str(day.month), f"{name}_2": str(day.year)}


def leave(cast, person):
    """End every membership of a person."""
    with cast.acting():
        for held in Membership.objects.within(cast.organisation).filter(person=person, ended_on=None):
            end_membership(membership=held, by=cast.inclusion_lead)
