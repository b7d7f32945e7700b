"""Programmes that find other tables where moves at random do not: linear ones, and in whole numbers last of all."""

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["NEAR", "Programme"]

# A figure of the solver this close to a whole number is meant as one.
NEAR = 1e-6
# A whole-number search may branch so often, so that it ends at the same place everywhere: what is not found by then
# stays unproven.
BRANCHES = 2_000
# A linear programme ends after so many steps at the latest, most after a hundred.
STEPS = 5_000
# A change in parts of people is tried so many times over.
MULTIPLES = (1, 2, 3, 4, 6)
# HiGHS's number for the primal simplex method.
PRIMAL = 4

Figures = NDArray[np.float64]


class Programme:
    """All tables that the moves reach and the bounds allow.

    `moves` has a row for each move and a column for each place; `low` bounds the change of the places `bounded`, and
    `cap` says how far any of them may rise. Answers are changes, one figure for each place.
    """

    def __init__(
        self, moves: sparse.csr_matrix, bounded: NDArray[np.int64], low: Figures, cap: float, seed: int
    ) -> None:
        self._moves = sparse.csr_matrix(moves, dtype=np.float64)
        self._columns = self._moves.tocsc()
        self._bounded = bounded
        self._row_of = np.full(moves.shape[1], -1, dtype=np.int64)
        self._row_of[bounded] = np.arange(len(bounded))
        self._low, self._cap, self._seed = low[bounded], cap, seed
        self._solver = self._made(whole=False)

    def _made(self, *, whole: bool) -> highspy.Highs:
        solver = highspy.Highs()
        options: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "random_seed": self._seed % 2**31}
        # The true table always fits, so the primal method goes on from there, and ends where it has what is wanted.
        simplex: dict[str, bool | int | str] = {
            "presolve": "off",
            "simplex_strategy": PRIMAL,
            "simplex_iteration_limit": STEPS,
        }
        options.update({"mip_max_nodes": BRANCHES} if whole else simplex)
        for name, value in options.items():
            solver.setOptionValue(name, value)
        rows = sparse.csr_matrix(self._columns[:, self._bounded].T)
        model = highspy.HighsLp()
        many = self._moves.shape[0]
        model.num_col_, model.num_row_ = many, len(self._bounded)
        model.col_cost_ = np.zeros(many)
        model.col_lower_, model.col_upper_ = np.full(many, -highspy.kHighsInf), np.full(many, highspy.kHighsInf)
        model.row_lower_, model.row_upper_ = self._low, np.full(len(self._bounded), self._cap)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * many
        solver.passModel(model)
        return solver

    def least(self, costs: Figures) -> Figures | None:
        """The change of least cost, one cost for each place, in parts of people where need be; None where none came."""
        price = np.asarray(self._moves @ costs)
        self._solver.changeColsCost(len(price), np.arange(len(price), dtype=np.int32), price)
        self._solver.run()
        return self._answer(self._solver)

    def towards(self, place: int, by: int, pinned: NDArray[np.int64]) -> Figures | None:
        """The change by which a place comes as near as can be to `by` people more, and those `pinned` none.

        The search sets out from the true table, and ends as soon as the place has come so far: mostly after a few
        steps. In parts of people where need be; None where none came.
        """
        solver, entry = self._solver, self._columns[:, [place]]
        solver.addRow(min(by, 0), max(by, 0), entry.nnz, entry.indices, entry.data)
        for row in self._row_of[pinned].tolist():
            solver.changeRowBounds(row, 0.0, 0.0)
        solver.setBasis()
        costs = np.zeros(self._moves.shape[1])
        costs[place] = -np.sign(by)
        change = self.least(costs)
        solver.deleteRows(1, np.array([len(self._bounded)], dtype=np.int32))
        for row in self._row_of[pinned].tolist():
            solver.changeRowBounds(row, self._low[row], self._cap)
        return change

    def in_whole(self, change: Figures) -> Figures | None:
        """A change, or a small multiple of it, in whole people; None where there is none within the bounds."""
        for times in MULTIPLES:
            near = np.rint(change * times)
            if (np.abs(change * times - near) < NEAR).all():
                return near if (near[self._bounded] >= self._low).all() else None
        return None

    def whole(self, place: int, least: float, most: float, pinned: NDArray[np.int64]) -> Figures | None:
        """A change in whole people by which `place` gets from `least` to `most` more, and those `pinned` none.

        None where there is none, or where none was found.
        """
        solver = self._made(whole=True)
        entry = self._columns[:, [place]]
        solver.addRow(least, most, entry.nnz, entry.indices, entry.data)
        for row in self._row_of[pinned].tolist():
            solver.changeRowBounds(row, 0.0, 0.0)
        solver.run()
        change = self._answer(solver)
        if change is None or (np.abs(change - np.rint(change)) >= NEAR).any():
            return None
        return np.rint(change)

    def _answer(self, solver: highspy.Highs) -> Figures | None:
        if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        taken = np.array(solver.getSolution().col_value)
        if np.abs(taken - np.rint(taken)).max(initial=0.0) < NEAR:
            taken = np.rint(taken)
        change: Figures = np.asarray(self._moves.T @ taken)
        near = np.rint(change)
        change = np.where(np.abs(change - near) < NEAR / 10, near, change)
        fits = (change[self._bounded] >= self._low - NEAR / 10).all()
        return change if fits else None
