"""Plan an action, change it, give it to somebody, move it on, say what it serves, and check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import Action, ActionState, Check, Served, Serves
from colonnade.apps.programme.policies import (
    check_action_is_current,
    check_action_move,
    check_can_change,
    check_can_check,
    check_days,
    check_efforts,
    check_owners,
)
from colonnade.apps.programme.selectors import member_people, promise_texts
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "LONGEST_FINDING",
    "add_action",
    "add_all_served",
    "add_served",
    "change_action",
    "give_action",
    "locked_action",
    "move_action",
    "record_check",
    "remove_served",
]

LONGEST_FINDING = 200


def locked_action(action: Action) -> Action:
    """Read the action again, for this transaction alone to change."""
    found: Action = Action.objects.within(action.organisation).select_for_update().get(pk=action.pk)
    found.organisation = action.organisation
    return found


def _saved(action: Action) -> Action:
    action.version += 1
    action.save()
    return action


@transaction.atomic
def add_action(
    *,
    organisation: Organisation,
    title: str,
    post: str,
    owner: Person | None,
    starts_on: date,
    due_on: date,
    by: Person | None,
    deputy: Person | None = None,
    detail: str = "",
    effort_hours: int = 0,
    relationship_hours: int = 0,
    check_every_days: int = 0,
    serves: Iterable[tuple[str, str]] = (),
    carried_from: str = "",
) -> Action:
    """Plan an action (R016, R017). `serves` are pairs of what it belongs to: a kind of `Serves` and its reference.

    Raises Refused for days, hours or people that do not go together, and for what is not there to be served.
    """
    check_days(starts_on, due_on, clock.today())
    check_efforts(effort_hours, relationship_hours)
    check_owners(owner, deputy, member_people(organisation))
    take_turns(organisation)
    last = Action.objects.within(organisation).aggregate(last=Max("number"))["last"] or 0
    made: Action = Action.objects.create(
        organisation=organisation,
        number=last + 1,
        title=title,
        detail=detail,
        post=post,
        owner=owner,
        deputy=deputy,
        effort_hours=effort_hours,
        relationship_hours=relationship_hours,
        starts_on=starts_on,
        due_on=due_on,
        check_every_days=check_every_days,
        carried_from=carried_from,
        added_by=by,
        added_at=clock.now(),
    )
    served = [_served(made, kind, ref) for kind, ref in dict.fromkeys(serves)]
    for row in served:
        row.save()
    # Not the words of a finding, which somebody wrote.
    named = [f"{row.kind} {row.ref}" for row in served if row.kind != Serves.FINDING]
    people = {"owner": owner.pk if owner else None, "deputy": deputy.pk if deputy else None}
    told = {**people, "due_on": due_on.isoformat(), "serves": named}
    record(organisation, "action.planned", f"action {made.number}", by=by, detail=told)
    return made


@transaction.atomic
def change_action(*, action: Action, version: int, by: Person, **changes: Any) -> Action:
    """Change title, detail, days, hours or the timeframe of checks, as named in `changes`.

    `version` is that of the action that the page showed. Raises Overtaken, with the action as it stands, where
    somebody changed it since; Refused where it has ended, or days and hours do not go together.
    """
    current_ = locked_action(action)
    check_action_is_current(current_, version)
    check_can_change(current_)
    before = {name: getattr(current_, name) for name in changes}
    changed = sorted(name for name, value in changes.items() if value != before[name])
    if not changed:
        return current_
    for name in changed:
        setattr(current_, name, changes[name])
    check_days(current_.starts_on, current_.due_on, clock.today())
    check_efforts(current_.effort_hours, current_.relationship_hours)
    detail: dict[str, Any] = {"fields": changed}
    if "due_on" in changed:
        detail["due_on"] = {"from": before["due_on"].isoformat(), "to": current_.due_on.isoformat()}
    _saved(current_)
    record(current_.organisation, "action.changed", f"action {current_.number}", by=by, detail=detail)
    return current_


@transaction.atomic
def give_action(
    *, action: Action, owner: Person | None, deputy: Person | None, post: str, by: Person, version: int | None = None
) -> Action:
    """Give an action to another owner, deputy or post. Raises Refused for the same person twice, and for who left.

    `version` is that of the action that a page showed; without it whatever stands is followed.
    """
    current_ = locked_action(action)
    check_action_is_current(current_, version)
    owner_id, deputy_id = (person.pk if person else None for person in (owner, deputy))
    before = (current_.owner_id, current_.deputy_id, current_.post)
    if before == (owner_id, deputy_id, post):
        return current_
    # Who stays where they were is not asked about again: a deputy can be found while the owner is not.
    stays = {now for was, now in zip(before, (owner_id, deputy_id), strict=False) if now and was == now}
    check_owners(owner, deputy, {*member_people(current_.organisation), *stays})
    current_.owner, current_.deputy, current_.post = owner, deputy, post
    current_.nobody_told_on = None
    _saved(current_)
    detail = {"from": {"owner": before[0], "deputy": before[1]}, "to": {"owner": owner_id, "deputy": deputy_id}}
    record(current_.organisation, "action.given", f"action {current_.number}", by=by, detail=detail)
    return current_


@transaction.atomic
def move_action(*, action: Action, to: str, outcome: str, by: Person, version: int | None = None) -> Action:
    """Move an action on: begin it, end it with what came of it, or take it up again. Raises Refused for other ways."""
    current_ = locked_action(action)
    check_action_is_current(current_, version)
    state = ActionState(to)
    check_action_move(current_, state, outcome)
    detail = {"from": str(current_.state), "to": str(state)}
    current_.state = state
    current_.ended_at = None if current_.is_open else clock.now()
    if outcome:
        current_.outcome = outcome
    _saved(current_)
    record(current_.organisation, "action.moved", f"action {current_.number}", by=by, detail=detail)
    return current_


def _served(action: Action, kind: str, ref: str) -> Served:
    """One thing that the action belongs to, not saved yet. Raises Refused for one that is not there."""
    served = Serves(kind)
    try:
        if served is Serves.RECOMMENDATION:
            current().element(ref)
        elif served is Serves.PRACTICE:
            current().practice(ref)
    except NotInCatalogueError:
        raise Refused(_("This is not in the catalogue. Choose one from the list.")) from None
    if served is Serves.PROMISE and ref not in promise_texts(action.organisation):
        raise Refused(_("This promise is not there. Choose one from the list."))
    if served is Serves.FINDING and not 0 < len(ref) <= LONGEST_FINDING:
        raise Refused(_("Write the finding in at most %(most)d characters.") % {"most": LONGEST_FINDING})
    return Served(organisation=action.organisation, action=action, kind=served, ref=ref)


@transaction.atomic
def add_served(*, action: Action, kind: str, ref: str, by: Person) -> Served:
    """Say that an action belongs to one thing more; the same again changes nothing."""
    current_ = locked_action(action)
    made = _served(current_, kind, ref)
    held = Served.objects.within(current_.organisation).filter(action=current_, kind=made.kind, ref=made.ref).first()
    if held is not None:
        return held  # type: ignore[no-any-return]
    made.save()
    detail = {"kind": str(made.kind), **({} if made.kind == Serves.FINDING else {"ref": made.ref})}
    record(current_.organisation, "action.served", f"action {current_.number}", by=by, detail=detail)
    return made


@transaction.atomic
def add_all_served(*, action: Action, serves: Iterable[tuple[str, str]], by: Person) -> None:
    """Say that an action belongs to several things more: all of them, or where one is refused none."""
    for kind, ref in serves:
        add_served(action=action, kind=kind, ref=ref, by=by)


@transaction.atomic
def remove_served(*, action: Action, served: Served, by: Person) -> None:
    """Say that an action does not belong to something any more."""
    current_ = locked_action(action)
    detail = {"kind": str(served.kind), **({} if served.kind == Serves.FINDING else {"ref": served.ref})}
    gone, _rows = Served.objects.within(current_.organisation).filter(action=current_, pk=served.pk).delete()
    if gone:
        record(current_.organisation, "action.served_no_more", f"action {current_.number}", by=by, detail=detail)


@transaction.atomic
def record_check(*, action: Action, checked_on: date, found: str, has_enough: bool, note: str, by: Person) -> Check:
    """Record that somebody looked whether an action happens, and whether there is enough to do it with (R015)."""
    current_ = locked_action(action)
    check_can_check(current_, checked_on, clock.today())
    made: Check = Check.objects.create(
        organisation=current_.organisation,
        action=current_,
        checked_on=checked_on,
        found=Check.Found(found),
        has_enough=has_enough,
        note=note,
        checked_by=by,
        recorded_at=clock.now(),
    )
    detail = {"checked_on": checked_on.isoformat(), "found": str(made.found), "has_enough": has_enough}
    record(current_.organisation, "action.checked", f"action {current_.number}", by=by, detail=detail)
    return made
