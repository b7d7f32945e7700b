"""Tables offered as proof are checked and never believed (R097), and pages that no table fits are refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.audit.frame import bounds_of, merge
from colonnade.core.disclosure.audit.offered import check, holders_of
from colonnade.core.disclosure.table import Alternatives, Dimension, Release, Rule, Table, TableError
from tests.unit.core.disclosure.audit.squares import ROUND, RULE, SQUARE, laid, offer, page


@pytest.mark.parametrize(
    ("offered", "fits", "accepted"),
    [
        (offer([[3, 5], [6, 4]], ROUND), True, [True]),
        (offer([[3, 5], [6, 4]], {0: 1, 1: -1}, ROUND), True, [False, True]),
        (offer([[3, 5], [6, 4]], {place: 6 * by for place, by in ROUND.items()}), True, [False]),
        (offer([[4, 5], [6, 4]], ROUND), False, [False]),
        (offer([[9, -1], [0, 10]], ROUND), False, [False]),
        (offer([[3, 5], [6, 4]], {7: 1}), False, [False]),
        (offer([[3, 5, 6, 4]], ROUND), False, [False]),
    ],
)
def test_only_what_agrees_counts(offered: Alternatives, fits: bool, accepted: list[bool]) -> None:
    frame = merge([page()])
    bounds = bounds_of(frame, [(0, page())], knows_rule=True)
    hidden = page().hidden.ravel()
    found = check(frame, bounds, offered, hidden, holders_of(frame, [()], [SQUARE.shape]))
    assert found.fits == fits
    assert found.accepted.tolist() == accepted
    assert (found.moved == (hidden if any(accepted) else False)).all()


def test_a_change_that_moves_an_insiders_own_cell_proves_nothing_to_them() -> None:
    frame = merge([page()])
    bounds = bounds_of(frame, [(0, page())], knows_rule=True)
    one = offer([[1, 7], [8, 2]], ROUND)
    holders = holders_of(frame, [(((0, 0),), ((1, 1),))], [SQUARE.shape])
    found = check(frame, bounds, one, page().hidden.ravel(), holders)
    # The second is wrong about their cell in the table to start from, and so learns nothing from it either.
    assert sorted(zip(found.person.tolist(), found.cell.tolist(), strict=True)) == [
        (0, 1),
        (0, 3),
        (0, 4),
        (1, 0),
        (1, 1),
        (1, 3),
    ]


def test_a_false_proof_does_no_harm() -> None:
    found = audit(page(), RULE, alternatives=offer([[9, 9], [9, 9]], ROUND))
    assert found.is_clean
    assert found.count(Safety.SAFE) == 4


def test_cells_that_the_page_leaves_out_are_asked_about() -> None:
    assert audit(page(absent=True), RULE).count(Safety.SAFE) == 4
    shown = replace(page(absent=True), status=page(absent=True).status.copy(), low=page(absent=True).low.copy())
    high, printed = page(absent=True).high.copy(), page(absent=True).shown.copy()
    shown.status[0, 1], shown.low[0, 1], high[0, 1], printed[0, 1] = 0, 5, 5, 5
    told = audit(replace(shown, high=high, shown=printed), RULE)
    assert told.safety[:2, :2].tolist() == [[3, 0], [3, 3]]
    assert told.shown_small == ((0, 1),)


def test_the_same_seed_gives_the_same_answer() -> None:
    one, two = (audit(page(), RULE, attackers=(Attacker.A1,), seed=4).by(Attacker.A1).proof for _ in range(2))
    assert [first.start.tolist() for first in one] == [second.start.tolist() for second in two]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    audit(page(), RULE, progress=lambda done, whole: told.append((done, whole)))
    assert told[-1] == (4, 4)


def test_a_width_asks_for_more() -> None:
    assert audit(page(), Rule(groups=False, width=7), attackers=(Attacker.A1,)).count(Safety.DISCLOSED) == 4
    assert audit(page(), Rule(groups=False, width=6), attackers=(Attacker.A1,)).count(Safety.SAFE) == 4


def test_totals_that_do_not_add_up_are_named_with_the_difference() -> None:
    cells = SQUARE.cells.copy()
    cells[0, 2] += 2
    with pytest.raises(TableError, match=r"Total is \d+, and its parts add up to \d+, which is 2 apart"):
        audit(Release.of(SQUARE.dimensions, cells, np.zeros(SQUARE.shape, dtype=np.bool_)), RULE)


def test_a_contradiction_that_only_all_sums_together_show() -> None:
    """Each line can be met by itself, but the margins of the hidden do not fit one another."""
    one = Table((Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2", "T3"))), np.array([[3, 5, 8], [6, 4, 9]]))
    cells = one.cells.copy()
    cells[0, 3] += 1
    cells[2, 3] += 1
    hidden = np.zeros(one.shape, dtype=np.bool_)
    hidden[:2, :3] = True
    with pytest.raises(TableError, match=r"No table fits this page: .* 1 apart"):
        audit(Release.of(one.dimensions, cells, hidden), RULE)


def test_everyone_in_one_category() -> None:
    one = Table(
        (
            Dimension("so", ("straight", "gay", "unknown"), unknown=frozenset({"unknown"})),
            Dimension("team", ("T1", "T2")),
        ),
        np.array([[0, 9], [12, 8], [30, 30]]),
    )
    found = audit(Release.of(one.dimensions, one.cells, np.zeros(one.shape, dtype=np.bool_)), Rule())
    assert (("so", (1, 0))) in {(group.dimension, group.cell) for group in found.groups}
    assert (("so", (0, 1))) not in {(group.dimension, group.cell) for group in found.groups}


HALVES = {place: by / 2 for place, by in ROUND.items()}
THIRDS = {place: 4 * by / 3 for place, by in ROUND.items()}


@pytest.mark.parametrize(
    ("change", "accepted", "moved"),
    [
        (THIRDS, True, True),
        (HALVES, True, False),
        ({**THIRDS, 0: 4 / 3 + 9e-7}, True, True),
        ({**THIRDS, 0: 4 / 3 + 3e-6}, False, False),
        ({**THIRDS, 0: float("nan")}, False, False),
        ({place: 5.5 * by for place, by in ROUND.items()}, False, False),
    ],
)
def test_parts_of_people_count_to_a_millionth_of_a_person(change: dict, accepted: bool, moved: bool) -> None:
    frame, bounds = laid(page())
    hidden = page().hidden.ravel()
    found = check(frame, bounds, offer([[3, 5], [6, 4]], change), hidden, holders_of(frame, [()], [SQUARE.shape]))
    assert found.accepted.tolist() == [accepted]
    assert (found.moved == (hidden & moved)).all()


def test_a_start_in_parts_of_people_is_held_to_the_page_too() -> None:
    frame, bounds = laid(page())
    nobody, none = holders_of(frame, [()], [SQUARE.shape]), np.zeros(0, dtype=np.int64)
    for off, fits in ((0.0, True), (9e-7, True), (3e-6, False)):
        start = np.array([[3.5 + off, 4.5], [5.5, 4.5]])
        one = Alternatives(start, np.zeros(1, dtype=np.int64), none, none)
        assert check(frame, bounds, one, page().hidden.ravel(), nobody).fits == fits


def test_whole_people_are_held_to_the_page_exactly() -> None:
    """A number that a floating-point number cannot hold is refused, not rounded."""
    frame, bounds = laid(page())
    nobody = holders_of(frame, [()], [SQUARE.shape])
    one = Alternatives(
        np.array([[3, 5], [6, 4]]), np.array([0, 2]), np.array([0, 0]), np.array([2**53 + 1, -(2**53)], dtype=np.int64)
    )
    assert not check(frame, bounds, one, page().hidden.ravel(), nobody).fits


def test_an_insider_does_not_notice_less_than_a_millionth() -> None:
    frame, bounds = laid(page())
    holders = holders_of(frame, [(((0, 0),),)], [SQUARE.shape])
    for change, noticed in ((THIRDS, [1, 3, 4]), ({0: 5e-7, 1: -5e-7}, [])):
        found = check(frame, bounds, offer([[1, 7], [8, 2]], change), page().hidden.ravel(), holders)
        assert found.accepted.all()
        assert found.cell.tolist() == noticed


def test_a_number_that_does_no_harm_settles_a_cell_for_whoever_the_table_fits() -> None:
    frame, bounds = laid(page())
    holders = holders_of(frame, [(((0, 0),), ((1, 1),))], [SQUARE.shape])
    one = offer([[1, 7], [8, 2]], ROUND)
    found = check(frame, bounds, one, page().hidden.ravel(), holders, harmful=(1, 7))
    pairs = sorted(zip(found.person.tolist(), found.cell.tolist(), strict=True))
    assert pairs == [(0, 1), (0, 4), (1, 0), (1, 1), (1, 3)]
