"""Only a release with a clean audit goes into the ledger, and none that gives people away beside an earlier one."""

from dataclasses import dataclass
from datetime import date

import pytest

from colonnade.core.disclosure.ledger import LedgerError, check_chain, seal
from colonnade.core.disclosure.table import Release, Rule, TableError
from tests.unit.core.disclosure.ledger.pages import dimension, draft, page, table

LETTER, AGE = dimension("letter", "L", "G"), dimension("age", "young", "old")


@dataclass(frozen=True, eq=False)
class Attack:
    attacker: str


ALL = tuple(Attack(f"A{number}") for number in range(4))


@dataclass(frozen=True, eq=False)
class Found:
    release: Release
    attacks: tuple[Attack, ...] = ALL
    is_clean: bool = True


def sealed(entries, some):
    return seal(entries, some, Found(some.release))


def first():
    return sealed([], draft(page(table([LETTER], 20, 30))))


def test_sealed_entries_make_a_chain():
    one = first()
    two = sealed([one], draft(page(table([LETTER], 40, 60)), "Next year", on=date(2027, 4, 1)))
    check_chain([one, two])
    assert (one.number, two.number) == (1, 2)
    assert two.population.on == date(2027, 4, 1)


def test_without_a_clean_audit_nothing_is_sealed():
    some = draft(page(table([LETTER], 20, 30)))
    with pytest.raises(LedgerError, match="“Staff by letter” cannot be sealed: its audit found cells that can be work"):
        seal([], some, Found(some.release, is_clean=False))


def test_the_audit_of_another_page_seals_nothing():
    with pytest.raises(LedgerError, match="the audit is of another page"):
        seal([], draft(page(table([LETTER], 20, 30))), Found(page(table([LETTER], 20, 31))))


@pytest.mark.parametrize(
    ("before", "asked", "rule", "missing"),
    [
        (False, (0,), Rule(), "A1"),
        (False, (1, 2), Rule(), "A0"),
        (False, (0, 1), Rule(), "A2"),
        (False, (0, 1, 2), Rule(), None),
        (False, (0, 1), Rule(insiders=False), None),
        (True, (0, 1, 2), Rule(), "A3"),
        (True, (0, 1, 3), Rule(insiders=False), None),
    ],
)
def test_an_audit_that_left_an_attacker_out_seals_nothing(before, asked, rule, missing):
    some = draft(page(table([LETTER], 40, 60)), "Next", on=date(2027, 4, 1), rule=rule)
    found = Found(some.release, tuple(ALL[number] for number in asked))
    entries = [first()] if before else []
    if missing is None:
        assert seal(entries, some, found).title == "Next"
        return
    with pytest.raises(LedgerError, match=f"its audit did not ask about attacker {missing}"):
        seal(entries, some, found)


def test_days_go_forward():
    with pytest.raises(LedgerError, match="is of 2026-03-31, before the last entry of the ledger, of 2026-04-01"):
        sealed([first()], draft(page(table([LETTER], 40, 60)), on=date(2026, 3, 31)))


def test_a_page_that_tells_of_one_new_person_beside_an_earlier_one_is_refused_without_saying_how_many():
    with pytest.raises(LedgerError) as refused:
        sealed([first()], draft(page(table([LETTER], 21, 33)), "Next", on=date(2027, 4, 1)))
    assert str(refused.value) == (
        "“Next” cannot be sealed: beside “Staff by letter” (entry 1) it tells of a few people exactly, in 3 places."
    )


def test_the_greater_threshold_of_two_releases_counts():
    changed = draft(page(table([LETTER], 26, 40)), "Next", on=date(2027, 4, 1), rule=Rule(high=5))
    with pytest.raises(LedgerError, match="in 1 place"):
        sealed([first()], changed)


def test_a_linked_table_over_the_same_people_is_held_against_the_first():
    hidden = ("young", "L"), ("old", "L"), ("young", "G"), ("old", "G")
    one = sealed([], draft(page(table([LETTER], 13, 30))))
    letters = [(age, letter) for age in ("young", "old") for letter in ("L", "G", "Total")]
    two = draft(page(table([AGE, LETTER], 3, 15, 10, 15), *letters, ("Total", "L"), ("Total", "G")))
    assert sealed([one], two).number == 2
    told = draft(page(table([AGE, LETTER], 3, 15, 10, 15), ("young", "L"), ("Total", "L"), *hidden[2:], ("Total", "G")))
    with pytest.raises(LedgerError, match="in 1 place"):
        sealed([one], told)


def test_the_same_people_counted_in_two_ways_are_refused():
    with pytest.raises(TableError, match="cannot be over the same people"):
        sealed([first()], draft(page(table([LETTER], 21, 30))))


def test_a_ledger_that_does_not_hold_takes_nothing():
    one = first()
    two = sealed([one], draft(page(table([LETTER], 40, 60)), on=date(2027, 4, 1)))
    with pytest.raises(LedgerError, match="Entry 1 of the ledger is missing"):
        sealed([two], draft(page(table([LETTER], 60, 90)), on=date(2028, 4, 1)))
