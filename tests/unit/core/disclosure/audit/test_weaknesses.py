"""What people do today, attacked (R097): every known weakness of published tables is found."""

from __future__ import annotations

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.table import UNBOUNDED, Dimension, Hierarchy, Release, Rule, Table, insiders
from colonnade.core.disclosure.table.earlier import Earlier
from tests.factories.tables import table

SMALL = Rule(groups=False)


def starred(one: Table, rounding: int = 0) -> Release:
    """The usual export: a sign for 1 to 7, everything else as it is or to the nearest 5."""
    cells = one.cells
    hidden = (cells >= 1) & (cells <= 7)
    return Release.of(one.dimensions, cells, hidden, rounding=rounding, smallest=8 if rounding else 1, sign=(1, 7))


def test_the_usual_star_gives_away_most_of_what_it_hides() -> None:
    one = table("t3_so_age_team", 10_000)
    found = audit(starred(one), SMALL, attackers=(Attacker.A0, Attacker.A1))
    assert found.count(Safety.UNPROVEN) == 0
    assert found.by(Attacker.A0).count(Safety.DISCLOSED) == 164
    told = found.by(Attacker.A1).safety == Safety.DISCLOSED
    assert (told.sum(), starred(one).hidden.sum()) == (594, 743)
    assert (found.by(Attacker.A1).least[told] == one.cells[told]).all()


def test_few_stars_in_a_large_table_are_all_given_away() -> None:
    """As of millions of people, where each star stands alone in its line."""
    small = table("t3_so_age_team", 10_000)
    counts = 500 * (small.counts + 1)
    for place in range(6):
        counts[place, place, 5 * place] = place + 1
    found = audit(starred(Table(small.dimensions, counts)), SMALL, attackers=(Attacker.A0,))
    assert (found.count(Safety.DISCLOSED), found.count(Safety.SAFE)) == (6, 0)


def test_rounding_the_rest_protects_a_small_table() -> None:
    one = table("t2_so_team", 10_000)
    found = audit(starred(one, rounding=5), SMALL, attackers=(Attacker.A0, Attacker.A1))
    assert found.count(Safety.SAFE) == starred(one).hidden.sum()


def test_somebody_alone_computes_others() -> None:
    """The two hidden in a row of 4 are 1 and 3: whoever is the one knows of the three."""
    one = Table((Dimension("so", ("L", "G", "B")), Dimension("team", ("T1", "T2"))), np.array([[1, 3], [4, 2], [9, 9]]))
    hidden = np.zeros(one.shape, dtype=np.bool_)
    hidden[:2, :2] = True
    page = Release.of(one.dimensions, one.cells, hidden)
    alone = [(0, 0)]
    found = audit(page, SMALL, attackers=(Attacker.A1, Attacker.A2), insiders=[alone])
    assert (found.by(Attacker.A1).safety[hidden] == Safety.SAFE).all()
    assert found.by(Attacker.A2).safety[:2, :2].tolist() == [[1, 3], [3, 3]]
    assert not found.is_clean
    pairs = audit(page, SMALL, attackers=(Attacker.A2,)).exposed_if_alone
    assert ((0, 0), (0, 1)) in {(one.alone, one.learns) for one in pairs}


def test_who_is_alone_in_a_real_page_is_found() -> None:
    one = table("t3_so_age_team", 10_000)
    found = audit(starred(one), SMALL, attackers=(Attacker.A1, Attacker.A2), insiders=insiders(one))
    assert found.by(Attacker.A2).count(Safety.UNPROVEN) == 0
    assert found.by(Attacker.A2).count(Safety.DISCLOSED) > found.by(Attacker.A1).count(Safety.DISCLOSED)


