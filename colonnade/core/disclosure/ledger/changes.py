"""What earlier pages mean for a new table: which changes would tell of a few people, and what is known already.

For `protect`: it holds the truth of the new table, and of earlier ones only what readers have.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.ledger.matching import matches
from colonnade.core.disclosure.ledger.reading import Reading, read
from colonnade.core.disclosure.table import Counts, Dimension, Hierarchy, Release, Rule, Table
from colonnade.core.disclosure.table.earlier import Earlier

__all__ = ["changes_that_tell", "known_before", "with_earlier_groups", "without_groups"]

Mask = NDArray[np.bool_]


def changes_that_tell(table: Table, earlier: Earlier, rule: Rule, *, seed: int = 0) -> Mask:
    """The cells that must be hidden now, since an earlier page lets one work out how many there were then.

    True where somebody is in the cell now, the earlier page settles it, and 1 to `rule.high` people more or fewer are
    in it now: shape (codes of each dimension). All False where the new page is rounded, since a rounded number tells of
    no exact change. Deterministic for a seed. Raises TableError where the earlier page does not add up.
    """
    found = np.zeros(table.shape, dtype=np.bool_)
    if rule.rounding:
        return found
    for settled, then in _settled(table.dimensions, read(earlier.release, seed)):
        change = np.abs(table.cells - then)
        found |= settled & (change >= 1) & (change <= rule.high)
    return found & (table.cells > 0)


def known_before(table: Table, earlier: Earlier, *, seed: int = 0) -> Mask:
    """The cells that readers know already from a page over the same people: hiding them now hides nothing.

    Shape (codes of each dimension); all False for a page over other people. To be published before anything else, so
    that whatever is published later is held against them. Raises TableError where the earlier page does not add up.
    """
    found = np.zeros(table.shape, dtype=np.bool_)
    if earlier.same_people:
        for settled, then in _settled(table.dimensions, read(earlier.release, seed)):
            found |= settled & (then == table.cells)
    return found


def _settled(dimensions: tuple[Dimension, ...], reading: Reading) -> Iterator[tuple[Mask, Counts]]:
    """For each way to match: the cells that the earlier page settles, and what it settles them to."""
    for match in matches(dimensions, reading.release.dimensions):
        there = Reading(reading.release, match.carry(reading.completions))
        yield match.possible & there.settled, there.values


def with_earlier_groups(table: Table, earlier: Sequence[Earlier]) -> Table:
    """The table with the groups of earlier pages beside its own, so that they are protected together.

    A division that has lost a team is no cell of the new table, but its readers can still add it up. Each earlier group
    that can be made of today's categories, and that the table has not, becomes a group of a further hierarchy, under a
    name that no group of the table has. `without_groups` takes them off the page again.
    """
    dimensions = tuple(_widened(one, earlier) for one in table.dimensions)
    return Table(dimensions, table.counts, table.structural)


def _widened(dimension: Dimension, earlier: Sequence[Earlier]) -> Dimension:
    then = [d for one in earlier for d in one.release.dimensions if d.name == dimension.name]
    hierarchies = list(dimension.hierarchies)
    have = {frozenset(row.nonzero()[0].tolist()) for row in dimension.members}
    for number, one in enumerate(then, start=1):
        groups = _groups(one, dimension, have)
        have.update(groups.values())
        for code, inside in groups.items():
            name = _free(f"{code} (earlier {number})", dimension)
            rest = _free(f"not {name}", dimension)
            parents = {c: name if place in inside else rest for place, c in enumerate(dimension.categories)}
            hierarchies.append(Hierarchy.of(name, parents))
    return Dimension(dimension.name, dimension.categories, tuple(hierarchies), dimension.unknown)


def _groups(then: Dimension, now: Dimension, have: set[frozenset[int]]) -> dict[str, frozenset[int]]:
    """The groups of an earlier dimension as places of today's categories, without those there are already."""
    found: dict[str, frozenset[int]] = {}
    for place in range(len(then.categories), len(then.codes) - 1):
        inside = [then.categories[at] for at in np.flatnonzero(then.members[place])]
        places = frozenset(now.position[code] for code in inside if code in now.categories)
        if len(places) > 1 and places not in have and places not in found.values():
            found[then.codes[place]] = places
    return found


def _free(name: str, dimension: Dimension) -> str:
    while name in dimension.position:
        name += " "
    return name


def without_groups(release: Release, dimensions: tuple[Dimension, ...]) -> Release:
    """A page of `with_earlier_groups` cut down to the dimensions of the table as it was. Tells no more than before."""
    places = [
        [wide.position[code] for code in narrow.codes]
        for wide, narrow in zip(release.dimensions, dimensions, strict=True)
    ]
    grid = np.ix_(*places)
    return Release(dimensions, release.status[grid], release.shown[grid], release.low[grid], release.high[grid])
