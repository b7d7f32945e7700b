"""Whether contacts, promises and handovers may be changed now, and whether one organisation may follow another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Contact, Handover, Promise
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "check_can_begin_handover",
    "check_can_end_handover",
    "check_can_follow",
    "check_can_take_over",
    "check_contact_is_current",
    "check_contact_lasts",
    "check_handover_goes_on",
    "check_leads",
    "check_may_give",
    "check_pair",
    "check_past",
    "check_promise_day",
    "check_promise_is_open",
]


def check_pair(first: Person | None, second: Person | None, members: Collection[int]) -> None:
    """Two different people, or one, or none; and members all of them."""
    for person in (first, second):
        if person is not None and person.pk not in members:
            raise Refused(_("%(name)s is not a member any more. Choose somebody who is.") % {"name": person.name})
    if first is not None and second is not None and first.pk == second.pk:
        raise Refused(_("Nobody can stand in for themselves. Choose another second person, or nobody."))


def check_past(day: date, today: date) -> None:
    """What has happened did so today or before."""
    if day > today:
        raise Refused(_("That day is still to come. Enter today or an earlier day."))


def check_contact_lasts(contact: Contact) -> None:
    """A contact that has ended stays as it was."""
    if contact.ended_at is not None:
        raise Refused(
            _("This contact has been ended since you opened the page. Add them again if they can still help.")
        )


def check_contact_is_current(seen: str, now: str, standing: Contact) -> None:
    """Nobody overwrites what somebody else saved in the meantime."""
    if seen != now:
        sentence = _(
            "Somebody else has changed this contact since you opened the page. "
            "Look at what you typed, and save it again."
        )
        raise Overtaken(sentence, standing)


def check_promise_day(made_on: date, due_on: date | None, today: date) -> None:
    """A promise was made today or before, and is due on the day that it was made or later."""
    check_past(made_on, today)
    if due_on is not None and due_on < made_on:
        raise Refused(_("It cannot be due before it was made. Enter a later day, or none."))


def check_promise_is_open(promise: Promise) -> None:
    """A promise that was kept or released stays as it was."""
    if promise.kept_on is not None:
        raise Refused(_("This promise is marked as kept already."))
    if promise.released_on is not None:
        raise Refused(_("This promise has been released already. If it is made again, add it as a new one."))


def check_can_begin_handover(person: Person, going_on: Handover | None) -> None:
    """One handover of a person at a time."""
    if going_on is not None:
        raise Refused(_("A handover for %(name)s is going on already. Go on with that one.") % {"name": person.name})


def check_handover_goes_on(handover: Handover) -> None:
    """A handover that has ended stays as it was."""
    if handover.ended_at is not None:
        raise Refused(_("This handover has ended. Begin another one if there is more to hand over."))


def check_can_take_over(to: Person, handover: Handover, members: Collection[int], leaving: Collection[int]) -> None:
    """Whoever takes over is a member, somebody else, and not about to hand over themselves."""
    if to.pk == handover.person_id:
        raise Refused(_("Choose somebody else: this is the person who hands over."))
    if to.pk not in members:
        raise Refused(_("%(name)s is not a member any more. Choose somebody who is.") % {"name": to.name})
    if to.pk in leaving:
        raise Refused(_("A handover for %(name)s is going on too. Choose somebody else.") % {"name": to.name})


def check_may_give(kind: str, *, may_chair: bool) -> None:
    """The chair of a round opens what people noted, so that only an inclusion lead gives it."""
    if kind == "round" and not may_chair:
        raise Refused(_("Only an inclusion lead can give the chair of a round to somebody."))


def check_can_end_handover(left: int, roles: Sequence[str]) -> None:
    """Nothing may be left: neither things, nor a role that nobody else holds."""
    if left:
        raise Refused(
            ngettext(
                "%(left)d thing is still to be handed over. Hand it over first.",
                "%(left)d things are still to be handed over. Hand them over first.",
                left,
            )
            % {"left": left}
        )
    if roles:
        sentence = _("Nobody else is: %(roles)s. Give the role to somebody else first, on the page People.")
        raise Refused(sentence % {"roles": ", ".join(roles)})


def check_leads(by: Person, new: Organisation, *, leads: bool) -> None:
    """Only somebody who leads the work there takes on what another organisation promised."""
    if not leads:
        sentence = _("%(person)s is not inclusion lead of %(name)s. Name somebody who is, or make them one first.")
        raise Refused(sentence % {"person": by.name, "name": new.name})


def check_can_follow(old: Organisation, new: Organisation, after_new: Collection[int], today: date) -> None:
    """Another organisation that is open and is not followed, at any distance, by the old one (`after_new`)."""
    if old.pk == new.pk:
        raise Refused(_("An organisation cannot follow itself. Name another one as the second."))
    if new.is_closed(today):
        raise Refused(_("%(name)s has closed. Name the organisation that took over from it.") % {"name": new.name})
    if old.pk in after_new:
        names = {"old": old.name, "new": new.name}
        raise Refused(_("%(old)s itself follows %(new)s, so it cannot be followed by it.") % names)
