"""The words of single lines in a handover pack."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import ActionState, Check, Serves
from colonnade.apps.programme.presenters.continuity import day

__all__ = ["change_words", "serves_words", "short"]


def short(text: str) -> str:
    """The beginning of a longer text, on one line and without its last full stop."""
    return Truncator(" ".join(text.split()).removesuffix(".")).chars(90)


def serves_words(told: dict[str, str]) -> str:
    """What an action belongs to."""
    return f"{Serves(told['kind']).label}: {told['words']}"


def _verbs() -> dict[str, str]:
    return {
        "action.planned": _("planned"),
        "action.changed": _("changed"),
        "action.given": _("given to somebody else"),
        "action.checked": _("checked"),
        "practice.given": _("given to somebody else"),
        "practice.paused": _("paused"),
        "practice.kept_up": _("kept up again"),
        "practice.ended": _("ended"),
        "promise.added": _("written down"),
        "promise.given": _("given to somebody else"),
        "promise.kept": _("kept"),
        "promise.released": _("released"),
        "contact.added": _("added"),
        "contact.changed": _("changed"),
        "contact.confirmed": _("confirmed"),
        "contact.given": _("given to somebody else"),
        "contact.ended": _("ended"),
        "evidence.added": _("added"),
        "evidence.version_added": _("given a newer version"),
        "evidence.day_changed": _("given another day after which it is stale"),
        "evidence.handed_over": _("given to somebody else"),
        "evidence.withdrawn": _("withdrawn"),
        "round.opened": _("opened"),
        "round.answers_ended": _("its answering ended"),
        "round.closed": _("closed"),
        "round.chair_given": _("its chair given to somebody else"),
    }


def _what(told: dict[str, Any]) -> str:
    """What was done, with the detail that says most."""
    verb, detail = told["verb"], told["detail"]
    if verb == "action.moved":
        return _("now “%(state)s”") % {"state": ActionState(detail["to"]).label}
    if verb == "action.checked" and "found" in detail:
        return _("checked: %(found)s") % {"found": Check.Found(detail["found"]).label}
    if verb == "action.changed" and "due_on" in detail:
        return _("due on %(day)s from now on") % {"day": day(date.fromisoformat(detail["due_on"]["to"]))}
    return _verbs()[verb]


def _kind(subject: str) -> str:
    kind, _space, number = subject.partition(" ")
    return {
        "action": _("Action %(number)s"),
        "promise": _("Promise %(number)s"),
        "plan": _("Practice"),
        "contact": _("Contact"),
        "evidence": _("Evidence"),
        "round": _("Round %(number)s"),
    }[kind] % {"number": number}


def change_words(told: dict[str, Any]) -> str:
    """One step that was taken: the day, the thing, what was done and by whom."""
    words = {
        "day": day(date.fromisoformat(told["on"])),
        "kind": _kind(told["subject"]),
        "title": short(told["title"]),
        "what": _what(told),
        "by": told["by"] or _("the site"),
    }
    return _("%(day)s: %(kind)s, %(title)s: %(what)s, by %(by)s") % words
