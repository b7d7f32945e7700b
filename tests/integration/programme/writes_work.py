"""Writes to actions, their measures and informal fixes, to be held to their entries in the chain.

Each telling makes what the write needs, and returns the write.
"""

from __future__ import annotations

from decimal import Decimal

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions import fixes, measures, reminders, work
from tests.integration.programme.practising import leave
from tests.integration.programme.telling import today
from tests.integration.programme.working import measure, plan, read

__all__ = ["WRITES"]

RECOMMENDATION, PRACTICE = ("recommendation", "inclusion-2022/1.1"), ("practice", "visible-leaders")


def planning(trust):
    return lambda: plan(trust, deputy=trust.analyst, serves=[RECOMMENDATION, ("finding", "Two signs.")])


def changing(trust):
    made = plan(trust)
    return lambda: actions.change_action(action=made, version=made.version, title="Train all", by=trust.inclusion_lead)


def giving(trust):
    made = plan(trust)
    return lambda: actions.give_action(
        action=made, owner=trust.analyst, deputy=trust.contributor, post="P", by=trust.inclusion_lead
    )


def moving(trust):
    made = plan(trust)
    return lambda: actions.move_action(action=made, to="done", outcome="It was done.", by=trust.inclusion_lead)


def serving(trust):
    made = plan(trust)
    return lambda: actions.add_served(action=made, kind=PRACTICE[0], ref=PRACTICE[1], by=trust.inclusion_lead)


def serving_several(trust):
    made = plan(trust)
    return lambda: actions.add_all_served(action=made, serves=[RECOMMENDATION, PRACTICE], by=trust.inclusion_lead)


def serving_no_more(trust):
    made = plan(trust)
    [kind, ref] = RECOMMENDATION
    served = actions.add_served(action=made, kind=kind, ref=ref, by=trust.inclusion_lead)
    return lambda: actions.remove_served(action=made, served=served, by=trust.inclusion_lead)


def checking(trust):
    made = plan(trust)
    return lambda: actions.record_check(
        action=made, checked_on=today(), found="partly", has_enough=False, note="No driver.", by=trust.inclusion_lead
    )


def adding_a_measure(trust):
    made = plan(trust)
    return lambda: actions.add_measure(
        action=made, name="Staff trained", unit="%", better="higher", by=trust.inclusion_lead
    )


def changing_a_measure(trust):
    made = measure(trust, plan(trust))
    seen = selectors.fingerprint(made)
    return lambda: actions.change_measure(measure=made, seen=seen, name="All trained", by=trust.inclusion_lead)


def ending_a_measure(trust):
    made = measure(trust, plan(trust))
    return lambda: actions.end_measure(measure=made, by=trust.inclusion_lead)


def reading(trust):
    made = measure(trust, plan(trust))
    return lambda: actions.add_reading(measure=made, read_on=today(), value=Decimal(12), by=trust.inclusion_lead)


def taking_a_reading_back(trust):
    wrong = read(trust, measure(trust, plan(trust)), "12")
    return lambda: actions.take_back_reading(reading=wrong, by=trust.inclusion_lead)


def noting_a_fix(trust):
    return lambda: actions.note_fix(
        organisation=trust.organisation, theme="places", source="patients", mended="talk", month=today().replace(day=1)
    )


def reminding(trust):
    """One action is due in a week, so a letter goes out before the leads are told of the other, which nobody has."""
    plan(trust, owner=trust.analyst, due_in=7)
    plan(trust, owner=trust.contributor)
    leave(trust, trust.contributor)
    return lambda: actions.remind_owners(organisation=trust.organisation)


WRITES = {
    "add_action": (planning, work, "action.planned"),
    "change_action": (changing, work, "action.changed"),
    "give_action": (giving, work, "action.given"),
    "move_action": (moving, work, "action.moved"),
    "add_served": (serving, work, "action.served"),
    "add_all_served": (serving_several, work, "action.served"),
    "remove_served": (serving_no_more, work, "action.served_no_more"),
    "record_check": (checking, work, "action.checked"),
    "add_measure": (adding_a_measure, measures, "measure.added"),
    "change_measure": (changing_a_measure, measures, "measure.changed"),
    "end_measure": (ending_a_measure, measures, "measure.ended"),
    "add_reading": (reading, measures, "reading.added"),
    "take_back_reading": (taking_a_reading_back, measures, "reading.taken_back"),
    "note_fix": (noting_a_fix, fixes, "fix.noted"),
    "remind_owners": (reminding, reminders, "action.has_nobody"),
}
