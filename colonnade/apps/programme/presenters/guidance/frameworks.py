"""What the pages of frameworks show: all of them side by side, and one with its facts, challenges and tips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.challenges import challenge_list
from colonnade.apps.programme.presenters.guidance.links import (
    Link,
    crumbs,
    element_link,
    framework_link,
    frameworks_link,
    pillar_link,
)
from colonnade.apps.programme.presenters.guidance.reading import paths_by_time
from colonnade.apps.programme.presenters.guidance.texts import Origin, PageTexts, Rule
from colonnade.apps.programme.presenters.guidance.wording import written

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.programme.presenters.guidance.challenges import ChallengeList
    from colonnade.apps.programme.presenters.guidance.reading import TimeGroup
    from colonnade.apps.programme.presenters.guidance.texts import Passage, Passages
    from colonnade.foundation.catalogue import Catalogue, Framework

__all__ = ["challenges_page", "facts_page", "framework_page", "overview_page", "tips_page"]


@dataclass(frozen=True)
class FrameworkCard:
    """A framework among the others."""

    title: str
    href: str
    lang: str
    origin: Origin
    about: Passage
    pillars: list[Link]
    facts_href: str


@dataclass(frozen=True)
class OverviewPage:
    """The frameworks side by side, and what to read in the time there is."""

    title: str
    crumbs: list[dict[str, str]]
    query: str
    frameworks: list[FrameworkCard]
    times: list[TimeGroup]


@dataclass(frozen=True)
class PillarRow:
    """A pillar of a framework with its elements."""

    link: Link
    elements: list[Link]


@dataclass(frozen=True)
class FrameworkPage:
    """One framework."""

    title: str
    lang: str
    crumbs: list[dict[str, str]]
    origin: Origin
    about: Passage
    pillars: list[PillarRow]
    use: Passages
    more: list[Link]
    times: list[TimeGroup]
    versions: list[Link]


@dataclass(frozen=True)
class FactsPage:
    """Texts for business cases (R184), and how to name their source."""

    title: str
    caption: str
    lang: str
    crumbs: list[dict[str, str]]
    origin: Origin
    facts: Passages
    cite: str


@dataclass(frozen=True)
class Section:
    """A pillar's part of a page about the whole framework."""

    heading: str
    href: str
    tips: Passages | None = None
    challenges: ChallengeList | None = None


@dataclass(frozen=True)
class SectionsPage:
    """Challenges or tips of a whole framework, pillar by pillar."""

    title: str
    caption: str
    lang: str
    crumbs: list[dict[str, str]]
    origin: Origin
    sections: list[Section]


def overview_page(catalogue: Catalogue, today: date) -> OverviewPage:
    """Word the page of all frameworks."""
    return OverviewPage(
        title=_("Read the framework"),
        crumbs=crumbs(),
        query="",
        frameworks=[_card(catalogue, framework, today) for framework in catalogue.frameworks],
        times=paths_by_time(catalogue, catalogue.paths),
    )


def framework_page(catalogue: Catalogue, framework: Framework, today: date) -> FrameworkPage:
    """Word the page of a framework."""
    texts = PageTexts.led_by(catalogue, today, framework.about)
    paths = [path for path in catalogue.paths if path.framework == framework.id]
    return FrameworkPage(
        title=framework.title,
        lang=framework.lang,
        crumbs=crumbs(frameworks_link()),
        origin=texts.page_origin(),
        about=texts.one(framework.about),
        pillars=[
            PillarRow(pillar_link(framework, pillar), [element_link(framework, element) for element in pillar.elements])
            for pillar in framework.pillars
        ],
        use=texts.several(framework.use),
        more=_more(framework),
        times=paths_by_time(catalogue, paths),
        versions=[
            Link(f"{other.title}, {other.version}", reverse("framework", args=[other.id]))
            for other in catalogue.versions(framework.family)
            if other.id != framework.id
        ],
    )


def facts_page(catalogue: Catalogue, framework: Framework, today: date) -> FactsPage:
    """Word the page of facts; each names its own place in the source, so that it can be taken out alone."""
    texts = PageTexts.led_by(catalogue, today, framework.about)
    source = catalogue.source(framework.source)
    cite = _("Our words, after: %(title)s, %(publisher)s, %(date)s.")
    return FactsPage(
        title=_("Facts you can use"),
        caption=framework.title,
        lang=framework.lang,
        crumbs=crumbs(frameworks_link(), framework_link(framework)),
        origin=texts.page_origin(has_section=False),
        facts=texts.several(framework.facts, Rule(framework.source, framework.date, section="", basis="stated")),
        cite=cite % {"title": source.title, "publisher": source.publisher, "date": written(source.published)},
    )


def challenges_page(catalogue: Catalogue, framework: Framework, today: date) -> SectionsPage:
    """Word the page of everything that may go wrong (R183)."""
    texts = PageTexts.led_by(catalogue, today, framework.about)
    sections = [
        Section(
            *_heading(framework, index),
            challenges=challenge_list(framework, pillar.challenges, texts),
        )
        for index, pillar in enumerate(framework.pillars)
        if pillar.challenges
    ]
    return _sections_page(framework, _("What may go wrong, and what to do"), texts, sections)


def tips_page(catalogue: Catalogue, framework: Framework, today: date) -> SectionsPage:
    """Word the page of all tips."""
    texts = PageTexts.led_by(catalogue, today, framework.about)
    sections = [
        Section(*_heading(framework, index), tips=texts.several(pillar.tips))
        for index, pillar in enumerate(framework.pillars)
        if pillar.tips
    ]
    return _sections_page(framework, _("All the tips"), texts, sections)


def _sections_page(framework: Framework, title: str, texts: PageTexts, sections: list[Section]) -> SectionsPage:
    return SectionsPage(
        title=title,
        caption=framework.title,
        lang=framework.lang,
        crumbs=crumbs(frameworks_link(), framework_link(framework)),
        origin=texts.page_origin(has_section=False),
        sections=sections,
    )


def _heading(framework: Framework, index: int) -> tuple[str, str]:
    link = pillar_link(framework, framework.pillars[index])
    return link.text, link.href


def _card(catalogue: Catalogue, framework: Framework, today: date) -> FrameworkCard:
    source = catalogue.source(framework.source)
    texts = PageTexts.led_by(catalogue, today, framework.about)
    return FrameworkCard(
        title=framework.title,
        href=reverse("framework", args=[framework.id]),
        lang=framework.lang,
        origin=Origin(f"{source.publisher}, {written(source.published)}", texts.page_origin().warning),
        about=texts.one(framework.about),
        pillars=[pillar_link(framework, pillar) for pillar in framework.pillars],
        facts_href=reverse("framework-facts", args=[framework.id]) if framework.facts else "",
    )


def _more(framework: Framework) -> list[Link]:
    links = [
        Link(_("What may go wrong, and what to do"), reverse("framework-challenges", args=[framework.id])),
        Link(_("All the tips"), reverse("framework-tips", args=[framework.id])),
    ]
    facts = Link(_("Facts you can use in a business case"), reverse("framework-facts", args=[framework.id]))
    return [facts, *links] if framework.facts else links
