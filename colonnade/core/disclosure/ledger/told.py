"""What two pages tell together that neither tells alone: differencing, in words.

Takes the public pages only, so it can be run on anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from colonnade.core.disclosure.ledger.matching import Match, matches
from colonnade.core.disclosure.ledger.reading import Reading, read, read_together
from colonnade.core.disclosure.table import TOTAL, Cell, Dimension, Release, Rule, Status, TableError, name_of

__all__ = ["Page", "Told", "told_together"]

Names = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False)
class Page:
    """A release with the words that people know it by, such as “Staff in post, 31 March 2026”."""

    release: Release
    title: str


@dataclass(frozen=True)
class Told:
    """A small number that two pages give away together.

    `people` is the change from the first page to the second, or, where `change` is False, the count itself. `first` and
    `second` name the cell on each page: each dimension with the codes that are added up there, empty where the page is
    not needed for it. `str()` of it is a sentence that gives the number away: it is for those who hold the truth.
    """

    change: bool
    people: int
    first: Names
    second: Names
    sentence: str

    def __str__(self) -> str:
        """The sentence."""
        return self.sentence


def told_together(first: Page, second: Page, rule: Rule, *, same_people: bool, seed: int = 0) -> tuple[Told, ...]:
    """Every cell where two pages together tell of 1 to `rule.high` people exactly.

    Over the same people: the counts that neither page shows and both together settle. Over other or overlapping people:
    the changes from `first` to `second` of what each page settles. Found by exact arithmetic; what bounds and whole
    numbers tell besides is for the audit. Raises TableError where a page does not add up, or where two pages that are
    said to be over the same people contradict one another.
    """
    if not same_people:
        return tuple(_changes(first, second, rule, seed))
    readings, contradicts = read_together((first.release, second.release), seed)
    if contradicts:
        raise TableError(
            f"“{first.title}” and “{second.title}” cannot be over the same people: their numbers contradict each other."
        )
    return tuple(_counts(first, second, readings, rule))


def _changes(first: Page, second: Page, rule: Rule, seed: int) -> Iterator[Told]:
    then, now = read(first.release, seed), read(second.release, seed)
    seen: set[tuple[Names, Names]] = set()
    for forward, one, other in ((True, now, then), (False, then, now)):
        for match in matches(one.release.dimensions, other.release.dimensions):
            for cell, change in _small_changes(one, other, match, rule):
                here = _sorted(_named(cell, one.release.dimensions, match))
                there = _sorted(match.names(cell, other.release.dimensions))
                pair = (there, here) if forward else (here, there)
                if pair in seen:
                    continue
                seen.add(pair)
                yield _change(first, second, pair, change if forward else -change)


def _small_changes(one: Reading, other: Reading, match: Match, rule: Rule) -> Iterator[tuple[Cell, int]]:
    there = Reading(other.release, match.carry(other.completions))
    change = one.values - there.values
    small = (np.abs(change) >= 1) & (np.abs(change) <= rule.high)
    for place in np.argwhere(match.possible & one.settled & there.settled & small):
        cell = tuple(int(at) for at in place)
        yield cell, int(change[cell])


def _named(cell: Cell, dimensions: tuple[Dimension, ...], match: Match) -> Names:
    """The cell on its own page, in the dimensions that both pages have."""
    return tuple(
        (dimension.name, (TOTAL if dimension.members[place].all() else dimension.codes[place],))
        for dimension, place, axis in zip(dimensions, cell, match.axes, strict=True)
        if axis is not None
    )


def _sorted(names: Names) -> Names:
    return tuple(sorted(names))


def _change(first: Page, second: Page, pair: tuple[Names, Names], change: int) -> Told:
    more = "more" if change > 0 else "fewer"
    people = "1 person" if abs(change) == 1 else f"{abs(change)} people"
    sentence = (
        f"Set beside {_words(pair[0])} in “{first.title}”, {_words(pair[1])} in “{second.title}” tells of exactly "
        f"{people} {more}."
    )
    return Told(change=True, people=change, first=pair[0], second=pair[1], sentence=sentence)


def _words(names: Names) -> str:
    said = [f"{name} {' + '.join(codes)}" for name, codes in names if codes != (TOTAL,)]
    return f"“{', '.join(said)}”" if said else "the total"


def _counts(first: Page, second: Page, readings: tuple[Reading, ...], rule: Rule) -> Iterator[Told]:
    seen: set[Names] = set()
    for page, other, reading in ((first, second, readings[0]), (second, first, readings[1])):
        dimensions = page.release.dimensions
        small = (reading.values >= rule.low) & (reading.values <= rule.high)
        for place in np.argwhere(reading.settled & small & (page.release.status != Status.SHOWN)):
            cell = tuple(int(at) for at in place)
            names = tuple(
                sorted((d.name, (d.codes[at],)) for d, at in zip(dimensions, cell, strict=True) if d.codes[at] != TOTAL)
            )
            if names in seen:
                continue
            seen.add(names)
            count = int(reading.values[cell])
            sentence = (
                f"“{page.title}” does not show {name_of(cell, dimensions)}; with “{other.title}” beside it, it can "
                f"only be {count}."
            )
            yield Told(
                change=False,
                people=count,
                first=names if page is first else (),
                second=names if page is second else (),
                sentence=sentence,
            )
