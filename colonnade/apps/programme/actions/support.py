"""Keep the routes of support: add, change, check and end them, and make the link that opens their page (R039)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import SupportLink, SupportPlace, SupportRoute
from colonnade.apps.programme.policies.support import (
    check_checked_on,
    check_reachable,
    check_route_is_current,
    check_route_lasts,
    check_route_places,
)
from colonnade.apps.programme.selectors.support import route_fingerprint, support_route
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "add_support_route",
    "change_support_route",
    "confirm_support_route",
    "end_support_link",
    "end_support_route",
    "renew_support_link",
]

SECRET_BYTES = 32


def _locked(route: SupportRoute) -> SupportRoute:
    """The route as it stands now, held until the transaction ends. Raises Refused where it has ended."""
    organisation = route.organisation
    found: SupportRoute = SupportRoute.objects.within(organisation).select_for_update().get(pk=route.pk)
    found.organisation = organisation
    check_route_lasts(found.ended_at)
    return found


def _put_at(route: SupportRoute, sites: Sequence[Team]) -> None:
    """Make these the sites that the route covers."""
    organisation = route.organisation
    held = SupportPlace.objects.within(organisation).filter(route=route)
    held.exclude(team_id__in=[site.pk for site in sites]).delete()
    there = set(held.values_list("team_id", flat=True))
    for site in sites:
        if site.pk not in there:
            SupportPlace.objects.create(organisation=organisation, route=route, team=site)


def _detail(route: SupportRoute, sites: Sequence[Team]) -> dict[str, object]:
    return {"kind": route.kind, "sites": "all" if route.everywhere else sorted(site.pk for site in sites)}


def _check(ways: tuple[str, str, str], *, everywhere: bool, sites: Sequence[Team], checked_on: date) -> None:
    check_reachable(*ways)
    check_route_places(everywhere=everywhere, sites=sites)
    check_checked_on(checked_on, clock.today())


@transaction.atomic
def add_support_route(
    *,
    organisation: Organisation,
    kind: str,
    name: str,
    what_for: str = "",
    phone: str = "",
    email: str = "",
    link: str = "",
    hours: str = "",
    sites: Sequence[Team] = (),
    everywhere: bool = True,
    checked_on: date | None = None,
    by: Person,
) -> SupportRoute:
    """Add somebody or something that staff can turn to.

    Raises Refused where there is no way to get in touch, no site, or a day of checking that is still to come.
    """
    day = checked_on or clock.today()
    _check((phone, email, link), everywhere=everywhere, sites=sites, checked_on=day)
    made: SupportRoute = SupportRoute.objects.create(
        organisation=organisation,
        kind=SupportRoute.Kind(kind),
        name=name,
        what_for=what_for,
        phone=phone,
        email=email,
        link=link,
        hours=hours,
        everywhere=everywhere,
        checked_on=day,
        added_by=by,
        added_at=clock.now(),
    )
    _put_at(made, () if everywhere else sites)
    record(organisation, "support.added", f"support route {made.pk}", by=by, detail=_detail(made, sites))
    return made


@transaction.atomic
def change_support_route(
    *,
    route: SupportRoute,
    seen: str,
    kind: str,
    name: str,
    what_for: str,
    phone: str,
    email: str,
    link: str,
    hours: str,
    sites: Sequence[Team],
    everywhere: bool,
    checked_on: date,
    by: Person,
) -> SupportRoute:
    """Change a route. `seen` is the fingerprint of what the page showed.

    Raises Overtaken, with the route as it stands, where somebody else was first, and Refused as adding one does.
    """
    current = _locked(route)
    organisation = current.organisation
    standing = support_route(organisation, current.pk)
    if standing is not None:
        check_route_is_current(seen, route_fingerprint(standing), standing)
    _check((phone, email, link), everywhere=everywhere, sites=sites, checked_on=checked_on)
    current.kind, current.name, current.what_for = SupportRoute.Kind(kind), name, what_for
    current.phone, current.email, current.link, current.hours = phone, email, link, hours
    current.everywhere, current.checked_on = everywhere, checked_on
    current.save()
    _put_at(current, () if everywhere else sites)
    record(organisation, "support.changed", f"support route {current.pk}", by=by, detail=_detail(current, sites))
    return current


@transaction.atomic
def confirm_support_route(*, route: SupportRoute, by: Person) -> None:
    """Say that everything about a route is right today. Raises Refused where it has ended."""
    current = _locked(route)
    current.checked_on = clock.today()
    current.save(update_fields=["checked_on"])
    record(current.organisation, "support.checked", f"support route {current.pk}", by=by, detail={})


@transaction.atomic
def end_support_route(*, route: SupportRoute, by: Person) -> None:
    """End a route: staff no longer see it. Raises Refused where it has ended already."""
    current = _locked(route)
    current.ended_at = clock.now()
    current.save(update_fields=["ended_at"])
    record(current.organisation, "support.ended", f"support route {current.pk}", by=by, detail={})


def _end_links(organisation: Organisation) -> int:
    ended: int = SupportLink.objects.within(organisation).filter(ended_at=None).update(ended_at=clock.now())
    return ended


@transaction.atomic
def renew_support_link(*, organisation: Organisation, by: Person) -> SupportLink:
    """Make the link that opens the page without an account. The one before it stops to work at once."""
    take_turns(organisation)
    ended = _end_links(organisation)
    made: SupportLink = SupportLink.objects.create(
        organisation=organisation, secret=secrets.token_urlsafe(SECRET_BYTES), made_by=by, made_at=clock.now()
    )
    record(organisation, "support.link_made", f"support link {made.pk}", by=by, detail={"ended": ended})
    return made


@transaction.atomic
def end_support_link(*, organisation: Organisation, by: Person) -> None:
    """Close the page to those without an account; nothing is said where it was closed already."""
    take_turns(organisation)
    if ended := _end_links(organisation):
        record(organisation, "support.link_ended", "support link", by=by, detail={"ended": ended})
