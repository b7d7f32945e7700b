"""Linear and whole-number programmes over the cells that a reader does not know, by HiGHS."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.elimination import Rows
from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.table import UNBOUNDED, Counts

__all__ = ["NEAR", "Found", "Programme"]

# How far from a whole number a solver's figure may be and still be meant as one.
NEAR = 1e-5
# A figure in parts of people that is so near a whole number is taken as that, so that small errors do not add up.
SMOOTHED = 1e-8
# A run is cut off after so many steps of the simplex method, and so many branches of a whole-number search.
_STEPS, _BRANCHES = 200_000, 400
# In case one step takes very long: seconds for one run, counted by the solver itself.
_SECONDS = 20.0
# And for all runs of one programme: what is not decided by then stays unproven.
_ALL_SECONDS = 180.0

Costs = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Found:
    """What a run came to: the values of the columns (None without any), and a bound that no table goes below."""

    values: Costs | None
    bound: float
    impossible: bool = False

    @property
    def whole(self) -> bool:
        """Whether the values are whole numbers, or nearly."""
        return self.values is not None and bool((np.abs(self.values - np.round(self.values)) < NEAR).all())


class Programme:
    """Everything that a page says about its unknown cells, as a programme that can be asked for many least values."""

    def __init__(self, frame: Frame, rows: Rows, bounds: Bounds, seed: int) -> None:
        """Set the programme up. Cells without an upper end get one far beyond every number of the page."""
        self.columns = rows.columns
        self._frame, self._bounds, self._rows = frame, bounds, rows
        known = bounds.high[bounds.high < UNBOUNDED]
        self.cap = 10 * (int(known.max()) if len(known) else 0) + 10_000
        self._base = np.isin(self.columns, frame.base)
        self._every = np.arange(len(self.columns), dtype=np.int32)
        self._parts = self._made(seed)
        # Its own solver, so that going back and forth does not cost the other its place.
        self._whole: highspy.Highs | None = None
        self._seed = seed

    def _made(self, seed: int) -> highspy.Highs:
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)  # noqa: FBT003 -- the solver's own signature
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", seed % 2**31)
        solver.setOptionValue("mip_max_nodes", _BRANCHES)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.5)
        solver.setOptionValue("simplex_iteration_limit", _STEPS)
        solver.passModel(self._model(self._rows, self._bounds))
        return solver

    def _model(self, rows: Rows, bounds: Bounds) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(rows.columns), len(rows.known)
        model.col_cost_ = np.zeros(len(rows.columns))
        model.col_lower_ = bounds.low[rows.columns].astype(np.float64)
        model.col_upper_ = np.minimum(bounds.high[rows.columns], self.cap).astype(np.float64)
        model.row_lower_ = model.row_upper_ = rows.known.astype(np.float64)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = rows.first.astype(np.int32)
        model.a_matrix_.index_ = rows.at.astype(np.int32)
        model.a_matrix_.value_ = rows.by.astype(np.float64)
        return model

    def least(self, costs: Costs) -> Found:
        """The least Σ costs·x over all that fits, where people may be split."""
        if self._is_spent:
            return Found(None, -np.inf)
        solver = self._run(self._parts, costs)
        status, info = solver.getModelStatus(), solver.getInfo()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return Found(None, np.inf, impossible=True)
        done = status == highspy.HighsModelStatus.kOptimal
        return Found(_values(solver), float(info.objective_function_value) if done else -np.inf)

    def least_within(self, costs: Costs, low: Costs, high: Costs) -> Found:
        """The same where each column is held within bounds of its own for this once. Its bound holds for these only."""
        every = self._every
        self._parts.changeColsBounds(len(every), every, low, np.minimum(high, self.cap))
        found = self.least(costs)
        own = self._model(self._rows, self._bounds)
        self._parts.changeColsBounds(len(every), every, np.array(own.col_lower_), np.array(own.col_upper_))
        return found

    def least_whole(self, costs: Costs, enough: float = -np.inf) -> Found:
        """The least Σ costs·x in whole people; any table at `enough` or below ends the search."""
        if self._is_spent:
            return Found(None, -np.inf)
        if self._whole is None:
            self._whole = self._made(self._seed)
            kinds = np.where(self._base, highspy.HighsVarType.kInteger.value, highspy.HighsVarType.kContinuous.value)
            self._whole.changeColsIntegrality(len(self._every), self._every, kinds.astype(np.uint8))
        self._whole.setOptionValue("objective_target", enough)
        solver = self._run(self._whole, costs)
        if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Found(None, np.inf, impossible=True)
        return Found(_values(solver), float(solver.getInfo().mip_dual_bound))

    @property
    def _is_spent(self) -> bool:
        """Whether the time for all runs together is used up, by the solvers' own clocks."""
        solvers = [self._parts] if self._whole is None else [self._parts, self._whole]
        return float(sum(solver.getRunTime() for solver in solvers)) >= _ALL_SECONDS

    def _run(self, solver: highspy.Highs, costs: Costs) -> highspy.Highs:
        solver.changeColsCost(len(self._every), self._every, costs)
        # The solver's clock runs on from one run to the next, and its limit is for all of them together.
        solver.setOptionValue("time_limit", solver.getRunTime() + _SECONDS)
        solver.run()
        return solver

    def table(self, found: Found) -> Counts | None:
        """The people in each combination of categories, where a run came to whole numbers. Not checked here."""
        if found.values is None or not found.whole:
            return None
        cells = self._bounds.low.copy()
        cells[self.columns] = np.round(found.values).astype(np.int64)
        return np.asarray(cells[self._frame.base], dtype=np.int64)

    def parts(self, found: Found) -> Costs | None:
        """The same in parts of people, where a run came to something that fits. Not checked here."""
        if found.values is None:
            return None
        cells = self._bounds.low.astype(np.float64)
        near = np.round(found.values)
        cells[self.columns] = np.where(np.abs(found.values - near) < SMOOTHED, near, found.values)
        return np.asarray(cells[self._frame.base], dtype=np.float64)

    def contradiction(self) -> str:
        """Where no table fits, and by how much: the sums that have to give way, by as few people as can be."""
        solver, rows = highspy.Highs(), len(self._rows.known)
        solver.setOptionValue("output_flag", False)  # noqa: FBT003 -- the solver's own signature
        solver.passModel(self._model(self._rows, self._bounds))
        every = np.arange(rows, dtype=np.int32)
        for by in (1.0, -1.0):
            endless = np.full(rows, highspy.kHighsInf)
            solver.addCols(rows, np.ones(rows), np.zeros(rows), endless, rows, every, every, np.full(rows, by))
        solver.run()
        values = np.array(solver.getSolution().col_value)
        if len(values) != len(self.columns) + 2 * rows:
            return "No table fits this page."
        given = np.abs(values[len(self.columns) :].reshape(2, rows)).max(axis=0)
        worst = int(given.argmax())
        if given[worst] < NEAR:
            return "No table fits this page: its numbers can be met with parts of people, but not with whole people."
        return (
            f"No table fits this page: at {self._frame.name(int(self._rows.whole[worst]))} "
            f"the numbers are {max(1, round(given[worst]))} apart from what the rest of the page adds up to."
        )


def _values(solver: highspy.Highs) -> Costs | None:
    """What the columns came to, where that fits."""
    if solver.getInfo().primal_solution_status != 2:  # noqa: PLR2004 -- the solver's figure for a solution that fits
        return None
    return np.array(solver.getSolution().col_value)
