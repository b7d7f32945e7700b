"""What a handover pack holds, read from records alone (R169): plain values for JSON, which presenters word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from colonnade.apps.programme.models import (
    Action,
    Check,
    Measure,
    PracticePlan,
    PracticeRecord,
    Promise,
    Reading,
    Served,
    Serves,
    SheetCell,
)
from colonnade.apps.programme.selectors.continuity import contacts_of, last_heard, members, promises_of
from colonnade.apps.programme.selectors.ownership import own_parts, owned_things, practice_title, roles_held
from colonnade.apps.programme.selectors.pack_history import BACK, changes_of, element_words, progress_told
from colonnade.apps.programme.selectors.rounds import rounds
from colonnade.apps.programme.selectors.standing import stand
from colonnade.core.ratings import AgainstVoices
from colonnade.foundation import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Handover
    from colonnade.apps.programme.selectors.ownership import Owned
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["pack_of"]

# Kind, key, number and title of something that has ended.
Ended = tuple[str, int, int, str]


def pack_of(handover: Handover, today: date) -> dict[str, Any]:
    """Everything on record that somebody needs to go on with what this person owned, as it is today."""
    organisation, person = handover.organisation, handover.person
    things = owned_things(organisation)
    own = own_parts(things, person)
    ended = _ended(organisation, person, today)
    concerned = _concerned(handover, own, ended)
    people = members(organisation)
    names = _Names(people, person)
    return {
        "made_on": today.isoformat(),
        "person": person.name,
        "why": handover.why,
        "last_day": handover.last_day.isoformat(),
        "last_heard": _iso(last_heard(organisation).get(person.pk)),
        "roles": _roles(organisation, person, people),
        "actions": _actions(organisation, concerned["action"], names, today),
        "practices": _practices(organisation, concerned["plan"], names),
        "promises": _promises(organisation, concerned["promise"], names, today),
        "contacts": _contacts(organisation, person, names),
        "evidence": [_plain(one, names, today) for one in _among(things, "evidence", concerned)],
        "rounds": [_plain(one, names, today) for one in _among(things, "round", concerned)],
        "standing_in": _standing_in(things, concerned, person, people),
        "progress": progress_told(organisation, today),
        "changes": changes_of(organisation, _subjects(handover, own, ended), today),
        "to_mend": _to_mend(organisation),
        "conflicts": SheetCell.objects.within(organisation).filter(outcome=SheetCell.Outcome.CONFLICT).count(),
    }


def _subjects(handover: Handover, own: Iterable[Owned], ended: Iterable[Ended]) -> dict[str, str]:
    """The titles of the things by what the audit chain calls them."""
    found = {f"{one['kind']} {one['number']}": one["title"] for one in handover.listed}
    found |= {f"{one.kind} {one.number}": one.title for one in own}
    return found | {f"{kind} {number}": title for kind, _pk, number, title in ended}


class _Names:
    """The names of people as the pack says them: who is no member any more is named with that."""

    def __init__(self, people: dict[int, Person], person: Person) -> None:
        self.people = people
        self.person = person

    def __call__(self, who: Person | None) -> str:
        return who.name if who is not None and (who.pk in self.people or who.pk == self.person.pk) else ""

    def of(self, pk: int | None) -> str:
        if pk is not None and pk == self.person.pk:
            return self.person.name
        return self.people[pk].name if pk is not None and pk in self.people else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _concerned(handover: Handover, own: Iterable[Owned], ended: Iterable[Ended]) -> dict[str, set[int]]:
    """By kind: what the person owned when the handover began, what is theirs now, and what they ended lately."""
    found: dict[str, set[int]] = {kind: set() for kind in ("action", "plan", "promise", "contact", "evidence", "round")}
    for one in handover.listed:
        found[one["kind"]].add(one["pk"])
    for thing in own:
        found[thing.kind].add(thing.pk)
    for kind, pk, _number, _title in ended:
        found[kind].add(pk)
    return found


def _ended(organisation: Organisation, person: Person, today: date) -> list[Ended]:
    """The actions and promises of the person that ended in the twelve months before."""
    since, mine = today - BACK, Q(owner=person) | Q(deputy=person)
    actions = Action.objects.within(organisation).filter(mine, ended_at__gte=clock.end_of(since)).order_by("number")
    kept = Promise.objects.within(organisation).filter(mine, Q(kept_on__gt=since) | Q(released_on__gt=since))
    found = [("action", *row) for row in actions.values_list("pk", "number", "title")]
    return found + [("promise", *row) for row in kept.order_by("number").values_list("pk", "number", "text")]


def _among(things: list[Owned], kind: str, concerned: dict[str, set[int]]) -> list[Owned]:
    return [one for one in things if one.kind == kind and one.pk in concerned[kind]]


def _plain(one: Owned, names: _Names, today: date) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "owner": names.of(one.owner),
        "due": _iso(one.due),
        "is_late": one.due is not None and one.due < today,
    }


def _roles(organisation: Organisation, person: Person, people: dict[int, Person]) -> list[dict[str, Any]]:
    """The roles that the person holds, and who else does."""
    return [
        {"role": role, "others": sorted(people[pk].name for pk in holders if pk != person.pk)}
        for role, holders in roles_held(organisation).items()
        if person.pk in holders
    ]


def _actions(organisation: Organisation, wanted: Collection[int], names: _Names, today: date) -> list[dict[str, Any]]:
    rows = Action.objects.within(organisation).filter(pk__in=wanted).select_related("owner", "deputy")
    served = _served(organisation, wanted)
    measured = _measures(organisation, actions=wanted)
    checked = {
        one.action_id: one
        for one in Check.objects.within(organisation).filter(action__in=wanted).order_by("checked_on", "pk")
    }
    return [
        {
            "number": one.number,
            "title": one.title,
            "detail": one.detail,
            "state": one.state,
            "is_open": one.is_open,
            "is_late": one.is_late(today),
            "post": one.post,
            "owner": names(one.owner),
            "deputy": names(one.deputy),
            "starts_on": one.starts_on.isoformat(),
            "due": one.due_on.isoformat(),
            "hours": [one.effort_hours, one.relationship_hours],
            "check_every_days": one.check_every_days,
            "checked": _check(checked.get(one.pk)),
            "outcome": one.outcome,
            "carried_from": one.carried_from,
            "serves": served.get(one.pk, []),
            "measures": measured.get(one.pk, []),
        }
        for one in rows.order_by("due_on", "number")
    ]


def _check(check: Check | None) -> dict[str, Any] | None:
    if check is None:
        return None
    return {
        "on": check.checked_on.isoformat(),
        "found": check.found,
        "has_enough": check.has_enough,
        "note": check.note,
    }


def _served(organisation: Organisation, actions: Collection[int]) -> dict[int, list[dict[str, str]]]:
    """What each action belongs to, with the words for it."""
    promises = {str(one.number): one.text for one in promises_of(organisation)}
    found: dict[int, list[dict[str, str]]] = {}
    for row in Served.objects.within(organisation).filter(action__in=actions).order_by("kind", "ref"):
        words = {
            Serves.RECOMMENDATION: element_words,
            Serves.PRACTICE: practice_title,
            Serves.PROMISE: lambda ref: f"{ref}: {promises.get(ref, '')}",
        }.get(Serves(row.kind), str)
        found.setdefault(row.action_id, []).append({"kind": row.kind, "words": words(row.ref)})
    return found


def _measures(
    organisation: Organisation, *, actions: Collection[int] = (), plans: Collection[int] = ()
) -> dict[int, list[dict[str, Any]]]:
    """The measures of these actions, or plans, with the latest reading that was not taken back."""
    rows = Measure.objects.within(organisation).filter(ended_at=None)
    rows = rows.filter(action__in=actions) if actions else rows.filter(plan__in=plans)
    measures = list(rows.order_by("name", "pk"))
    readings = Reading.objects.within(organisation).filter(measure__in=[one.pk for one in measures], taken_back_at=None)
    latest = {one.measure_id: one for one in readings.order_by("read_on", "pk")}
    found: dict[int, list[dict[str, Any]]] = {}
    for one in measures:
        reading = latest.get(one.pk)
        told = {
            "name": one.name,
            "unit": one.unit,
            "better": one.better,
            "baseline": _number(one.baseline),
            "target": _number(one.target),
            "target_on": _iso(one.target_on),
            "latest": _number(reading.value) if reading else None,
            "latest_on": _iso(reading.read_on) if reading else None,
            "counts_people": one.counts_people,
        }
        found.setdefault(one.action_id or one.plan_id, []).append(told)
    return found


def _number(value: Any) -> str | None:
    """A number as text, without noughts that say nothing."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _practices(organisation: Organisation, wanted: Collection[int], names: _Names) -> list[dict[str, Any]]:
    rows = PracticePlan.objects.within(organisation).filter(pk__in=wanted).select_related("owner", "deputy", "team")
    measured, done = _measures(organisation, plans=wanted), _done(organisation, wanted)
    return [
        {
            "title": practice_title(one.practice),
            "team": one.team.name if one.team else "",
            "state": one.state,
            "aim": one.aim,
            "post": one.post,
            "owner": names(one.owner),
            "deputy": names(one.deputy),
            "due": _iso(one.next_due_on),
            "done": done.get(one.pk, []),
            "is_late": one.next_due_on is not None
            and one.next_due_on < clock.today()
            and one.state == PracticePlan.State.KEPT_UP,
            "measures": measured.get(one.pk, []),
        }
        for one in rows.order_by("next_due_on", "pk")
    ]


