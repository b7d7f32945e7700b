"""Plan a page on which each letter stands alone, at the finest levels that are safe together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.plan.levels import Letter, Letters, resolve
from colonnade.core.disclosure.plan.reasons import Coverage, coverage, reasons
from colonnade.core.disclosure.plan.showing import Sums, offer, sensitive, show, with_zeros
from colonnade.core.disclosure.plan.weighing import Weights, count_letters, orders, weigh
from colonnade.core.disclosure.table import Alternatives, Dimension, Release, Rule, Status, Table, TableError
from colonnade.core.disclosure.table.release import UNBOUNDED
from colonnade.core.disclosure.wording import Labels

__all__ = ["Plan", "plan"]

TRIES = 4


@dataclass(frozen=True, eq=False)
class Plan:
    """A page with the letters apart, and what it was chosen from.

    `release` has no signs: a cell is shown, or the page has no such cell. `levels` says how far each letter is shown,
    coarse levels first, and `reasons` why no further, in words that are made of the release alone. `published` counts
    the cells of letters that are shown with somebody in them, and `fixed` the same for the page that the usual way
    leaves: one layout for all, the finest, with its totals, where cells are hidden until it is safe. `sensitive` marks
    the cells that nobody may find out, and `alternatives` are tables to start an audit with: neither is for readers.
    """

    letters: Letters
    release: Release
    levels: Mapping[Letter, tuple[Coverage, ...]]
    reasons: tuple[str, ...]
    published: int
    fixed: int
    sensitive: NDArray[np.bool_]
    alternatives: Alternatives

    @property
    def guarded(self) -> Release:
        """The release for an audit: what is absent and sensitive is marked as hidden, and may be any number from 0.

        An absent cell that follows from the page is as disclosed as a hidden one. Not for readers: it tells which
        absent cells are sensitive.
        """
        seen = self.release
        status = np.where(seen.absent & self.sensitive, Status.HIDDEN, seen.status).astype(np.uint8)
        return Release(seen.dimensions, status, seen.shown, seen.low, seen.high)


def plan(
    table: Table,
    letters: Letters | None = None,
    *,
    place: str,
    rule: Rule | None = None,
    weights: Weights | None = None,
    labels: Labels | None = None,
    tries: int = TRIES,
    seed: int = 0,
) -> Plan:
    """Show most cells of the letters, by weight, such that no sensitive cell can be computed from what is shown.

    `letters` are the categories to report apart, by dimension; without it, those of every dimension that says which of
    its categories mean unknown. `place` is the dimension of places; all others are second axes. `weights` says what a
    category is worth, by dimension (a letter 1, an unknown answer 0.2, other answers 0.05). Of `tries` orders the page
    worth most is taken. Answers for exact numbers only. The page is one that linear algebra finds safe, with every
    zero taken as known: audit `Plan.guarded` before it goes out. Raises TableError where a name is none of the table's,
    where the table is too large, and where it holds too few people for any number.
    """
    rule = rule or Rule()
    if rule.rounding or rule.width:
        raise TableError("A plan is made for exact numbers and without a width: the rule asks for something else.")
    chosen = resolve(table, letters, place)
    if rule.is_small(table.people) or not table.people:
        raise TableError("Nothing can be shown: the table holds too few people.")
    guarded = sensitive(table, rule, chosen)
    sums, worth = Sums(table), weigh(table, chosen, weights)
    pages = [show(sums, guarded.ravel(), order, rule, seed) for order in orders(table, chosen, worth, tries, seed)]
    page = max(pages, key=lambda page: float(worth.ravel()[page.cells].sum()))
    shown = page.cells.reshape(table.shape)
    release = _release(table, with_zeros(table, chosen, shown))
    return Plan(
        letters=chosen,
        release=release,
        levels=coverage(release, chosen, place),
        reasons=reasons(release, chosen, place, labels),
        published=count_letters(table, chosen, shown),
        fixed=_fixed(table, chosen, rule, seed),
        sensitive=guarded,
        alternatives=offer(sums, table, page.freedom),
    )


def _release(table: Table, shown: NDArray[np.bool_]) -> Release:
    status = np.where(shown, Status.SHOWN, Status.ABSENT).astype(np.uint8)
    low = np.where(shown, table.cells, 0)
    return Release(
        table.dimensions, status, np.where(shown, table.cells, -1), low, np.where(shown, table.cells, UNBOUNDED)
    )


def _fixed(table: Table, letters: Letters, rule: Rule, seed: int) -> int:
    """What is left of the finest layout: every large cell is tried, the largest first, whatever it tells of."""
    flat = Table(tuple(_flat(dimension) for dimension in table.dimensions), table.counts)
    guarded = sensitive(flat, rule, letters).ravel()
    order = np.argsort(-flat.cells.ravel(), kind="stable")
    shown = show(Sums(flat), guarded, order, rule, seed).cells.reshape(flat.shape)
    return count_letters(flat, letters, shown)


def _flat(dimension: Dimension) -> Dimension:
    return Dimension(dimension.name, dimension.categories, (), dimension.unknown)
