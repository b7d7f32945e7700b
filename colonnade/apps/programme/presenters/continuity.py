"""What the pages of continuity, contacts and promises show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.rules import (
    HAND_OVER,
    KEEP_CONTACTS,
    KEEP_PROMISE,
    OPEN_ACTION,
    SEE_CONTACTS,
    SEE_HANDOVERS,
    SEE_PROMISES,
)
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import Action, Handover, Promise, Succession
    from colonnade.apps.programme.selectors.ownership import Owned
    from colonnade.core.continuity import Dependency, Silence
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "ContinuityPage",
    "PromisePage",
    "PromisesPage",
    "area_words",
    "continuity_page",
    "kind_words",
    "promise_page",
    "promise_steps",
    "promise_tag",
    "promises_page",
    "step",
    "thing_href",
]


@dataclass(frozen=True)
class ContinuityPage:
    """What nobody holds, what hangs on one person, who is silent, handovers, and what came from elsewhere."""

    title: str
    unheld: list[dict[str, Any]]
    dependencies: list[dict[str, Any]]
    silences: list[dict[str, str]]
    handovers: list[dict[str, Any]]
    sees_handovers: bool
    begin_href: str
    links: list[dict[str, str]]
    carried: list[dict[str, Any]]
    followed: list[str]
    after_days: int
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class PromisesPage:
    """All promises: those that are open, and those that are not any more."""

    title: str
    headline: str
    open: list[dict[str, Any]]
    ended: list[dict[str, Any]]
    add_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class PromisePage:
    """One promise, and what can be done with it."""

    title: str
    tag: Tag
    text: str
    facts: list[dict[str, Any]]
    outcome: str
    actions: list[dict[str, Any]]
    links: list[dict[str, str]] = field(default_factory=list)
    crumbs: list[dict[str, str]] = field(default_factory=list)


def day(value: date) -> str:
    """A day as people read it."""
    return date_format(value, "j F Y")


def step(organisation: Organisation) -> tuple[str, str]:
    """The step back to the page of continuity."""
    return _("Continuity"), reverse("continuity", args=[organisation.code])


def promise_steps(member: Member) -> list[tuple[str, str]]:
    """The steps back to the promises, as far as this member may open them: the owner of one may open that one alone."""
    organisation = member.organisation
    steps = [step(organisation)] if SEE_CONTACTS.allows(member) else []
    if SEE_PROMISES.allows(member):
        steps.append((_("Promises"), reverse("promises", args=[organisation.code])))
    return steps


def kind_words(kind: str) -> str:
    """What a thing is called by its kind."""
    return {
        "action": _("Action"),
        "plan": _("Practice"),
        "practice": _("Practice"),
        "promise": _("Promise"),
        "contact": _("Contact"),
        "evidence": _("Evidence"),
        "round": _("Round"),
    }[kind]


def thing_href(code: str, thing: Owned) -> str:
    """Where a thing is shown."""
    name, number = {
        "action": ("action", thing.number),
        "plan": ("plan", thing.pk),
        "promise": ("promise", thing.number),
        "contact": ("contact", thing.pk),
        "evidence": ("evidence-item", thing.pk),
        "round": ("round", thing.number),
    }[thing.kind]
    return reverse(name, args=[code, number])


def area_words(ref: str) -> str:
    """A pillar or element in words; its reference where the catalogue does not have it any more."""
    catalogue = current()
    try:
        element = catalogue.element(ref)
    except NotInCatalogueError:
        pass
    else:
        return _("element %(number)s “%(short)s”") % {"number": element.number, "short": element.short}
    try:
        return _("pillar “%(title)s”") % {"title": catalogue.pillar(ref).short}
    except NotInCatalogueError:
        return ref


def _thing_row(code: str, thing: Owned) -> dict[str, str]:
    return {"kind": kind_words(thing.kind), "title": thing.title, "href": thing_href(code, thing), "post": thing.post}


def _unheld(code: str, things: Iterable[Owned], gone: Mapping[int, Person], *, begins: bool) -> list[dict[str, Any]]:
    """What nobody holds, by who held it last; what nobody ever held comes last."""
    groups: dict[int | None, list[dict[str, str]]] = {}
    for thing in things:
        groups.setdefault(thing.owner, []).append(_thing_row(code, thing))
    rows = []
    for owner, found in sorted(groups.items(), key=lambda one: (one[0] is None, -len(one[1]))):
        name = gone[owner].name if owner is not None else ""
        href = f"{reverse('begin-handover', args=[code])}?person={owner}" if name and begins else ""
        heading = _("%(name)s has left") % {"name": name} if name else _("Nobody has taken it on yet")
        rows.append({"heading": heading, "things": found, "href": href, "name": name})
    return rows


def _without_parts(areas: Iterable[str]) -> list[str]:
    """The areas in words; an element is left out where its whole pillar is there."""
    catalogue, found = current(), list(areas)
    inside = {
        element.ref
        for framework in catalogue.frameworks
        for pillar in framework.pillars
        if pillar.ref in found
        for element in pillar.elements
    }
    return [area_words(ref) for ref in found if ref not in inside]


def _dependency(code: str, one: Dependency, person: Person, things: Mapping[str, Owned]) -> dict[str, Any]:
    held = [things[thing.key] for thing in one.things]
    posts = list(dict.fromkeys(thing.post for thing in held if thing.post and thing.kind != "contact"))
    who = f"{person.name} ({', '.join(posts)})" if posts else person.name
    return {
        "heading": _("If %(who)s left") % {"who": who},
        "roles": [_("Nobody else is %(role)s") % {"role": str(Role(role).label)} for role in one.roles],
        "areas": _without_parts(one.areas),
        "things": [_thing_row(code, thing) for thing in held],
    }


def _silence(organisation: Organisation, one: Silence, person: Person, count: int) -> dict[str, str]:
    words = {"name": person.name, "day": day(one.since), "days": one.days}
    said = (
        ngettext(
            "%(name)s: last heard from on %(day)s, %(days)d day ago",
            "%(name)s: last heard from on %(day)s, %(days)d days ago",
            one.days,
        )
        % words
    )
    owns = ngettext("owns %(count)d thing", "owns %(count)d things", count) % {"count": count}
    href = f"{reverse('begin-handover', args=[organisation.code])}?person={one.person}&why=silent"
    return {"said": said, "owns": owns, "href": href, "name": person.name}


def _handover(organisation: Organisation, one: Handover) -> dict[str, Any]:
    tag = Tag(_("Ended"), "green") if one.ended_at else Tag(_("Going on"), "blue")
    return {
        "name": one.person.name,
        "why": one.get_why_display(),
        "last_day": one.last_day,
        "tag": tag,
        "href": reverse("handover", args=[organisation.code, one.pk]),
    }


def _carried(rows: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind_words(kind), "name": name, "source": source} for kind, name, source in rows]


def _followed(rows: Iterable[Succession]) -> list[str]:
    return [
        _("%(name)s (%(code)s) follows from %(day)s. Source: %(source)s.")
        % {"name": one.successor.name, "code": one.successor.code, "day": day(one.from_on), "source": one.source}
        for one in rows
    ]


def continuity_page(
    member: Member,
    *,
    things: Iterable[Owned],
    unheld: Iterable[Owned],
    gone: Mapping[int, Person],
    dependencies: Iterable[Dependency],
    silences: Iterable[Silence],
    handovers: Iterable[Handover],
    people: Mapping[int, Person],
    carried: Iterable[tuple[str, str, str]],
    followed: Iterable[Succession],
    after_days: int,
) -> ContinuityPage:
    """Word what would be lost, before it is. Who is silent and who hands over is for those who can help with it."""
    organisation, code = member.organisation, member.organisation.code
    by_key = {one.key: one for one in things}
    sees, begins = SEE_HANDOVERS.allows(member), HAND_OVER.allows(member)
    owned: dict[int | None, int] = {}
    for thing in by_key.values():
        owned[thing.owner] = owned.get(thing.owner, 0) + 1
    return ContinuityPage(
        title=_("Continuity"),
        unheld=_unheld(code, unheld, gone, begins=begins),
        dependencies=[_dependency(code, one, people[one.person], by_key) for one in dependencies],
        silences=[_silence(organisation, one, people[one.person], owned[one.person]) for one in silences]
        if sees
        else [],
        handovers=[_handover(organisation, one) for one in handovers] if sees else [],
        sees_handovers=sees,
        begin_href=reverse("begin-handover", args=[code]) if begins else "",
        links=[
            {"href": reverse("contacts", args=[code]), "text": _("Contacts and allies")},
            {"href": reverse("promises", args=[code]), "text": _("Promises")},
        ],
        carried=_carried(carried),
        followed=_followed(followed),
        after_days=after_days,
        crumbs=crumbs(organisation),
    )


def promise_tag(promise: Promise, today: date) -> Tag:
    """How a promise stands, in a tag."""
    if promise.kept_on:
        return Tag(_("Kept"), "green")
    if promise.released_on:
        return Tag(_("Released"), "grey")
    if promise.due_on and promise.due_on < today:
        return Tag(_("Late"), "red")
    return Tag(_("Open"), "blue")


def _promise_row(organisation: Organisation, promise: Promise, today: date) -> dict[str, Any]:
    return {
        "number": promise.number,
        "text": promise.text,
        "made_to": promise.made_to,
        "due": day(promise.due_on) if promise.due_on else _("No day was named"),
        "owner": _who(promise),
        "tag": promise_tag(promise, today),
        "href": reverse("promise", args=[organisation.code, promise.number]),
    }


def _who(promise: Promise) -> str:
    return (
        f"{promise.post}: {promise.owner.name}" if promise.owner else _("%(post)s: nobody yet") % {"post": promise.post}
    )


def promises_page(member: Member, promises: Iterable[Promise], today: date) -> PromisesPage:
    """Word the list of promises. Late ones are said first."""
    organisation, found = member.organisation, list(promises)
    open_ones = [one for one in found if one.is_open]
    late = sum(1 for one in open_ones if one.due_on and one.due_on < today)
    headline = ngettext("%(open)d promise is open", "%(open)d promises are open", len(open_ones)) % {
        "open": len(open_ones)
    }
    told = ngettext("%(late)d of them is late", "%(late)d of them are late", late) % {"late": late}
    return PromisesPage(
        title=_("Promises"),
        headline=f"{headline}, {told}." if late else f"{headline}.",
        open=[_promise_row(organisation, one, today) for one in open_ones],
        ended=[_promise_row(organisation, one, today) for one in found if not one.is_open],
        add_href=reverse("add-promise", args=[organisation.code]) if KEEP_CONTACTS.allows(member) else "",
        crumbs=crumbs(organisation, *promise_steps(member)[:-1]),
    )


def promise_page(member: Member, promise: Promise, actions: Iterable[Action], today: date) -> PromisePage:
    """Word one promise."""
    organisation = member.organisation
    args = [organisation.code, promise.number]
    facts = [
        (_("Promised to"), promise.made_to),
        (_("Promised on"), day(promise.made_on)),
        (_("Due"), day(promise.due_on) if promise.due_on else _("No day was named")),
        (_("Post"), promise.post),
        (_("Owner"), promise.owner.name if promise.owner else _("Nobody yet")),
        (_("Deputy"), promise.deputy.name if promise.deputy else _("Nobody yet")),
    ]
    if promise.kept_on:
        facts.append((_("Kept on"), day(promise.kept_on)))
    if promise.released_on:
        facts.append((_("Released on"), day(promise.released_on)))
    if promise.carried_from:
        facts.append((_("Carried over from"), promise.carried_from))
    links = [
        {"href": reverse("keep-promise", args=args), "text": _("It has been kept")},
        {"href": reverse("give-promise", args=args), "text": _("Give it to somebody")},
        {"href": reverse("release-promise", args=args), "text": _("It will not be kept")},
    ]
    return PromisePage(
        title=_("Promise %(number)d") % {"number": promise.number},
        tag=promise_tag(promise, today),
        text=promise.text,
        facts=[{"key": {"text": key}, "value": {"text": value}} for key, value in facts],
        outcome=promise.outcome,
        actions=[
            {
                "title": one.title,
                "href": reverse("action", args=[organisation.code, one.number])
                if OPEN_ACTION.allows(member, one)
                else "",
                "state": one.get_state_display(),
            }
            for one in actions
        ],
        links=links if promise.is_open and KEEP_PROMISE.allows(member, promise) else [],
        crumbs=crumbs(organisation, *promise_steps(member)),
    )
