"""Linear and whole-number programmes over the cells that a reader does not know, by HiGHS."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.effort import Effort
from colonnade.core.disclosure.audit.elimination import Rows
from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.table import UNBOUNDED, Counts

__all__ = ["NEAR", "Found", "Programme"]

# How far from a whole number a solver's figure may be and still be meant as one.
NEAR = 1e-5
# A figure in parts of people that is so near a whole number is taken as that, so that small errors do not add up.
SMOOTHED = 1e-8
# A whole-number search is cut off after so many branches. No limit is a time: the same page has the same answer on
# every machine.
_BRANCHES = 400

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

    def __init__(self, frame: Frame, rows: Rows, bounds: Bounds, seed: int, effort: Effort | None = None) -> None:
        """Set the programme up. Cells without an upper end get one far beyond every number of the page.

        `effort` is what all runs may take; once it is spent, no run comes to anything.
        """
        self.columns = rows.columns
        self._effort = effort or Effort()
        self._frame, self._bounds, self._rows = frame, bounds, rows
        known = bounds.high[bounds.high < UNBOUNDED]
        self.cap = 10 * (int(known.max()) if len(known) else 0) + 10_000
        self._base = np.isin(self.columns, frame.base)
        self._every = np.arange(len(self.columns), dtype=np.int32)
        self._parts = self._made(seed)
        self._seed = seed

    def _made(self, seed: int) -> highspy.Highs:
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)  # noqa: FBT003 -- the solver's own signature
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", seed % 2**31)
        solver.setOptionValue("mip_max_nodes", _BRANCHES)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.5)
        solver.setOptionValue("simplex_iteration_limit", self._effort.steps_at_once(len(self.columns)))
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
        if self._effort.is_spent:
            return Found(None, -np.inf)
        solver = self._run(self._parts, costs)
        status, info = solver.getModelStatus(), solver.getInfo()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return Found(None, np.inf, impossible=True)
        done = status == highspy.HighsModelStatus.kOptimal
        return Found(_values(solver), float(info.objective_function_value) if done else -np.inf)

    def least_within(self, costs: Costs, low: Costs, high: Costs) -> Found:
        """The same where each column is held within bounds of its own for this once. Its bound holds for these only."""
        with self._held(self._parts, low, high):
            return self.least(costs)

    def least_whole(self, costs: Costs, enough: float = -np.inf) -> Found:
        """The least Σ costs·x in whole people; any table at `enough` or below ends the search."""
        if self._effort.is_spent:
            return Found(None, -np.inf)
        self._of_whole.setOptionValue("objective_target", enough)
        solver = self._run(self._of_whole, costs)
        if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Found(None, np.inf, impossible=True)
        return Found(_values(solver), float(solver.getInfo().mip_dual_bound))

    def least_whole_within(self, costs: Costs, low: Costs, high: Costs, enough: float = -np.inf) -> Found:
        """The same in whole people."""
        with self._held(self._of_whole, low, high):
            return self.least_whole(costs, enough)

    @cached_property
    def _of_whole(self) -> highspy.Highs:
        """A solver of its own for whole people, so that going back and forth does not cost the other its place."""
        solver = self._made(self._seed)
        kinds = np.where(self._base, highspy.HighsVarType.kInteger.value, highspy.HighsVarType.kContinuous.value)
        solver.changeColsIntegrality(len(self._every), self._every, kinds.astype(np.uint8))
        return solver

    @contextmanager
    def _held(self, solver: highspy.Highs, low: Costs, high: Costs) -> Iterator[None]:
        """Hold each column within bounds of its own for a while."""
        every = self._every
        solver.changeColsBounds(len(every), every, low, np.minimum(high, self.cap))
        yield
        own = self._model(self._rows, self._bounds)
        solver.changeColsBounds(len(every), every, np.array(own.col_lower_), np.array(own.col_upper_))

    def _run(self, solver: highspy.Highs, costs: Costs) -> highspy.Highs:
        solver.changeColsCost(len(self._every), self._every, costs)
        solver.run()
        self._effort.spend(int(solver.getInfo().simplex_iteration_count), len(self.columns))
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
