"""How much work an audit puts into programmes is counted, not timed (R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.audit.effort import FEWEST, IN_ALL, MOST, Effort
from colonnade.core.disclosure.audit.elimination import rows_of
from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.programme import Programme
from tests.unit.core.disclosure.audit.squares import laid, page


def test_runs_take_from_what_is_left_until_nothing_is():
    effort = Effort(1_000)
    effort.spend(40, 10)
    assert effort.left == 500
    assert not effort.is_spent
    effort.spend(-1, 60)
    assert effort.is_spent
    assert Effort().left == IN_ALL


@pytest.mark.parametrize(("cells", "steps"), [(0, MOST), (10, MOST), (10_000, 25_000), (10_000_000, FEWEST)])
def test_one_run_may_take_fewer_steps_the_more_cells_there_are(cells, steps):
    assert Effort.steps_at_once(cells) == steps


def test_a_programme_that_has_spent_its_effort_comes_to_nothing():
    frame, bounds = laid(page())
    effort = Effort(1)
    one = Programme(frame, rows_of(frame, equations_of(frame), bounds), bounds, 0, effort)
    assert one.least(np.ones(len(one.columns))).values is not None
    assert effort.is_spent
    for ask in (one.least, one.least_whole):
        found = ask(np.ones(len(one.columns)))
        assert (found.values, found.impossible, found.bound) == (None, False, -np.inf)
