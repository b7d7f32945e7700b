"""The ledger: everything that was ever released, and what it means for the next release.

The way through: `prior` finds the earlier releases that a new table overlaps with. `changes_that_tell`, `known_before`
and `with_earlier_groups` tell `protect` what to do about them. `told_together` lists what two pages give away together,
and `seal` turns a release with a clean audit into the next `Entry`.
"""

from colonnade.core.disclosure.ledger.chain import Head, check_chain, head_of, overlapping, prior
from colonnade.core.disclosure.ledger.changes import (
    changes_that_tell,
    known_before,
    with_earlier_groups,
    without_groups,
)
from colonnade.core.disclosure.ledger.entry import Entry, Population, entry_from_plain_values, groups_of_people
from colonnade.core.disclosure.ledger.errors import LedgerError
from colonnade.core.disclosure.ledger.matching import renamed
from colonnade.core.disclosure.ledger.seal import Audited, Draft, seal
from colonnade.core.disclosure.ledger.told import Page, Told, told_together

__all__ = [
    "Audited",
    "Draft",
    "Entry",
    "Head",
    "LedgerError",
    "Page",
    "Population",
    "Told",
    "changes_that_tell",
    "check_chain",
    "entry_from_plain_values",
    "groups_of_people",
    "head_of",
    "known_before",
    "overlapping",
    "prior",
    "renamed",
    "seal",
    "told_together",
    "with_earlier_groups",
    "without_groups",
]
