"""The registers of the Organisation Data Service are loaded whole or not at all, and again with no harm (R010)."""

from __future__ import annotations

from datetime import date

import pytest

from colonnade.apps.organisations.actions import UnreadableRegister, load_register, register_organisation
from colonnade.apps.organisations.actions.register import Loaded, read_register
from colonnade.foundation.tenancy.models import Kind, Organisation
from tests.integration.organisations.conftest import BOARDS, SHIPPED, shipped, trust_line

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def load(*lines: str, pass_over: bool = False) -> Loaded:
    """Load a register of these lines."""
    return load_register(lines, today=TODAY, pass_over=pass_over)


def counts(loaded: Loaded) -> tuple[int, int, int, int]:
    """New, changed, the same, closed."""
    return loaded.new, loaded.changed, loaded.same, loaded.closed


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="the registers are not shipped here")
def test_the_real_registers_load_without_a_fault() -> None:
    boards = load(*shipped("icb"))
    trusts = load(*shipped("etr"))
    assert (boards.new, boards.faults, trusts.faults) == (42, [], [])
    assert trusts.new == len(shipped("etr"))
    linked = Organisation.objects.filter(kind=Kind.TRUST).exclude(board=None).select_related("board")
    assert linked.count() > 200
    assert all(one.board and one.board.code == one.board_code for one in linked)
    assert all(len(one.name) > 3 and one.name != one.name.upper() for one in Organisation.objects.all())


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="the registers are not shipped here")
@pytest.mark.parametrize("order", [("icb", "etr"), ("etr", "icb")])
def test_loading_in_either_order_and_again_comes_to_the_same(order: tuple[str, str]) -> None:
    for name in order:
        load(*shipped(name))
    first = list(Organisation.objects.order_by("code").values("code", "name", "board__code", "closed_on"))
    for name in order:
        again = load(*shipped(name))
        assert (again.new, again.changed, again.same) == (0, 0, len(shipped(name)) - (name == "icb"))
    assert list(Organisation.objects.order_by("code").values("code", "name", "board__code", "closed_on")) == first
    assert sum(1 for row in first if row["board__code"]) > 200


def test_a_trust_is_read_with_its_place_board_and_days() -> None:
    assert counts(load(*BOARDS)) == (1, 0, 0, 0)
    assert counts(load(trust_line(column_11="20251231"))) == (1, 0, 0, 1)
    made = Organisation.objects.get(code="RX1")
    assert (made.name, made.kind, made.town, made.postcode) == (
        "Fenland Care NHS Trust",
        Kind.TRUST,
        "Saltby",
        "SA1 1AA",
    )
    assert (made.opened_on, made.closed_on, made.has_ods_code) == (date(2020, 4, 1), date(2025, 12, 31), True)
    assert made.board is not None
    assert made.board.code == "QYG"


@pytest.mark.parametrize(("day", "closed"), [("20261101", 1), ("20261102", 1), ("20261103", 0)])
def test_it_is_closed_from_its_day_on(day: str, closed: int) -> None:
    assert load(trust_line(column_11=day)).closed == closed
    assert Organisation.objects.get().is_closed(TODAY) is bool(closed)


def test_what_changed_is_changed_and_nothing_else() -> None:
    load(trust_line(), trust_line("RX2", "OTHER NHS TRUST"))
    assert counts(load(trust_line(name="FENLAND CARE NHS FOUNDATION TRUST"), trust_line("RX2", "OTHER NHS TRUST"))) == (
        0,
        1,
        1,
        0,
    )
    assert Organisation.objects.get(code="RX1").name == "Fenland Care NHS Foundation Trust"


def test_a_trust_that_moves_to_an_unknown_board_has_none() -> None:
    load(*BOARDS)
    load(trust_line())
    load(trust_line(column_3="QZZ"))
    moved = Organisation.objects.get(code="RX1")
    assert (moved.board_code, moved.board) == ("QZZ", None)


NAMES = {
    "SOUTH TYNESIDE AND SUNDERLAND NHS FOUNDATION TRUST": "South Tyneside and Sunderland NHS Foundation Trust",
    "THE ROYAL MARSDEN": "The Royal Marsden",
    "ST GEORGE'S UNIVERSITY HOSPITALS": "St George's University Hospitals",
    "STOKE-ON-TRENT CARE": "Stoke-On-Trent Care",
    "NHS Cheshire and Merseyside": "NHS Cheshire and Merseyside",
    "  TOO   MANY  SPACES ": "Too Many Spaces",
}


@pytest.mark.parametrize(("written", "shown"), NAMES.items())
def test_a_name_in_capitals_is_written_as_people_write_it(written: str, shown: str) -> None:
    [line], faults = read_register([trust_line(name=written)])
    assert (line.name, faults) == (shown, [])


