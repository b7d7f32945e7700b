"""An attack written apart from the engine, on a sample of hidden cells: what if our own audit is wrong?

Every cell of the page becomes one row of a linear programme over the combinations of categories, with nothing clever in
between; HiGHS is reached through scipy. Slow, so it only looks at small tables and at some of their cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, kron, vstack

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

    def by_people(self, cell: Cell) -> tuple[float, float]:
        """The same in whole people. A search that takes too long gives its bound, which is never too narrow."""
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
        return ends[0], -ends[1]

    def _goal(self, cell: Cell) -> NDArray[np.float64]:
        at = int(np.ravel_multi_index(cell, self.release.status.shape))
        return self.rows[[at]].toarray().ravel()


def _least_of(status: int, least: float | None) -> float:
    """A least value as found, minus infinity where there is none. A page that no table agrees with is an error here."""
    if status == 3:
        return -np.inf
    assert least is not None, "no table agrees with the page"
    return float(least)


@dataclass(frozen=True)
class Agreement:
    """How a sample of cells came out: here, and in the audit."""

    cells: int
    both_found: int
    both_missed: int
    only_attack: int
    only_audit: int


def compare(attack: Attack, disclosed: NDArray[np.bool_], *, sample: int, seed: int = 0) -> Agreement:
    """Attack some hidden cells and set that beside what an audit says of them: `disclosed`, over all cells."""
    hidden = np.argwhere(attack.release.hidden)
    draw = np.random.default_rng(seed)
    chosen = hidden[draw.permutation(len(hidden))[:sample]]
    pairs = [(_finds(attack, tuple(cell)), bool(disclosed[tuple(cell)])) for cell in chosen.tolist()]
    return Agreement(
        cells=len(pairs),
        both_found=pairs.count((True, True)),
        both_missed=pairs.count((False, False)),
        only_attack=pairs.count((True, False)),
        only_audit=pairs.count((False, True)),
    )


def _finds(attack: Attack, cell: Cell) -> bool:
    least, most = attack.by_fractions(cell)
    if np.floor(most + NEAR) - np.ceil(least - NEAR) < 1:
        return True
    least, most = attack.by_people(cell)
    return bool(np.floor(most + NEAR) - np.ceil(least - NEAR) < 1)
