"""What people who are alone in a cell can work out about others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.frame import Bounds
from colonnade.core.disclosure.audit.offered import Checked, Holders, check
from colonnade.core.disclosure.audit.solving import Question, Solved, solve
from colonnade.core.disclosure.audit.verdict import Safety
from colonnade.core.disclosure.table import Alternatives, Counts

__all__ = ["FromInsiders", "from_insiders", "pairs_left"]

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FromInsiders:
    """Flat arrays: verdicts, bounds and the cells that are safe in parts of people only; and all tables of proof."""

    verdict: NDArray[np.uint8]
    bounds: Bounds
    proof: tuple[Alternatives, ...]
    in_parts: NDArray[np.bool_]


@dataclass(eq=False)
class _Told:
    """What is found so far about each cell, the worst over all insiders. Flat arrays."""

    verdict: NDArray[np.uint8]
    low: Counts
    high: Counts
    in_parts: NDArray[np.bool_]

    def learn(self, found: Solved, cells: Places) -> None:
        """Take what one insider can do to these cells."""
        unclear, told, parts = cells[found.open[cells]], cells[found.disclosed[cells]], cells[found.in_parts[cells]]
        self.verdict[unclear] = np.maximum(self.verdict[unclear], Safety.UNPROVEN)
        self.verdict[told] = Safety.DISCLOSED
        self.low[told], self.high[told] = found.bounds.low[told], found.bounds.high[told]
        self.in_parts[parts] = True


def from_insiders(
    question: Question, solved: Solved, holders: Holders, verdict: NDArray[np.uint8], harmful: tuple[int, int]
) -> FromInsiders:
    """Verdicts on the cells that an outsider cannot work out, the worst over all insiders. Flat arrays.

    `verdict` is what `solved` came to for the outsider. `harmful`: the least and the greatest count that it is harmful
    to find out; an insider may know others. The tables found for the outsider settle most insiders at once; for each of
    the rest the page is asked again with what they know.
    """
    question = replace(question, harmful=harmful, progress=None)
    asked = (verdict == Safety.SAFE) & (solved.bounds.low <= harmful[1]) & (solved.bounds.high >= harmful[0])
    proof = list(solved.proof)
    told = _Told(verdict.copy(), solved.bounds.low.copy(), solved.bounds.high.copy(), solved.in_parts)
    pairs, parts = _settled(question, asked, holders, proof)
    told.in_parts[parts] = True
    while len(pairs):
        person = int(pairs[0]) // question.frame.size
        mine = pairs // question.frame.size == person
        cells = pairs[mine] % question.frame.size
        found = _one(question, holders, person, cells)
        told.learn(found, cells)
        proof += found.proof
        left = asked & (told.verdict == Safety.SAFE)
        pairs, parts = _not_yet(question, left, holders, found.proof, pairs[~mine])
        told.in_parts[parts] = True
    return FromInsiders(told.verdict, Bounds(told.low, told.high), tuple(proof), told.in_parts)


def pairs_left(question: Question, asked: NDArray[np.bool_], holders: Holders, proof: Sequence[Alternatives]) -> Places:
    """Pairs person × cells + cell that these tables do not settle, in order of person."""
    return _settled(question, asked, holders, proof)[0]


def _one(question: Question, holders: Holders, person: int, cells: Places) -> Solved:
    asked = np.zeros(question.frame.size, dtype=np.bool_)
    asked[cells] = True
    known = question.bounds.fixed(holders.known_to(person), 1)
    return solve(replace(question, bounds=known, asked=asked))


def _settled(
    question: Question, asked: NDArray[np.bool_], holders: Holders, proof: Sequence[Alternatives]
) -> tuple[Places, Places]:
    """Pairs that no table so far settles, in order of person, and the cells of those that only parts of people do."""
    pairs = _left(question, asked, holders, [one for one in proof if one.is_whole])
    return _not_yet(question, asked, holders, [one for one in proof if not one.is_whole], pairs)


def _left(question: Question, asked: NDArray[np.bool_], holders: Holders, proof: Sequence[Alternatives]) -> Places:
    """Pairs that no table of whole people settles, in order of person."""
    everyone, pairs = asked.copy(), np.zeros(0, dtype=np.int64)
    for one in proof:
        checked, keys = _checked(question, asked, holders, one)
        new = keys[everyone[checked.cell]]
        pairs = np.concatenate([pairs[_stays(question, checked, keys, pairs)], new])
        everyone &= ~checked.moved
    cells, people = np.flatnonzero(everyone), np.arange(len(holders))
    own = np.repeat(people, np.diff(holders.first)) * question.frame.size + holders.cells
    rest = np.setdiff1d((people[:, None] * question.frame.size + cells).ravel(), own)
    return np.sort(np.concatenate([pairs, rest]))


def _checked(
    question: Question, asked: NDArray[np.bool_], holders: Holders, one: Alternatives
) -> tuple[Checked, Places]:
    q = question
    checked = check(q.frame, q.bounds, one, asked, holders, width=q.width, harmful=q.harmful)
    return checked, checked.person * question.frame.size + checked.cell


def _stays(question: Question, checked: Checked, keys: Places, pairs: Places) -> NDArray[np.bool_]:
    """Which pairs the tables checked leave as they were."""
    return np.asarray(~checked.moved[pairs % question.frame.size] | np.isin(pairs, keys), dtype=np.bool_)


def _not_yet(
    question: Question,
    asked: NDArray[np.bool_],
    holders: Holders,
    proof: Sequence[Alternatives],
    pairs: Places,
) -> tuple[Places, Places]:
    """The pairs that remain after new tables, without cells whose verdict is already the worst.

    And the cells of pairs that tables in parts of people settle; tables of whole people are looked at first.
    """
    pairs = pairs[asked[pairs % question.frame.size]]
    parts = [np.zeros(0, dtype=np.int64)]
    for one in sorted(proof, key=lambda one: not one.is_whole):
        checked, keys = _checked(question, asked, holders, one)
        stays = _stays(question, checked, keys, pairs)
        if not one.is_whole:
            parts.append(pairs[~stays] % question.frame.size)
        pairs = pairs[stays]
    return pairs, np.concatenate(parts)
