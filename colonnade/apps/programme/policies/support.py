"""When a route of support may be kept as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["check_checked_on", "check_reachable", "check_route_is_current", "check_route_lasts", "check_route_places"]


def check_reachable(*ways: str) -> None:
    """Staff have to be able to get in touch in at least one way."""
    if not any(ways):
        raise Refused(_("Enter a telephone number, an e-mail address or a link, so that staff can get in touch"))


def check_route_places(*, everywhere: bool, sites: Sequence[object]) -> None:
    """A route that is not for all sites is for some."""
    if not everywhere and not sites:
        raise Refused(_("Choose at least one site, or choose all sites"))


def check_checked_on(checked_on: date, today: date) -> None:
    """Nobody has checked anything on a day to come."""
    if checked_on > today:
        raise Refused(_("Enter the day on which you checked it: today or earlier"))


def check_route_lasts(ended_at: object) -> None:
    """What has ended is not changed."""
    if ended_at is not None:
        raise Refused(_("This route of support has ended. Add it anew if staff can turn to it again."))


def check_route_is_current(seen: str, standing: str, route: object) -> None:
    """A page that shows an older state of the route would undo what somebody else changed."""
    if seen != standing:
        sentence = _("Somebody else changed this route while you had the page open. Save again to keep what you typed.")
        raise Overtaken(sentence, route)
