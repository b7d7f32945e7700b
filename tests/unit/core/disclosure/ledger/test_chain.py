"""A changed or lost entry is found, and what overlaps with a new table too."""

from dataclasses import replace
from datetime import date

import pytest

from colonnade.core.disclosure.ledger import Head, LedgerError, Population, check_chain, head_of, overlapping, prior
from tests.unit.core.disclosure.ledger.pages import dimension, page, table
from tests.unit.core.disclosure.ledger.test_entry import STAFF, entry

LETTER, AGE = dimension("letter", "L", "G"), dimension("age", "young", "old")


def chain(*entries):
    found = []
    for number, more in enumerate(entries, start=1):
        previous = found[-1].hash if found else "0" * 64
        found.append(entry(number=number, previous=previous, **more))
    return found


THREE = chain({}, {"title": "B"}, {"title": "C"})


def test_a_whole_chain_holds_and_so_does_an_empty_one():
    check_chain(THREE)
    check_chain([])
    check_chain(THREE, head_of(THREE[:2]))
    check_chain(THREE, head_of([]))


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        (THREE[1:], "Entry 1 of the ledger is missing: entry 2 comes next."),
        ([THREE[0], THREE[2]], "Entry 2 of the ledger is missing: entry 3 comes next."),
        ([THREE[0], THREE[0]], "Entry 2 of the ledger is missing: entry 1 comes next."),
        ([THREE[0], replace(THREE[1], title="X"), THREE[2]], "Entry 3 of the ledger does not follow entry 2"),
        ([replace(THREE[0], title="X"), *THREE[1:]], "Entry 2 of the ledger does not follow entry 1"),
    ],
)
def test_a_lost_or_changed_entry_is_named(entries, sentence):
    with pytest.raises(LedgerError, match=sentence):
        check_chain(entries)


@pytest.mark.parametrize("entries", [THREE[:2], [], [*THREE[:2], replace(THREE[2], title="X")]])
def test_entries_cut_off_the_end_are_found_by_the_head(entries):
    with pytest.raises(LedgerError, match="had reached entry 3 before"):
        check_chain(entries, head_of(THREE))


def test_the_head_is_where_the_ledger_ends():
    assert head_of(THREE) == Head(3, THREE[2].hash)
    assert head_of([]) == Head(0, "0" * 64)


def test_what_overlaps_with_a_new_table_is_found_with_whether_it_counts_the_same_people():
    patients = Population("patients", date(2026, 3, 31), ("staff in post",))
    leavers = Population("staff and leavers", date(2026, 3, 31))
    entries = chain(
        {},
        {"population": patients},
        {"population": leavers},
        {"release": page(table([AGE], 20, 30))},
        {"population": Population("head count", date(2026, 3, 31)), "counts_again": (1,)},
    )
    found = overlapping(entries, (LETTER,), STAFF)
    assert [(one.number, same) for one, same in found] == [(1, True), (3, False), (5, True)]
    assert [one.same_people for one in prior(entries, (LETTER,), STAFF)] == [True, False, True]
    assert prior(entries, (AGE,), STAFF)[0].release is entries[3].release


def test_a_new_table_may_say_itself_whose_people_it_counts_again():
    entries = chain({}, {"population": Population("head count", date(2026, 3, 31))})
    roll = Population("pay roll", date(2026, 3, 31))
    assert [same for _, same in overlapping(entries, (LETTER,), roll)] == [False, False]
    assert [same for _, same in overlapping(entries, (LETTER,), roll, (2,))] == [False, True]
