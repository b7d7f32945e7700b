"""A page of four hidden cells with all their totals, which only one change can move."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.frame import Bounds, Frame, bounds_of, merge
from colonnade.core.disclosure.audit.solving import Question
from colonnade.core.disclosure.table import Alternatives, Dimension, Release, Rule, Table

SQUARE = Table((Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2"))), np.array([[3, 5], [6, 4]]))
RULE = Rule(groups=False)


def page(*, absent: bool = False) -> Release:
    """All four inner cells hidden, all margins shown; or the inner cells not there at all."""
    inner = np.zeros(SQUARE.shape, dtype=np.bool_)
    inner[:2, :2] = True
    return Release.of(SQUARE.dimensions, SQUARE.cells, inner & (not absent), absent=inner & absent)


def offer(start: list[list[int]], *changes: dict[int, int]) -> Alternatives:
    """A table and changes to it."""
    first = np.cumsum([0, *map(len, changes)])
    at, by = ([part for change in changes for part in side(change)] for side in (dict.keys, dict.values))
    return Alternatives(np.array(start), first, np.array(at, dtype=np.int64), np.array(by))


ROUND = {0: 1, 1: -1, 2: -1, 3: 1}


def question(one: Release, width: int = 0) -> Question:
    """All hidden cells of a page, asked by whoever knows the rule."""
    frame, bounds = laid(one)
    hidden = np.zeros(frame.size, dtype=np.bool_)
    hidden[frame.places[0][one.hidden.ravel()]] = True
    return Question(frame, equations_of(frame), bounds, hidden, width, 0)


def laid(one: Release) -> tuple[Frame, Bounds]:
    """The frame of one page, and what it says."""
    frame = merge([one])
    return frame, bounds_of(frame, [(0, one)], knows_rule=True)
