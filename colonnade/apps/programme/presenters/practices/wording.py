"""Words that the pages of practices share: how a practice stands, how often and where it is done, what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.policies import day_of
from colonnade.apps.programme.presenters.guidance.texts import Origin, PageTexts
from colonnade.apps.programme.presenters.guidance.wording import basis_words, place, where_from, written
from colonnade.apps.programme.presenters.pages import Tag
from colonnade.apps.programme.rules import KEEP_PRACTICES
from colonnade.core.practices import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import PracticeRecord
    from colonnade.foundation.catalogue import Catalogue, Practice, PracticeField, Text

__all__ = [
    "Names",
    "Row",
    "counts_words",
    "due_words",
    "how_often",
    "led_by",
    "measure_words",
    "named_ids",
    "place_words",
    "said",
    "standing_tag",
    "standing_words",
    "value_rows",
    "written_day",
]

COLOURS = {
    Upkeep.KEPT_UP: "green",
    Upkeep.DUE: "blue",
    Upkeep.LATE: "red",
    Upkeep.PAUSED: "grey",
    Upkeep.NOT_TAKEN_UP: "white",
}
YEAR = 12
# The source that stands for no document of anybody's.
OURS = "colonnade"
# As what JSON holds the value of a field; text where nothing is said.
HELD_AS: dict[str, type | tuple[type, ...]] = {
    "many": list,
    "yes_no": bool,
    "number": (int, float),
    "member": int,
    "team": int,
}


@dataclass(frozen=True)
class Names:
    """The names of the people and places that records name by their ids."""

    people: Mapping[int, str]
    teams: Mapping[int, str]


@dataclass(frozen=True)
class Row:
    """One thing that was recorded: what was asked, what was said, where that leads, and what is to be known of it."""

    label: str
    text: str
    href: str = ""
    note: str = ""


def standing_words(standing: Upkeep) -> str:
    """How a practice stands, in a word or two."""
    words = {
        Upkeep.KEPT_UP: _("Kept up"),
        Upkeep.DUE: _("Due"),
        Upkeep.LATE: _("Late"),
        Upkeep.PAUSED: _("Paused"),
        Upkeep.NOT_TAKEN_UP: _("Not taken up"),
    }
    return words[standing]


def standing_tag(standing: Upkeep) -> Tag:
    """The tag of how a practice stands."""
    return Tag(standing_words(standing), COLOURS[standing])


def counts_words(standings: list[Upkeep]) -> str:
    """How many stand how, in words; of what there is none of, nothing is said."""
    words = {
        Upkeep.KEPT_UP: _("%(n)d kept up"),
        Upkeep.DUE: _("%(n)d due"),
        Upkeep.LATE: _("%(n)d late"),
        Upkeep.PAUSED: _("%(n)d paused"),
        Upkeep.NOT_TAKEN_UP: _("%(n)d not taken up"),
    }
    return ", ".join(said % {"n": standings.count(one)} for one, said in words.items() if one in standings)


def led_by(catalogue: Catalogue, today: date, lead: Text) -> tuple[PageTexts, Origin]:
    """The texts of a page that begins with `lead`, and where they come from, which is said once at its head.

    A page that begins with advice of ours says so there, and names a source only where the advice is on one.
    """
    if lead.basis != "derived":
        texts = PageTexts.led_by(catalogue, today, lead)
        return texts, texts.page_origin()
    texts = PageTexts.led_by(catalogue, today, lead, basis="derived")
    where = f"{catalogue.source(lead.source).title}, {written(lead.date)}, {place(lead.section)}"
    line = basis_words("derived") if lead.source == OURS else where_from("derived", where)
    return texts, Origin(_("%(line)s, unless marked.") % {"line": line}, texts.page_origin().warning)


def written_day(day: Any) -> str:
    """A day as people write it; nothing for none."""
    return date_format(day, "j F Y") if day else ""


def due_words(due_on: Any) -> str:
    """By when it is due next."""
    return _("by %(day)s") % {"day": written_day(due_on)} if due_on else _("no day set")


def how_often(practice: Practice) -> str:
    """How often the practice is due."""
    months = practice.every_months
    if not months:
        return _("As it comes up: it has no cycle.")
    if months % YEAR == 0:
        years = months // YEAR
        return ngettext("Every year", "Every %(n)d years", years) % {"n": years}
    return ngettext("Every month", "Every %(n)d months", months) % {"n": months}


def measure_words(practice: Practice) -> str:
    """What shows whether the practice works, as the catalogue has it."""
    measure = practice.measure
    if measure is None:
        return ""
    better = _("higher is better") if measure.better == "higher" else _("lower is better")
    return _("%(name)s, in %(unit)s; %(better)s") % {"name": measure.name, "unit": measure.unit, "better": better}


def place_words(team: Any) -> str:
    """Where something is done."""
    return team.name if team else _("The whole organisation")


def named_ids(practice: Practice, records: list[PracticeRecord]) -> set[int]:
    """The ids of the people whom these records name."""
    members = [field.name for field in practice.fields if field.kind == "member"]
    found = (record.values.get(name) for record in records for name in members)
    return {pk for pk in found if isinstance(pk, int)}


def said(field: PracticeField, value: Any, names: Names) -> str:
    """A value that was recorded, in words; as it stands where the field has changed its kind since."""
    labels = dict(field.choices)
    worded: dict[str, Callable[[], str]] = {
        "choice": lambda: labels.get(value, value),
        "many": lambda: "; ".join(labels.get(one, one) for one in value),
        "yes_no": lambda: _("Yes") if value is True else _("No"),
        "date": lambda: written_day(day_of(value)),
        "number": lambda: number_format(value, force_grouping=True) + (" %" if field.share_of else ""),
        "money": lambda: f"£{number_format(value, decimal_pos=2, force_grouping=True)}",
        "member": lambda: names.people.get(value, _("somebody who is not known any more")),
        "team": lambda: names.teams.get(value, _("a place that is not there any more")),
    }
    fits = isinstance(value, HELD_AS.get(field.kind, str)) and (field.kind != "date" or day_of(value) is not None)
    return worded[field.kind]() if fits and field.kind in worded else plain(value)


def plain(value: Any) -> str:
    """A value of a field that is not known any more."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def value_rows(member: Member, practice: Practice, values: Mapping[str, Any], names: Names) -> list[Row]:
    """Everything that was recorded, in the order of the fields; then what earlier fields held.

    What tells something about one person is shown to those who keep records alone.
    """
    keeps = KEEP_PRACTICES.allows(member)
    rows = []
    for field in practice.fields:
        if field.name not in values:
            continue
        if field.personal and not keeps:
            rows.append(Row(field.label, _("Recorded. Those who keep the records can read it.")))
            continue
        text = said(field, values[field.name], names)
        rows.append(Row(field.label, text, href=text if field.kind == "link" else ""))
    known = {field.name for field in practice.fields}
    earlier = _("The practice asked for this before its fields were changed.")
    for name, value in values.items():
        if name not in known:
            # Nobody knows any more whether it told something about a person.
            text = plain(value) if keeps else _("Recorded. Those who keep the records can read it.")
            rows.append(Row(name.replace("_", " ").capitalize(), text, note=earlier))
    return rows
