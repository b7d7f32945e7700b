"""Checklists as spreadsheets: how long giving out and taking in take, beside openpyxl with the same cells."""

from __future__ import annotations

import io
import resource
import time
from contextlib import contextmanager

import openpyxl
import xlsxwriter

from colonnade.apps.organisations.actions import add_team
from colonnade.apps.programme import actions
from colonnade.foundation.files import Refused
from colonnade.foundation.spreadsheets import read
from tests.factories import make_trust, open_round
from tests.unit.foundation.spreadsheets import crafted

TEAMS, TARGET = 40, 2.0
ROWS, COLUMNS, READ_TARGET = 20_000, 6, 1.0
BOMB_TARGET = 0.1
ANSWERS = (("D", "Moderate progress"), ("E", "A talk was given, and others follow in June."))


@contextmanager
def _timed(told: dict[str, tuple[float, float]], name: str):
    """Time on the clock, and of the processor in this process and those that it starts."""
    began, worked = time.perf_counter(), _worked()
    yield
    told[name] = (time.perf_counter() - began, _worked() - worked)


def _worked() -> float:
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _fill_in(content: bytes) -> bytes:
    """Four elements of each sheet filled in, as somebody would."""
    file = openpyxl.load_workbook(io.BytesIO(content))
    for row in (7, 8, 12, 13):
        for column, words in ANSWERS:
            file["Progress"][f"{column}{row}"] = words
        file["Self-assessment"][f"D{row}"] = "In progress"
    return _saved(file)


def _saved(file) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _prepare():
    cast = make_trust("SHT")
    open_round(cast)
    with cast.acting():
        lead = cast.inclusion_lead
        teams = [
            add_team(organisation=cast.organisation, name=f"Team {number}", kind="team", parent=None, by=lead)
            for number in range(TEAMS)
        ]
    return cast, teams


def _checklists(told) -> None:
    cast, teams = _prepare()
    with cast.acting():
        given = {"organisation": cast.organisation, "by": cast.inclusion_lead}
        with _timed(told, "give out"):
            sheets = [actions.give_out_sheet(team=team, **given).content for team in teams]
        filled = [_fill_in(sheet) for sheet in sheets]
        with _timed(told, "take in"):
            for sheet in filled:
                actions.take_in_sheet(book=read("checklist.xlsx", io.BytesIO(sheet)), **given)
    with _timed(told, "openpyxl reads"):
        files = [openpyxl.load_workbook(io.BytesIO(sheet)) for sheet in filled]
        cells = [[[cell.value for cell in row] for row in sheet] for file in files for sheet in file]
    with _timed(told, "openpyxl writes"):
        for file in range(TEAMS):
            _write_plainly(cells[file * 4 : file * 4 + 4])


def _write_plainly(sheets) -> None:
    file = openpyxl.Workbook()
    for rows in sheets:
        sheet = file.create_sheet()
        for row in rows:
            sheet.append(row)
    _saved(file)


def _large() -> bytes:
    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = file.add_worksheet()
    for row in range(ROWS):
        for column in range(COLUMNS):
            sheet.write_string(row, column, f"Row {row}, column {column}, and some words")
    file.close()
    return out.getvalue()


def _rows(told) -> None:
    data = _large()
    with _timed(told, "read"):
        [sheet] = read("large.xlsx", io.BytesIO(data)).sheets
    assert len(sheet.rows) == ROWS
    with _timed(told, "openpyxl"):
        found = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
        assert sum(1 for _ in found.iter_rows(values_only=True)) == ROWS


def _bombs(told) -> None:
    far = crafted.workbook(f'<row r="1048576">{crafted.inline("XFD1048576", "x")}</row>')
    for name, data in (("XFD1048576", far), ("a gigabyte", crafted.gigabyte())):
        with _timed(told, name):
            try:
                read("bomb.xlsx", io.BytesIO(data))
            except Refused:
                continue


def _print(title: str, told, target: float) -> None:
    print(f"\n{title:<46} seconds   processor")
    for name, (clock, worked) in told.items():
        print(f"  {name:<44}{clock:>8.3f}{worked:>12.3f}")
    print(f"  what is asked for: at most {target:g} s each")


def measure() -> None:
    """Print the tables."""
    for title, run, target in (
        (f"{TEAMS} checklists, {17 * 4} cells each, 12 changed", _checklists, TARGET),
        (f"A sheet of {ROWS:,} rows and {COLUMNS} columns", _rows, READ_TARGET),
        ("Harmful files, refused", _bombs, BOMB_TARGET),
    ):
        told: dict[str, tuple[float, float]] = {}
        run(told)
        _print(title, told, target)
