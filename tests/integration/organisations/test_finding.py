"""Organisations are found by code, or by words of their name; those that are open come first (R010)."""

from __future__ import annotations

from datetime import date

import pytest

from colonnade.apps.organisations.actions import register_organisation
from colonnade.apps.organisations.selectors import find_organisations, organisation_by_code
from colonnade.foundation.tenancy.models import Kind, Organisation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def make(code: str, name: str, closed: date | None = None) -> Organisation:
    """An organisation of the register."""
    return Organisation.objects.create(code=code, name=name, kind=Kind.TRUST, has_ods_code=True, closed_on=closed)


def codes(text: str) -> list[str]:
    """The codes of what is found."""
    return [one.code for one in find_organisations(text, TODAY)]


@pytest.fixture
def some(db: None) -> None:
    """Five trusts."""
    make("RX1", "Fenland Care NHS Trust")
    make("RX2", "Weald Care NHS Trust")
    make("RX3", "Care of the Fens", closed=date(2020, 1, 1))
    make("RX4", "Fenland Community Trust", closed=TODAY)
    make("CARE", "Saltby Council")


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RX1", ["RX1"]),
        ("rx1", ["RX1"]),
        (" rx1 ", ["RX1"]),
        ("fenland", ["RX1", "RX4"]),
        ("TRUST fenland", ["RX1", "RX4"]),
        ("fen", ["RX1", "RX3", "RX4"]),
        ("care", ["CARE", "RX1", "RX2", "RX3"]),
        ("fenland council", []),
        ("", []),
        ("   ", []),
        ("%", []),
        ("_", []),
        ("'; DROP TABLE", []),
    ],
)
def test_what_is_found_in_which_order(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_twenty_at_most_and_the_best_of_many() -> None:
    """However many there are, the one of that code comes first, and those that are open before those that are not."""
    for number in range(230):
        make(f"A{number:03}", f"Care {number:03}", closed=date(2020, 1, 1))
    make("ZZZ", "Care that is open")
    make("CARE", "Another")
    found = codes("care")
    assert len(found) == 20
    assert found[:3] == ["CARE", "ZZZ", "A000"]


@pytest.mark.usefixtures("some")
def test_an_address_may_be_in_any_case() -> None:
    for code in ("RX1", "rx1", "Rx1"):
        found = organisation_by_code(code)
        assert found is not None
        assert found.code == "RX1"
    assert organisation_by_code("RX") is None


def test_an_organisation_without_a_code_gets_one_from_its_name() -> None:
    """R010: charities, practices and councils work the same way."""
    made = [
        register_organisation(name=name, kind=Kind.CHARITY)
        for name in ("Saltby Friends", "saltby friends", "Ünïcode – ♥")
    ]
    assert [one.code for one in made] == ["saltby-friends", "saltby-friends-2", "unicode"]
    assert [one.has_ods_code for one in made] == [False] * 3
    long = register_organisation(name="A very long name of a group that goes on and on", kind=Kind.CHARITY)
    assert len(long.code) <= 40
    assert register_organisation(name="♥", kind=Kind.OTHER).code == "organisation"


def test_a_code_of_the_registers_is_never_given_again() -> None:
    make("RX1", "Fenland Care")
    assert register_organisation(name="Something", kind=Kind.OTHER, code="RX1").code == "rx1-2"
