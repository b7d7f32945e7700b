"""Reads of the routes of support: who helps, at which sites, where nobody does, and the link that opens the page."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Team
from colonnade.apps.programme.models import SupportLink, SupportPlace, SupportRoute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "SITE_KINDS",
    "Cover",
    "Coverage",
    "Route",
    "SiteCover",
    "link_opens",
    "route_fingerprint",
    "sites_of",
    "support_coverage",
    "support_link",
    "support_route",
    "support_routes",
]

# Whom staff of each site should be able to meet (R040).
SITE_KINDS = (SupportRoute.Kind.GUARDIAN, SupportRoute.Kind.CHAMPION)


@dataclass(frozen=True)
class Route:
    """A route of support with the sites that it covers; none where it covers all of them."""

    row: SupportRoute
    sites: tuple[Team, ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether it was for some sites, none of which lasts."""
        return not self.row.everywhere and not self.sites


class Cover(StrEnum):
    """How a site is covered by one kind of support."""

    NAMED = "named"
    """Somebody is named for this site, or for one that it is a part of."""
    SHARED = "shared"
    """Only somebody for all sites."""
    NOBODY = "nobody"


@dataclass(frozen=True)
class SiteCover:
    """One site, and how each of SITE_KINDS covers it."""

    site: Team
    depth: int
    covers: dict[str, Cover] = field(default_factory=dict)


@dataclass(frozen=True)
class Coverage:
    """Every site with its cover, in the order of the tree."""

    sites: tuple[SiteCover, ...]

    def sites_with(self, kind: str, cover: Cover) -> list[Team]:
        """The sites that this kind of support covers in that way."""
        return [one.site for one in self.sites if one.covers[kind] is cover]


def sites_of(organisation: Organisation) -> list[Team]:
    """The sites that last, in the order of the tree."""
    return [branch.team for branch in organisations.team_tree(organisation) if branch.team.kind == Team.Kind.SITE]


def support_routes(organisation: Organisation, site: Team | None = None) -> list[Route]:
    """The routes that last, by kind and name: all, or those that help at a site."""
    rows = list(SupportRoute.objects.within(organisation).filter(ended_at=None))
    order = list(SupportRoute.Kind)
    rows.sort(key=lambda row: (order.index(SupportRoute.Kind(row.kind)), row.name.casefold(), row.pk))
    found = _with_sites(organisation, rows)
    if site is None:
        return found
    near = _with_parents(organisation)[site.pk]
    return [one for one in found if one.row.everywhere or any(place.pk in near for place in one.sites)]


def support_route(organisation: Organisation, pk: int) -> Route | None:
    """One route that lasts, with its sites."""
    row = SupportRoute.objects.within(organisation).filter(pk=pk, ended_at=None).first()
    return _with_sites(organisation, [row])[0] if row else None


def _with_sites(organisation: Organisation, rows: Iterable[SupportRoute]) -> list[Route]:
    known = {site.pk: site for site in sites_of(organisation)}
    held: dict[int, set[int]] = {}
    for route_id, team_id in SupportPlace.objects.within(organisation).values_list("route_id", "team_id"):
        held.setdefault(route_id, set()).add(team_id)
    found = []
    for row in rows:
        row.organisation = organisation
        found.append(Route(row, tuple(site for pk, site in known.items() if pk in held.get(row.pk, ()))))
    return found


def _with_parents(organisation: Organisation) -> dict[int, set[int]]:
    """Each team with all that it is a part of, itself included."""
    parents = {team.pk: team.parent_id for team in organisations.teams(organisation)}
    found = {}
    for pk, above in parents.items():
        near, at = {pk}, above
        while at is not None and at not in near:
            near.add(at)
            at = parents.get(at)
        found[pk] = near
    return found


def support_coverage(organisation: Organisation) -> Coverage:
    """How each site is covered by guardians and champions (R040)."""
    routes, parents = support_routes(organisation), _with_parents(organisation)
    branches = [one for one in organisations.team_tree(organisation) if one.team.kind == Team.Kind.SITE]

    def cover(kind: str, site: Team) -> Cover:
        of_kind = [route for route in routes if route.row.kind == kind]
        if any(place.pk in parents[site.pk] for route in of_kind for place in _named(route)):
            return Cover.NAMED
        return Cover.SHARED if any(route.row.everywhere for route in of_kind) else Cover.NOBODY

    covers = (
        SiteCover(one.team, one.depth, {kind.value: cover(kind.value, one.team) for kind in SITE_KINDS})
        for one in branches
    )
    return Coverage(tuple(covers))


def _named(route: Route) -> tuple[Team, ...]:
    return () if route.row.everywhere else route.sites


def route_fingerprint(route: Route) -> str:
    """What tells one state of a route from another, so that a page that shows an older one is noticed."""
    row = route.row
    values = (row.kind, row.name, row.what_for, row.phone, row.email, row.link, row.hours, row.everywhere)
    places = () if row.everywhere else tuple(site.pk for site in route.sites)
    return hashlib.sha256(repr((values, row.checked_on.isoformat(), sorted(places))).encode()).hexdigest()[:16]


def support_link(organisation: Organisation) -> SupportLink | None:
    """The link that opens the page without an account; None where there is none."""
    return SupportLink.objects.within(organisation).filter(ended_at=None).first()


def link_opens(organisation: Organisation, secret: str) -> bool:
    """Whether the secret is that of the organisation's link. It takes as long for a wrong one as for a right one."""
    link = support_link(organisation)
    return secrets.compare_digest((link.secret if link else "").encode(), secret.encode()) and link is not None
