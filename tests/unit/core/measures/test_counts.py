"""What of a count of people may be kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from colonnade.core.measures import shown_count


def test_from_one_to_seven_nothing_is_kept_and_all_others_to_the_nearest_five():
    kept = {true: shown_count(Decimal(true)) for true in range(200)}
    assert kept[0] == 0
    assert {kept[true] for true in range(1, 8)} == {None}
    assert kept[8] == kept[12] == 10
    assert kept[13] == 15
    for true in range(8, 200):
        assert kept[true] % 5 == 0
        assert abs(kept[true] - true) <= 2


def test_a_large_one_is_kept_too():
    assert shown_count(Decimal("9999999999.00")) == Decimal(10_000_000_000)


@pytest.mark.parametrize("wrong", ["-1", "0.5", "7.99"])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(ValueError, match="whole number"):
        shown_count(Decimal(wrong))