def _done(organisation: Organisation, plans: Collection[int]) -> dict[int, list[str]]:
    """The days on which each plan's practice was done, the newest first. What was recorded stays with the record."""
    rows = PracticeRecord.objects.within(organisation).filter(plan__in=plans, is_current=True, withdrawn_at=None)
    found: dict[int, list[str]] = {}
    for plan, day in rows.order_by("-happened_on", "pk").values_list("plan_id", "happened_on"):
        found.setdefault(plan, []).append(day.isoformat())
    return found


def _promises(organisation: Organisation, wanted: Collection[int], names: _Names, today: date) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "text": one.text,
            "made_to": one.made_to,
            "made_on": one.made_on.isoformat(),
            "due": _iso(one.due_on),
            "is_open": one.is_open,
            "is_late": one.is_open and one.due_on is not None and one.due_on < today,
            "post": one.post,
            "owner": names(one.owner),
            "deputy": names(one.deputy),
            "kept_on": _iso(one.kept_on),
            "released_on": _iso(one.released_on),
            "outcome": one.outcome,
        }
        for one in _promise_rows(organisation, wanted)
    ]


def _promise_rows(organisation: Organisation, wanted: Collection[int]) -> list[Promise]:
    return [one for one in promises_of(organisation) if one.pk in wanted]


