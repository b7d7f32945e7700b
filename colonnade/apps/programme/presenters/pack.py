"""What a handover pack shows: sections of cards and lines, the same on the page, on paper and in a file (R169)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import ActionState, Check, Contact, Handover, Level, PracticePlan
from colonnade.apps.programme.presenters.continuity import day
from colonnade.apps.programme.presenters.handovers import handover_step
from colonnade.apps.programme.presenters.pack_words import change_words, serves_words, short
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.organisations.public import Member

__all__ = ["Card", "PackPage", "Section", "pack_page"]

Told = dict[str, Any]
# The pack as a file has to look right where there is no site: its few rules go with it.
STYLE = (
    "body{font:1rem/1.5 Arial,sans-serif;max-width:48rem;margin:0 auto;padding:1rem;color:#212b32}"
    "h2{border-top:2px solid #005eb8;padding-top:.75rem}dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-line}"
    "section,article{overflow-wrap:anywhere}article{break-inside:avoid}"
)


@dataclass(frozen=True)
class Card:
    """One thing: its title, and terms with what is said of each."""

    title: str
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class Section:
    """A part of the pack: lines, then cards; `nothing` is said where there are neither."""

    id: str
    title: str
    nothing: str
    lines: list[str] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True)
class PackPage:
    """A handover pack."""

    title: str
    organisation: str
    lead: list[str]
    sections: list[Section]
    may_make: bool
    make_href: str
    file_href: str
    style: str
    crumbs: list[dict[str, str]]


def _on(text: str | None, without: str = "") -> str:
    return day(date.fromisoformat(text)) if text else without


def _rows(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """The terms that have something said of them."""
    return [(term, said) for term, said in pairs if said]


def _due(told: Told, without: str) -> str:
    said = _on(told["due"], without)
    return _("%(day)s: late") % {"day": said} if told["is_late"] else said


def _whose(told: Told) -> list[tuple[str, str]]:
    return [
        (_("Post"), told.get("post", "")),
        (_("Owner"), told["owner"] or _("Nobody")),
        (_("Stands in"), told["deputy"] or _("Nobody")),
    ]


def _measure(told: Told) -> str:
    parts = []
    if told["latest"] is not None:
        words = {"value": told["latest"], "unit": told["unit"], "day": _on(told["latest_on"])}
        parts.append(_("%(value)s %(unit)s on %(day)s") % words)
    elif told["latest_on"]:
        parts.append(_("read on %(day)s, too small a number to be shown") % {"day": _on(told["latest_on"])})
    else:
        parts.append(_("no reading yet"))
    if told["baseline"] is not None:
        parts.append(_("it began at %(value)s") % {"value": told["baseline"]})
    if told["target"] is not None:
        target = _("the target is %(value)s") % {"value": told["target"]}
        parts.append(target + (_(" by %(day)s") % {"day": _on(told["target_on"])} if told["target_on"] else ""))
    return f"{told['name']}: {'; '.join(parts)}"


def _measures(told: Told) -> str:
    return "\n".join(_measure(one) for one in told["measures"])


def _check(told: Told) -> str:
    found = told["checked"]
    if not found:
        return _("never") if told["check_every_days"] else ""
    parts = [_on(found["on"]), str(Check.Found(found["found"]).label)]
    if not found["has_enough"]:
        parts.append(_("there was not enough to do it with"))
    return ", ".join(parts) + (f"\n{found['note']}" if found["note"] else "")


def _action(told: Told) -> Card:
    return Card(
        _("Action %(number)d: %(title)s") % told,
        _rows(
            (_("State"), str(ActionState(told["state"]).label)),
            (_("Due"), _due(told, "") if told["is_open"] else _on(told["due"])),
            *_whose(told),
            (_("What it is"), told["detail"]),
            (_("Belongs to"), "\n".join(serves_words(one) for one in told["serves"])),
            (_("How it goes"), _measures(told)),
            (_("Last checked"), _check(told)),
            (_("What came of it"), told["outcome"]),
            (_("Carried over from"), told["carried_from"]),
        ),
    )


def _practice_title(told: Told) -> str:
    return f"{told['title']} ({told['team']})" if told["team"] else str(told["title"])


def _practice(told: Told) -> Card:
    return Card(
        _practice_title(told),
        _rows(
            (_("State"), str(PracticePlan.State(told["state"]).label)),
            (_("Next due"), _due(told, _("no day"))),
            (_("Done last"), _on(told["done"][0]) if told["done"] else _("never")),
            *_whose(told),
            (_("Aim"), told["aim"]),
            (_("How it goes"), _measures(told)),
        ),
    )


def _promise(told: Told) -> Card:
    state = _("Open")
    if told["kept_on"]:
        state = _("Kept on %(day)s") % {"day": _on(told["kept_on"])}
    elif told["released_on"]:
        state = _("Released on %(day)s") % {"day": _on(told["released_on"])}
    return Card(
        _("Promise %(number)d to %(made_to)s") % told,
        _rows(
            (_("What was promised"), told["text"]),
            (_("Promised on"), _on(told["made_on"])),
            (_("Due"), _due(told, _("no day was named"))),
            (_("State"), state),
            *_whose(told),
            (_("What came of it"), told["outcome"]),
        ),
    )


def _contact(told: Told) -> Card:
    return Card(
        told["name"],
        _rows(
            (_("What they do"), ", ".join(part for part in (told["post"], told["body"]) if part)),
            (_("Where they can help"), str(Contact.Level(told["level"]).label)),
            (_("E-mail"), told["email"]),
            (_("Telephone"), told["phone"]),
            (_("Helps with"), told["helps_with"]),
            (_("Ally"), _("Yes, they speak up for this work") if told["is_ally"] else ""),
            (_("Keeps in touch"), ", ".join(told["keepers"]) or _("Nobody")),
            (_("Confirmed on"), _on(told["confirmed_on"])),
        ),
    )


def _allies(contacts: Iterable[Told]) -> list[str]:
    """The allies at each level, and where there is none."""
    found: dict[str, list[str]] = {level: [] for level in Contact.Level.values}
    for one in contacts:
        if one["is_ally"]:
            found[one["level"]].append(one["name"])
    return [
        f"{Contact.Level(level).label}: {', '.join(names)}"
        if names
        else _("%(level)s: there is no ally yet") % {"level": Contact.Level(level).label}
        for level, names in found.items()
    ]


def _first_things(pack: Told) -> list[str]:
    """What is late, what comes next, and what nobody else knows."""
    open_actions = [one for one in pack["actions"] if one["is_open"]]
    open_promises = [one for one in pack["promises"] if one["is_open"]]
    named = [
        *((one, _("Action %(number)d: %(title)s") % one) for one in open_actions),
        *((one, _("Promise %(number)d: %(words)s") % {**one, "words": short(one["text"])}) for one in open_promises),
        *((one, _("Practice: %(title)s") % {"title": _practice_title(one)}) for one in pack["practices"]),
        *((one, _("Evidence: %(title)s") % one) for one in pack["evidence"]),
    ]
    late = [
        _("Late: %(words)s. It was due on %(day)s.") % {"words": words, "day": _on(one["due"])}
        for one, words in sorted(named, key=lambda pair: pair[0]["due"] or "")
        if one["is_late"]
    ]
    coming = sorted(
        (pair for pair in named if pair[0]["due"] and not pair[0]["is_late"]), key=lambda pair: pair[0]["due"]
    )
    lines = [
        _("Comes next: %(words)s. It is due on %(day)s.") % {"words": words, "day": _on(one["due"])}
        for one, words in coming[:3]
    ]
    alone = [words for one, words in named if "deputy" in one and not one["deputy"]]
    if alone:
        lines.append(_("Nobody stands in for: %(words)s.") % {"words": "; ".join(alone)})
    if pack["conflicts"]:
        lines.append(
            ngettext(
                "%(n)d cell of a spreadsheet is still to be settled.",
                "%(n)d cells of spreadsheets are still to be settled.",
                pack["conflicts"],
            )
            % {"n": pack["conflicts"]}
        )
    return late + lines


def _progress(told: Told) -> Card:
    steps = [
        _("%(day)s: from “%(before)s” to “%(after)s”, by %(by)s")
        % {"day": _on(one["on"]), "before": _level(one["from"]), "after": _level(one["to"]), "by": one["by"]}
        for one in told["steps"]
    ]
    return Card(
        told["element"],
        _rows(
            (_("Level"), _level(told["level"])),
            (_("Action to date"), told["action_to_date"]),
            (_("What changed in twelve months"), "\n".join(steps) or _("nothing")),
        ),
    )


def _level(level: str) -> str:
    return str(Level(level).label) if level else _("nothing recorded")


def _evidence(told: Told) -> str:
    words = {**told, "day": _on(told["due"]), "name": told["owner"] or _("nobody")}
    if told["is_late"]:
        return _("%(title)s: it went stale after %(day)s; owner: %(name)s") % words
    return _("%(title)s: it goes stale after %(day)s; owner: %(name)s") % words


def _round(told: Told) -> str:
    words = {**told, "day": _on(told["due"]), "name": told["owner"] or _("nobody")}
    return _("%(title)s: answers by %(day)s; chair: %(name)s") % words


def _role(told: Told) -> str:
    name = str(Role(told["role"]).label)
    if told["others"]:
        return _("%(role)s, and so is %(others)s") % {"role": name, "others": ", ".join(told["others"])}
    return _("%(role)s: nobody else is") % {"role": name}


def _standing_in(told: Told) -> str:
    return _("%(name)s (%(email)s): %(things)s") % {**told, "things": "; ".join(told["things"])}


def _mend(told: Told) -> str:
    words = {
        "evidence_expired": _("rated in place, but its evidence has gone stale"),
        "nothing_behind": _("rated in place, with nothing behind it"),
        "against": _("agreed against most voices"),
    }
    return f"{told['element']}: {words[told['kind']]}"


def _sections(pack: Told) -> list[Section]:
    none = _("Nothing is on record.")
    actions = pack["actions"]
    promises = sorted(pack["promises"], key=lambda one: not one["is_open"])
    evidence = sorted(pack["evidence"], key=lambda one: one["due"])
    return [
        Section("first", _("First things to know"), none, lines=_first_things(pack)),
        Section("contacts", _("Contacts"), none, cards=[_contact(one) for one in pack["contacts"]]),
        Section("allies", _("Trusted allies"), none, lines=_allies(pack["contacts"])),
        Section("promises", _("Promises"), none, cards=[_promise(one) for one in promises]),
        Section("actions", _("Open actions"), none, cards=[_action(one) for one in actions if one["is_open"]]),
        Section(
            "ended", _("Actions that have ended"), none, cards=[_action(one) for one in actions if not one["is_open"]]
        ),
        Section("practices", _("Practices"), none, cards=[_practice(one) for one in pack["practices"]]),
        Section("evidence", _("Evidence"), none, lines=[_evidence(one) for one in evidence]),
        Section(
            "rounds",
            _("Rounds that go on"),
            none,
            lines=[_round(one) for one in pack["rounds"]],
        ),
        Section(
            "knowing",
            _("Who else knows"),
            _("Nobody else is named."),
            lines=[_standing_in(one) for one in pack["standing_in"]],
        ),
        Section("roles", _("Roles"), none, lines=[_role(one) for one in pack["roles"]]),
        Section("progress", _("Progress"), none, cards=[_progress(one) for one in pack["progress"]]),
        Section(
            "changes",
            _("What changed in the last twelve months"),
            none,
            lines=[change_words(one) for one in pack["changes"]],
        ),
        Section("mend", _("What does not fit together"), none, lines=[_mend(one) for one in pack["to_mend"]]),
    ]


def _lead(pack: Told) -> list[str]:
    words = {"name": pack["person"], "why": Handover.Why(pack["why"]).label, "day": _on(pack["last_day"])}
    heard = _on(pack["last_heard"])
    return [
        _("Made on %(day)s from what is on record. Nobody typed it.") % {"day": _on(pack["made_on"])},
        _("%(name)s. %(why)s. Last day: %(day)s.") % words,
        *([_("Last heard from on %(day)s.") % {"day": heard}] if heard else []),
        _(
            "It names people and how to reach them. Keep it as you keep a list of addresses, "
            "and delete it when you have taken over."
        ),
    ]


def pack_page(member: Member, handover: Handover, *, may_make: bool) -> PackPage:
    """Word a pack as it was made last."""
    organisation = member.organisation
    pack: Told = handover.pack or {}
    return PackPage(
        title=_("Handover pack of %(name)s") % {"name": handover.person.name},
        organisation=organisation.name,
        lead=_lead(pack),
        sections=_sections(pack),
        may_make=may_make and handover.ended_at is None,
        make_href=reverse("make-pack", args=[organisation.code, handover.pk]),
        file_href=reverse("pack-file", args=[organisation.code, handover.pk]),
        style=f"data:text/css,{urlencode({'': STYLE})[1:].replace('+', '%20')}",
        crumbs=crumbs(organisation, handover_step(handover)),
    )
