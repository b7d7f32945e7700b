"""One organisation takes over from another: what was promised and begun goes over to it, once (R171)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.actions.continuity import add_contact, add_promise
from colonnade.apps.programme.actions.measures import add_measure
from colonnade.apps.programme.actions.practices import take_up
from colonnade.apps.programme.actions.work import LONGEST_FINDING, add_action, move_action
from colonnade.apps.programme.models import ActionState, Measure, PracticePlan, Serves, Succession
from colonnade.apps.programme.policies.continuity import check_can_follow, check_leads
from colonnade.apps.programme.selectors.continuity import contacts_of, followed_by, members, promises_of
from colonnade.apps.programme.selectors.ownership import practice_title
from colonnade.apps.programme.selectors.practices import plans_of
from colonnade.apps.programme.selectors.work import actions_of
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import NotInCatalogueError
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Action, Contact, Promise
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Carried", "succeed"]

KINDS = ("promises", "actions", "practices", "contacts")


@dataclass
class Carried:
    """What was carried over this time, by kind; how much was before; and what could not be, with the reason."""

    new: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    before: int = 0
    passed_over: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things were carried over this time."""
        return sum(len(found) for found in self.new.values())


@dataclass
class _Way:
    """The way over: from where to where, who says so, and what went, by kind from old to new number."""

    old: Organisation
    new: Organisation
    by: Person
    people: dict[int, Person]
    went: dict[str, dict[str, int]]
    measures: list[Measure]
    told: Carried

    def person(self, who: Person | None) -> Person | None:
        """The same person, where they are a member of the new organisation too."""
        return self.people.get(who.pk) if who is not None else None

    def pair(self, owner: Person | None, deputy: Person | None) -> tuple[Person | None, Person | None]:
        """Owner and deputy as far as they are members there; a deputy without an owner becomes the owner."""
        kept = [self.person(owner), self.person(deputy)]
        return (kept[0], kept[1]) if kept[0] else (kept[1], None)


@transaction.atomic
def succeed(
    *, old: Organisation, new: Organisation, from_on: date, source: str, by: Person, dry_run: bool = False
) -> Carried:
    """Record that `new` takes over from `old`, and carry over open promises and actions, practices and contacts.

    `by` must be an inclusion lead of the new organisation. What was carried over before is not carried again, so it can
    be done as often as wanted. Everything stays readable in the old organisation. With `dry_run` all of it is done and
    taken back. Raises Refused for the same organisation, for a circle, for one that has closed and for other people.
    """
    _check(old, new, by)
    with acting_in(old.pk, person_id=by.pk):
        succession, is_new = _recorded(old, new, from_on, source, by)
        went = {kind: dict(succession.carried.get(kind, {})) for kind in KINDS}
        measures = list(Measure.objects.within(old).filter(ended_at=None).order_by("pk"))
        things = _open_things(old, {kind: {*went[kind], *_went_elsewhere(old, new, kind)} for kind in KINDS})
    with acting_in(new.pk, person_id=by.pk):
        told = Carried(before=sum(len(found) for found in went.values()))
        way = _Way(old, new, by, members(new), went, measures, told)
        for kind in KINDS:
            for thing in things[kind]:
                _carry_one(way, kind, thing)
        if told.count or is_new:
            detail = {"from": old.code, **{kind: len(told.new[kind]) for kind in KINDS}}
            record(new, "succession.carried", f"organisation {old.code}", by=by, detail=detail)
    with acting_in(old.pk, person_id=by.pk):
        succession.carried, succession.carried_at = went, clock.now()
        succession.save()
        if told.count or is_new:
            detail = {"to": new.code, "from_on": from_on.isoformat(), "things": told.count}
            record(old, "succession.recorded", f"organisation {new.code}", by=by, detail=detail)
    if dry_run:
        transaction.set_rollback(True)
    return told


def _check(old: Organisation, new: Organisation, by: Person) -> None:
    with acting_in(new.pk, person_id=by.pk):
        member = organisations.member_of(by, new)
        check_leads(by, new, leads=member is not None and member.holds(Role.INCLUSION_LEAD))
    check_can_follow(old, new, _after(new), clock.today())


def _after(organisation: Organisation) -> set[int]:
    """Every organisation that follows this one, at any distance."""
    found: set[int] = set()
    waiting = [organisation]
    while waiting:
        one = waiting.pop()
        with acting_in(one.pk):
            next_ones = [row.successor for row in followed_by(one) if row.successor_id not in found]
        found |= {after.pk for after in next_ones}
        waiting += next_ones
    return found


def _recorded(old: Organisation, new: Organisation, from_on: date, source: str, by: Person) -> tuple[Succession, bool]:
    """The row that says so, held until the transaction ends, with the day and source as told now; whether it is new."""
    standing = Succession.objects.within(old).select_for_update().filter(successor=new).first()
    row: Succession = standing or Succession(organisation=old, successor=new, recorded_at=clock.now())
    row.organisation = old
    row.from_on, row.source, row.recorded_by = from_on, source, by
    row.save()
    return row, standing is None


def _went_elsewhere(old: Organisation, new: Organisation, kind: str) -> set[str]:
    """What another successor has already: two organisations do not owe the same."""
    return {key for row in followed_by(old) if row.successor_id != new.pk for key in row.carried.get(kind, {})}


