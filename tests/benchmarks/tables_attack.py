"""An attack written apart from the engine, on a sample of hidden cells: what if our own audit is wrong?

Every cell of the page becomes one row of a linear programme over the combinations of categories, with nothing clever in
between; HiGHS is reached through scipy. Slow, so it only looks at small tables and at some of their cells.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, kron, vstack

from colonnade.core.disclosure.audit import Safety
from colonnade.core.disclosure.table import UNBOUNDED, Cell, Release

NEAR = 1e-6
# Seconds that whole numbers may take, for each end of each cell.
PATIENCE = 2.0


@dataclass(frozen=True, eq=False)
class Attack:
    """What somebody can find out who knows the sums and, if `knows_rule`, what a sign can stand for."""

    release: Release
    knows_rule: bool = True

    @cached_property
    def rows(self) -> csr_array:
        """Which combinations each cell of the page is the sum of."""
        members = [csr_array(one.members.astype(float)) for one in self.release.dimensions]
        whole = members[0]
        for one in members[1:]:
            whole = csr_array(kron(whole, one))
        return whole

    @cached_property
    def ends(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The least and the greatest of every cell, flat."""
        low, high = (ends.ravel().astype(float) for ends in (self.release.low, self.release.high))
        high[high >= UNBOUNDED] = np.inf
        if not self.knows_rule:
            hidden = self.release.hidden.ravel()
            low[hidden], high[hidden] = 0, np.inf
        return low, high

    def by_fractions(self, cell: Cell) -> tuple[float, float]:
        """The least and the greatest that a cell can be if people could be split."""
        low, high = self.ends
        upper, lower = np.isfinite(high), low > 0
        same = low == high
        rows = vstack([self.rows[upper & ~same], -self.rows[lower & ~same]])
        limits = np.concatenate([high[upper & ~same], -low[lower & ~same]])
        goal = self._goal(cell)
        found = [
            linprog(sign * goal, rows, limits, self.rows[same], low[same], bounds=(0, None), method="highs")
            for sign in (1, -1)
        ]
        return _least_of(found[0].status, found[0].fun), -_least_of(found[1].status, found[1].fun)

    def by_people(self, cell: Cell) -> tuple[float, float, int]:
        """The same in whole people, and by how many people two tables differ there that agree with the page.

        A search that takes too long gives its bound, which is never too narrow, and the best table so far, if any.
        """
        low, high = self.ends
        goal = self._goal(cell)
        found = [
            milp(
                sign * goal,
                integrality=np.ones_like(goal),
                bounds=Bounds(0, np.inf),
                constraints=LinearConstraint(self.rows, low, high),
                options={"time_limit": PATIENCE},
            )
            for sign in (1, -1)
        ]
        ends = [_least_of(one.status, one.mip_dual_bound) for one in found]
        tables = [np.rint(one.x) for one in found if one.x is not None and self._agrees(np.rint(one.x))]
        values = [int(goal @ one) for one in tables]
        return ends[0], -ends[1], max(values) - min(values) if values else 0

    def _agrees(self, table: NDArray[np.float64]) -> bool:
        low, high = self.ends
        cells = self.rows @ table
        return bool((table >= 0).all() and (cells >= low).all() and (cells <= high).all())

    def _goal(self, cell: Cell) -> NDArray[np.float64]:
        at = int(np.ravel_multi_index(cell, self.release.status.shape))
        return self.rows[[at]].toarray().ravel()


def _least_of(status: int, least: float | None) -> float:
    """A least value as found, minus infinity where there is none. A page that no table agrees with is an error here."""
    if status == 3:
        return -np.inf
    assert least is not None, "no table agrees with the page"
    return float(least)


class Opinion(Enum):
    """What the attack comes to on a cell."""

    FOUND = "found out"
    SAFE = "safe"
    OPEN = "not settled"


def compare(
    attack: Attack, safety: NDArray[np.uint8], *, sample: int, seconds: float, seed: int = 0
) -> Counter[tuple[Opinion, Safety]]:
    """Attack some hidden cells and pair that with the verdicts of an audit over all cells.

    It stops after so many seconds of the clock.
    """
    hidden = np.argwhere(attack.release.hidden)
    chosen = hidden[np.random.default_rng(seed).permutation(len(hidden))[:sample]]
    ends = time.monotonic() + seconds
    found: Counter[tuple[Opinion, Safety]] = Counter()
    for cell in map(tuple, chosen.tolist()):
        if time.monotonic() > ends:
            break
        found[_opinion(attack, cell), Safety(int(safety[cell]))] += 1
    return found


def _opinion(attack: Attack, cell: Cell) -> Opinion:
    least, most = attack.by_fractions(cell)
    if np.floor(most + NEAR) - np.ceil(least - NEAR) < 1:
        return Opinion.FOUND
    least, most, apart = attack.by_people(cell)
    if np.floor(most + NEAR) - np.ceil(least - NEAR) < 1:
        return Opinion.FOUND
    return Opinion.SAFE if apart else Opinion.OPEN
