"""What the pages of actions show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import ActionState, Check, Serves
from colonnade.apps.programme.presenters.measures import MeasureRow, measure_row
from colonnade.apps.programme.presenters.pages import Tag
from colonnade.apps.programme.rules import (
    GIVE_ACTION,
    KEEP_ACTION,
    NOTE_FIX,
    PLAN_ACTIONS,
    SEE_ACTIONS,
    SEE_FIXES,
    SEE_PRACTICES,
)
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.forms import FilterActionsForm
    from colonnade.apps.programme.models import Action, Served
    from colonnade.apps.programme.selectors import CheckState, Measured
    from colonnade.core.measures import Timeliness

__all__ = [
    "ActionPage",
    "ActionRow",
    "ActionsPage",
    "ServedRow",
    "action_crumbs",
    "action_page",
    "action_url",
    "actions_page",
    "state_tag",
]

COLOURS = {
    ActionState.PLANNED: "white",
    ActionState.GOING_ON: "blue",
    ActionState.DONE: "green",
    ActionState.STOPPED: "grey",
}
FOUND_COLOURS = {Check.Found.AS_AGREED: "green", Check.Found.PARTLY: "yellow", Check.Found.NOT: "red"}


@dataclass(frozen=True)
class ServedRow:
    """One thing that an action belongs to: words, a page or none, and where a button takes it away."""

    kind: str
    text: str
    href: str
    remove_href: str = ""


@dataclass(frozen=True)
class ActionRow:
    """One line of the list."""

    title: str
    href: str
    tags: tuple[Tag, ...]
    who: str
    due: str
    check: str
    serves: tuple[ServedRow, ...]


@dataclass(frozen=True)
class ActionsPage:
    """The list of actions."""

    title: str
    form: FilterActionsForm
    rows: list[ActionRow]
    counted: str
    summary: list[str]
    has_any: bool
    plan_href: str
    fixes_href: str
    note_href: str
    clear_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ActionPage:
    """One action."""

    title: str
    tags: tuple[Tag, ...]
    detail: str
    outcome: str
    facts: list[dict[str, Any]]
    has_nobody: bool
    links: list[dict[str, str]]
    serves: list[ServedRow]
    serves_href: str
    check_said: list[str]
    checks: list[dict[str, Any]]
    measures: list[MeasureRow]
    add_measure_href: str
    crumbs: list[dict[str, str]]


def _day(value: date) -> str:
    return date_format(value, "j F Y")


def state_tag(action: Action) -> Tag:
    """The tag of an action's state."""
    return Tag(action.get_state_display(), COLOURS[ActionState(action.state)])


def action_url(name: str, action: Action, *more: Any) -> str:
    """The address of a page of an action."""
    return reverse(name, args=[action.organisation.code, action.number, *more])


def action_crumbs(action: Action) -> list[dict[str, str]]:
    """The way back from a page below an action."""
    every = (_("Actions"), reverse("actions", args=[action.organisation.code]))
    return crumbs(action.organisation, every, (f"{action.number}. {action.title}", action_url("action", action)))


def _served(member: Member, row: Served, promises: Mapping[str, str]) -> ServedRow:
    kind = row.get_kind_display()
    if row.kind == Serves.PROMISE:
        return ServedRow(kind, promises.get(row.ref, row.ref), "")
    try:
        if row.kind == Serves.RECOMMENDATION:
            framework, _slash, number = row.ref.partition("/")
            return ServedRow(
                kind, f"{number} {current().element(row.ref).short}", reverse("element", args=[framework, number])
            )
        if row.kind == Serves.PRACTICE:
            sees = SEE_PRACTICES.allows(member)
            href = reverse("practice", args=[member.organisation.code, row.ref]) if sees else ""
            return ServedRow(kind, current().practice(row.ref).title, href)
    except NotInCatalogueError:
        # What a later catalogue has dropped is still named.
        return ServedRow(kind, row.ref, "")
    return ServedRow(kind, row.ref, "")


def _who(action: Action, members: Collection[int]) -> str:
    """The post, and who is in it."""
    if action.owner is None:
        return _("%(post)s (nobody yet)") % {"post": action.post}
    named = {"post": action.post, "name": _name(action.owner, members)}
    return _("%(name)s, %(post)s") % named


