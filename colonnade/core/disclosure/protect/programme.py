"""Programmes in whole numbers, which find other tables where nothing else does."""

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from colonnade.core.disclosure.protect.simplex import NEAR

__all__ = ["Programme"]

# A search may branch so often, so that it ends at the same place everywhere: what is not found by then stays unproven.
BRANCHES = 2_000
# A change in parts of people is tried so many times over.
MULTIPLES = (1, 2, 3, 4, 6)

Figures = NDArray[np.float64]


class Programme:
    """All tables of whole people that the moves reach and the bounds allow.

    `moves` has a row for each move and a column for each place; `low` bounds the change of the places `bounded`, and
    `cap` says how far any of them may rise. Answers are changes, one figure for each place.
    """

    def __init__(
        self, moves: sparse.csr_matrix, bounded: NDArray[np.int64], low: Figures, cap: float, seed: int
    ) -> None:
        self._moves = sparse.csr_matrix(moves, dtype=np.float64)
        self._columns = self._moves.tocsc()
        self._bounded, self._low, self._cap, self._seed = bounded, low[bounded], cap, seed
        self._row_of = np.full(moves.shape[1], -1, dtype=np.int64)
        self._row_of[bounded] = np.arange(len(bounded))

    def _solver(self) -> highspy.Highs:
        solver = highspy.Highs()
        options: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "random_seed": self._seed % 2**31}
        for name, value in {**options, "mip_max_nodes": BRANCHES}.items():
            solver.setOptionValue(name, value)
        rows = sparse.csr_matrix(self._columns[:, self._bounded].T)
        model = highspy.HighsLp()
        many, least = self._moves.shape[0], len(self._bounded)
        model.num_col_, model.num_row_ = many, least
        model.col_cost_ = np.zeros(many)
        model.col_lower_, model.col_upper_ = np.full(many, -highspy.kHighsInf), np.full(many, highspy.kHighsInf)
        model.row_lower_, model.row_upper_ = self._low, np.full(least, self._cap)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        model.integrality_ = [highspy.HighsVarType.kInteger] * many
        solver.passModel(model)
        return solver

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
        solver = self._solver()
        entry = self._columns[:, [place]]
        solver.addRow(least, most, entry.nnz, entry.indices, entry.data)
        for row in self._row_of[pinned].tolist():
            solver.changeRowBounds(row, 0.0, 0.0)
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        taken = np.array(solver.getSolution().col_value)
        if (np.abs(taken - np.rint(taken)) >= NEAR).any():
            return None
        change: Figures = np.asarray(self._moves.T @ np.rint(taken))
        return change if (change[self._bounded] >= self._low).all() else None
