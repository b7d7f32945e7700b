"""Writes to contacts, promises, handovers and what outlasts an organisation, to be held to their entries in the chain.

Each telling makes what the write needs, and returns the write.
"""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.actions import continuity, handovers, succession
from tests.factories import make_trust
from tests.integration.programme.leaving import add_contact, add_promise, begin_handover
from tests.integration.programme.practising import ago
from tests.integration.programme.telling import today
from tests.integration.programme.working import at_night, measure, plan

__all__ = ["WRITES", "succeeding"]


def adding_a_contact(trust):
    return lambda: add_contact(trust, keeper=trust.analyst)


def changing_a_contact(trust):
    made = add_contact(trust)
    kept = {name: getattr(made, name) for name in ("level", "post", "body", "is_ally", "email", "phone", "helps_with")}
    return lambda: actions.change_contact(
        contact=made,
        seen=selectors.contact_fingerprint(made),
        name="Maria Silva",
        keeper=trust.analyst,
        second_keeper=None,
        by=trust.inclusion_lead,
        **kept,
    )


def confirming_a_contact(trust):
    made = add_contact(trust, confirmed_on=ago(30))
    return lambda: actions.confirm_contact(contact=made, by=trust.inclusion_lead)


def giving_a_contact(trust):
    made = add_contact(trust)
    return lambda: actions.give_contact(contact=made, keeper=trust.analyst, second_keeper=None, by=trust.inclusion_lead)


def ending_a_contact(trust):
    made = add_contact(trust, phone="020 7946 0101")
    return lambda: actions.end_contact(contact=made, by=trust.inclusion_lead)


def promising(trust):
    return lambda: add_promise(trust, owner=trust.analyst)


def giving_a_promise(trust):
    made = add_promise(trust)
    return lambda: actions.give_promise(
        promise=made, owner=trust.analyst, deputy=None, post="Analyst", by=trust.inclusion_lead
    )


def keeping_a_promise(trust):
    made = add_promise(trust)
    return lambda: actions.keep_promise(
        promise=made, kept_on=today(), outcome="The room is open.", by=trust.inclusion_lead
    )


def releasing_a_promise(trust):
    made = add_promise(trust)
    return lambda: actions.release_promise(promise=made, reason="The house is sold.", by=trust.inclusion_lead)


def beginning_a_handover(trust):
    plan(trust)
    return lambda: begin_handover(trust, trust.contributor)


def making_the_pack(trust):
    handover = begin_handover(trust, trust.contributor)
    plan(trust)
    return lambda: actions.make_pack(handover=handover, by=trust.inclusion_lead)


def handing_over(trust):
    """Things of two areas: what the areas wrote of them is taken back with the entry for the whole."""
    plan(trust)
    add_promise(trust, owner=trust.contributor)
    handover = begin_handover(trust, trust.contributor)
    things = selectors.own_parts(selectors.owned_things(trust.organisation), trust.contributor)
    keys = {one.key for one in things}
    assert len(keys) == 2
    return lambda: actions.hand_over_things(handover=handover, keys=keys, to=trust.analyst, by=trust.inclusion_lead)


def ending_a_handover(trust):
    handover = begin_handover(trust, trust.contributor, why="away")
    return lambda: actions.end_handover(handover=handover, by=trust.inclusion_lead)


def writing_of_silences(trust):
    plan(trust, due_in=300)

    def act():
        with at_night(today() + timedelta(days=100)):
            return actions.write_of_silences(organisation=trust.organisation)

    return act


def succeeding(trust):
    """This organisation follows another, which owes one thing of each kind; `act.old` is the other."""
    old = make_trust("RZ3", name="Eastmere NHS Trust")
    add_promise(old)
    add_contact(old)
    measure(old, plan(old, serves=[("promise", "1")]))
    with old.acting():
        actions.take_up(
            organisation=old.organisation,
            practice="visible-leaders",
            post="Inclusion lead",
            starts_on=today(),
            by=old.inclusion_lead,
        )

    def act():
        return actions.succeed(
            old=old.organisation,
            new=trust.organisation,
            from_on=today(),
            source="Order 2027/12",
            by=trust.inclusion_lead,
        )

    act.old = old
    return act


WRITES = {
    "add_contact": (adding_a_contact, continuity, "contact.added"),
    "change_contact": (changing_a_contact, continuity, "contact.changed"),
    "confirm_contact": (confirming_a_contact, continuity, "contact.confirmed"),
    "give_contact": (giving_a_contact, continuity, "contact.given"),
    "end_contact": (ending_a_contact, continuity, "contact.ended"),
    "add_promise": (promising, continuity, "promise.added"),
    "give_promise": (giving_a_promise, continuity, "promise.given"),
    "keep_promise": (keeping_a_promise, continuity, "promise.kept"),
    "release_promise": (releasing_a_promise, continuity, "promise.released"),
    "begin_handover": (beginning_a_handover, handovers, "handover.begun"),
    "make_pack": (making_the_pack, handovers, "handover.pack_made"),
    "hand_over_things": (handing_over, handovers, "handover.given"),
    "end_handover": (ending_a_handover, handovers, "handover.ended"),
    "write_of_silences": (writing_of_silences, handovers, "silence.told"),
    # Here as it is told to who follows; the entry of who went before has a test of its own.
    "succeed": (succeeding, succession, "succession.carried"),
}
