"""What the page of all practices shows: what each is, where that comes from, and what would show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.links import Link, crumbs, element_of, frameworks_link
from colonnade.apps.programme.presenters.guidance.texts import PageTexts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.programme.presenters.guidance.texts import Origin, Passage
    from colonnade.foundation.catalogue import Catalogue, Practice

__all__ = ["PracticesPage", "practice_links", "practices_page"]


@dataclass(frozen=True)
class PracticeCard:
    """One practice to read; `evidence`, `risks` and `tips` are in our own words."""

    anchor: str
    title: str
    what: Passage
    why: Passage | None
    evidence: tuple[str, ...]
    risks: tuple[str, ...]
    tips: tuple[str, ...]
    serves: list[Link]


@dataclass(frozen=True)
class PracticeGroup:
    """The practices about one thing."""

    heading: str
    anchor: str
    practices: list[PracticeCard]


@dataclass(frozen=True)
class PracticesPage:
    """Every practice, by what it is about."""

    title: str
    crumbs: list[dict[str, str]]
    origin: Origin | None
    contents: list[Link]
    groups: list[PracticeGroup]


def practices_page(catalogue: Catalogue, today: date) -> PracticesPage:
    """Word the page of all practices."""
    practices = catalogue.practices
    texts = PageTexts.led_by(catalogue, today, practices[0].what) if practices else None
    found: dict[str, list[Practice]] = {}
    for practice in practices:
        found.setdefault(_about(practice.module), []).append(practice)
    groups = [
        PracticeGroup(heading, f"about-{place}", [_card(catalogue, one, texts) for one in held] if texts else [])
        for place, (heading, held) in enumerate(found.items(), start=1)
    ]
    return PracticesPage(
        title=_("Practices"),
        crumbs=crumbs(frameworks_link()),
        origin=texts.page_origin(has_section=False) if texts else None,
        contents=[Link(f"{group.heading} ({len(group.practices)})", f"#{group.anchor}") for group in groups],
        groups=groups,
    )


def practice_links(practices: Sequence[Practice]) -> list[Link]:
    """The ways to practices on that page."""
    address = reverse("practice-library")
    return [Link(practice.title, f"{address}#{practice.id}") for practice in practices]


def _card(catalogue: Catalogue, practice: Practice, texts: PageTexts) -> PracticeCard:
    # Each practice is from a place of its own, and names it.
    rule = replace(texts.rule, section="")
    return PracticeCard(
        anchor=practice.id,
        title=practice.title,
        what=texts.one(practice.what, rule),
        why=texts.one(practice.why, rule) if practice.why else None,
        evidence=practice.evidence,
        risks=practice.risks,
        tips=practice.tips,
        serves=[element_of(catalogue, ref)[1] for ref in practice.elements],
    )


def _about(module: str) -> str:
    """What the practices of a module are about; modules that hold few practices share a heading."""
    return {
        "B": _("Making sure that it happens"),
        "C": _("Leaders and allies"),
        "E": _("Help for staff"),
        "G": _("Words, and what people see"),
        "H": _("Policies and checks"),
        "I": _("Services and buildings"),
        "J": _("Finding and welcoming staff"),
        "S": _("Change that lasts"),
    }.get(module, _("More practices"))
