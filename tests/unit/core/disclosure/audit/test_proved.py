"""The quick question: what offered tables prove by themselves."""

from __future__ import annotations

from colonnade.core.disclosure.audit import check_alternatives
from tests.unit.core.disclosure.audit.squares import ROUND, RULE, offer, page


def test_the_quick_question_is_answered_from_the_tables_alone() -> None:
    one = offer([[1, 7], [8, 2]], ROUND)
    assert check_alternatives(page(), RULE, one)[:2, :2].all()
    # Whoever is the one finds out the eight, which is no harm.
    assert check_alternatives(page(), RULE, one, [[(0, 0)]])[:2, :2].tolist() == [[True, False], [True, False]]
    assert not check_alternatives(page(), RULE, offer([[9, 9], [9, 9]], ROUND)).any()


def test_parts_of_people_prove_something_too() -> None:
    half, more = ({place: size * by for place, by in ROUND.items()} for size in (0.5, 1.5))
    assert not check_alternatives(page(), RULE, offer([[3, 5], [6, 4]], half)).any()
    assert check_alternatives(page(), RULE, offer([[3, 5], [6, 4]], half, more))[:2, :2].all()


def test_shown_cells_are_not_among_them() -> None:
    proved = check_alternatives(page(), RULE, offer([[3, 5], [6, 4]], ROUND))
    assert (proved == page().hidden).all()
