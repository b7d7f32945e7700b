"""Checking a ledger, and finding in it what a new table must be held against."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from colonnade.core.disclosure.ledger.entry import START, Entry, Population, groups_of_people
from colonnade.core.disclosure.ledger.errors import LedgerError
from colonnade.core.disclosure.ledger.matching import overlap
from colonnade.core.disclosure.table import Dimension
from colonnade.core.disclosure.table.earlier import Earlier

__all__ = ["Head", "check_chain", "head_of", "overlapping", "prior"]


@dataclass(frozen=True)
class Head:
    """Where a ledger ended: to be kept apart from it, since entries that were cut off its end leave no other mark."""

    number: int
    hash: str


def head_of(entries: Sequence[Entry]) -> Head:
    """Where a ledger ends; number 0 while it is empty."""
    return Head(entries[-1].number, entries[-1].hash) if entries else Head(0, START)


def check_chain(entries: Sequence[Entry], head: Head | None = None) -> None:
    """Raise LedgerError unless the entries are all there, in order, unchanged, and go on from `head` if it is given."""
    before = Head(0, START)
    hashes = {0: START}
    for entry in entries:
        if entry.number != before.number + 1:
            raise LedgerError(f"Entry {before.number + 1} of the ledger is missing: entry {entry.number} comes next.")
        if entry.previous != before.hash:
            raise LedgerError(
                f"Entry {entry.number} of the ledger does not follow entry {before.number}: one of them was changed."
            )
        before = Head(entry.number, entry.hash)
        hashes[entry.number] = entry.hash
    if head is not None and hashes.get(head.number) != head.hash:
        raise LedgerError(
            f"The ledger had reached entry {head.number} before, and that entry is missing now or is another one."
        )


def overlapping(
    entries: Sequence[Entry],
    dimensions: tuple[Dimension, ...],
    population: Population,
    counts_again: Collection[int] = (),
) -> tuple[tuple[Entry, bool], ...]:
    """The entries that a new table is to be held against, each with whether it counts exactly the same people.

    An entry is left out only where it shares no dimension and category by name, or where its population is said to have
    nobody in common. `counts_again`: numbers of entries that count the same people although named in another way.
    """
    groups = groups_of_people(entries)
    people = (population.who, population.on)
    same = {groups[one.number] for one in entries if (one.population.who, one.population.on) == people}
    same |= {groups[number] for number in counts_again if number in groups}
    return tuple(
        (entry, groups[entry.number] in same)
        for entry in entries
        if overlap(dimensions, entry.release.dimensions) and entry.population.may_overlap(population)
    )


def prior(
    entries: Sequence[Entry],
    dimensions: tuple[Dimension, ...],
    population: Population,
    counts_again: Collection[int] = (),
) -> tuple[Earlier, ...]:
    """The earlier releases that overlap with a new table, as `protect` and `audit` take them."""
    return tuple(
        Earlier(entry.release, same) for entry, same in overlapping(entries, dimensions, population, counts_again)
    )
