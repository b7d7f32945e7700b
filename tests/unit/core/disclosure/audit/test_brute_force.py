"""The audit against brute force over all tables of whole people (R097): nothing is called safe that is not."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.table import Release, Rule, Status, Table, insiders
from colonnade.core.disclosure.table.earlier import Earlier
from tests.unit.core.disclosure.audit.brute import DIMENSIONS, MOVED, pages, tables, worlds

RULE = Rule(high=3, groups=False)
FEW = settings(max_examples=30, deadline=None, derandomize=True)


def shown_elsewhere(page: Release) -> np.ndarray:
    """Cells over the very same categories as one that is shown, such as a division of one team: no secret."""
    covers = [[row.tobytes() for row in one.members] for one in page.dimensions]
    cells = list(np.ndindex(page.low.shape))
    names = {cell: tuple(inside[at] for inside, at in zip(covers, cell, strict=True)) for cell in cells}
    shown = {names[cell] for cell in names if page.status[cell] == Status.SHOWN}
    return np.array([names[cell] in shown for cell in names]).reshape(page.low.shape)


def agrees(page: Release, found: np.ndarray, safety: np.ndarray, rule: Rule = RULE, *, absent: bool = True) -> None:
    """Hold verdicts against the numbers that every cell takes over all tables.

    `absent`: those of cells that the page does not have too. They are no secret where another page shows them.
    """
    least, most = found.min(axis=0).reshape(page.low.shape), found.max(axis=0).reshape(page.low.shape)
    told = most - least < max(rule.width, 1)
    hidden = page.status == Status.HIDDEN
    small = (page.status == Status.ABSENT) & (least >= rule.low) & (most <= rule.high) & ~shown_elsewhere(page)
    assert (safety[hidden & told] == Safety.DISCLOSED).all()
    assert (safety[hidden & ~told] == Safety.SAFE).all()
    assert not absent or (safety[small & told] == Safety.DISCLOSED).all()
    assert not (safety[~told] == Safety.DISCLOSED).any()
    assert not safety[page.status == Status.SHOWN].any()


@FEW
@given(st.data())
def test_outsiders(data: st.DataObject) -> None:
    page = data.draw(pages(data.draw(tables())))
    rule = Rule(high=3, groups=False, width=data.draw(st.sampled_from((0, 0, 2))))
    found = audit(page, rule, attackers=(Attacker.A0, Attacker.A1))
    for attacker in (Attacker.A0, Attacker.A1):
        agrees(page, worlds(page, knows_rule=attacker == Attacker.A1), found.by(attacker).safety, rule)
        proof_holds(page, found.by(attacker), attacker, rule)


def proof_holds(page: Release, attack, attacker: Attacker, rule: Rule) -> None:
    """The tables given as proof agree with the page, and safe cells differ between them."""
    fit = {tuple(one) for one in worlds(page, knows_rule=attacker != Attacker.A0)}
    seen = []
    for one in attack.proof:
        for at, by in [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)), *one]:
            people = one.start.ravel().copy()
            np.add.at(people, at, by)
            seen.append(Table(page.dimensions, people.reshape(one.start.shape)).cells.ravel())
            assert tuple(seen[-1]) in fit
    safe = (attack.safety == Safety.SAFE).ravel()
    if safe.any():
        assert (np.ptp(np.array(seen), axis=0)[safe] >= max(rule.width, 1)).all()


@FEW
@given(st.data())
def test_insiders(data: st.DataObject) -> None:
    table = data.draw(tables())
    page = data.draw(pages(table))
    told = [[cell for cell in cells if page.status[cell] == Status.HIDDEN] for cells in insiders(table)]
    safety = audit(page, RULE, attackers=(Attacker.A2,), insiders=told).by(Attacker.A2).safety
    worst = np.where(page.status == Status.HIDDEN, Safety.SAFE, Safety.NOT_ASKED)
    for cells in [[], *told]:
        found = worlds(page, known=cells)
        known = (found.min(axis=0) == found.max(axis=0)).reshape(worst.shape)
        if cells:
            known &= (found.max(axis=0) <= RULE.high).reshape(worst.shape)
        for own in cells:
            known[own] = False
        worst[known & (page.status == Status.HIDDEN)] = Safety.DISCLOSED
    hidden = page.status == Status.HIDDEN
    assert (safety[hidden] == worst[hidden]).all()


@FEW
@given(st.data())
def test_earlier_pages_of_the_same_people(data: st.DataObject) -> None:
    table = data.draw(tables([("so", "team")], most=7))
    moved = Table((DIMENSIONS["so"], MOVED), table.counts)
    page, old = data.draw(pages(table)), data.draw(pages(moved))
    inner = [_base(found, dims) for found, dims in ((worlds(page), table), (worlds(old), moved))]
    both = np.array(sorted({*map(tuple, inner[0])} & {*map(tuple, inner[1])}))
    cells = np.array([Table(table.dimensions, one.reshape(table.counts.shape)).cells.ravel() for one in both])
    safety = audit(page, RULE, attackers=(Attacker.A3,), prior=[Earlier(old, same_people=True)]).by(Attacker.A3).safety
    agrees(page, cells, safety, absent=False)


def _base(found: np.ndarray, table: Table) -> np.ndarray:
    shape = tuple(len(one.categories) for one in table.dimensions)
    return found.reshape(-1, *table.shape)[:, *(slice(0, size) for size in shape)].reshape(len(found), -1)


@FEW
@given(st.data())
def test_changes_between_pages_of_other_people(data: st.DataObject) -> None:
    old, new = data.draw(tables([("so", "team")])), data.draw(tables([("so", "team")]))
    before, page = data.draw(pages(old)), data.draw(pages(new))
    found = audit(page, RULE, attackers=(Attacker.A3,), prior=[Earlier(before, same_people=False)])
    sides = [worlds(one) for one in (page, before)]
    known = [(one.min(axis=0) == one.max(axis=0)) for one in sides]
    change = sides[0][0] - sides[1][0]
    stands = ((page.status != Status.ABSENT) | (before.status != Status.ABSENT)).ravel()
    told = known[0] & known[1] & stands & (np.abs(change) >= 1) & (np.abs(change) <= RULE.high)
    # D2 is T3 alone, and is found under that name.
    cells = zip(*np.unravel_index(np.flatnonzero(told), new.shape), strict=True)
    names = {new.name(cell).replace("team D2", "team T3") for cell in cells}
    assert {one.cell for one in found.changes} == names
    assert all(one.people is not None for one in found.changes)
