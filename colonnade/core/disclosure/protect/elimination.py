"""Which cells may be published, the largest first, so that no hidden one becomes determined.

Publishing a cell lets readers use one more equation. Each cell that is not yet published is kept as a sum over the
combinations that are still free, reduced by the equations published so far (Gaussian elimination, sparse and modulo a
prime). A cell whose sum becomes empty is determined. Two random numbers, the *marks* of a row, stand for it: a row is
empty where both its marks are 0, and two rows are multiples of one another where the ratios of their marks are equal. A
chance agreement, about one in 10^9, can only make a cell be hidden that need not be, or be found by the audit.

Three things are refused, each for good, since later publications only add equations:

- a publication that would determine a hidden cell;
- one that leaves an equation among counts at the rule's least value only, unless each side of it has such counts that
  stand in no earlier one: then all of them can be greater at once, and so nobody can tell that they are the least;
- one by which a person alone in a cell could compute another sensitive count (the insider rule).
"""

from collections.abc import Callable
from copy import copy, deepcopy
from typing import NamedTuple

import numpy as np
from numba.typed import Dict
from numba.types import int64  # type: ignore[attr-defined]
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.deciding import EMPTY, HIDDEN, OPEN, SHOWN, State, Task, begin, go_on
from colonnade.core.disclosure.protect.tableau import PRIME, Rows, grow, lay_out

__all__ = ["HIDDEN", "OPEN", "SHOWN", "Eliminated", "Elimination"]

# Told how many of the candidates are done, and how many there are.
Progress = Callable[[int, int], None]

# How many candidates are looked at between two words to whoever waits.
STRIDE = 2_000


class Eliminated(NamedTuple):
    """The status of each row, and the reduced rows: what of a hidden cell is left free."""

    status: NDArray[np.int8]
    rows: Rows

    def among(self, rows: NDArray[np.intp], before: "Eliminated") -> "Eliminated":
        """The same of more rows: those in `rows` are the first here, and all others stand as they did `before`."""
        status, many = before.status.copy(), len(rows)
        status[rows] = self.status[:many]
        start, length, room = np.zeros((3, len(status)), dtype=np.int64)
        for whole, part in ((start, self.rows.start), (length, self.rows.length), (room, self.rows.room)):
            whole[rows] = part[:many]
        return Eliminated(status, self.rows._replace(start=start, length=length, room=room))


def _marks(
    first: NDArray[np.int64], column: NDArray[np.int32], value: NDArray[np.int64], drawn: NDArray[np.int64]
) -> NDArray[np.int64]:
    sums = np.concatenate([[0], np.cumsum(value * drawn[column] % PRIME)])
    return np.asarray((sums[first[1:]] - sums[first[:-1]]) % PRIME, dtype=np.int64)


class Elimination:
    """One elimination on its way: what is `sensitive` is hidden, and candidates are published or hidden in turn.

    Row r of the system is the sum of the combinations `column[first[r]:first[r + 1]]`, each times its `value` if there
    are such. Rows that are `alone` hold one person; `least` marks the combinations whose count is the least that a
    hidden one can be.
    """

    def __init__(
        self,
        first: NDArray[np.int64],
        column: NDArray[np.int32],
        *,
        sensitive: NDArray[np.bool_],
        alone: NDArray[np.bool_],
        least: NDArray[np.bool_],
        insiders: bool,
        seed: int,
        value: NDArray[np.int64] | None = None,
    ) -> None:
        width, height = len(least), len(first) - 1
        value = np.ones(len(column), dtype=np.int64) if value is None else value
        one, two = np.random.default_rng(seed).integers(1, PRIME, (2, width), dtype=np.int64)
        self._insiders = insiders
        self._task = Task(
            order=np.zeros(0, dtype=np.int64),
            forced=False,
            price=np.zeros(height),
            most=np.inf,
            sensitive=sensitive,
            alone=alone,
            least=least,
            insiders=False,
        )
        self._tableau = lay_out(first, column, value, width)
        self._state = State(
            status=np.zeros(height, dtype=np.int8),
            lost=np.zeros(1),
            one=_marks(first, column, value, one),
            two=_marks(first, column, value, two),
            ratio=np.full(height, EMPTY, dtype=np.int64),
            bound=np.zeros(width, dtype=np.bool_),
            seen=np.full(height, -1, dtype=np.int64),
            hit=np.zeros(height, dtype=np.int64),
            factor=np.zeros(height, dtype=np.int64),
            new_one=np.zeros(height, dtype=np.int64),
            new_two=np.zeros(height, dtype=np.int64),
            new_ratio=np.zeros(height, dtype=np.int64),
            needed=np.zeros(2, dtype=np.int64),
        )
        self._known = Dict.empty(key_type=int64, value_type=int64)
        begin(self._known, self._task, self._state)

    def copy(self) -> "Elimination":
        """The same, to go on with in another way."""
        other = copy(self)
        vars(other).update(_tableau=deepcopy(self._tableau), _state=deepcopy(self._state), _known=self._known.copy())
        return other

    def force(self, order: NDArray[np.int64], progress: Progress | None = None) -> None:
        """Publish these, whatever follows from them."""
        self._run(self._task._replace(order=order, forced=True), progress)

    def offer(
        self,
        order: NDArray[np.int64],
        *,
        price: NDArray[np.float64] | None = None,
        most: float = np.inf,
        progress: Progress | None = None,
    ) -> bool:
        """Publish each of these, or hide it where it would tell something.

        False where hiding them would lose as much as `most`, by a price for each row: then the work is left there.
        """
        if self._insiders and not self._task.insiders:
            self._task = self._task._replace(insiders=True)
            begin(self._known, self._task, self._state)
        price = self._task.price if price is None else price
        return self._run(self._task._replace(order=order, price=price, most=most), progress)

    @property
    def left(self) -> Eliminated:
        """How it stands now, apart from what becomes of it."""
        status, nothing = self._state.status.copy(), np.zeros(2, dtype=np.int64)
        return Eliminated(status, grow(self._tableau, nothing, status == SHOWN).rows)

    @property
    def result(self) -> Eliminated:
        """What came of it."""
        return Eliminated(self._state.status, self._tableau.rows)

    def _run(self, task: Task, progress: Progress | None) -> bool:
        turn, end = 0, len(task.order)
        self._state.seen[:] = -1
        while turn < end:
            until = min(turn + STRIDE, end)
            turn = go_on(self._tableau, turn, until, task, self._state, self._known)
            if self._state.lost[0] >= task.most:
                return False
            if turn < until:
                self._tableau = grow(self._tableau, self._state.needed, self._state.status == SHOWN)
            if progress is not None:
                progress(turn, end)
        return True
