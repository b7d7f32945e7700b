"""What the pages of support show: who helps staff, where nobody does, and the link that needs no account."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import SupportRoute
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.rules import KEEP_SUPPORT
from colonnade.apps.programme.selectors import SITE_KINDS, Cover
from colonnade.foundation import clock
from colonnade.ui.charts import coverage as chart

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from colonnade.apps.organisations.public import Member, Team
    from colonnade.apps.programme.forms import SupportRouteForm
    from colonnade.apps.programme.models import SupportLink
    from colonnade.apps.programme.selectors import Coverage, Route
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "CHECK_EVERY_MONTHS",
    "CoveragePage",
    "LinkPage",
    "OpenPage",
    "RoutePage",
    "SupportPage",
    "coverage_page",
    "is_stale",
    "link_page",
    "open_page",
    "route_page",
    "support_page",
]

CHECK_EVERY_MONTHS = 6
MARKS = {
    Cover.NAMED: chart.CoverMark.NAMED,
    Cover.SHARED: chart.CoverMark.SHARED,
    Cover.NOBODY: chart.CoverMark.NOBODY,
}
COLOURS = {Cover.NAMED: "green", Cover.SHARED: "blue", Cover.NOBODY: "red"}


@dataclass(frozen=True)
class SupportPage:
    """Every route of support by kind, for all sites or for one."""

    title: str
    place: str
    groups: list[dict[str, Any]]
    sites: list[dict[str, Any]]
    nudges: list[dict[str, str]]
    add_href: str
    link_href: str
    coverage_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class OpenPage:
    """The same for staff without an account: only what they need to get in touch."""

    title: str
    organisation: str
    place: str
    groups: list[dict[str, Any]]
    sites: list[dict[str, Any]]
    crumbs: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class CoveragePage:
    """Each site with its guardian and champion, and the gaps in words."""

    title: str
    lead: str
    gaps: list[str]
    wide: SafeString
    narrow: SafeString
    kinds: list[str]
    rows: list[dict[str, Any]]
    may_manage: bool
    add_href: str
    teams_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class RoutePage:
    """One route to add or change."""

    title: str
    form: SupportRouteForm
    button: str
    crumbs: list[dict[str, str]]
    beside: list[tuple[str, str]] = field(default_factory=list)
    checked_href: str = ""
    end_href: str = ""
    lead: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkPage:
    """The link that needs no account, for the whole organisation and for each site."""

    title: str
    made: str
    address: str
    sites: list[dict[str, str]]
    crumbs: list[dict[str, str]]


def is_stale(checked_on: date, today: date) -> bool:
    """Whether it is CHECK_EVERY_MONTHS months or more since a route was checked."""
    months = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    return months > CHECK_EVERY_MONTHS or (months == CHECK_EVERY_MONTHS and today.day >= checked_on.day)


def _about(kind: str) -> str:
    """What somebody of that kind does, for staff who have never met one."""
    return {
        SupportRoute.Kind.GUARDIAN: _("Somebody outside your line of managers, to whom you can say what is wrong."),
        SupportRoute.Kind.CHAMPION: _("A colleague who stands up for fair treatment, and takes no side."),
        SupportRoute.Kind.LEAD: _("Whoever leads on inclusion: for advice, and to change how things are done."),
        SupportRoute.Kind.NETWORK: _("Colleagues who meet and stand by each other. Allies are often welcome."),
        SupportRoute.Kind.HR: _("For your rights at work, your records, and complaints."),
        SupportRoute.Kind.UNION: _("For members: advice, and somebody beside you in a meeting."),
        SupportRoute.Kind.HEALTH: _("For your own health and peace of mind."),
        SupportRoute.Kind.OUTSIDE: _("People who have nothing to do with your employer."),
    }[SupportRoute.Kind(kind)]


def _ways(row: SupportRoute) -> list[dict[str, str]]:
    """How to get in touch, each as text and address."""
    ways = []
    if row.phone:
        # Not the extension, and not the 0 that is left out after a country's code.
        plain = re.split("[ex]", row.phone)[0].replace("(0)", "")
        digits = "".join(one for one in plain if one.isdigit() or one == "+")
        ways.append({"name": _("Telephone"), "text": row.phone, "href": f"tel:{digits}"})
    if row.email:
        ways.append({"name": _("E-mail"), "text": row.email, "href": f"mailto:{row.email}"})
    if row.link:
        ways.append({"name": _("Link"), "text": row.link.removeprefix("https://").rstrip("/"), "href": row.link})
    return ways


def _where(route: Route) -> str:
    if route.row.everywhere:
        return _("All sites")
    return ", ".join(site.name for site in route.sites) or _("No site that still exists")


def _card(route: Route, change_href: str = "") -> dict[str, Any]:
    row = route.row
    return {
        "name": row.name,
        "what_for": row.what_for,
        "ways": _ways(row),
        "hours": row.hours,
        "where": _where(route),
        "checked": _("Checked on %(day)s") % {"day": date_format(row.checked_on, "j F Y")},
        "href": change_href,
    }


def _groups(routes: list[Route], href: Callable[[Route], str]) -> list[dict[str, Any]]:
    return [
        {
            "id": kind.value,
            "title": str(kind.label),
            "about": _about(kind),
            "cards": [_card(route, href(route)) for route in routes if route.row.kind == kind],
        }
        for kind in SupportRoute.Kind
        if any(route.row.kind == kind for route in routes)
    ]


def _choices(sites: list[Team], chosen: Team | None, address: str) -> list[dict[str, Any]]:
    """A link for each site, all of them first; none where there are no sites."""
    if not sites:
        return []
    whole = {"text": _("All sites"), "href": address, "current": chosen is None}
    each = [
        {"text": site.name, "href": f"{address}?site={site.pk}", "current": chosen is not None and site.pk == chosen.pk}
        for site in sites
    ]
    return [whole, *each]


def _nudges(routes: list[Route], change: Callable[[Route], str], today: date) -> list[dict[str, str]]:
    """What the keepers should look at: routes not checked for half a year, and those whose sites have ended."""
    found = []
    for route in routes:
        words = {"name": route.row.name, "day": date_format(route.row.checked_on, "j F Y")}
        if route.is_lost:
            text = _("%(name)s was for sites that have ended. Choose others, or end this route.") % words
            found.append({"text": text, "href": change(route)})
        elif is_stale(route.row.checked_on, today):
            text = _("%(name)s was last checked on %(day)s. Ask whether all of it is still right.") % words
            found.append({"text": text, "href": change(route)})
    return found


def support_page(member: Member, routes: list[Route], *, sites: list[Team], site: Team | None) -> SupportPage:
    """Word the page of support; those who keep it get links to change it, and are told what to check."""
    organisation, may = member.organisation, KEEP_SUPPORT.allows(member)

    def change(route: Route) -> str:
        return reverse("support-route", args=[organisation.code, route.row.pk]) if may else ""

    address = reverse("support", args=[organisation.code])
    return SupportPage(
        title=_("Where staff can find support"),
        place=site.name if site else "",
        groups=_groups(routes, change),
        sites=_choices(sites, site, address),
        nudges=_nudges(routes, change, clock.today()) if may else [],
        add_href=reverse("support-add", args=[organisation.code]) if may else "",
        link_href=reverse("support-link", args=[organisation.code]) if may else "",
        coverage_href=reverse("support-coverage", args=[organisation.code]),
        crumbs=crumbs(organisation),
    )


def open_page(
    organisation: Organisation, routes: list[Route], *, sites: list[Team], site: Team | None, address: str
) -> OpenPage:
    """Word the page for staff who have no account."""
    return OpenPage(
        title=_("Where staff can find support"),
        organisation=organisation.name,
        place=site.name if site else "",
        groups=_groups(routes, lambda _route: ""),
        sites=_choices(sites, site, address),
    )


def _cover_words() -> dict[Cover, str]:
    return {
        Cover.NAMED: _("Somebody for this site"),
        Cover.SHARED: _("Only somebody for all sites"),
        Cover.NOBODY: _("Nobody"),
    }


def _gap(kind: str, cover: Cover, n: int) -> str:
    """The sentence for so many sites with one gap."""
    if (kind, cover) == (SupportRoute.Kind.GUARDIAN, Cover.NOBODY):
        return ngettext(
            "%(n)d site has no speak-up guardian: %(sites)s.", "%(n)d sites have no speak-up guardian: %(sites)s.", n
        )
    if (kind, cover) == (SupportRoute.Kind.CHAMPION, Cover.NOBODY):
        return ngettext(
            "%(n)d site has no equality champion: %(sites)s.", "%(n)d sites have no equality champion: %(sites)s.", n
        )
    if kind == SupportRoute.Kind.GUARDIAN:
        return ngettext(
            "%(n)d site has only the guardian for all sites: %(sites)s. Can staff there meet them?",
            "%(n)d sites have only the guardian for all sites: %(sites)s. Can staff there meet them?",
            n,
        )
    return ngettext(
        "%(n)d site has only the champion for all sites: %(sites)s. Can staff there meet them?",
        "%(n)d sites have only the champion for all sites: %(sites)s. Can staff there meet them?",
        n,
    )


def _gaps(coverage: Coverage) -> list[str]:
    """The gaps in words: sites with nobody first, then those that share somebody with all others."""
    found = []
    for cover in (Cover.NOBODY, Cover.SHARED):
        for kind in SITE_KINDS:
            names = [site.name for site in coverage.sites_with(kind.value, cover)]
            if names:
                found.append(_gap(kind, cover, len(names)) % {"n": len(names), "sites": ", ".join(names)})
    return found


def _coverage_lead(coverage: Coverage) -> str:
    whole = len(coverage.sites)
    good = sum(set(one.covers.values()) == {Cover.NAMED} for one in coverage.sites)
    words = {"good": good, "all": whole}
    return (
        ngettext(
            "%(good)d of %(all)d site has a guardian and a champion of its own.",
            "%(good)d of %(all)d sites have a guardian and a champion of their own.",
            whole,
        )
        % words
    )


def coverage_page(member: Member, coverage: Coverage) -> CoveragePage:
    """Word how guardians and champions cover the sites (R040)."""
    organisation, words = member.organisation, _cover_words()
    support = reverse("support", args=[organisation.code])
    kinds = [str(kind.label) for kind in SITE_KINDS]
    drawn = chart.CoveragePicture(
        title=_("Guardians and champions at each site"),
        description=_coverage_lead(coverage),
        kinds=tuple(kinds),
        rows=tuple(
            chart.CoverRow(
                one.site.name,
                tuple(chart.CoverCell(MARKS[cover], words[cover]) for cover in one.covers.values()),
                f"{support}?site={one.site.pk}",
                one.depth,
            )
            for one in coverage.sites
        ),
        words={MARKS[cover]: said for cover, said in words.items()},
    )
    rows = [
        {
            "name": one.site.name,
            "href": f"{support}?site={one.site.pk}",
            "tags": [Tag(words[cover], COLOURS[cover]) for cover in one.covers.values()],
        }
        for one in coverage.sites
    ]
    may = KEEP_SUPPORT.allows(member)
    return CoveragePage(
        title=_("Guardians and champions at each site"),
        lead=_coverage_lead(coverage) if rows else "",
        gaps=_gaps(coverage),
        wide=mark_safe(chart.draw(drawn)),  # noqa: S308 - every text escaped
        narrow=mark_safe(chart.draw_narrow(drawn)),  # noqa: S308 - every text escaped
        kinds=kinds,
        rows=rows,
        may_manage=may,
        add_href=reverse("support-add", args=[organisation.code]) if may else "",
        teams_href=reverse("teams", args=[organisation.code]),
        crumbs=crumbs(organisation, (_("Support"), support)),
    )


def route_page(
    member: Member, form: SupportRouteForm, route: Route | None = None, *, beside: Route | None = None
) -> RoutePage:
    """Word the form of a route; `beside` is how it stands where somebody else was first."""
    organisation = member.organisation
    steps = crumbs(organisation, (_("Support"), reverse("support", args=[organisation.code])))
    if route is None:
        lead = (_("Everybody can read what you enter, without an account too where there is a link for that."),)
        return RoutePage(_("Add somebody who helps"), form, _("Add it"), steps, lead=lead)
    address = [organisation.code, route.row.pk]
    return RoutePage(
        title=_("Change %(name)s") % {"name": route.row.name},
        form=form,
        button=_("Save"),
        crumbs=steps,
        beside=_told(beside) if beside else [],
        checked_href=reverse("support-checked", args=address),
        end_href=reverse("support-end", args=address),
    )


def _told(route: Route) -> list[tuple[str, str]]:
    card = _card(route)
    ways = [(way["name"], way["text"]) for way in card["ways"]]
    told = [
        (_("Name"), card["name"]),
        (_("What for"), card["what_for"]),
        *ways,
        (_("When"), card["hours"]),
        (_("Where"), card["where"]),
    ]
    return [(name, text) for name, text in told if text]


def link_page(member: Member, link: SupportLink | None, *, sites: list[Team], address: str) -> LinkPage:
    """Word the link for the intranet; `address` is whole, with the site's own name, or empty where there is none."""
    organisation = member.organisation
    support = (_("Support"), reverse("support", args=[organisation.code]))
    return LinkPage(
        title=_("A link that needs no account"),
        made=date_format(link.made_at, "j F Y") if link else "",
        address=address,
        sites=[{"name": site.name, "address": f"{address}?site={site.pk}"} for site in sites] if address else [],
        crumbs=crumbs(organisation, support),
    )