def _name(person: Person, members: Collection[int]) -> str:
    return person.name if person.pk in members else _("%(name)s (has left)") % {"name": person.name}


def _has_nobody(action: Action, members: Collection[int]) -> bool:
    return action.is_open and not {action.owner_id, action.deputy_id} & set(members)


def _tags(action: Action, state: CheckState, members: Collection[int], today: date) -> tuple[Tag, ...]:
    tags = [state_tag(action)]
    if action.is_late(today):
        tags.append(Tag(_("Late"), "red"))
    if state.times is not None and state.times.is_overdue(today):
        tags.append(Tag(_("Check overdue"), "orange"))
    if action.is_open and state.last is not None and not state.last.has_enough:
        tags.append(Tag(_("Not enough to do it with"), "orange"))
    if _has_nobody(action, members):
        tags.append(Tag(_("Nobody looks after it"), "red"))
    return tuple(tags)


def _next_check(times: Timeliness | None) -> str:
    if times is None or times.next_due is None:
        return ""
    return _("Next check by %(day)s") % {"day": _day(times.next_due)}


def _row(
    member: Member,
    action: Action,
    state: CheckState,
    *,
    members: Collection[int],
    promises: Mapping[str, str],
    today: date,
) -> ActionRow:
    return ActionRow(
        title=f"{action.number}. {action.title}",
        href=action_url("action", action),
        tags=_tags(action, state, members, today),
        who=_who(action, members),
        due=_("by %(day)s") % {"day": _day(action.due_on)},
        check=_next_check(state.times),
        serves=tuple(_served(member, row, promises) for row in action.served_rows),
    )


def _summary(actions: Iterable[Action], states: Mapping[int, CheckState], today: date) -> list[str]:
    """What can be said of all open actions together: time, checks and what is lacking (R015, R016)."""
    going = [action for action in actions if action.is_open]
    if not going:
        return []
    late = sum(action.is_late(today) for action in going)
    said = [
        ngettext("%(num)d action has not ended", "%(num)d actions have not ended", len(going)) % {"num": len(going)}
        + ngettext("; %(num)d is late.", "; %(num)d are late.", late) % {"num": late}
    ]
    hours = sum(action.effort_hours for action in going)
    if hours:
        words = {"all": hours, "part": sum(action.relationship_hours for action in going)}
        said.append(_("They take %(all)d hours of work; %(part)d of them are to build relationships.") % words)
    times = [states[action.pk].times for action in going]
    due, in_time = (sum(getattr(one, name) for one in times if one is not None) for name in ("due", "in_time"))
    if due:
        said.append(_("%(part)d of %(all)d checks came in the agreed time.") % {"part": in_time, "all": due})
    lasts = [states[action.pk].last for action in going]
    lacking = sum(last is not None and not last.has_enough for last in lasts)
    if lacking:
        said.append(
            ngettext(
                "In %(num)d of them the last check found too little time, money or help.",
                "In %(num)d of them the last checks found too little time, money or help.",
                lacking,
            )
            % {"num": lacking}
        )
    return said


def actions_page(
    member: Member,
    form: FilterActionsForm,
    actions: list[Action],
    *,
    chosen: list[Action],
    states: Mapping[int, CheckState],
    members: Collection[int],
    promises: Mapping[str, str],
    today: date,
) -> ActionsPage:
    """Word the list: those that were chosen, and a summary of all that have not ended."""
    code = member.organisation.code
    return ActionsPage(
        title=_("Actions"),
        form=form,
        rows=[
            _row(member, action, states[action.pk], members=members, promises=promises, today=today)
            for action in chosen
        ],
        counted=ngettext("%(num)d action", "%(num)d actions", len(chosen)) % {"num": len(chosen)},
        summary=_summary(actions, states, today),
        has_any=bool(actions),
        plan_href=reverse("plan-action", args=[code]) if PLAN_ACTIONS.allows(member) else "",
        fixes_href=reverse("fixes", args=[code]) if SEE_FIXES.allows(member) else "",
        note_href=reverse("note-fix", args=[code]) if NOTE_FIX.allows(member) else "",
        clear_href=reverse("actions", args=[code]),
        crumbs=crumbs(member.organisation),
    )


