"""What the pages of a pillar and of an element show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.challenges import challenge_list
from colonnade.apps.programme.presenters.guidance.library import resource_rows
from colonnade.apps.programme.presenters.guidance.links import (
    Link,
    crumbs,
    element_link,
    element_of,
    framework_link,
    frameworks_link,
    pillar_link,
)
from colonnade.apps.programme.presenters.guidance.practices import practice_links
from colonnade.apps.programme.presenters.guidance.texts import PageTexts
from colonnade.apps.programme.presenters.guidance.wording import basis_words, mapping_words, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.programme.presenters.guidance.challenges import ChallengeList
    from colonnade.apps.programme.presenters.guidance.library import ResourceRow
    from colonnade.apps.programme.presenters.guidance.texts import Origin, Passage, Passages
    from colonnade.foundation.catalogue import Catalogue, Element, Framework, Mapping, Pillar, Text

__all__ = ["element_page", "pillar_page"]


@dataclass(frozen=True)
class ElementTexts:
    """An element's own texts. The statement leads, so only it says which part of the source all of them are from."""

    link: Link
    statement: Passage
    recommendation: Passage
    scope_note: Passage | None
    learning: Passages
    evidence: Passages


@dataclass(frozen=True)
class PillarPage:
    """One pillar: what it is for, its elements, what may go wrong, and tips."""

    title: str
    caption: str
    lang: str
    crumbs: list[dict[str, str]]
    origin: Origin
    about: Passage
    elements: list[ElementTexts]
    challenges: ChallengeList
    tips: Passages
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class MappingRow:
    """How another framework's element stands to this one."""

    link: Link
    framework: str
    kind: str
    why: str
    note: str


@dataclass(frozen=True)
class ElementPage:
    """One element with everything that belongs to it (R002, R009)."""

    title: str
    caption: str
    lang: str
    crumbs: list[dict[str, str]]
    origin: Origin
    element: ElementTexts
    contents: list[Link]
    challenges: ChallengeList
    tips: Passages
    tips_from: str
    practices: list[Link]
    mappings: list[MappingRow]
    resources: list[ResourceRow]
    resources_href: str
    previous: Link | None
    next: Link | None


def pillar_page(catalogue: Catalogue, framework: Framework, pillar: Pillar, today: date) -> PillarPage:
    """Word the page of a pillar."""
    texts = PageTexts.led_by(catalogue, today, pillar.about)
    links = [pillar_link(framework, one) for one in framework.pillars]
    previous, following = _beside(links, framework.pillars.index(pillar))
    return PillarPage(
        title=pillar.title,
        caption=f"{framework.short}, {framework.pillar_word} {pillar.id}",
        lang=framework.lang,
        crumbs=crumbs(frameworks_link(), framework_link(framework)),
        origin=texts.page_origin(),
        about=texts.one(pillar.about),
        elements=[_element_texts(framework, element, texts) for element in pillar.elements],
        challenges=challenge_list(framework, pillar.challenges, texts),
        tips=texts.several(pillar.tips),
        previous=previous,
        next=following,
    )


def element_page(catalogue: Catalogue, framework: Framework, element: Element, today: date) -> ElementPage:
    """Word the page of an element."""
    pillar = framework.pillar_of(element.id)
    texts = PageTexts.led_by(catalogue, today, element.statement)
    links = [element_link(framework, one) for one in framework.elements]
    previous, following = _beside(links, framework.elements.index(element))
    challenges = challenge_list(framework, framework.challenges_of(element.id), texts, without=element.id)
    own = _element_texts(framework, element, texts)
    mappings = [_mapping(catalogue, each, element) for each in catalogue.mappings_from(element.ref)]
    resources = resource_rows(catalogue, catalogue.resources_of(element.ref), without=element.ref)
    practices = practice_links(catalogue.practices_of(element.ref))
    pillar_name = named(framework.pillar_word, pillar.id)
    return ElementPage(
        title=element.short,
        caption=f"{framework.short}, {framework.element_word} {element.number}",
        lang=framework.lang,
        crumbs=crumbs(
            frameworks_link(),
            framework_link(framework),
            Link(f"{pillar_name}: {pillar.short}", reverse("pillar", args=[framework.id, pillar.id])),
        ),
        origin=texts.page_origin(),
        element=own,
        contents=_contents(own, challenges, pillar.tips, practices, mappings=mappings, resources=resources),
        challenges=challenges,
        tips=texts.several(pillar.tips),
        tips_from=pillar_name,
        practices=practices,
        mappings=mappings,
        resources=resources,
        resources_href=f"{reverse('resources')}?element={element.ref}",
        previous=previous,
        next=following,
    )


def _element_texts(framework: Framework, element: Element, texts: PageTexts) -> ElementTexts:
    own = replace(texts, rule=replace(texts.rule, section=element.statement.section))
    return ElementTexts(
        link=element_link(framework, element),
        statement=texts.one(element.statement),
        recommendation=own.one(element.recommendation),
        scope_note=own.one(element.scope_note) if element.scope_note else None,
        learning=own.several(element.learning),
        evidence=own.several(element.evidence),
    )


def _contents(
    own: ElementTexts,
    challenges: ChallengeList,
    tips: Sequence[Text],
    practices: Sequence[Link],
    *,
    mappings: Sequence[MappingRow],
    resources: Sequence[ResourceRow],
) -> list[Link]:
    """The headings of a long page that have anything under them."""
    headings = (
        (len(own.learning), _("What others learnt"), "#learning"),
        (len(challenges.blocks), _("What may go wrong"), "#challenges"),
        (len(tips), _("Tips"), "#tips"),
        (len(own.evidence), _("What would show it"), "#evidence"),
        (len(practices), _("Practices that help"), "#practices"),
        (len(mappings), _("In other frameworks"), "#mappings"),
        (len(resources), _("Resources"), "#resources"),
    )
    return [Link(f"{text} ({count})", href) for count, text, href in headings if count]


def _mapping(catalogue: Catalogue, mapping: Mapping, element: Element) -> MappingRow:
    framework, link = element_of(catalogue, mapping.to_ref)
    return MappingRow(
        link=link,
        framework=framework.short,
        kind=mapping_words(mapping.kind, element.number),
        why=mapping.why,
        note="" if mapping.basis == "derived" else basis_words(mapping.basis),
    )


def _beside(links: list[Link], index: int) -> tuple[Link | None, Link | None]:
    """The one before and the one after."""
    return links[index - 1] if index else None, links[index + 1] if index + 1 < len(links) else None
