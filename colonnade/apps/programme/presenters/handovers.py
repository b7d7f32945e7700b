"""What the pages of a handover show: what is left, what has been given on, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.organisations.public import SEE_PEOPLE
from colonnade.apps.programme.presenters.continuity import day, kind_words, step, thing_href
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django import forms

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import Handover
    from colonnade.apps.programme.selectors.ownership import Owned

__all__ = ["HandoverPage", "handover_page", "handover_step", "thing_choices"]


@dataclass(frozen=True)
class HandoverPage:
    """One handover. `form` is None where nothing is left, or for somebody who may only look."""

    title: str
    tag: Tag
    facts: list[dict[str, Any]]
    said: str
    roles: list[str]
    people_href: str
    left: list[dict[str, str]]
    given: list[dict[str, str]]
    form: forms.BaseForm | None
    pack_href: str
    end_href: str
    crumbs: list[dict[str, str]]


def handover_step(handover: Handover) -> tuple[str, str]:
    """The step back to a handover."""
    args = [handover.organisation.code, handover.pk]
    return _("Handover of %(name)s") % {"name": handover.person.name}, reverse("handover", args=args)


def part_words(kind: str, part: str) -> str:
    """What somebody is to a thing, in words."""
    if kind == "contact":
        return _("keeps in touch") if part == "owner" else _("second person")
    if kind == "round":
        return _("chair")
    return _("owner") if part == "owner" else _("deputy")


def thing_choices(things: Iterable[Owned], person: Person) -> list[tuple[str, str]]:
    """The things as choices of a form: key and words."""
    return [
        (one.key, f"{kind_words(one.kind)}: {one.title} ({part_words(one.kind, one.part_of(person.pk))})")
        for one in things
    ]


def _left(handover: Handover, things: Iterable[Owned]) -> list[dict[str, str]]:
    code = handover.organisation.code
    return [
        {
            "kind": kind_words(one.kind),
            "title": one.title,
            "href": thing_href(code, one),
            "part": part_words(one.kind, one.part_of(handover.person_id)),
            "post": one.post if one.kind != "contact" else "",
        }
        for one in things
    ]


def _given(
    handover: Handover, things: Mapping[str, Owned], left: set[str], people: Mapping[int, Person]
) -> list[dict[str, str]]:
    """What was listed at the start and is theirs no more: who has it now, or that it has ended."""
    rows = []
    for one in handover.listed:
        key = f"{one['kind']}-{one['pk']}"
        if key in left:
            continue
        now = things.get(key)
        holder = people.get(now.owner) if now is not None and now.owner is not None else None
        said = holder.name if holder else _("Nobody") if now is not None else _("It has ended")
        rows.append({"kind": kind_words(one["kind"]), "title": one["title"], "now": said})
    return rows


def _roles(roles: Iterable[str]) -> list[str]:
    return [_("Nobody else is %(role)s.") % {"role": str(Role(role).label)} for role in roles]


def handover_page(
    member: Member,
    handover: Handover,
    *,
    things: Iterable[Owned],
    left: list[Owned],
    roles: Iterable[str],
    people: Mapping[int, Person],
    form: forms.BaseForm | None,
    may_end: bool,
) -> HandoverPage:
    """Word one handover."""
    organisation = member.organisation
    args = [organisation.code, handover.pk]
    goes_on = handover.ended_at is None
    facts = [
        (_("Why"), handover.get_why_display()),
        (_("Last day"), day(handover.last_day)),
        (_("Begun by"), handover.begun_by.name if handover.begun_by else _("The site")),
    ]
    said = (
        ngettext("%(n)d thing is still to be handed over.", "%(n)d things are still to be handed over.", len(left))
        % {"n": len(left)}
        if left
        else _("Everything has been handed over.")
    )
    return HandoverPage(
        title=_("Handover of %(name)s") % {"name": handover.person.name},
        tag=Tag(_("Going on"), "blue") if goes_on else Tag(_("Ended"), "green"),
        facts=[{"key": {"text": key}, "value": {"text": value}} for key, value in facts],
        said=said,
        roles=_roles(roles) if goes_on else [],
        people_href=reverse("people", args=args[:1]) if SEE_PEOPLE.allows(member) and goes_on else "",
        left=_left(handover, left),
        given=_given(handover, {one.key: one for one in things}, {one.key for one in left}, people),
        form=form if goes_on and left else None,
        pack_href=reverse("pack", args=args),
        end_href=reverse("end-handover", args=args) if may_end and goes_on and not left else "",
        crumbs=crumbs(organisation, step(organisation)),
    )
