"""The quick question: do these tables prove a page safe? Nothing is searched for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.frame import bounds_of, merge
from colonnade.core.disclosure.audit.insiders import pairs_left
from colonnade.core.disclosure.audit.offered import holders_of
from colonnade.core.disclosure.audit.solving import Question, Solved
from colonnade.core.disclosure.table import Alternatives, Cell, Release, Rule

__all__ = ["check_alternatives"]


def check_alternatives(
    release: Release, rule: Rule, alternatives: Alternatives, insiders: Iterable[Sequence[Cell]] = ()
) -> NDArray[np.bool_]:
    """The hidden cells that these tables prove safe from whoever knows the rule, and from every insider given.

    Shape: the codes of each dimension. Tables in parts of people count too. A hidden cell that is not among them may
    still be safe: `audit` looks further.
    """
    frame = merge([release])
    hidden = np.zeros(frame.size, dtype=np.bool_)
    hidden[frame.places[0][release.hidden.ravel()]] = True
    told = tuple(tuple(one) for one in insiders)
    bounds = bounds_of(frame, [(0, release)], knows_rule=True)
    outside = Question(frame, equations_of(frame), bounds, hidden, rule.width, 0)
    solved = Solved.of(outside, bounds, takes_parts=True)
    for one in alternatives.sorted_out():
        solved.take(one)
    proved = solved.safe | solved.in_parts
    if told and proved.any():
        holders = holders_of(frame, [told], [release.shown.shape])
        harmful = (rule.low, rule.high)
        question = replace(outside, harmful=harmful)
        proved[pairs_left(question, proved, holders, solved.proof) % frame.size] = False
    return np.asarray(proved[frame.places[0]].reshape(release.shown.shape) & release.hidden, dtype=np.bool_)
