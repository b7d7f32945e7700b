"""What people who are alone in a cell can work out about others (R097)."""

from __future__ import annotations

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Safety
from colonnade.core.disclosure.audit.insiders import from_insiders, pairs_left
from colonnade.core.disclosure.audit.offered import holders_of
from colonnade.core.disclosure.audit.solving import solve
from tests.unit.core.disclosure.audit.squares import ROUND, SQUARE, offer, page, question

ALONE = (((0, 0),),)


@pytest.mark.parametrize(
    ("harmful", "told"),
    [((1, 7), [1, 4]), ((1, 8), [1, 3, 4]), ((1, 1), []), ((3, 7), [1])],
)
def test_only_numbers_that_are_sensitive_are_found_out(harmful: tuple[int, int], told: list[int]) -> None:
    """Whoever is the one of 8 = 1 + 7 and 9 = 1 + 8 finds out 7, 8 and 2; above the threshold that is no harm."""
    asked = question(page())
    solved = solve(asked)
    verdict = np.where(asked.asked, Safety.SAFE, Safety.NOT_ASKED).astype(np.uint8)
    found = from_insiders(asked, solved, holders_of(asked.frame, ALONE, SQUARE.shape), verdict, harmful)
    assert np.flatnonzero(found.verdict == Safety.DISCLOSED).tolist() == told
    assert found.verdict[0] == Safety.SAFE
    assert found.bounds.exact[told].all()


def test_a_table_in_parts_of_people_settles_pairs_and_is_told_apart() -> None:
    """Two people are alone; the one in T2 cannot see a change that leaves T2 as it is."""
    asked = question(page())
    holders = holders_of(asked.frame, ALONE, SQUARE.shape)
    whole = offer([[1, 7], [8, 2]], ROUND)
    parts = offer([[1, 7], [8, 2]], {place: 1.5 * by for place, by in ROUND.items()})
    assert len(pairs_left(asked, asked.asked, holders, [whole, parts])) == 3
    assert len(pairs_left(asked, asked.asked, holders_of(asked.frame, ((),), SQUARE.shape), [parts])) == 0
    assert len(pairs_left(asked, asked.asked, holders, [offer([[9, 9], [9, 9]], ROUND)])) == 3
