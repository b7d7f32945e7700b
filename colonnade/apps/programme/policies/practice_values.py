"""Whether what is recorded of a practice is what its fields ask for. Pure: fields and values in, sentences out.

Values are as JSON carries them: words, a choice and a link as text, several choices as a list, yes or no as true or
false, a day as YYYY-MM-DD, money as text with two decimals, a member or a place by its id.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.core.measures import NEAREST, SMALLEST_KEPT, shown_count
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from colonnade.foundation.catalogue import PracticeField

__all__ = ["LONGEST", "Known", "Unfit", "as_kept", "check_values", "day_of", "faults_of", "has"]

LONGEST = {"text": 300, "long_text": 4000, "link": 500}
MOST_KEPT = 1_000_000_000
HUNDRED = 100
MONEY = re.compile(r"[0-9]{1,9}\.[0-9]{2}")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Known:
    """What the fields are held against: today, and the ids of the organisation's members and places."""

    today: date
    members: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()


class Unfit(Refused):
    """Values that do not fit their fields. `faults` says for each field how to mend it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


def has(value: Any) -> bool:
    """Whether a field was filled in; “no” and 0 are answers."""
    return value is not None and value not in ("", [])


def as_kept(fields: Iterable[PracticeField], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept: nothing empty, numbers of people to the nearest 5, shares to the whole percent.

    An amount of money may be given as a number.
    """
    by_name = {field.name: field for field in fields}
    return {name: _rounded(by_name.get(name), value) for name, value in values.items() if has(value)}


def _rounded(field: PracticeField | None, value: Any) -> Any:
    if field is None or not _is_number(value):
        return value
    if field.kind == "money":
        return f"{value:.2f}"
    if field.counts_people and value >= SMALLEST_KEPT and value == int(value):
        return int(shown_count(Decimal(value)) or 0)
    return math.floor(value + 0.5) if field.share_of else value


def check_values(fields: tuple[PracticeField, ...], values: Mapping[str, Any], known: Known) -> None:
    """Raise Unfit where anything is wrong with the values."""
    faults = faults_of(fields, values, known)
    if faults:
        raise Unfit(faults)


def faults_of(fields: tuple[PracticeField, ...], values: Mapping[str, Any], known: Known) -> dict[str, str]:
    """What is wrong, field by field, each as a sentence that says how to mend it; empty where nothing is."""
    names = {field.name for field in fields}
    faults = {
        name: _("Leave “%(name)s” out: nothing asks for it.") % {"name": name} for name in values if name not in names
    }
    for field in fields:
        found = _fault(field, values, known) or _order_fault(field, fields, values, known)
        if found:
            faults[field.name] = found
    return faults


def _fault(field: PracticeField, values: Mapping[str, Any], known: Known) -> str:
    value = values.get(field.name)
    if not has(value):
        # A number of people may always be left out: one that is too small to be kept has to be.
        return _missing(field) if field.required and not field.counts_people else ""
    found = CHECKS[field.kind](field, value, known)
    return found or (_share_fault(field, values) if field.share_of else "")


def _missing(field: PracticeField) -> str:
    sentences = {
        "choice": _("Choose an answer to “%(label)s”."),
        "many": _("Choose at least one answer to “%(label)s”."),
        "yes_no": _("Choose yes or no for “%(label)s”."),
        "date": _("Enter a day for “%(label)s”."),
        "member": _("Choose somebody for “%(label)s”."),
        "team": _("Choose a place for “%(label)s”."),
    }
    return sentences.get(field.kind, _("Fill in “%(label)s”.")) % {"label": field.label}


