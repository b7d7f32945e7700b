"""What an audit comes to."""

from __future__ import annotations

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Attack, Attacker, Audit, Change, Safety
from tests.unit.core.disclosure.audit.squares import page


def attack(attacker: Attacker, *inner: Safety, parts: int = 0) -> Attack:
    """One with these verdicts on the four hidden cells, the first of them safe in parts of people."""
    safety, in_parts = np.zeros((3, 3), dtype=np.uint8), np.zeros((3, 3), dtype=np.bool_)
    safety[:2, :2] = np.array(inner).reshape(2, 2)
    in_parts[:2, :2] = (np.arange(4) < parts).reshape(2, 2)
    return Attack(attacker, safety, page().low, page().high, (), in_parts)


S, U, D = Safety.SAFE, Safety.UNPROVEN, Safety.DISCLOSED


def test_the_worst_verdict_counts() -> None:
    found = Audit(page(), (attack(Attacker.A0, S, S, U, D), attack(Attacker.A1, S, D, S, U)))
    assert found.safety[:2, :2].tolist() == [[S, D], [U, D]]
    assert (found.count(S), found.count(U), found.count(D)) == (1, 1, 2)
    assert list(found.by(Attacker.A1).cells(D)) == [(0, 1)]
    with pytest.raises(KeyError):
        found.by(Attacker.A2)


def test_cells_safe_in_parts_of_people_are_counted_apart_and_are_clean() -> None:
    found = Audit(page(), (attack(Attacker.A0, S, S, S, S, parts=1), attack(Attacker.A1, S, S, S, S, parts=2)))
    assert found.in_parts[:2, :2].tolist() == [[True, True], [False, False]]
    assert found.is_clean
    worse = Audit(page(), (attack(Attacker.A0, S, S, S, S, parts=1), attack(Attacker.A1, D, S, S, S)))
    assert not worse.in_parts.any()
    assert not worse.is_clean


@pytest.mark.parametrize(
    "given_away",
    [{"changes": (Change(0, "so L", None),)}, {"earlier": (("so L", U),)}, {"shown_small": ((0, 0),)}],
)
def test_a_page_of_safe_cells_can_give_something_else_away(given_away: dict) -> None:
    assert not Audit(page(), (attack(Attacker.A1, S, S, S, S),), **given_away).is_clean
