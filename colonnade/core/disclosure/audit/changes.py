"""Changes between releases about people who came and went: a small one that can be worked out gives somebody away."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.frame import Bounds, Frame, bounds_of, merge
from colonnade.core.disclosure.audit.solving import Question, follow, solve
from colonnade.core.disclosure.audit.verdict import Change
from colonnade.core.disclosure.table import Alternatives, Release, Rule, Status

__all__ = ["changes_since"]

Mask = NDArray[np.bool_]


def changes_since(
    pages: Sequence[Release], old: Release, rule: Rule, offered: Sequence[Alternatives], seed: int, at: int
) -> Iterator[Change]:
    """The small changes from `old` to what `pages` say together, for every code of either that stands for the same.

    `at` is the number of the earlier release, for the findings; `offered` are tables that are said to fit `pages`.
    The two sides hold different people, so nothing but what is fixed on both sides fixes a change.
    """
    frame = merge([*pages, old])
    equations = equations_of(frame)
    new = follow(frame, equations, bounds_of(frame, list(enumerate(pages)), knows_rule=True))[0]
    before = follow(frame, equations, bounds_of(frame, [(len(pages), old)], knows_rule=True))[0]
    wanted = _comparable(frame, pages, old)
    asked = wanted & _may_be_small(new, before, rule)
    new, new_open = _settled(Question(frame, equations, new, asked & ~new.exact, 0, seed), offered)
    asked &= (new.exact | new_open) & _may_be_small(new, before, rule)
    before, before_open = _settled(Question(frame, equations, before, asked & ~before.exact, 0, seed), ())
    known = wanted & new.exact & before.exact
    people = new.low - before.low
    for cell in np.flatnonzero(known & (np.abs(people) >= 1) & (np.abs(people) <= rule.high)):
        yield Change(at, frame.name(int(cell)), int(people[cell]))
    unclear = asked & ~known & (new.exact | new_open) & (before.exact | before_open)
    for cell in np.flatnonzero(unclear & _may_be_small(new, before, rule)):
        yield Change(at, frame.name(int(cell)), None)


def _comparable(frame: Frame, pages: Sequence[Release], old: Release) -> Mask:
    """The cells that stand on a page of either side and hold only categories that both sides have."""
    here = np.zeros(frame.size, dtype=np.bool_)
    for place, page in zip(frame.places, [*pages, old], strict=True):
        here[place[page.status.ravel() != Status.ABSENT]] = True
    whole = np.ones(1, dtype=np.bool_)
    for at, axis in enumerate(frame.axes):
        sides = [_categories(axis.name, side) for side in (pages, [old])]
        if all(sides):
            only_one = np.array([name not in sides[0] & sides[1] for name in axis.labels[: axis.categories]])
            codes = ~(axis.members & only_one).any(axis=1)
        else:
            codes = np.arange(frame.shape[at]) == axis.everyone
        whole = np.logical_and.outer(whole, codes).ravel()
    return here & whole


def _categories(name: str, pages: Sequence[Release]) -> set[str]:
    """The categories of a dimension on some pages; none where they do not have it."""
    return {code for page in pages for one in page.dimensions if one.name == name for code in one.categories}


def _may_be_small(new: Bounds, before: Bounds, rule: Rule) -> Mask:
    """Where the change can be other than 0 and small."""
    least, most = new.low - before.high, new.high - before.low
    found = (most >= -rule.high) & (least <= rule.high) & ((least != 0) | (most != 0))
    return np.asarray(found, dtype=np.bool_)


def _settled(question: Question, offered: Sequence[Alternatives]) -> tuple[Bounds, Mask]:
    """Bounds with every asked cell fixed that can be worked out, and the cells that nothing is decided about."""
    if not question.asked.any():
        return question.bounds, np.zeros(question.frame.size, dtype=np.bool_)
    solved = solve(question, offered)
    return solved.bounds, solved.open
