"""What the pages of the glossary and of resources show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.links import Link, crumbs, element_link, element_of, frameworks_link
from colonnade.apps.programme.presenters.guidance.texts import PageTexts
from colonnade.apps.programme.presenters.guidance.wording import place, theme, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.programme.presenters.guidance.texts import Passage
    from colonnade.foundation.catalogue import Catalogue, Framework, Resource, Term

__all__ = ["glossary_page", "resource_rows", "resources_page"]


@dataclass(frozen=True)
class TermRow:
    """A word, what it means, and the words to look at as well."""

    anchor: str
    term: str
    meaning: Passage
    see: list[Link]


@dataclass(frozen=True)
class Letter:
    """The words that begin with a letter."""

    letter: str
    anchor: str
    terms: list[TermRow]


@dataclass(frozen=True)
class GlossaryPage:
    """Words explained, from A to Z."""

    title: str
    crumbs: list[dict[str, str]]
    origin: str
    letters: list[Letter]


@dataclass(frozen=True)
class Serves:
    """The elements of a framework that a resource helps with; all of them where `links` is empty."""

    framework: Link
    links: list[Link]


@dataclass(frozen=True)
class ResourceRow:
    """A resource with its dates. `href` is empty where its source gives no link."""

    anchor: str
    title: str
    href: str
    about: list[str]
    note: str
    origin: str
    serves: list[Serves]


@dataclass(frozen=True)
class Theme:
    """The resources of a theme."""

    heading: str
    anchor: str
    resources: list[ResourceRow]


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
class ResourcesPage:
    """Resources by theme, all of them or those of one element (R182)."""

    title: str
    crumbs: list[dict[str, str]]
    element: Link | None
    themes: list[Theme]
    groups: list[ChoiceGroup]


def glossary_page(catalogue: Catalogue, today: date) -> GlossaryPage:
    """Word the glossary."""
    names = {term.id: term.term for term in catalogue.terms}
    letters: dict[str, list[TermRow]] = {}
    if not catalogue.terms:
        return GlossaryPage(_("Glossary"), crumbs(frameworks_link()), "", [])
    texts = PageTexts.led_by(catalogue, today, _usual(catalogue.terms).text, basis="derived")
    for term in sorted(catalogue.terms, key=lambda term: term.term.casefold()):
        see = [Link(names[name], f"#{name}") for name in term.see]
        row = TermRow(term.id, term.term, texts.one(term.text), see)
        letters.setdefault(_letter(term), []).append(row)
    origin = _("Explained in our own words, %(date)s. Where a word is explained as a source has it, that is marked.")
    return GlossaryPage(
        title=_("Glossary"),
        crumbs=crumbs(frameworks_link()),
        origin=origin % {"date": written(texts.rule.date)},
        letters=[Letter(letter, f"letter-{letter}", rows) for letter, rows in letters.items()],
    )


def resources_page(catalogue: Catalogue, element_ref: str = "") -> ResourcesPage:
    """Word the page of resources; `element_ref` keeps those that help with one element.

    Raises NotInCatalogueError for an element that is not there.
    """
    chosen = element_of(catalogue, element_ref) if element_ref else None
    resources = catalogue.resources_of(element_ref) if chosen else catalogue.resources
    names = dict.fromkeys(resource.theme for resource in catalogue.resources)
    themes = [Theme(theme(name), name.replace(" ", "-"), _of_theme(catalogue, resources, name)) for name in names]
    return ResourcesPage(
        title=_("Resources for %(element)s") % {"element": chosen[1].text} if chosen else _("Resources"),
        crumbs=crumbs(frameworks_link(), *([chosen[1]] if chosen else [])),
        element=chosen[1] if chosen else None,
        themes=[each for each in themes if each.resources],
        groups=[_choices(framework, element_ref) for framework in catalogue.frameworks],
    )


def resource_rows(catalogue: Catalogue, resources: Sequence[Resource], without: str = "") -> list[ResourceRow]:
    """Word resources; `without` is the reference of the page's own element, which is not worth a link."""
    return [_resource(catalogue, resource, without) for resource in resources]


def _of_theme(catalogue: Catalogue, resources: Sequence[Resource], name: str) -> list[ResourceRow]:
    return resource_rows(catalogue, [resource for resource in resources if resource.theme == name])


def _resource(catalogue: Catalogue, resource: Resource, without: str) -> ResourceRow:
    source = catalogue.source(resource.source)
    words = {"title": source.title, "date": written(source.published), "place": place(resource.section)}
    return ResourceRow(
        anchor=resource.id,
        title=resource.title,
        href=resource.url,
        about=[resource.kind.capitalize(), resource.publisher, _published(resource), _checked(resource)],
        note=resource.note,
        origin=_("Named in %(title)s, %(date)s, %(place)s") % words,
        serves=_serves(catalogue, [ref for ref in resource.elements if ref != without]),
    )


def _published(resource: Resource) -> str:
    return written(resource.published) if resource.published else _("date not known")


def _checked(resource: Resource) -> str:
    if not resource.url:
        return _("the source gives no link")
    if resource.checked is None:
        return _("link not checked yet")
    return _("link checked on %(day)s") % {"day": date_format(resource.checked, "j F Y")}


def _serves(catalogue: Catalogue, refs: Sequence[str]) -> list[Serves]:
    found: dict[str, list[Link]] = {}
    for ref in refs:
        framework, link = element_of(catalogue, ref)
        found.setdefault(framework.id, []).append(link)
    return [_of_framework(catalogue.framework(name), links) for name, links in found.items()]


def _of_framework(framework: Framework, links: list[Link]) -> Serves:
    is_every = len(links) == len(framework.elements)
    return Serves(Link(framework.short, reverse("framework", args=[framework.id])), [] if is_every else links)


def _choices(framework: Framework, chosen: str) -> ChoiceGroup:
    choices = [
        Choice(element.ref, element_link(framework, element).text, element.ref == chosen)
        for element in framework.elements
    ]
    return ChoiceGroup(framework.short, choices)


def _usual(terms: Sequence[Term]) -> Term:
    """A word that comes from where most of them come from."""
    usual = Counter((term.text.source, term.text.date, term.text.section) for term in terms).most_common(1)[0][0]
    return next(term for term in terms if (term.text.source, term.text.date, term.text.section) == usual)


def _letter(term: Term) -> str:
    first = term.term[:1].upper()
    return first if first.isalpha() else "0-9"
