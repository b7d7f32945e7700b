"""The rule of a release."""

import pytest

from colonnade.core.disclosure.table import Rule


def test_a_rule_hides_from_one_to_its_threshold():
    assert [count for count in range(12) if Rule().is_small(count)] == [1, 2, 3, 4, 5, 6, 7]
    assert [count for count in range(12) if Rule(high=4).is_small(count)] == [1, 2, 3, 4]
    assert Rule().zeros_are_shown
    assert not Rule(low=2).zeros_are_shown


@pytest.mark.parametrize("figures", [{"low": 0}, {"low": 8}, {"high": 0}, {"rounding": 3}, {"width": -1}])
def test_figures_that_make_no_rule_are_refused(figures):
    with pytest.raises(ValueError, match="not"):
        Rule(**figures)