def _open_things(old: Organisation, gone: dict[str, set[str]]) -> dict[str, list[Any]]:
    """What is open in the old organisation and has not gone over yet."""
    found: dict[str, list[Any]] = {
        "promises": promises_of(old, open_only=True),
        "actions": actions_of(old, open_only=True),
        "practices": [one for one in plans_of(old) if one.state == PracticePlan.State.KEPT_UP],
        "contacts": contacts_of(old),
    }
    return {kind: [one for one in rows if _key(kind, one) not in gone[kind]] for kind, rows in found.items()}


def _key(kind: str, thing: Any) -> str:
    return str(thing.number if kind in {"promises", "actions"} else thing.pk)


def _name(kind: str, thing: Any) -> str:
    return practice_title(thing.practice) if kind == "practices" else str(thing)


def _carry_one(way: _Way, kind: str, thing: Any) -> None:
    """Carry one thing over, or say why not."""
    try:
        with transaction.atomic():
            made = CARRY[kind](way, thing)
    except (Refused, NotInCatalogueError) as refusal:
        way.told.passed_over.append(f"{_name(kind, thing)}: {refusal}")
        return
    way.went[kind][_key(kind, thing)] = made
    way.told.new[kind].append(_name(kind, thing))


def _carry_promise(way: _Way, promise: Promise) -> int:
    owner, deputy = way.pair(promise.owner, promise.deputy)
    return add_promise(
        organisation=way.new,
        text=promise.text,
        made_to=promise.made_to,
        made_on=promise.made_on,
        due_on=promise.due_on,
        post=promise.post,
        owner=owner,
        deputy=deputy,
        carried_from=f"{way.old.code} promise {promise.number}",
        by=way.by,
    ).number


def _serves(way: _Way, action: Action) -> list[tuple[str, str]]:
    """What the action belongs to, in the new organisation's numbers; a promise that did not go over, in words."""
    found = []
    for row in action.served_rows:
        number = way.went["promises"].get(row.ref)
        if row.kind != Serves.PROMISE:
            found.append((row.kind, row.ref))
        elif number is not None:
            found.append((row.kind, str(number)))
        else:
            words = _("A promise of %(name)s, number %(number)s") % {"name": way.old.name, "number": row.ref}
            found.append((Serves.FINDING.value, words[:LONGEST_FINDING]))
    return found


def _carry_measures(way: _Way, measures: Iterable[Measure], **of: Any) -> None:
    """What it is measured by goes too, with where it began and should come. The readings stay where they were made."""
    for one in measures:
        add_measure(
            name=one.name,
            unit=one.unit,
            better=one.better,
            counts_people=one.counts_people,
            baseline=one.baseline,
            baseline_on=one.baseline_on,
            target=one.target,
            target_on=one.target_on,
            by=way.by,
            **of,
        )


def _carry_action(way: _Way, action: Action) -> int:
    owner, deputy = way.pair(action.owner, action.deputy)
    made = add_action(
        organisation=way.new,
        title=action.title,
        detail=action.detail,
        post=action.post,
        owner=owner,
        deputy=deputy,
        starts_on=action.starts_on,
        due_on=action.due_on,
        effort_hours=action.effort_hours,
        relationship_hours=action.relationship_hours,
        check_every_days=action.check_every_days,
        serves=_serves(way, action),
        carried_from=f"{way.old.code} action {action.number}",
        by=way.by,
    )
    _carry_measures(way, (one for one in way.measures if one.action_id == action.pk), action=made)
    if action.state == ActionState.GOING_ON:
        made = move_action(action=made, to=ActionState.GOING_ON, outcome="", by=way.by)
    return made.number


def _carry_practice(way: _Way, plan: PracticePlan) -> int:
    """A plan goes to the team or site of the same name; without one it goes to the whole, and its aim says where."""
    owner, deputy = way.pair(plan.owner, plan.deputy)
    there = {(one.name.casefold(), one.kind): one for one in organisations.teams(way.new)}
    team = there.get((plan.team.name.casefold(), plan.team.kind)) if plan.team else None
    aim = plan.aim
    if plan.team and team is None:
        where = _("It was for %(team)s at %(name)s.") % {"team": plan.team.name, "name": way.old.name}
        aim = f"{aim}\n{where}".strip()
    made = take_up(
        organisation=way.new,
        practice=plan.practice,
        post=plan.post,
        owner=owner,
        deputy=deputy,
        team=team,
        aim=aim,
        starts_on=plan.starts_on,
        awareness_date=plan.awareness_date,
        carried_from=f"{way.old.code} practice {plan.practice}",
        by=way.by,
    )
    _carry_measures(way, (one for one in way.measures if one.plan_id == plan.pk), plan=made)
    return made.pk


def _carry_contact(way: _Way, contact: Contact) -> int:
    keeper, second = way.pair(contact.keeper, contact.second_keeper)
    known = {(one.name.casefold(), one.email.casefold()) for one in contacts_of(way.new)}
    if (contact.name.casefold(), contact.email.casefold()) in known:
        raise Refused(_("This contact is known there already."))
    return add_contact(
        organisation=way.new,
        name=contact.name,
        level=contact.level,
        post=contact.post,
        body=contact.body,
        is_ally=contact.is_ally,
        email=contact.email,
        phone=contact.phone,
        helps_with=contact.helps_with,
        keeper=keeper,
        second_keeper=second,
        confirmed_on=contact.confirmed_on,
        carried_from=f"{way.old.code} contact",
        by=way.by,
    ).pk


CARRY: dict[str, Callable[[_Way, Any], int]] = {
    "promises": _carry_promise,
    "actions": _carry_action,
    "practices": _carry_practice,
    "contacts": _carry_contact,
}
