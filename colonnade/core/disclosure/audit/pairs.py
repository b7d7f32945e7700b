"""Which insiders may still find out about which cells, while more and more tables are looked at."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.offered import Checked, Holders, check
from colonnade.core.disclosure.audit.solving import Question
from colonnade.core.disclosure.table import Alternatives

__all__ = ["Pairs"]

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(eq=False)
class Pairs:
    """Pairs of an insider and a cell that no table settles so far.

    `untouched`: asked cells that no table has moved, which are open for everyone but those who know them. `keys`: for
    cells that were moved, person × cells + cell of each pair that is open. `in_parts`: cells of which tables in parts
    of people settled some pair.
    """

    question: Question
    holders: Holders
    untouched: Mask
    keys: Places
    in_parts: Mask

    @classmethod
    def of(cls, question: Question, holders: Holders, asked: Mask) -> "Pairs":
        """Nothing is settled yet."""
        return cls(question, holders, asked.copy(), np.zeros(0, dtype=np.int64), np.zeros(len(asked), dtype=np.bool_))

    def copy(self) -> "Pairs":
        """The same, to go on from in another way."""
        return Pairs(self.question, self.holders, self.untouched.copy(), self.keys, self.in_parts.copy())

    @property
    def cells(self) -> Places:
        """The cells that are open for somebody, in order."""
        open_ = self.untouched.copy()
        open_[self.keys % self.question.frame.size] = True
        return np.flatnonzero(open_)

    @property
    def many(self) -> int:
        """How many pairs are open; cells that nothing moved count for everyone."""
        return len(self.keys) + int(self.untouched.sum()) * len(self.holders)

    def of_people(self) -> Places:
        """How many insiders each cell is open for; flat over the frame."""
        found = np.bincount(self.keys % self.question.frame.size, minlength=self.question.frame.size)
        return np.asarray(found + self.untouched * len(self.holders), dtype=np.int64)

    def people(self, cell: int) -> Places:
        """The insiders whom a cell is open for, in order."""
        size = self.question.frame.size
        if not self.untouched[cell]:
            return np.sort(self.keys[self.keys % size == cell] // size)
        owner = np.repeat(np.arange(len(self.holders)), np.diff(self.holders.first))
        return np.setdiff1d(np.arange(len(self.holders)), owner[self.holders.cells == cell])

    def take(self, offered: Alternatives) -> bool:
        """Look at tables; whether they settle any pair."""
        q = self.question
        asked = self.untouched.copy()
        asked[self.keys % q.frame.size] = True
        checked = check(q.frame, q.bounds, offered, asked, self.holders, width=q.width, harmful=q.harmful)
        if not checked.fits:
            return False
        keys = checked.person * q.frame.size + checked.cell
        stays = self._stays(checked, keys)
        settled = np.concatenate([self.keys[~stays] % q.frame.size, np.flatnonzero(self.untouched & checked.moved)])
        self.keys = np.concatenate([self.keys[stays], keys[self.untouched[checked.cell]]])
        self.untouched &= ~checked.moved
        if not offered.is_whole:
            self.in_parts[settled] = True
        return bool(len(settled))

    def _stays(self, checked: Checked, keys: Places) -> Mask:
        """Which pairs the tables checked leave as they were."""
        found: Mask = ~checked.moved[self.keys % self.question.frame.size]
        found[~found] = np.isin(self.keys[~found], keys)
        return found

    def drop(self, cells: Mask) -> None:
        """Ask no more about some cells."""
        self.untouched &= ~cells
        self.keys = self.keys[~cells[self.keys % self.question.frame.size]]

    def spread(self, most: int) -> Places:
        """Write the untouched cells out as pairs, if that makes no more than `most`; gives the cells left out."""
        left, room = np.flatnonzero(self.untouched), most // max(len(self.holders), 1)
        kept, lost = left[:room], left[room:]
        size = self.question.frame.size
        people = np.arange(len(self.holders))
        own = np.repeat(people, np.diff(self.holders.first)) * size + self.holders.cells
        rest = np.setdiff1d((people[:, None] * size + kept).ravel(), own)
        self.keys = np.sort(np.concatenate([self.keys, rest]))
        self.untouched[:] = False
        return lost
