"""When a route of support may be kept as it is given (R039)."""

from datetime import date

import pytest

from colonnade.apps.programme.policies.support import (
    check_checked_on,
    check_reachable,
    check_route_is_current,
    check_route_lasts,
    check_route_places,
)
from colonnade.foundation.refusal import Overtaken, Refused

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("ways", [("0113", "", ""), ("", "a@b.example", ""), ("", "", "https://b.example")])
def test_one_way_to_get_in_touch_is_enough(ways):
    check_reachable(*ways)


def test_none_is_too_few():
    with pytest.raises(Refused, match="so that staff can get in touch"):
        check_reachable("", "", "")


def test_a_route_is_for_all_sites_or_for_some():
    check_route_places(everywhere=True, sites=[])
    check_route_places(everywhere=False, sites=["North"])
    with pytest.raises(Refused, match="at least one site"):
        check_route_places(everywhere=False, sites=[])


def test_it_was_checked_today_or_before():
    check_checked_on(TODAY, TODAY)
    with pytest.raises(Refused, match="today or earlier"):
        check_checked_on(date(2026, 11, 23), TODAY)


def test_what_has_ended_is_not_changed():
    check_route_lasts(None)
    with pytest.raises(Refused, match="has ended"):
        check_route_lasts(TODAY)


def test_an_older_page_is_told_what_stands():
    check_route_is_current("a", "a", "route")
    with pytest.raises(Overtaken) as overtaken:
        check_route_is_current("a", "b", "route")
    assert overtaken.value.standing == "route"