def _contacts(organisation: Organisation, person: Person, names: _Names) -> list[dict[str, Any]]:
    """All contacts that last, those whom this person keeps first: an ally is of use to whoever goes on."""
    found = sorted(contacts_of(organisation), key=lambda one: person.pk not in {one.keeper_id, one.second_keeper_id})
    return [
        {
            "name": one.name,
            "post": one.post,
            "body": one.body,
            "level": one.level,
            "is_ally": one.is_ally,
            "email": one.email,
            "phone": one.phone,
            "helps_with": one.helps_with,
            "keepers": [name for name in (names(one.keeper), names(one.second_keeper)) if name],
            "confirmed_on": one.confirmed_on.isoformat(),
        }
        for one in found
    ]


def _standing_in(
    things: list[Owned], concerned: dict[str, set[int]], person: Person, people: dict[int, Person]
) -> list[dict[str, Any]]:
    """Who else knows: the other owners and deputies, the most things first, with how to reach them."""
    found: dict[int, list[str]] = {}
    for one in things:
        if one.pk in concerned[one.kind]:
            for who in {one.owner, one.deputy} - {None, person.pk}:
                if who in people:
                    found.setdefault(who, []).append(one.title)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), people[item[0]].name))
    return [{"name": people[pk].name, "email": people[pk].email, "things": titles} for pk, titles in ranked]


def _to_mend(organisation: Organisation) -> list[dict[str, Any]]:
    """What does not fit together, by element."""
    picture = stand(organisation, rounds(organisation), clock.today())
    if picture is None:
        return []
    return [
        {
            "element": f"{found.element} {picture.framework.element(found.element).short}",
            "kind": "against" if isinstance(found, AgainstVoices) else str(found.kind),
        }
        for found in picture.contradictions
    ]