def test_hidden_zeros_hide_nothing() -> None:
    """The hidden of a line add up to the hidden of its whole: with zeros among them, nothing is left to choose."""
    one = Table((Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2"))), np.array([[0, 0], [3, 20]]))
    hidden = np.zeros(one.shape, dtype=np.bool_)
    hidden[:2, :2] = True
    page = Release.of(one.dimensions, one.cells, hidden, sign=(0, UNBOUNDED))
    assert audit(page, SMALL, attackers=(Attacker.A0,)).count(Safety.DISCLOSED) == 4


def test_small_increments_between_two_releases() -> None:
    before, after = table("t3_so_age_team", 10_000), table("t3_so_age_team", 10_000)
    generator = np.random.default_rng(3)
    counts = after.counts.copy()
    np.add.at(counts.reshape(-1), generator.choice(counts.size, 60, p=counts.ravel() / counts.sum()), 1)
    after = Table(before.dimensions, counts)
    found = audit(starred(after), SMALL, attackers=(Attacker.A3,), prior=[Earlier(starred(before), same_people=False)])
    true = {before.name(tuple(cell)) for cell in np.argwhere(after.cells - before.cells == 1).tolist()}
    ones = {change.cell for change in found.changes if change.people == 1}
    assert len(ones) > 50
    assert ones <= true
    assert not found.is_clean


def test_the_same_people_sorted_another_way() -> None:
    """T3 moved to another division: the two pages together give its number, and neither does alone."""
    teams, rows = ("T1", "T2", "T3", "T4", "T5"), Dimension("so", ("L",))
    pages = []
    for divisions in (("D1", "D1", "D1", "D2", "D2"), ("D1", "D1", "D2", "D2", "D2")):
        hierarchy = Hierarchy("division", tuple(zip(teams, divisions, strict=True)))
        one = Table((rows, Dimension("team", teams, (hierarchy,))), np.array([[3, 20, 5, 30, 40]]))
        hidden = np.zeros(one.shape, dtype=np.bool_)
        hidden[:, :5] = True
        pages.append(Release.of(one.dimensions, one.cells, hidden))
    assert audit(pages[0], SMALL, attackers=(Attacker.A1,)).count(Safety.SAFE) == 10
    both = audit(pages[0], SMALL, attackers=(Attacker.A3,), prior=[Earlier(pages[1], same_people=True)])
    safety = both.by(Attacker.A3).safety[0, :5]
    assert [Safety(one).name for one in safety] == ["SAFE", "SAFE", "DISCLOSED", "SAFE", "SAFE"]
    assert both.by(Attacker.A3).least[0, 2] == 5


def test_a_page_gives_away_what_an_earlier_one_hid() -> None:
    """Another table of the same people, without teams, tells what the first hid in its margin."""
    so, team = Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2"))
    full = Table((so, team), np.array([[1, 2], [30, 40]]))
    hidden = np.ones(full.shape, dtype=np.bool_)
    hidden[2] = False
    first = Release.of(full.dimensions, full.cells, hidden)
    second = Release.of((so,), full.cells[:, -1], np.zeros(3, dtype=np.bool_))
    prior = [Earlier(first, same_people=True)]
    found = audit(second, SMALL, attackers=(Attacker.A3,), prior=prior)
    assert found.shown_small == ((0,),)
    assert not found.earlier
    known = full.cells.copy()
    hidden[0, 0] = False
    linked = Release.of(full.dimensions, known, hidden)
    found = audit(
        Release.of((team,), full.cells[-1], np.zeros(3, dtype=np.bool_)),
        SMALL,
        prior=[Earlier(linked, same_people=True)],
    )
    assert found.earlier == (("team T1, so G", Safety.DISCLOSED),)
    assert not found.is_clean


@pytest.mark.parametrize("sign", [(1, UNBOUNDED), (1, 7)])
def test_a_suppressed_grand_total_still_has_an_answer(sign: tuple[int, int]) -> None:
    one = Table((Dimension("so", ("L", "G")),), np.array([3, 2]))
    hidden = np.array([True, False, True])
    page = Release.of(one.dimensions, one.cells, hidden, sign=sign)
    assert audit(page, SMALL, attackers=(Attacker.A0, Attacker.A1)).count(Safety.SAFE) == 2