def _words(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    longest = LONGEST[field.kind]
    if not isinstance(value, str):
        return _("Write words for “%(label)s”.") % {"label": field.label}
    if len(value) > longest:
        sentence = _("“%(label)s” is too long. Write at most %(most)d characters.")
        return sentence % {"label": field.label, "most": longest}
    if _says_too_little(value, field.least_words):
        sentence = ngettext(
            "“%(label)s” needs at least %(least)d word, so that it says something.",
            "“%(label)s” needs at least %(least)d words, so that it says something.",
            field.least_words,
        )
        return sentence % {"label": field.label, "least": field.least_words}
    return ""


def _says_too_little(text: str, least: int) -> bool:
    """Whether a text has too few words, or the same few again and again."""
    words = [word.casefold() for word in WORD.findall(text)]
    return len(words) < least or 2 * len(set(words)) < least


def _choice(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    offered = [offer for offer, _label in field.choices]
    return "" if value in offered else _("Choose one of the answers to “%(label)s”.") % {"label": field.label}


def _many(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    offered = {offer for offer, _label in field.choices}
    fits = isinstance(value, list) and all(isinstance(one, str) and one in offered for one in value)
    return "" if fits else _("Choose among the answers to “%(label)s”.") % {"label": field.label}


def _yes_no(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    return "" if isinstance(value, bool) else _missing(field)


def day_of(value: Any) -> date | None:
    """The day that a value holds; None where it holds none."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _day(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    return "" if day_of(value) else _("Enter a real day for “%(label)s”.") % {"label": field.label}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _number(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    if not _is_number(value) or abs(value) > MOST_KEPT:
        return _("Enter a number for “%(label)s”.") % {"label": field.label}
    if field.counts_people:
        return _count_fault(field, value)
    return _range_fault(field, value)


def _range_fault(field: PracticeField, value: float) -> str:
    if field.least is not None and value < field.least:
        return _("“%(label)s” must be %(least)d or more.") % {"label": field.label, "least": field.least}
    if field.most is not None and value > field.most:
        return _("“%(label)s” must be %(most)d or less.") % {"label": field.label, "most": field.most}
    return ""


def _count_fault(field: PracticeField, value: float) -> str:
    if 0 < value < SMALLEST_KEPT:
        sentence = _(
            "“%(label)s”: a number from 1 to 7 is not kept, so that nobody can be found in it. Leave it empty."
        )
        return sentence % {"label": field.label}
    if value < 0 or value % NEAREST:
        return _("“%(label)s” counts people: enter a whole number.") % {"label": field.label}
    return _range_fault(field, value)


def _share_fault(field: PracticeField, values: Mapping[str, Any]) -> str:
    """A share says how many people stand behind it and behind the rest: both must be none, or too many to be found."""
    whole, share = values.get(field.share_of), values[field.name]
    if not 0 <= share <= HUNDRED:
        return _("“%(label)s” is a percentage: enter a number from 0 to 100.") % {"label": field.label}
    if not _is_number(whole):
        return _("“%(label)s” can be kept only beside the number of people that it is a share of.") % {
            "label": field.label
        }
    part = whole * share / HUNDRED
    if any(0 < people < SMALLEST_KEPT for people in (part, whole - part)):
        sentence = _(
            "“%(label)s” would tell of fewer than 8 people. Leave it empty, so that nobody can be found in it."
        )
        return sentence % {"label": field.label}
    return ""


def _money(field: PracticeField, value: Any, known: Known) -> str:  # noqa: ARG001
    if not isinstance(value, str) or not MONEY.fullmatch(value):
        return _("Enter an amount in pounds for “%(label)s”, such as 1200 or 99.50.") % {"label": field.label}
    return _range_fault(field, float(value))


def _link(field: PracticeField, value: Any, known: Known) -> str:
    found = _words(field, value, known)
    if found:
        return found
    try:
        parts = urlsplit(value)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f]", value)
    except ValueError:
        fits = False
    return "" if fits else _("“%(label)s”: enter a whole address, beginning with https://") % {"label": field.label}


def _member(field: PracticeField, value: Any, known: Known) -> str:
    is_known = isinstance(value, int) and not isinstance(value, bool) and value in known.members
    return "" if is_known else _missing(field)


def _team(field: PracticeField, value: Any, known: Known) -> str:
    is_known = isinstance(value, int) and not isinstance(value, bool) and value in known.teams
    return "" if is_known else _missing(field)


CHECKS: dict[str, Callable[[PracticeField, Any, Known], str]] = {
    "text": _words,
    "long_text": _words,
    "choice": _choice,
    "many": _many,
    "yes_no": _yes_no,
    "date": _day,
    "number": _number,
    "money": _money,
    "link": _link,
    "member": _member,
    "team": _team,
}


def _order_fault(
    field: PracticeField, fields: tuple[PracticeField, ...], values: Mapping[str, Any], known: Known
) -> str:
    """Whether a field waits for others that are not filled in, or whose day comes after its own (R042)."""
    value = values.get(field.name)
    # “No” to having done something does not wait for anything.
    if not field.only_after or not has(value) or value is False:
        return ""
    before = [one for one in fields if one.name in field.only_after]
    waiting = [one.label for one in before if not _is_done(values.get(one.name))]
    if waiting:
        listed = ", ".join(f"“{label}”" for label in waiting)
        sentence = _("“%(label)s” comes only after %(others)s. Fill that in first, or leave this empty.")
        return sentence % {"label": field.label, "others": listed}
    return _day_order_fault(field, before, values, known)


def _is_done(value: Any) -> bool:
    return has(value) and value is not False


def _day_order_fault(field: PracticeField, before: list[PracticeField], values: Mapping[str, Any], known: Known) -> str:
    own = day_of(values[field.name]) if field.kind == "date" else None
    days = [(one, day_of(values[one.name])) for one in before if one.kind == "date"]
    for one, day in days:
        if day is not None and own is not None and day > own:
            sentence = _("“%(label)s” cannot be before “%(other)s”. Check the two days.")
            return sentence % {"label": field.label, "other": one.label}
    # What somebody means to do later opens nothing now.
    ahead = [one.label for one, day in [*days, (field, own)] if day is not None and day > known.today]
    if ahead:
        return _("“%(label)s” has not happened yet. Enter it when it has.") % {"label": ahead[0]}
    return ""
