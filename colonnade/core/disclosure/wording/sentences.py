"""For every cell that a page does not show, a sentence that says so and why.

The sentences are made of the page alone. Two tables with the same page give the same sentences, so a sentence tells
nothing that the page does not. It never says that a number is small: many are not, and of the rest it would be
telling. Texts are English. For Welsh each template here becomes one message of gettext, with the groups of people as
its values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from colonnade.core.disclosure.table import Cell, Dimension, Release, Status
from colonnade.core.disclosure.wording.labels import Labels, listed

__all__ = ["Sentence", "sentence_for", "sentences"]

WHY = "so that nobody can be found out"
# More than these in one sentence are too many to take in.
_MOST_NAMED = 3


@dataclass(frozen=True)
class Sentence:
    """A text for people, and the cells it speaks of."""

    text: str
    cells: tuple[Cell, ...]


def sentence_for(release: Release, cell: Cell, labels: Labels | None = None) -> str:
    """The sentence of one cell that is hidden or absent, such as for the note of a star. Empty where a number is shown.

    Every hidden cell has the same sentence, but for the people it names.
    """
    words, status = labels or Labels(), release.status[cell]
    if status == Status.HIDDEN:
        return f"The number of {words.group(cell, release.dimensions)} is not shown, {WHY}."
    if status == Status.ABSENT:
        return _absent(release, cell, _Ladder(release).up(cell), words)
    return ""


def sentences(release: Release, labels: Labels | None = None) -> tuple[Sentence, ...]:
    """Sentences for all hidden and absent cells, each cell in exactly one of them, with few sentences for many cells.

    Hidden cells that differ only in the first dimension share a sentence, and so do absent ones that are counted
    together in one cell of the page.
    """
    words = labels or Labels()
    return (*_of_hidden(release, words), *_of_absent(release, words))


def _of_hidden(release: Release, words: Labels) -> Iterator[Sentence]:
    cells = [tuple(int(at) for at in cell) for cell in np.argwhere(release.hidden)]
    for rest, line in groupby(sorted(cells, key=lambda cell: (cell[1:], cell)), key=lambda cell: cell[1:]):
        together = tuple(line)
        yield Sentence(_hidden_line(release, rest, together, words), together)


def _hidden_line(release: Release, rest: Cell, cells: tuple[Cell, ...], words: Labels) -> str:
    dimensions = release.dimensions
    if len(cells) == 1:
        return sentence_for(release, cells[0], words)
    if len(cells) <= _MOST_NAMED:
        groups = listed(words.group(cell, dimensions) for cell in cells)
        return f"The numbers of {groups} are not shown, {WHY}."
    group = words.group((len(dimensions[0].codes) - 1, *rest), dimensions)
    by = words.dimension(dimensions[0].name)
    if len(cells) == len(dimensions[0].codes):
        return f"For {group}, no number is shown by {by}, {WHY}."
    return f"For {group}, some of the numbers by {by} are not shown, {WHY}."


class _Ladder:
    """The way from a cell up to larger groups of people.

    The first dimension is climbed only where there is no other way: nobody is counted with other letters while their
    own are counted anywhere. Dimensions with a hierarchy are climbed before those without.
    """

    def __init__(self, release: Release) -> None:
        self.release = release
        self.above = [_wholes(dimension) for dimension in release.dimensions]
        rest = range(1, len(release.dimensions))
        self.axes = tuple(sorted(rest, key=lambda axis: not release.dimensions[axis].hierarchies))

    def up(self, cell: Cell) -> Cell | None:
        """The nearest cell above that the page has, by the fewest steps."""
        return self._climb(cell, self.axes) or self._climb(cell, (*self.axes, 0))

    def _climb(self, cell: Cell, axes: tuple[int, ...]) -> Cell | None:
        rung = [cell]
        while rung:
            for one in rung:
                if self.release.status[one] != Status.ABSENT:
                    return one
            rung = list(dict.fromkeys(higher for one in rung for higher in self._one_step(one, axes)))
        return None

    def _one_step(self, cell: Cell, axes: tuple[int, ...]) -> Iterator[Cell]:
        for axis in axes:
            for whole in self.above[axis][cell[axis]]:
                yield (*cell[:axis], whole, *cell[axis + 1 :])


def _wholes(dimension: Dimension) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in dimension.codes]
    for one in dimension.sums:
        for part in one.parts:
            found[part].append(one.whole)
    return found


def _of_absent(release: Release, words: Labels) -> Iterator[Sentence]:
    ladder = _Ladder(release)
    below: dict[tuple[Cell | None, tuple[int, ...]], list[Cell]] = {}
    for place in np.argwhere(release.absent):
        cell = tuple(int(at) for at in place)
        higher = ladder.up(cell)
        below.setdefault((higher, _axes(cell, higher)), []).append(cell)
    for (higher, axes), cells in below.items():
        if len(cells) == 1:
            yield Sentence(_absent(release, cells[0], higher, words), tuple(cells))
        else:
            yield Sentence(_not_split(release, higher, axes, tuple(cells), words), tuple(cells))


def _axes(cell: Cell, higher: Cell | None) -> tuple[int, ...]:
    if higher is None:
        return ()
    return tuple(axis for axis, (one, other) in enumerate(zip(cell, higher, strict=True)) if one != other)


def _absent(release: Release, cell: Cell, higher: Cell | None, words: Labels) -> str:
    group = words.group(cell, release.dimensions)
    if higher is None:
        return f"The number of {group} is not on this page, {WHY}."
    return (
        f"The number of {group} is not given on its own, {WHY}. "
        f"They are counted with {words.group(higher, release.dimensions)}."
    )


def _not_split(
    release: Release, higher: Cell | None, axes: tuple[int, ...], cells: tuple[Cell, ...], words: Labels
) -> str:
    if higher is None:
        return f"Numbers of smaller groups are not on this page, {WHY}."
    by = listed(words.dimension(release.dimensions[axis].name) for axis in axes)
    group = words.group(higher, release.dimensions)
    how = "not split" if _all_below(release, higher, axes) == len(cells) else "not split all the way"
    return f"The number of {group} is {how} by {by}, {WHY}."


def _all_below(release: Release, higher: Cell, axes: tuple[int, ...]) -> int:
    """How many cells stand for a part of a cell in each of these dimensions."""
    many = 1
    for axis in axes:
        members = release.dimensions[axis].members
        inside = members[higher[axis]]
        many *= int((members[:, ~inside].sum(axis=1) == 0).sum()) - int((members == inside).all(axis=1).sum())
    return many
