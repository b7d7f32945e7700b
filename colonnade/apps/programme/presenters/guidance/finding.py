"""What the page of search shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.guidance.links import crumbs, frameworks_link, hit_href
from colonnade.apps.programme.presenters.guidance.wording import kind_of_hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from colonnade.foundation.catalogue import Catalogue, Fragment, Hit

__all__ = ["LONGEST_SHOWN", "search_page"]

LONGEST_SHOWN = 200
# These belong to one framework among several, and their titles do not say to which.
OF_A_FRAMEWORK = frozenset({"element", "pillar", "challenge", "fact"})


@dataclass(frozen=True)
class HitRow:
    """Something found, with the part of its text where it was found."""

    title: str
    href: str
    framework: str
    snippet: tuple[Fragment, ...]


@dataclass(frozen=True)
class HitGroup:
    """What was found of one kind."""

    heading: str
    anchor: str
    hits: list[HitRow]


@dataclass(frozen=True)
class SearchPage:
    """What was found. `count` is empty where nothing was looked for."""

    title: str
    crumbs: list[dict[str, str]]
    query: str
    count: str
    groups: list[HitGroup]


def search_page(catalogue: Catalogue, query: str, hits: Sequence[Hit]) -> SearchPage:
    """Word what was found, the kind with the best hit first. `query` is shown without what cannot be printed."""
    shown = "".join(character for character in query if character.isprintable()).strip()[:LONGEST_SHOWN]
    kinds = dict.fromkeys(hit.kind for hit in hits)
    return SearchPage(
        title=_("Search: %(query)s") % {"query": shown} if shown else _("Search"),
        crumbs=crumbs(frameworks_link()),
        query=shown,
        count=_count(len(hits)) if shown else "",
        groups=[_group(catalogue, kind, [hit for hit in hits if hit.kind == kind]) for kind in kinds],
    )


def _count(found: int) -> str:
    return ngettext("%(count)s thing found", "%(count)s things found", found) % {"count": found}


def _group(catalogue: Catalogue, kind: str, hits: Sequence[Hit]) -> HitGroup:
    heading = f"{kind_of_hit(kind)} ({len(hits)})"
    return HitGroup(heading, f"found-{kind}", [_row(catalogue, hit) for hit in hits])


def _row(catalogue: Catalogue, hit: Hit) -> HitRow:
    is_of_framework = hit.kind in OF_A_FRAMEWORK
    framework = catalogue.framework(hit.ref.partition("/")[0]).short if is_of_framework else ""
    return HitRow(hit.title, hit_href(hit), framework, hit.snippet)