def _every(days: int) -> str:
    return ngettext("every %(num)d day", "every %(num)d days", days) % {"num": days}


def _facts(action: Action, members: Collection[int]) -> list[dict[str, Any]]:
    facts = [
        (_("Post"), action.post),
        (_("Owner"), _name(action.owner, members) if action.owner else _("nobody yet")),
        (_("Stands in"), _name(action.deputy, members) if action.deputy else _("nobody yet")),
        (_("Begins"), _day(action.starts_on)),
        (_("Due"), _day(action.due_on)),
    ]
    if action.effort_hours:
        hours = {"all": action.effort_hours, "part": action.relationship_hours}
        facts.append((_("Hours of work"), _("%(all)d, of which %(part)d to build relationships") % hours))
    facts.append((_("Checked"), _every(action.check_every_days) if action.check_every_days else _("never")))
    if action.carried_from:
        facts.append((_("Carried over from"), action.carried_from))
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]


def _links(member: Member, action: Action) -> list[dict[str, str]]:
    keeps, gives = KEEP_ACTION.allows(member, action), GIVE_ACTION.allows(member, action)
    offered = [
        (keeps, "move-action", _("Say how it is now") if action.is_open else _("Take it up again")),
        (keeps and action.is_open, "check-action", _("Record a check")),
        (keeps and action.is_open, "change-action", _("Change it")),
        (gives, "give-action", _("Give it to somebody else")),
    ]
    return [{"text": text, "href": action_url(name, action)} for may, name, text in offered if may]


def _check_said(times: Timeliness | None, last: Check | None, today: date) -> list[str]:
    """How its checks go: the share in time, the next one, and whether there is enough to do it with (R015)."""
    if times is None and last is None:
        return [_("No checks were agreed.")]
    said = []
    if times is not None and times.due:
        counts = {"part": times.in_time, "all": times.due}
        said.append(_("%(part)d of %(all)d checks came in the agreed time.") % counts)
    if times is not None and times.next_due is not None:
        words = {"day": _day(times.next_due)}
        is_late = times.is_overdue(today)
        said.append(
            (_("The next check was due on %(day)s.") if is_late else _("The next check is due on %(day)s.")) % words
        )
    if last is not None and not last.has_enough:
        said.append(_("The last check found too little time, money or help to do it."))
    return said


def _checks(checks: Iterable[Check]) -> list[dict[str, Any]]:
    return [
        {
            "day": _day(check.checked_on),
            "found": Tag(check.get_found_display(), FOUND_COLOURS[Check.Found(check.found)]),
            "enough": _("Enough") if check.has_enough else _("Not enough"),
            "by": check.checked_by.name,
            "note": check.note,
        }
        for check in checks
    ]


def action_page(
    member: Member,
    action: Action,
    *,
    state: CheckState,
    checks: list[Check],
    measures: list[Measured],
    members: Collection[int],
    promises: Mapping[str, str],
    today: date,
) -> ActionPage:
    """Word one action, with what this member may do with it."""
    keeps = KEEP_ACTION.allows(member, action)
    code = member.organisation.code
    every = (_("Actions"), reverse("actions", args=[code])) if SEE_ACTIONS.allows(member) else None
    serves = []
    for row in action.served_rows:
        remove = action_url("remove-served", action, row.pk) if keeps else ""
        found = _served(member, row, promises)
        serves.append(ServedRow(found.kind, found.text, found.href, remove))
    return ActionPage(
        title=f"{action.number}. {action.title}",
        tags=_tags(action, state, members, today),
        detail=action.detail,
        outcome=action.outcome,
        facts=_facts(action, members),
        has_nobody=_has_nobody(action, members),
        links=_links(member, action),
        serves=serves,
        serves_href=action_url("add-served", action) if keeps else "",
        check_said=_check_said(state.times, state.last, today),
        checks=_checks(checks),
        measures=[measure_row(member, one) for one in measures],
        add_measure_href=action_url("add-measure", action) if keeps else "",
        crumbs=crumbs(member.organisation, *([every] if every else [])),
    )
