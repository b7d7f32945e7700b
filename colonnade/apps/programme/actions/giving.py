"""Give one thing from somebody to somebody else, through the action of the area that it belongs to (R169)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.evidence import public as evidence
from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.actions.continuity import give_contact, give_promise
from colonnade.apps.programme.actions.practices import give_plan
from colonnade.apps.programme.actions.rounds import locked
from colonnade.apps.programme.actions.work import give_action
from colonnade.apps.programme.models import Action, Contact, PracticePlan, Promise, Round, Seat, State
from colonnade.foundation.audit.record import record
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.selectors.ownership import Owned
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["give_chair", "give_thing"]

Pair = tuple["Person | None", "Person | None"]


@transaction.atomic
def give_thing(*, organisation: Organisation, thing: Owned, part: str, to: Person, by: Person) -> None:
    """Give the owner's or the deputy's part of a thing to somebody. Raises Refused where its area refuses it."""
    if thing.kind == "action":
        action = _row(Action, organisation, thing.pk)
        owner, deputy = _pair(organisation, (action.owner, action.deputy), part, to)
        give_action(action=action, owner=owner, deputy=deputy, post=action.post, by=by)
    elif thing.kind == "plan":
        plan = _row(PracticePlan, organisation, thing.pk)
        owner, deputy = _pair(organisation, (plan.owner, plan.deputy), part, to)
        give_plan(plan=plan, owner=owner, deputy=deputy, post=plan.post, by=by)
    elif thing.kind == "promise":
        promise = _row(Promise, organisation, thing.pk)
        owner, deputy = _pair(organisation, (promise.owner, promise.deputy), part, to)
        give_promise(promise=promise, owner=owner, deputy=deputy, post=promise.post, by=by)
    elif thing.kind == "contact":
        contact = _row(Contact, organisation, thing.pk)
        owner, deputy = _pair(organisation, (contact.keeper, contact.second_keeper), part, to)
        give_contact(contact=contact, keeper=owner, second_keeper=deputy, by=by)
    else:
        _give_other(organisation, thing, to, by)


def _give_other(organisation: Organisation, thing: Owned, to: Person, by: Person) -> None:
    """Give evidence, or the chair of a round: they have an owner alone."""
    if thing.kind == "evidence":
        piece = evidence.evidence_of(organisation, thing.pk)
        if piece is not None:
            evidence.hand_over(evidence=piece, to=to, by=by)
        return
    give_chair(round_=_row(Round, organisation, thing.pk), to=to, by=by)


def _row(model: type, organisation: Organisation, pk: int) -> Any:
    found = model.objects.within(organisation).get(pk=pk)  # type: ignore[attr-defined]
    found.organisation = organisation
    return found


def _pair(organisation: Organisation, held: Pair, part: str, to: Person) -> Pair:
    """Owner and deputy after it: the one part is given, the other kept where that person is still here.

    Where the owner has left, whoever takes the deputy's part becomes the owner; nobody stands in for themselves.
    """
    owner, deputy = held
    if part == "owner" or owner is None or organisations.member_of(owner, organisation) is None:
        kept = deputy if part == "owner" else None
        stays = kept is not None and kept.pk != to.pk and organisations.member_of(kept, organisation) is not None
        return to, kept if stays else None
    return owner, None if to.pk == owner.pk else to


@transaction.atomic
def give_chair(*, round_: Round, to: Person, by: Person) -> None:
    """Give the chair of a round that goes on to another member. Raises Refused for a round that has closed."""
    current = locked(round_)
    organisation = current.organisation
    if current.state == State.CLOSED:
        raise Refused(_("This round has closed, so there is nothing left to chair."))
    member = organisations.member_of(to, organisation)
    if member is None:
        raise Refused(_("%(name)s is not a member any more. Choose somebody who is.") % {"name": to.name})
    seat = Seat.objects.within(organisation).select_for_update().get(round=current, role=Seat.Role.CHAIR)
    before, seat.person = seat.person_id, to
    seat.save()
    # The seat opens the round, the role opens the evidence, which agreeing needs.
    if not member.holds(Role.ROUND_CHAIR):
        organisations.add_member(organisation=organisation, person=to, role=Role.ROUND_CHAIR, by=by)
    record(organisation, "round.chair_given", f"round {current.number}", by=by, detail={"from": before, "to": to.pk})
