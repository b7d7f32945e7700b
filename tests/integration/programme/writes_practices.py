"""Writes to practices, their records, stories and who helps staff, to be held to their entries in the chain.

Each telling makes what the write needs, and returns the write.
"""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions import practice_records, practices, stories, support
from tests.integration.programme.practising import LEADERS, ago, leave, note, seen, site, take_up
from tests.integration.programme.telling import show, today

__all__ = ["WRITES"]

ROUTE = {"kind": "guardian", "name": "Ash Adeyemi", "phone": "0113 496 0000"}


def evidence(trust):
    """A piece of evidence."""
    return show(trust, "inclusion-2022/1.1", today() + timedelta(days=90))


def telling(trust, teller):
    """A story that somebody shows."""
    return actions.show_story(
        organisation=trust.organisation,
        teller=teller,
        form="blog",
        title="Why I march",
        link="https://example.nhs.uk/story",
        told_on=ago(5),
    )


def taking_up(trust):
    return lambda: take_up(trust)


def giving_a_plan(trust):
    made = take_up(trust)
    return lambda: actions.give_plan(
        plan=made, owner=trust.analyst, deputy=None, post="Analyst", by=trust.inclusion_lead
    )


def pausing_a_plan(trust):
    made = take_up(trust)
    return lambda: actions.move_plan(plan=made, to="paused", by=trust.inclusion_lead)


def recording(trust):
    """For a plan, whose next day moves too."""
    plan = take_up(trust)
    return lambda: note(trust, plan=plan)


def changing_a_record(trust):
    made = note(trust, plan=take_up(trust))
    return lambda: actions.change_record(
        record=made,
        happened_on=ago(9),
        values=seen(title="A talk"),
        version=made.version,
        by=trust.inclusion_lead,
    )


def withdrawing_a_record(trust):
    made = note(trust, plan=take_up(trust))
    return lambda: actions.withdraw_record(record=made, version=made.version, by=trust.inclusion_lead)


def putting_evidence(trust):
    made, piece = note(trust, LEADERS), evidence(trust)
    return lambda: actions.attach_evidence(record=made, evidence=piece, by=trust.inclusion_lead)


def taking_evidence_away(trust):
    made, piece = note(trust, LEADERS), evidence(trust)
    actions.attach_evidence(record=made, evidence=piece, by=trust.inclusion_lead)
    return lambda: actions.detach_evidence(record=made, evidence=piece, by=trust.inclusion_lead)


def showing_a_story(trust):
    return lambda: telling(trust, trust.analyst)


def taking_a_story_back(trust):
    story = telling(trust, trust.analyst)
    return lambda: actions.take_back_story(story=story)


def forgetting_stories(trust):
    telling(trust, trust.analyst)
    leave(trust, trust.analyst)
    return lambda: actions.forget_leavers_stories(organisation=trust.organisation)


def route(trust, **more):
    """A route of support."""
    return actions.add_support_route(organisation=trust.organisation, by=trust.inclusion_lead, **ROUTE, **more)


def adding_a_route(trust):
    """At one site, which has a row of its own."""
    north = site(trust, "North")
    return lambda: route(trust, sites=[north], everywhere=False)


def changing_a_route(trust):
    """It moves from everywhere to one site."""
    north = site(trust, "North")
    found = selectors.support_route(trust.organisation, route(trust).pk)
    return lambda: actions.change_support_route(
        route=found.row,
        seen=selectors.route_fingerprint(found),
        what_for="A talk",
        email="",
        link="",
        hours="",
        sites=[north],
        everywhere=False,
        checked_on=today(),
        by=trust.inclusion_lead,
        **ROUTE,
    )


def confirming_a_route(trust):
    made = route(trust, checked_on=ago(30))
    return lambda: actions.confirm_support_route(route=made, by=trust.inclusion_lead)


def ending_a_route(trust):
    made = route(trust)
    return lambda: actions.end_support_route(route=made, by=trust.inclusion_lead)


def renewing_the_link(trust):
    """The link before it ends with it."""
    actions.renew_support_link(organisation=trust.organisation, by=trust.inclusion_lead)
    return lambda: actions.renew_support_link(organisation=trust.organisation, by=trust.inclusion_lead)


def ending_the_link(trust):
    actions.renew_support_link(organisation=trust.organisation, by=trust.inclusion_lead)
    return lambda: actions.end_support_link(organisation=trust.organisation, by=trust.inclusion_lead)


WRITES = {
    "take_up": (taking_up, practices, "practice.taken_up"),
    "give_plan": (giving_a_plan, practices, "practice.given"),
    "move_plan": (pausing_a_plan, practices, "practice.paused"),
    "record_practice": (recording, practice_records, "practice.recorded"),
    "change_record": (changing_a_record, practice_records, "practice.changed"),
    "withdraw_record": (withdrawing_a_record, practice_records, "practice.withdrawn"),
    "attach_evidence": (putting_evidence, practice_records, "practice.evidence_put"),
    "detach_evidence": (taking_evidence_away, practice_records, "practice.evidence_taken"),
    "show_story": (showing_a_story, stories, "story.shown"),
    "take_back_story": (taking_a_story_back, stories, "story.taken_back"),
    "forget_leavers_stories": (forgetting_stories, stories, "story.taken_back"),
    "add_support_route": (adding_a_route, support, "support.added"),
    "change_support_route": (changing_a_route, support, "support.changed"),
    "confirm_support_route": (confirming_a_route, support, "support.checked"),
    "end_support_route": (ending_a_route, support, "support.ended"),
    "renew_support_link": (renewing_the_link, support, "support.link_made"),
    "end_support_link": (ending_the_link, support, "support.link_ended"),
}
