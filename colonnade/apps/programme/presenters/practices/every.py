"""What the list of practices shows: every practice of the catalogue, pillar by pillar, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.guidance.links import Link, element_link, element_of
from colonnade.apps.programme.presenters.guidance.wording import named
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.presenters.practices.wording import (
    counts_words,
    due_words,
    place_words,
    standing_tag,
    standing_words,
    written_day,
)
from colonnade.core.practices import Upkeep, worst
from colonnade.ui.charts import upkeep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.selectors import PlanStanding
    from colonnade.foundation.catalogue import Catalogue, Practice

__all__ = ["Choice", "ChoiceGroup", "PracticeGroup", "PracticeRow", "PracticesPage", "practices_page"]


@dataclass(frozen=True)
class PracticeRow:
    """One practice in the list."""

    title: str
    href: str
    lead: str
    tag: Tag
    detail: list[str]


@dataclass(frozen=True)
class PracticeGroup:
    """The practices of a pillar: those whose first element stands in it."""

    title: str
    anchor: str
    counts: str
    rows: list[PracticeRow]


@dataclass(frozen=True)
class Choice:
    """An element to choose."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """The elements of a framework to choose from."""

    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class PracticesPage:
    """All practices, or those that serve one element."""

    title: str
    headline: str
    wide: SafeString
    narrow: SafeString
    groups: list[PracticeGroup]
    element: Link | None
    choices: list[ChoiceGroup]
    all_href: str
    calendar_href: str
    stories_href: str
    crumbs: list[dict[str, str]]


def practices_page(
    member: Member, catalogue: Catalogue, standings: Sequence[PlanStanding], element_ref: str = ""
) -> PracticesPage:
    """Word the list. Raises NotInCatalogueError for an element that is not there."""
    code = member.organisation.code
    element = element_of(catalogue, element_ref)[1] if element_ref else None
    practices = catalogue.practices_of(element_ref) if element else catalogue.practices
    plans: dict[str, list[PlanStanding]] = {}
    for one in standings:
        plans.setdefault(one.plan.practice, []).append(one)
    by_pillar = _by_pillar(catalogue, practices)
    stand = {one.id: worst(plan.standing for plan in plans.get(one.id, [])) for one in practices}
    counts = counts_words(list(stand.values()))
    drawn = _drawn(
        tuple((title, tuple(stand[one.id] for one in found)) for (title, _anchor), found in by_pillar.items()),
        _("How the practices stand at %(name)s") % {"name": member.organisation.name},
        counts,
    )
    return PracticesPage(
        title=_("Practices"),
        headline=counts,
        wide=drawn[0],
        narrow=drawn[1],
        groups=[
            PracticeGroup(
                title,
                anchor,
                counts_words([stand[one.id] for one in found]),
                [_row(code, one, stand[one.id], plans.get(one.id, [])) for one in found],
            )
            for (title, anchor), found in by_pillar.items()
        ],
        element=element,
        choices=_choices(catalogue, element_ref),
        all_href=reverse("practices", args=[code]),
        calendar_href=reverse("calendar", args=[code]),
        stories_href=reverse("stories", args=[code]),
        crumbs=crumbs(member.organisation),
    )


def _by_pillar(catalogue: Catalogue, practices: Sequence[Practice]) -> dict[tuple[str, str], list[Practice]]:
    """Practices under the title and anchor of the pillar that their first element stands in, in the pillars' order."""
    found: dict[tuple[str, str], list[Practice]] = {}
    for framework in catalogue.frameworks:
        for pillar in framework.pillars:
            refs = {element.ref for element in pillar.elements}
            mine = [one for one in practices if one.elements[0] in refs]
            if mine:
                title = f"{named(framework.pillar_word, pillar.id)}: {pillar.title}"
                found[(title, f"{framework.id}-{pillar.id}")] = mine
    return found


def _row(code: str, practice: Practice, standing: Upkeep, plans: Sequence[PlanStanding]) -> PracticeRow:
    lead = practice.what.text.partition(". ")[0].rstrip(".") + "."
    return PracticeRow(
        title=practice.title,
        href=reverse("practice", args=[code, practice.id]),
        lead=lead,
        tag=standing_tag(standing),
        detail=_detail(plans),
    )


def _detail(plans: Sequence[PlanStanding]) -> list[str]:
    """A line for each plan: where, when it was last done, by when it is due, and which post looks after it."""
    if len(plans) > MOST_LINES:
        words = ngettext("%(n)d plan: %(counts)s", "%(n)d plans: %(counts)s", len(plans))
        return [words % {"n": len(plans), "counts": counts_words([one.standing for one in plans])}]
    lines = []
    for one in plans:
        last = _("last done %(day)s") % {"day": written_day(one.last_on)} if one.last_on else _("never done yet")
        parts = [place_words(one.plan.team), last, due_words(one.plan.next_due_on), one.plan.post]
        lines.append(", ".join(parts))
    return lines


MOST_LINES = 3


@lru_cache(maxsize=64)
def _drawn(
    rows: tuple[tuple[str, tuple[Upkeep, ...]], ...], title: str, description: str
) -> tuple[SafeString, SafeString]:
    shown = upkeep.UpkeepPicture(
        title=title,
        description=description,
        rows=tuple(upkeep.UpkeepRow(name, standings, counts_words(list(standings))) for name, standings in rows),
        words={one: standing_words(one) for one in Upkeep},
    )
    return mark_safe(upkeep.draw(shown)), mark_safe(upkeep.draw_narrow(shown))  # noqa: S308 - every text escaped


def _choices(catalogue: Catalogue, chosen: str) -> list[ChoiceGroup]:
    served = {ref for practice in catalogue.practices for ref in practice.elements}
    groups = [
        ChoiceGroup(
            framework.short,
            [
                Choice(element.ref, element_link(framework, element).text, element.ref == chosen)
                for element in framework.elements
                if element.ref in served or element.ref == chosen
            ],
        )
        for framework in catalogue.frameworks
    ]
    return [group for group in groups if group.choices]
