"""What people who are alone in a cell can work out about others (R097)."""

from __future__ import annotations

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.audit.insiders import from_insiders, pairs_left
from colonnade.core.disclosure.audit.offered import holders_of
from colonnade.core.disclosure.audit.solving import solve
from colonnade.core.disclosure.table import Dimension, Earlier, Release, Table, insiders
from tests.unit.core.disclosure.audit.squares import ROUND, RULE, SQUARE, offer, page, question

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
    found = from_insiders(asked, solved, holders_of(asked.frame, [ALONE], [SQUARE.shape]), verdict, harmful)
    assert np.flatnonzero(found.verdict == Safety.DISCLOSED).tolist() == told
    assert found.verdict[0] == Safety.SAFE
    assert found.bounds.exact[told].all()


def test_a_table_in_parts_of_people_settles_pairs_and_is_told_apart() -> None:
    """Two people are alone; the one in T2 cannot see a change that leaves T2 as it is."""
    asked = question(page())
    holders = holders_of(asked.frame, [ALONE], [SQUARE.shape])
    whole = offer([[1, 7], [8, 2]], ROUND)
    parts = offer([[1, 7], [8, 2]], {place: 1.5 * by for place, by in ROUND.items()})
    assert len(pairs_left(asked, asked.asked, holders, [whole, parts])) == 3
    assert len(pairs_left(asked, asked.asked, holders_of(asked.frame, [((),)], [SQUARE.shape]), [parts])) == 0
    assert len(pairs_left(asked, asked.asked, holders, [offer([[9, 9], [9, 9]], ROUND)])) == 3


def test_an_earlier_page_that_counts_the_insider_alone_tells_them_nothing() -> None:
    """Whoever is the one L knows that the one L of T1, on an earlier page, is nobody else (R097)."""
    letters, teams, ages = (Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2")), Dimension("age", ("Y", "O")))
    by_team = Table((letters, teams), np.array([[1, 0], [5, 9]]))
    by_age = Table((letters, ages), np.array([[0, 1], [6, 8]]))
    hidden = np.zeros((3, 3), dtype=np.bool_)
    hidden[[0, 0, 1, 1, 2, 2, 0, 1], [0, 1, 0, 1, 0, 1, 2, 2]] = True
    before = Release.of(by_team.dimensions, by_team.cells, hidden & (by_team.cells > 0))
    now = Release.of(by_age.dimensions, by_age.cells, hidden & (by_age.cells > 0))
    told = [tuple(one) for one in insiders(by_age)]
    assert told == [((0, 1), (0, 2))]
    prior = [Earlier(before, same_people=True)]
    found = audit(now, RULE, attackers=(Attacker.A3,), insiders=told, prior=prior)
    assert not [cell for cell, _ in found.earlier if cell.startswith("so L")]
    # Of others they do learn, where somebody else is alone there.
    others = Table((letters, teams), np.array([[1, 0], [1, 13]]))
    small = Release.of(others.dimensions, others.cells, hidden & (others.cells > 0) & (others.cells < 13))
    nobody = audit(now, RULE, attackers=(Attacker.A3,), insiders=(), prior=[Earlier(small, same_people=True)])
    alone = audit(now, RULE, attackers=(Attacker.A3,), insiders=told, prior=[Earlier(small, same_people=True)])
    assert {cell for cell, _ in nobody.earlier} <= {cell for cell, _ in alone.earlier}


def test_what_the_owner_says_of_an_earlier_page_is_known_to_the_insider_there() -> None:
    """The earlier page's cells of an insider are their own, and help them to find others."""
    one = Table(SQUARE.dimensions, np.array([[1, 7], [8, 2]]))
    hidden = page().hidden
    release = Release.of(one.dimensions, one.cells, hidden)
    plain = Earlier(release, same_people=True)
    told = Earlier(release, same_people=True, alone=(((0, 0),),))
    silent = audit(release, RULE, attackers=(Attacker.A3,), insiders=[()], prior=[plain])
    known = audit(release, RULE, attackers=(Attacker.A3,), insiders=[()], prior=[told])
    assert silent.count(Safety.DISCLOSED) == 0
    assert np.argwhere(known.safety == Safety.DISCLOSED).tolist() == [[0, 1], [1, 1]]


def test_whoever_is_left_when_the_count_is_reached_is_unproven() -> None:
    """Each limit is a number of things done, so the verdict is the same on every machine."""
    asked = question(page())
    solved = solve(asked)
    verdict = np.where(asked.asked, Safety.SAFE, Safety.NOT_ASKED).astype(np.uint8)
    holders = holders_of(asked.frame, [ALONE], [SQUARE.shape])
    found = from_insiders(asked, solved, holders, verdict, (1, 7), effort=0)
    assert np.flatnonzero(found.verdict == Safety.UNPROVEN).tolist() == [1, 4]
    assert not (found.verdict == Safety.DISCLOSED).any()
