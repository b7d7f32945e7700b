"""The words of reports for what the programme holds as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.public import Level, Rating
from colonnade.core.ratings import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from colonnade.apps.reporting.selectors import MeasureFacts, PieceFacts, PlanFacts

__all__ = [
    "MOST",
    "day",
    "days_late",
    "evidence_words",
    "level_words",
    "listed",
    "measure_words",
    "plan_words",
    "quantity",
    "rating_words",
    "standing_words",
]

MOST = 3
"""So many late actions and questions stand on the first page of a report; all of them follow after the pillars."""


def day(value: date | None) -> str:
    """A day in words; nothing for none."""
    return str(date_format(value, "j F Y")) if value else ""


def listed(words: Iterable[str]) -> str:
    """“1.1, 1.2 and 1.4”."""
    found = list(words)
    if len(found) < 2:  # noqa: PLR2004 - one needs no “and”
        return "".join(found)
    return _("%(some)s and %(last)s") % {"some": ", ".join(found[:-1]), "last": found[-1]}


def standing_words(standing: Standing | str | None) -> str:
    """Where an element stands."""
    words = {
        Standing.SHOWN: _("In place, shown"),
        Standing.CLAIMED: _("In place, claimed"),
        Standing.IN_PROGRESS: _("In progress"),
        Standing.NOT_IN_PLACE: _("Not in place"),
    }
    return words[Standing(standing)] if standing else _("Not agreed")


def rating_words(rating: str) -> str:
    """The agreed rating."""
    return str(Rating(rating).label) if rating else _("Not agreed")


def level_words(level: str) -> str:
    """How far a recommendation has come."""
    return str(Level(level).label) if level else _("Not recorded")


def days_late(days: int) -> str:
    """By how much something is late."""
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}


def quantity(value: Decimal, unit: str) -> str:
    """A value with its unit, without needless zeros."""
    plain = value.normalize()
    shown = number_format(plain.quantize(1) if plain == plain.to_integral() else plain)
    return f"{shown}{unit}" if unit == "%" else f"{shown} {unit}".strip()


def evidence_words(pieces: Iterable[PieceFacts]) -> str:
    """What stands behind an element, each piece with its day."""
    said = [
        (_("“%(title)s”, live until %(day)s") if one.is_live else _("“%(title)s”, stale since %(day)s"))
        % {"title": one.title, "day": day(one.until)}
        for one in pieces
    ]
    return "; ".join(said) or _("none")


def plan_words(plan: PlanFacts) -> str:
    """A practice that was taken up, and how it stands."""
    standings = {
        "late": _("late: it was due on %(day)s") % {"day": day(plan.due_on)},
        "due": _("due on %(day)s") % {"day": day(plan.due_on)},
        "kept_up": _("kept up"),
        "paused": _("paused"),
    }
    said = f"{plan.title} ({plan.place})" if plan.place else plan.title
    last = _("last done on %(day)s") % {"day": day(plan.last_on)} if plan.last_on else _("not done yet")
    return f"{said}: {standings.get(plan.standing, plan.standing)}; {last}; {plan.post}"


def measure_words(measure: MeasureFacts) -> str:
    """A measure: the newest reading against where it began and where it should come."""
    parts = [f"{measure.name}: {_reading(measure)}"]
    if measure.baseline is not None:
        parts.append(_said(_("at first %(value)s"), measure.baseline, measure.unit, measure.baseline_on))
    if measure.target is not None:
        parts.append(_said(_("to be %(value)s"), measure.target, measure.unit, measure.target_on))
    return "; ".join(parts)


def _reading(measure: MeasureFacts) -> str:
    if measure.read_on is None:
        return _("not read yet")
    if measure.value is None:
        return _("not shown (read on %(day)s): so few people could be recognised") % {"day": day(measure.read_on)}
    shown = _said("%(value)s", measure.value, measure.unit, measure.read_on)
    return _("%(shown)s, rounded") % {"shown": shown} if measure.counts_people else shown


def _said(words: str, value: Decimal, unit: str, on: date | None) -> str:
    said = words % {"value": quantity(value, unit)}
    return f"{said} ({day(on)})" if on else said
