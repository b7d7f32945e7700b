"""Pages of the framework to read: open to everyone, and pure functions of the catalogue and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from colonnade.apps.organisations.public import open_to_all
from colonnade.apps.programme.presenters import guidance as presenters
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.catalogue import search as look_for
from colonnade.foundation.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

Found = TypeVar("Found")
MOST_SHOWN = 60


def _found(find: Callable[[str], Found], name: str) -> Found:
    """What the address names; a page that is not there where the catalogue has none of that name."""
    try:
        return find(name)
    except NotInCatalogueError as error:
        raise Http404 from error


def _page(request: HttpRequest, template: str, page: object) -> HttpResponse:
    return TemplateResponse(request, f"guidance/{template}.jinja", {"page": page})


@require_safe
@open_to_all
def guidance(request: HttpRequest) -> HttpResponse:
    """The frameworks side by side."""
    return _page(request, "overview", presenters.overview_page(current(), today()))


@require_safe
@open_to_all
def framework(request: HttpRequest, framework: str) -> HttpResponse:
    """One framework: its pillars, elements and how to use it."""
    catalogue = current()
    found = _found(catalogue.framework, framework)
    return _page(request, "framework", presenters.framework_page(catalogue, found, today()))


@require_safe
@open_to_all
def facts(request: HttpRequest, framework: str) -> HttpResponse:
    """Facts as reusable text (R184)."""
    catalogue = current()
    found = _found(catalogue.framework, framework)
    return _page(request, "facts", presenters.facts_page(catalogue, found, today()))


@require_safe
@open_to_all
def challenges(request: HttpRequest, framework: str) -> HttpResponse:
    """Everything that may go wrong, with practical answers (R183)."""
    catalogue = current()
    found = _found(catalogue.framework, framework)
    return _page(request, "sections", presenters.challenges_page(catalogue, found, today()))


@require_safe
@open_to_all
def tips(request: HttpRequest, framework: str) -> HttpResponse:
    """All tips of a framework."""
    catalogue = current()
    found = _found(catalogue.framework, framework)
    return _page(request, "sections", presenters.tips_page(catalogue, found, today()))


@require_safe
@open_to_all
def pillar(request: HttpRequest, framework: str, pillar: str) -> HttpResponse:
    """One pillar."""
    catalogue = current()
    whole = _found(catalogue.framework, framework)
    found = _found(whole.pillar, pillar)
    return _page(request, "pillar", presenters.pillar_page(catalogue, whole, found, today()))


@require_safe
@open_to_all
def element(request: HttpRequest, framework: str, element: str) -> HttpResponse:
    """One element."""
    catalogue = current()
    whole = _found(catalogue.framework, framework)
    found = _found(whole.element, element)
    return _page(request, "element", presenters.element_page(catalogue, whole, found, today()))


@require_safe
@open_to_all
def glossary(request: HttpRequest) -> HttpResponse:
    """Words explained."""
    return _page(request, "glossary", presenters.glossary_page(current(), today()))


@require_safe
@open_to_all
def resources(request: HttpRequest) -> HttpResponse:
    """Resources by theme, all of them or those that help with ?element= (R182)."""
    catalogue = current()
    page = _found(lambda name: presenters.resources_page(catalogue, name), request.GET.get("element", ""))
    return _page(request, "resources", page)


@require_safe
@open_to_all
def practices(request: HttpRequest) -> HttpResponse:
    """Every practice of the catalogue, by what it is about."""
    return _page(request, "practices", presenters.practices_page(current(), today()))


@require_safe
@open_to_all
def reading(request: HttpRequest) -> HttpResponse:
    """Reading paths by the time they take (R181)."""
    return _page(request, "reading", presenters.reading_page(current()))


@require_safe
@open_to_all
def reading_path(request: HttpRequest, path: str) -> HttpResponse:
    """One reading path, step by step."""
    catalogue = current()
    return _page(request, "path", presenters.path_page(catalogue, _found(catalogue.path, path)))


@require_safe
@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    """Look for ?q= in everything; whatever is typed is only ever words."""
    query = request.GET.get("q", "")
    return _page(request, "search", presenters.search_page(current(), query, look_for(query, MOST_SHOWN)))
