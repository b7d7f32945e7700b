"""What people who are alone in a cell can work out about others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.effort import Effort
from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.audit.offered import Holders
from colonnade.core.disclosure.audit.pairs import Pairs
from colonnade.core.disclosure.audit.sharing import Sharing
from colonnade.core.disclosure.audit.solving import LARGE, WHOLE_ONLY, Question, Solved, solve
from colonnade.core.disclosure.audit.verdict import Safety
from colonnade.core.disclosure.table import Alternatives, Counts

__all__ = ["FromInsiders", "from_insiders", "pairs_left"]

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
# What is asked for one insider alone: so many unknown cells over all who are asked for so. On a page of 1,000 these are
# 400 people; the cells of whoever is left then are unproven.
_ALONE = 400_000
# What the programmes for all insiders may take: about a minute.
EFFORT = 800_000_000
# So many pairs of an insider and a cell are written out; cells beyond are unproven.
_PAIRS = 20_000_000


@dataclass(frozen=True, eq=False)
class FromInsiders:
    """Flat arrays: verdicts, bounds and the cells that are safe in parts of people only; and all tables of proof."""

    verdict: NDArray[np.uint8]
    bounds: Bounds
    proof: tuple[Alternatives, ...]
    in_parts: Mask


@dataclass(eq=False)
class _Told:
    """What is found so far about each cell, the worst over all insiders. Flat arrays."""

    verdict: NDArray[np.uint8]
    low: Counts
    high: Counts
    in_parts: Mask

    def learn(self, found: Solved, cells: Places, own: Mask) -> None:
        """Take what one insider can do to these cells; `own` are those that hold nobody else."""
        unclear, told, parts = cells[found.open[cells]], cells[(found.disclosed & ~own)[cells]], found.in_parts[cells]
        self.unclear(unclear)
        self.verdict[told] = Safety.DISCLOSED
        self.low[told], self.high[told] = found.bounds.low[told], found.bounds.high[told]
        self.in_parts[cells[parts]] = True

    def unclear(self, cells: Places) -> None:
        """Nothing was found out about these cells."""
        self.verdict[cells] = np.maximum(self.verdict[cells], Safety.UNPROVEN)


def from_insiders(
    question: Question,
    solved: Solved,
    holders: Holders,
    verdict: NDArray[np.uint8],
    harmful: tuple[int, int],
    effort: int = EFFORT,
) -> FromInsiders:
    """Verdicts on the cells that an outsider cannot work out, the worst over all insiders. Flat arrays.

    `verdict` is what `solved` came to for the outsider. `harmful`: the least and the greatest count that it is harmful
    to find out; an insider may know others. First tables are looked for that serve many insiders at once, beginning
    with those found for the outsider; for each insider who is left then the page is asked again with what they know, up
    to a number of them and as long as `effort` lasts.
    """
    question = replace(question, harmful=harmful, effort=Effort(effort))
    asked = (verdict == Safety.SAFE) & (solved.bounds.low <= harmful[1]) & (solved.bounds.high >= harmful[0])
    told = _Told(verdict.copy(), solved.bounds.low.copy(), solved.bounds.high.copy(), solved.in_parts)
    pairs, proof = _shared(question, solved, holders, asked)
    told.in_parts |= pairs.in_parts
    told.unclear(pairs.spread(_PAIRS))
    proof += _one_by_one(pairs, told)
    told.in_parts |= pairs.in_parts
    return FromInsiders(told.verdict, Bounds(told.low, told.high), tuple(proof), told.in_parts)


def pairs_left(question: Question, asked: Mask, holders: Holders, proof: Sequence[Alternatives]) -> Places:
    """Pairs person × cells + cell that these tables do not settle, in order of person."""
    pairs = Pairs.of(question, holders, asked)
    for one in sorted(proof, key=lambda one: not one.is_whole):
        pairs.take(one)
    pairs.spread(pairs.many)
    return pairs.keys


def _shared(question: Question, solved: Solved, holders: Holders, asked: Mask) -> tuple[Pairs, list[Alternatives]]:
    """What is left after tables that serve many insiders, and all tables so far: whole ones before those in parts."""
    unknown = int((~solved.bounds.exact).sum())
    pairs = Pairs.of(question, holders, asked)
    whole, parts = ([one for one in solved.proof if one.is_whole is kind] for kind in (True, False))
    for one in whole:
        pairs.take(one)
    quick = pairs.copy()
    for one in parts if unknown > WHOLE_ONLY else []:
        quick.take(one)
    if not quick.many or unknown > LARGE:
        pairs, parts = quick, []
    if not pairs.many:
        return pairs, list(solved.proof)
    sharing = Sharing(pairs, solved.bounds, _Teller(question, pairs.many))
    sharing.run()
    for one in [*parts, *sharing.parts] if unknown > WHOLE_ONLY else []:
        pairs.take(one)
    return pairs, [*solved.proof, *sharing.proof, *sharing.parts]


class _Teller:
    """Tells how many pairs are settled, where anybody wants to know."""

    def __init__(self, question: Question, begun: int) -> None:
        self._progress, self._begun = question.progress, begun

    def __call__(self, pairs: Pairs) -> None:
        if self._progress is not None:
            self._progress(self._begun - pairs.many, self._begun)


def _one_by_one(pairs: Pairs, told: _Told) -> list[Alternatives]:
    """Ask the page again for each insider left, with what they know."""
    question, size, proof = pairs.question, pairs.question.frame.size, list[Alternatives]()
    unknown = max(int((~question.bounds.exact).sum()), 1)
    teller = _Teller(question, pairs.many)
    for _ in range(max(_ALONE // unknown, 1)):
        if not len(pairs.keys) or question.effort.is_spent:
            break
        person = int(pairs.keys[0]) // size
        mine = pairs.keys // size == person
        cells, pairs.keys = pairs.keys[mine] % size, pairs.keys[~mine]
        found = _one(question, pairs.holders, person, cells)
        told.learn(found, cells, _own(question.frame, pairs.holders.known_to(person), found))
        proof += found.proof
        pairs.drop(told.verdict != Safety.SAFE)
        for one in found.proof:
            pairs.take(one)
        teller(pairs)
    told.unclear(pairs.keys % size)
    return proof


def _one(question: Question, holders: Holders, person: int, cells: Places) -> Solved:
    asked = np.zeros(question.frame.size, dtype=np.bool_)
    asked[cells] = True
    known = question.bounds.fixed(holders.known_to(person), 1)
    return solve(replace(question, bounds=known, asked=asked, progress=None))


def _own(frame: Frame, known: Places, found: Solved) -> Mask:
    """Cells of which an insider finds out that one person is in them, and that is the insider.

    So it is where the cell lies in one that the insider is alone in, or the other way round: it may stand on an earlier
    page, and so not be among those that the insider was said to know.
    """
    one = found.question.asked & found.bounds.exact & (found.bounds.low == 1)
    result = np.zeros(frame.size, dtype=np.bool_)
    for cell in np.flatnonzero(one):
        result[cell] = any(frame.nested(int(cell), int(alone)) for alone in known)
    return result
