"""The cheapest numbers to hide besides, so that a cell that could not be proved can differ after all."""

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from colonnade.core.disclosure.protect.programme import NEAR
from colonnade.core.disclosure.protect.rows import Sums

__all__ = ["Mending"]

Figures = NDArray[np.float64]


class Mending:
    """Changes to the true table that may also change shown numbers, at the price of hiding those.

    A linear programme: every combination may take people more, or fewer down to `least`; each person by which a shown
    row is off costs the price of the row, so that short and cheap changes come out. A row of infinite price stays as
    it is.
    """

    def __init__(self, sums: Sums, shown: NDArray[np.bool_], price: Figures, least: int) -> None:
        self._sums = sums
        ones = np.ones(len(sums.rows.down))
        self._every = sparse.csr_matrix(
            (ones, sums.rows.down, sums.rows.down_first), shape=(len(sums.counts), len(sums.base))
        )
        self._low = least - self._people().astype(np.float64)
        self._solver = self._made(np.flatnonzero(shown), price)

    def _people(self) -> NDArray[np.int64]:
        lone = np.flatnonzero(np.diff(self._sums.rows.down_first) == 1)
        people = np.zeros(len(self._sums.base), dtype=np.int64)
        people[self._sums.rows.down[self._sums.rows.down_first[lone]]] = self._sums.counts[lone]
        return people

    def _made(self, rows: NDArray[np.int64], price: Figures) -> highspy.Highs:
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own signature
        solver.setOptionValue("threads", 1)
        one = sparse.identity(len(rows))
        matrix = sparse.csr_matrix(sparse.hstack([self._every[rows], -one, one]))
        width, model = len(self._low), highspy.HighsLp()
        free = np.isfinite(price[rows])
        cost = np.where(free, np.maximum(price[rows], 1.0), 0.0)
        far = np.where(free, highspy.kHighsInf, 0.0)
        model.num_col_, model.num_row_ = width + 2 * len(rows), len(rows)
        model.col_cost_ = np.concatenate([np.full(width, NEAR), cost, cost])
        model.col_lower_ = np.concatenate([self._low, np.zeros(2 * len(rows))])
        model.col_upper_ = np.concatenate([np.full(width, highspy.kHighsInf), far, far])
        model.row_lower_ = model.row_upper_ = np.zeros(len(rows))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
        model.a_matrix_.value_ = matrix.data
        solver.passModel(model)
        return solver

    def change(self, row: int, gap: int, pinned: tuple[int, ...]) -> Figures | None:
        """How each row (of all) changes in the cheapest change by which `row` has `gap` people more, or else fewer.

        The rows `pinned`, each of one combination, stay as they are. None where there is no such change.
        """
        for least, most in ((float(gap), highspy.kHighsInf), (-highspy.kHighsInf, -float(gap))):
            solver, entry = self._solver, self._every[[row]]
            solver.addRow(least, most, entry.nnz, entry.indices.astype(np.int32), entry.data)
            self._pin(pinned, to_nothing=True)
            solver.run()
            status, last = solver.getModelStatus(), solver.getNumRow() - 1
            found = np.array(solver.getSolution().col_value)[: len(self._low)]
            self._pin(pinned, to_nothing=False)
            solver.deleteRows(1, np.array([last], dtype=np.int32))
            if status == highspy.HighsModelStatus.kOptimal:
                change: Figures = np.asarray(self._every @ found)
                near = np.rint(change)
                return np.where(np.abs(change - near) < NEAR, near, change)
        return None

    def _pin(self, rows: tuple[int, ...], *, to_nothing: bool) -> None:
        for row in rows:
            place = int(self._sums.rows.down[self._sums.rows.down_first[row]])
            low, high = (0.0, 0.0) if to_nothing else (self._low[place], highspy.kHighsInf)
            self._solver.changeColBounds(place, low, high)
