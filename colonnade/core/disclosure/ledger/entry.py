"""One entry of the ledger: what was released, when, about whom and by which rule. Nothing of the truth is in it."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from colonnade.core.disclosure.ledger.errors import LedgerError
from colonnade.core.disclosure.ledger.page import (
    fields,
    page_from_plain_values,
    page_in_plain_values,
    text,
    texts,
    whole,
)
from colonnade.core.disclosure.table import UNBOUNDED, Release, Rule, Status

__all__ = ["START", "Entry", "Population", "entry_from_plain_values", "groups_of_people"]

START = "0" * 64
_LONGEST = 200
_HASH = re.compile(r"[0-9a-f]{64}")


def _text(what: str, text: str) -> None:
    if not text.strip() or len(text) > _LONGEST or not text.isprintable():
        raise LedgerError(f"The {what} is one line of 1 to {_LONGEST} letters.")


@dataclass(frozen=True)
class Population:
    """Which people a release counts, such as “staff in post” on 31 March 2026.

    `apart_from` names populations that have nobody in common with this one on any day, so that the two need not be held
    against each other. Raises LedgerError.
    """

    who: str
    on: date
    apart_from: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a population without a name, and one that is apart from itself."""
        for name in (self.who, *self.apart_from):
            _text("name of a population", name)
        if self.who in self.apart_from:
            raise LedgerError(f"“{self.who}” cannot be apart from itself.")

    def may_overlap(self, other: "Population") -> bool:
        """Whether somebody may be counted in both."""
        return self.who not in other.apart_from and other.who not in self.apart_from


@dataclass(frozen=True, eq=False)
class Entry:
    """A release that was sealed, tied by `previous` to the entry before it.

    `on` is the day of the release, `version` that of the software, and `counts_again` has the numbers of earlier
    entries that count exactly the same people although their population is written in another way. Raises LedgerError
    where the values make no entry, and where the page holds more than its readers may see.
    """

    number: int
    on: date
    title: str
    population: Population
    rule: Rule
    version: str
    release: Release
    previous: str = START
    counts_again: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be an entry."""
        if self.number < 1 or (self.number == 1) != (self.previous == START):
            raise LedgerError(f"Entry {self.number} does not say rightly which entry it follows.")
        if not _HASH.fullmatch(self.previous):
            raise LedgerError(f"Entry {self.number} follows something that is no hash.")
        _text("title of a release", self.title)
        _text("version of the software", self.version)
        if not all(1 <= one < self.number for one in self.counts_again):
            raise LedgerError(f"Entry {self.number} can count the people again of an earlier entry only.")
        if list(self.counts_again) != sorted(set(self.counts_again)):
            raise LedgerError(f"The entries that entry {self.number} counts again are not in order.")
        _only_public(self.release)

    def plain(self) -> dict[str, Any]:
        """The entry as plain values that can be written as JSON."""
        people = self.population
        return {
            "number": self.number,
            "on": self.on.isoformat(),
            "title": self.title,
            "population": {"who": people.who, "on": people.on.isoformat(), "apart_from": list(people.apart_from)},
            "rule": dict(vars(self.rule)),
            "version": self.version,
            "release": page_in_plain_values(self.release),
            "previous": self.previous,
            "counts_again": list(self.counts_again),
        }

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the plain values as JSON with sorted keys, no spaces and ASCII letters only, in hexadecimal."""
        text = json.dumps(self.plain(), sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def entry_from_plain_values(values: object) -> Entry:
    """The entry that plain values describe, every one of them checked. Raises LedgerError and TableError."""
    number, on, title, population, rule, version, release, previous, again = fields(
        values, "number", "on", "title", "population", "rule", "version", "release", "previous", "counts_again"
    )
    if not isinstance(again, list):
        raise LedgerError("a list of entries that are counted again is missing")
    most = 10**9
    return Entry(
        number=whole(number, 1, most),
        on=_day(on),
        title=text(title),
        population=_population(population),
        rule=_rule(rule),
        version=text(version),
        release=page_from_plain_values(release),
        previous=text(previous),
        counts_again=tuple(whole(one, 1, most) for one in again),
    )


def _population(values: object) -> Population:
    who, on, apart_from = fields(values, "who", "on", "apart_from")
    return Population(text(who), _day(on), texts(apart_from))


def _rule(values: object) -> Rule:
    low, high, insiders, groups, rounding, width = fields(
        values, "low", "high", "insiders", "groups", "rounding", "width"
    )
    if not isinstance(insiders, bool) or not isinstance(groups, bool):
        raise LedgerError("a rule says yes or no to insiders and groups")
    return Rule(
        whole(low, 0, UNBOUNDED),
        whole(high, 0, UNBOUNDED),
        insiders,
        groups,
        whole(rounding, 0, 5),
        whole(width, 0, UNBOUNDED),
    )


def _day(value: object) -> date:
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise LedgerError("a day such as 2026-03-31 is missing") from None


def _only_public(release: Release) -> None:
    """Refuse a page whose bounds say more of a hidden cell than that it is hidden."""
    if (release.status > Status.ABSENT).any():
        raise LedgerError("A cell of a page is shown, hidden or absent.")
    if (release.shown[release.status != Status.SHOWN] != -1).any() or (release.shown[_seen(release)] < 0).any():
        raise LedgerError("The page gives a number for a cell that it does not show, or none for one that it shows.")
    for status, what in ((Status.HIDDEN, "hidden"), (Status.ABSENT, "absent")):
        at = release.status == status
        if at.any() and (np.ptp(release.low[at]) or np.ptp(release.high[at])):
            raise LedgerError(f"The bounds of the {what} cells differ from one another, which tells of the truth.")
    if (release.high > UNBOUNDED).any():
        raise LedgerError("A bound of the page is greater than any count.")


def _seen(release: Release) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    return np.asarray(release.status == Status.SHOWN)


def groups_of_people(entries: Sequence[Entry]) -> dict[int, int]:
    """For each entry's number the number of the first entry that counts exactly the same people.

    Two do so where their population has the same name and day, or where one says that it counts those of the other
    again; and so on in steps.
    """
    first: dict[int, int] = {}
    by_people: dict[tuple[str, date], int] = {}
    for entry in sorted(entries, key=lambda one: one.number):
        people = (entry.population.who, entry.population.on)
        found = {first[number] for number in entry.counts_again if number in first}
        found |= {first[by_people[people]]} if people in by_people else set()
        group = min(found, default=entry.number)
        first = {number: group if of in found else of for number, of in first.items()} | {entry.number: group}
        by_people.setdefault(people, entry.number)
    return first
