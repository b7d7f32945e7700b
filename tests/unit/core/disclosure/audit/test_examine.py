"""The audit as a whole: whom it asks about, and what it passes from one to the next (R097)."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.table import Earlier, Release, Rule
from tests.unit.core.disclosure.audit.squares import ROUND, RULE, SQUARE, offer, page


def test_only_those_asked_about_answer_in_order() -> None:
    found = audit(page(), RULE, attackers=(Attacker.A3, Attacker.A0, Attacker.A3))
    assert [one.attacker for one in found.attacks] == [Attacker.A0, Attacker.A3]


def test_an_insider_is_no_worse_than_the_rule_says() -> None:
    """Alone in L, T1: 7 and 2 are found out with a threshold of 7, and 8 is no harm."""
    start = offer([[1, 7], [8, 2]], ROUND)
    cells = Release.of(SQUARE.dimensions, SQUARE.cells, page().hidden)
    for high, told in ((7, 2), (8, 3), (6, 1)):
        rule = Rule(high=high, groups=False)
        found = audit(cells, rule, attackers=(Attacker.A1, Attacker.A2), insiders=[[(0, 0)]], alternatives=start)
        assert found.by(Attacker.A2).count(Safety.DISCLOSED) == told
        assert found.by(Attacker.A1).count(Safety.DISCLOSED) == 0


def test_pairs_are_looked_for_only_where_nobody_is_given() -> None:
    assert audit(page(), RULE, attackers=(Attacker.A2,)).exposed_if_alone
    assert not audit(page(), RULE, attackers=(Attacker.A2,), insiders=[[(0, 0)]]).exposed_if_alone


def test_an_earlier_page_of_the_same_people_is_held_against_this_one() -> None:
    hidden = page().hidden.copy()
    hidden[0, 0] = False
    before = Earlier(Release.of(SQUARE.dimensions, SQUARE.cells, hidden), same_people=True)
    found = audit(page(), RULE, attackers=(Attacker.A1, Attacker.A3), prior=[before])
    assert found.by(Attacker.A1).count(Safety.SAFE) == 4
    assert found.by(Attacker.A3).count(Safety.DISCLOSED) == 4
    assert found.by(Attacker.A3).least[:2, :2].tolist() == SQUARE.counts.tolist()


def test_shown_cells_are_not_asked_about() -> None:
    found = audit(page(), RULE)
    assert (found.safety[~page().hidden] == Safety.NOT_ASKED).all()
    assert not found.in_parts.any()
    assert np.array_equal(found.safety == Safety.SAFE, page().hidden)
