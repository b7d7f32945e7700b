"""Exact linear algebra on pages: what the numbers that are shown settle about those that are not.

All arithmetic is modulo a prime, so nothing is ever rounded. A system is completed at random twice over; an unknown
that comes out the same in both is settled by the equations, and its value is what came out. An unknown that is not
settled comes out the same by chance once in two thousand million times, and is then taken for settled: an error on the
careful side.
"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST_PEOPLE", "PRIME", "Equations", "complete", "signed"]

PRIME = 2**31 - 1
# A number and its negative must differ after the division by the prime, for counts and for changes of counts.
MOST_PEOPLE = 2**29
# From this many terms in the shortest equation on, whole arrays are quicker than one term at a time. Much fewer would
# make the arrays too large: in a table of 250,000 cells 24 leaves 4,263 equations, and 200 leaves 183.
_DENSE = 200

Residues = NDArray[np.int64]
Row = dict[int, int]


@dataclass(frozen=True, eq=False)
class Equations:
    """Sums of unknowns that are known: equation k says that its terms `first[k]:first[k + 1]` come to `right[k]`.

    `column` is the unknown of each term and `factor` what it is multiplied by; `unknowns` is how many there are.
    """

    unknowns: int
    first: NDArray[np.int64]
    column: NDArray[np.int64]
    factor: NDArray[np.int64]
    right: NDArray[np.int64]

    def rows(self) -> list[Row]:
        """Each equation as its factors by unknown, modulo the prime, with no factor 0."""
        found = []
        column, factor = self.column.tolist(), (self.factor % PRIME).tolist()
        for begin, end in zip(self.first[:-1].tolist(), self.first[1:].tolist(), strict=True):
            row: Row = {}
            for at in range(begin, end):
                row[column[at]] = (row.get(column[at], 0) + factor[at]) % PRIME
            found.append({unknown: by for unknown, by in row.items() if by})
        return found


class _Elimination:
    """Solves equations for one unknown after the other, the shortest equation and the rarest unknown first."""

    def __init__(self, equations: Equations) -> None:
        self.rows = equations.rows()
        self.right = (equations.right % PRIME).tolist()
        self.within: list[set[int]] = [set() for _ in range(equations.unknowns)]
        for number, row in enumerate(self.rows):
            for unknown in row:
                self.within[unknown].add(number)
        self.solved: list[tuple[int, Row, int]] = []
        self.contradicts = False

    def run(self) -> None:
        """Eliminate until no equation is left, or only long ones, which go on as one array."""
        queue = [(len(row), number) for number, row in enumerate(self.rows)]
        heapify(queue)
        while queue:
            length, number = heappop(queue)
            if length != len(self.rows[number]):
                continue
            if length > _DENSE:
                self._finish(sorted({number, *(number for _, number in queue)}))
                return
            if not length:
                self.contradicts |= self.right[number] != 0
                continue
            for changed in self._solve(number):
                heappush(queue, (len(self.rows[changed]), changed))

    def _solve(self, number: int) -> set[int]:
        row = self.rows[number]
        pivot = min(row, key=lambda unknown: len(self.within[unknown]))
        for unknown in row:
            self.within[unknown].discard(number)
        by = pow(row.pop(pivot), -1, PRIME)
        solved = {unknown: -factor * by % PRIME for unknown, factor in row.items()}
        right = self.right[number] * by % PRIME
        self.solved.append((pivot, solved, right))
        self.rows[number] = {}
        self.right[number] = 0
        for other in self.within[pivot]:
            self._replace(other, pivot, solved, right)
        return self.within[pivot]

    def _replace(self, number: int, pivot: int, solved: Row, right: int) -> None:
        row = self.rows[number]
        times = row.pop(pivot)
        self.right[number] = (self.right[number] - times * right) % PRIME
        for unknown, factor in solved.items():
            now = (row.get(unknown, 0) + times * factor) % PRIME
            if now:
                row[unknown] = now
                self.within[unknown].add(number)
            else:
                del row[unknown]
                self.within[unknown].discard(number)

    def _finish(self, numbers: list[int]) -> None:
        unknowns = sorted({unknown for number in numbers for unknown in self.rows[number]})
        place = {unknown: at for at, unknown in enumerate(unknowns)}
        block = np.zeros((len(numbers), len(unknowns) + 1), dtype=np.int64)
        for at, number in enumerate(numbers):
            for unknown, factor in self.rows[number].items():
                block[at, place[unknown]] = factor
            block[at, -1] = self.right[number]
        pivots = _reduce(block)
        self.contradicts |= bool(block[len(pivots) :, -1].any())
        for at, pivot in enumerate(pivots):
            (others,) = np.nonzero(block[at, :-1])
            row = {unknowns[o]: int(-block[at, o] % PRIME) for o in others.tolist() if o != pivot}
            self.solved.append((unknowns[pivot], row, int(block[at, -1])))


def _reduce(block: Residues) -> list[int]:
    """Bring an array of equations (last column: what they come to) to steps, in place; the pivot column of each."""
    pivots: list[int] = []
    for column in range(block.shape[1] - 1):
        top = len(pivots)
        (candidates,) = np.nonzero(block[top:, column])
        if not candidates.size:
            continue
        block[[top, top + candidates[0]]] = block[[top + candidates[0], top]]
        block[top] = block[top] * pow(int(block[top, column]), -1, PRIME) % PRIME
        below = top + 1 + np.flatnonzero(block[top + 1 :, column])
        (wide,) = np.nonzero(block[top])
        block[np.ix_(below, wide)] = (
            block[np.ix_(below, wide)] - block[below, column, None] * block[top, wide]
        ) % PRIME
        pivots.append(column)
    return pivots


def complete(equations: Equations, seed: int) -> tuple[Residues, bool]:
    """Two completions at random: shape (2, unknowns), modulo the prime, and whether the equations contradict.

    Deterministic for a seed. Where they contradict, the completions satisfy only some of them.
    """
    work = _Elimination(equations)
    work.run()
    chance = np.random.default_rng(seed)
    found = chance.integers(0, PRIME, (2, equations.unknowns), dtype=np.int64)
    first, second = found[0].tolist(), found[1].tolist()
    for pivot, row, right in reversed(work.solved):
        first[pivot] = (right + sum(factor * first[unknown] for unknown, factor in row.items())) % PRIME
        second[pivot] = (right + sum(factor * second[unknown] for unknown, factor in row.items())) % PRIME
    return np.array([first, second], dtype=np.int64), work.contradicts


def signed(residues: Residues) -> Residues:
    """Residues as the whole numbers nearest to 0 that have them."""
    whole = residues % PRIME
    return np.where(whole > PRIME // 2, whole - PRIME, whole)
