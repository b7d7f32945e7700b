"""Sealing a release: the one way into the ledger, open only to what has a clean audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from colonnade.core.disclosure.ledger.chain import check_chain, head_of, overlapping
from colonnade.core.disclosure.ledger.entry import START, Entry, Population
from colonnade.core.disclosure.ledger.errors import LedgerError
from colonnade.core.disclosure.ledger.page import page_in_plain_values
from colonnade.core.disclosure.ledger.told import Page, told_together
from colonnade.core.disclosure.table import Release, Rule

__all__ = ["Audited", "Draft", "seal"]


class Asked(Protocol):
    """What sealing needs to know of one attack."""

    @property
    def attacker(self) -> str:
        """Who attacked: A0 to A3."""


class Audited(Protocol):
    """What sealing needs to know of an audit."""

    @property
    def release(self) -> Release:
        """The page that was audited."""

    @property
    def attacks(self) -> Sequence[Asked]:
        """Who was asked about."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is disclosed and nothing left unproven."""


@dataclass(frozen=True, eq=False)
class Draft:
    """A release that is to be sealed: the fields of `Entry` that are not settled by the ledger."""

    on: date
    title: str
    population: Population
    rule: Rule
    version: str
    release: Release
    counts_again: tuple[int, ...] = ()


def seal(entries: Sequence[Entry], draft: Draft, audit: Audited, *, seed: int = 0) -> Entry:
    """The entry that `draft` makes at the end of a ledger. Nothing is written.

    Raises LedgerError where the audit is of another page, did not ask about every attacker (A2 where the rule minds
    insiders, A3 where there are earlier pages to mind) or left anything disclosed or unproven, where the ledger does
    not hold, where the day is before that of the last entry, and where this page beside an earlier one tells of a few
    people; TableError
    where pages contradict one another. The sentences name no number of people.
    """
    check_chain(entries)
    if entries and draft.on < entries[-1].on:
        raise LedgerError(
            f"“{draft.title}” is of {draft.on}, before the last entry of the ledger, of {entries[-1].on}."
        )
    head = head_of(entries)
    entry = Entry(
        number=head.number + 1,
        previous=head.hash if entries else START,
        **{name: vars(draft)[name] for name in _FIELDS},
    )
    beside = overlapping(entries, entry.release.dimensions, entry.population, entry.counts_again)
    _check_audit(draft, audit, again=bool(beside))
    for earlier, same in beside:
        _check_beside(earlier, entry, same_people=same, seed=seed)
    return entry


_FIELDS = ("on", "title", "population", "rule", "version", "release", "counts_again")


def _check_audit(draft: Draft, audit: Audited, *, again: bool) -> None:
    if not _alike(audit.release, draft.release):
        raise LedgerError(f"“{draft.title}” cannot be sealed: the audit is of another page.")
    asked = {str(one.attacker) for one in audit.attacks}
    for attacker in ("A0", "A1", *(["A2"] if draft.rule.insiders else []), *(["A3"] if again else [])):
        if attacker not in asked:
            raise LedgerError(f"“{draft.title}” cannot be sealed: its audit did not ask about attacker {attacker}.")
    if not audit.is_clean:
        raise LedgerError(
            f"“{draft.title}” cannot be sealed: its audit found cells that can be worked out or are not proven safe."
        )


def _alike(one: Release, other: Release) -> bool:
    return page_in_plain_values(one) == page_in_plain_values(other)


def _check_beside(earlier: Entry, entry: Entry, *, same_people: bool, seed: int) -> None:
    pages = Page(earlier.release, earlier.title), Page(entry.release, entry.title)
    rule = max((earlier.rule, entry.rule), key=lambda one: one.high)
    told = told_together(*pages, rule, same_people=same_people, seed=seed)
    if told:
        number = "in 1 place" if len(told) == 1 else f"in {len(told)} places"
        raise LedgerError(
            f"“{entry.title}” cannot be sealed: beside “{earlier.title}” (entry {earlier.number}) it tells of a few "
            f"people exactly, {number}."
        )
