"""How long a route of support may stand unchecked, and what is said of it."""

from datetime import date

import pytest

from colonnade.apps.programme.models import SupportRoute
from colonnade.apps.programme.presenters.support import _about, _ways, is_stale


@pytest.mark.parametrize(
    ("checked_on", "today", "stale"),
    [
        (date(2026, 5, 22), date(2026, 11, 21), False),
        (date(2026, 5, 22), date(2026, 11, 22), True),
        (date(2026, 5, 22), date(2027, 5, 1), True),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (date(2026, 8, 31), date(2027, 3, 1), True),
        (date(2026, 11, 22), date(2026, 11, 22), False),
    ],
)
def test_it_is_checked_every_six_months(checked_on, today, stale):
    assert is_stale(checked_on, today) is stale


@pytest.mark.parametrize("kind", list(SupportRoute.Kind))
def test_every_kind_of_help_is_explained(kind):
    assert _about(kind).endswith(".")


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("0113 496 0000", "tel:01134960000"),
        ("+44 (0)113 496 0000", "tel:+441134960000"),
        ("0113 496 0000 ext 12", "tel:01134960000"),
        ("0113 496 0000 x12", "tel:01134960000"),
    ],
)
def test_a_number_can_be_called(phone, href):
    assert [way["href"] for way in _ways(SupportRoute(phone=phone))] == [href]
