"""What changed in the twelve months before a pack was made: from the audit chain and the entries of progress."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate

from colonnade.apps.programme.models import Progress
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.catalogue import NotInCatalogueError, current

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["BACK", "TOLD", "changes_of", "element_words", "progress_told"]

BACK = timedelta(days=365)
MOST = 300
# The steps that a pack tells of, and of those the details that it needs. The chain holds more, such as who handed in
# answers when: what is not named here is not told.
TOLD: dict[str, tuple[str, ...]] = {
    "action.planned": (),
    "action.changed": ("due_on",),
    "action.given": (),
    "action.moved": ("to",),
    "action.checked": ("found",),
    "practice.given": (),
    "practice.paused": (),
    "practice.kept_up": (),
    "practice.ended": (),
    "promise.added": (),
    "promise.given": (),
    "promise.kept": (),
    "promise.released": (),
    "contact.added": (),
    "contact.changed": (),
    "contact.confirmed": (),
    "contact.given": (),
    "contact.ended": (),
    "evidence.added": (),
    "evidence.version_added": (),
    "evidence.day_changed": (),
    "evidence.handed_over": (),
    "evidence.withdrawn": (),
    "round.opened": (),
    "round.answers_ended": (),
    "round.closed": (),
    "round.chair_given": (),
}


def changes_of(organisation: Organisation, names: Mapping[str, str], today: date) -> list[dict[str, Any]]:
    """The steps that were taken with these things, the newest first, `MOST` at most.

    `names` are the titles of the things by what the chain calls them ("action 12"). Each step says the day, its verb,
    the thing and who took it.
    """
    since = clock.end_of(today - BACK)
    rows = Entry.objects.within(organisation).filter(subject__in=list(names), verb__in=list(TOLD), at__gte=since)
    return [
        {
            "on": localdate(row.at).isoformat(),
            "verb": row.verb,
            "subject": row.subject,
            "title": names[row.subject],
            "by": row.by.name if row.by else "",
            "detail": {key: row.detail[key] for key in TOLD[row.verb] if key in row.detail},
        }
        for row in rows.select_related("by").order_by("-at", "-number")[:MOST]
    ]


def element_words(ref: str) -> str:
    """The number and short name of an element; its reference where the catalogue does not have it any more."""
    try:
        element = current().element(ref)
    except NotInCatalogueError:
        return ref
    return f"{element.number} {element.short}"


def progress_told(organisation: Organisation, today: date) -> list[dict[str, Any]]:
    """How each recommendation stands, and each level that it had in the twelve months before, the newest first.

    Of the organisation as a whole. A recommendation on which nothing was ever recorded is not in it.
    """
    since = clock.end_of(today - BACK)
    entries = Progress.objects.within(organisation).filter(team=None).select_related("recorded_by")
    by_element: dict[str, list[Progress]] = {}
    for entry in entries.order_by("element", "number"):
        by_element.setdefault(entry.element, []).append(entry)
    return [
        {
            "element": element_words(ref),
            "level": found[-1].level,
            "action_to_date": found[-1].action_to_date,
            "steps": [
                {
                    "from": before,
                    "to": entry.level,
                    "on": localdate(entry.recorded_at).isoformat(),
                    "by": entry.recorded_by.name,
                }
                for before, entry in _steps(found)
                if entry.recorded_at >= since
            ],
        }
        for ref, found in by_element.items()
    ]


def _steps(entries: Iterable[Progress]) -> list[tuple[str, Progress]]:
    """The entries that changed the level, each with the level before; the newest first."""
    found: list[tuple[str, Progress]] = []
    before = ""
    for entry in entries:
        if entry.level != before:
            found.append((before, entry))
        before = entry.level
    return found[::-1]
