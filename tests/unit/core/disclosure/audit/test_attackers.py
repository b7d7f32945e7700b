"""Who may read a page."""

from __future__ import annotations

from colonnade.core.disclosure.audit import Attacker


def test_who_knows_more_comes_later() -> None:
    """The audit asks in this order, as a proof against one holds against those who know less."""
    assert sorted(Attacker, reverse=True) == [Attacker.A3, Attacker.A2, Attacker.A1, Attacker.A0]
