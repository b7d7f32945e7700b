"""Where things of the catalogue are on the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.wording import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.foundation.catalogue import Catalogue, Element, Framework, Hit, Pillar, Step

__all__ = ["Link", "crumbs", "element_link", "element_of", "hit_href", "pillar_link", "step_link"]


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


def crumbs(*steps: Link) -> list[dict[str, str]]:
    """The way back: the first page, the frameworks, then each step."""
    first = Link(_("Home"), reverse("start"))
    return [{"text": step.text, "href": step.href} for step in (first, *steps)]


def frameworks_link() -> Link:
    """To the frameworks side by side."""
    return Link(_("Framework"), reverse("guidance"))


def framework_link(framework: Framework) -> Link:
    """To a framework."""
    return Link(framework.short, reverse("framework", args=[framework.id]))


def pillar_link(framework: Framework, pillar: Pillar) -> Link:
    """To a pillar, by its number and title."""
    text = f"{named(framework.pillar_word, pillar.id)}: {pillar.title}"
    return Link(text, reverse("pillar", args=[framework.id, pillar.id]))


def element_link(framework: Framework, element: Element) -> Link:
    """To an element, by its number and short name."""
    return Link(f"{element.number} {element.short}", reverse("element", args=[framework.id, element.id]))


def element_of(catalogue: Catalogue, ref: str) -> tuple[Framework, Link]:
    """The framework of an element that a reference names, and the way to the element."""
    framework = catalogue.framework(ref.partition("/")[0])
    return framework, element_link(framework, catalogue.element(ref))


def step_link(catalogue: Catalogue, step: Step) -> Link:
    """To the part that a step of a reading path names."""
    part = step.names
    if part.kind == "glossary":
        return Link(_("Glossary"), reverse("glossary"))
    if part.kind == "resources":
        return Link(_("Resources"), reverse("resources"))
    framework = catalogue.framework(part.framework)
    if part.kind == "pillar":
        return pillar_link(framework, framework.pillar(part.number))
    if part.kind == "element":
        return element_link(framework, framework.element(part.number))
    return _section_link(framework, part.kind)


def _section_link(framework: Framework, kind: str) -> Link:
    sections = {
        "about": Link(framework.title, reverse("framework", args=[framework.id])),
        "facts": Link(_("Facts you can use"), reverse("framework-facts", args=[framework.id])),
        "challenges": Link(
            _("What may go wrong, and what to do"), reverse("framework-challenges", args=[framework.id])
        ),
        "tips": Link(_("All the tips"), reverse("framework-tips", args=[framework.id])),
    }
    return sections[kind]


def hit_href(hit: Hit) -> str:
    """Where something that was found is."""
    first, *rest = hit.ref.split("/")
    hrefs: dict[str, Callable[[], str]] = {
        "element": lambda: reverse("element", args=[first, rest[0]]),
        "pillar": lambda: reverse("pillar", args=[first, rest[0]]),
        "challenge": lambda: f"{reverse('pillar', args=[first, rest[0]])}#{'-'.join(rest)}",
        "fact": lambda: f"{reverse('framework-facts', args=[first])}#{rest[0]}",
        "term": lambda: f"{reverse('glossary')}#{rest[0]}",
        "resource": lambda: f"{reverse('resources')}#{rest[0]}",
        "practice": lambda: f"{reverse('practice-library')}#{rest[0]}",
    }
    return hrefs[hit.kind]()