WRONG = {
    "too few columns": ('"RX9","SHORT"\n', "it has 2 columns where a trust has 27 or more"),
    "no code": (trust_line(""), "'' is not an organisation code"),
    "a code with a sign": (trust_line("R-9"), "'R-9' is not an organisation code"),
    "a code too short": (trust_line("R9"), "'R9' is not an organisation code"),
    "a code too long": (trust_line("R" * 11), f"'{'R' * 11}' is not an organisation code"),
    "no name": (trust_line("RX9", "  "), "the name is missing"),
    "a name with a null": (trust_line("RX9", "FEN\x00LAND"), "the name holds a sign that cannot be read"),
    "a town with a null": (
        trust_line("RX9", column_7="SALT\x00BY"),
        "the town or postcode holds a sign that cannot be read",
    ),
    "a name too long": (trust_line("RX9", "A" * 201), "the name is longer than 200 characters"),
    "no day": (trust_line("RX9", column_10="20261301"), "'20261301' is not a day as YYYYMMDD (opened)"),
    "a day with a digit too few": (
        trust_line("RX9", column_10="2022111"),
        "'2022111' is not a day as YYYYMMDD (opened)",
    ),
    "a day in words": (trust_line("RX9", column_11="1 May 2020"), "'1 May 2020' is not a day as YYYYMMDD (closed)"),
    "closed before it opened": (trust_line("RX9", column_11="20200331"), "it closed before it opened"),
    "a board too long": (
        trust_line("RX9", column_3="QABCDEF"),
        "'QABCDEF' is not the code of an integrated care board",
    ),
    "twice": (trust_line("RX1"), "RX1 is on line 1 already"),
    "twice, in small letters": (trust_line("rx1"), "RX1 is on line 1 already"),
}


@pytest.mark.parametrize(("line", "fault"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_named_by_its_number_and_nothing_is_loaded(line: str, fault: str) -> None:
    with pytest.raises(UnreadableRegister) as refused:
        load(trust_line(), line, trust_line("RX3"))
    assert str(refused.value) == (
        f"Nothing was loaded. line 2: {fault}. Mend the file, or pass these lines over with --pass-over."
    )
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(("line", "fault"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_passed_over_when_that_is_asked_for(line: str, fault: str) -> None:
    loaded = load(trust_line(), line, trust_line("RX3"), pass_over=True)
    assert (loaded.new, loaded.faults) == (2, [f"line 2: {fault}"])
    assert set(Organisation.objects.values_list("code", flat=True)) == {"RX1", "RX3"}


BOARD_WRONG = {
    "too few columns": ("E54000010,QNC\n", "it has fewer than 3 columns"),
    "no code": ("E54000010,,NHS Somewhere,2\n", "'' is not an organisation code"),
    "a code that is none": ("E54000010,XNC,NHS Somewhere,2\n", "'XNC' is not an organisation code"),
    "no name": ("E54000010,QNC,,2\n", "the name is missing"),
}


@pytest.mark.parametrize(("line", "fault"), BOARD_WRONG.values(), ids=BOARD_WRONG)
def test_a_wrong_line_of_boards_is_named(line: str, fault: str) -> None:
    with pytest.raises(UnreadableRegister, match="line 3: ") as refused:
        load(*BOARDS, line)
    assert f"line 3: {fault}." in str(refused.value)


def test_ten_faults_are_shown_and_the_rest_counted() -> None:
    with pytest.raises(UnreadableRegister) as refused:
        load(trust_line(), *(trust_line("") for _ in range(12)))
    assert str(refused.value).count("is not an organisation code") == 10
    assert "; and 2 more. Mend" in str(refused.value)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "No organisation could be read from this file."),
        (["\n", "\n"], "No organisation could be read from this file."),
        (["<html>\n"], "No organisation could be read from this file (line 1: it has 1 columns"),
        (['"never closed\n'], "This is not a file of comma-separated text."),
        (["PK\x03\x04\x00\n"], "No organisation could be read from this file (line 1: it has 1 columns"),
        ([BOARDS[0]], "No organisation could be read from this file."),
    ],
)
def test_what_is_no_register_is_refused(lines: list[str], says: str) -> None:
    with pytest.raises(UnreadableRegister) as refused:
        load(*lines, pass_over=True)
    assert str(refused.value).startswith(says.rstrip(".")), refused.value


def test_a_mark_of_byte_order_and_a_heading_are_passed_over() -> None:
    found, faults = read_register(["\ufeff" + BOARDS[0], *BOARDS[1:], "\n"])
    assert ([line.code for line in found], faults) == (["QYG"], [])


def test_a_code_that_was_entered_by_hand_is_not_taken_over() -> None:
    """Addresses do not tell `rx1` and `RX1` apart, so there must not be both, and nobody's changes hands."""
    ours = register_organisation(name="Rx1 Friends", kind=Kind.CHARITY, code="rx1")
    with pytest.raises(UnreadableRegister, match="RX1 is the code of Rx1 Friends here already"):
        load(trust_line(), trust_line("RX2"))
    loaded = load(trust_line(), trust_line("RX2"), pass_over=True)
    assert (loaded.new, len(loaded.faults)) == (1, 1)
    ours.refresh_from_db()
    assert (ours.name, ours.kind) == ("Rx1 Friends", Kind.CHARITY)
