"""One sheet as plain values, and the same as JSON, in which a bounded process answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Region", "Sheet", "Value", "as_json", "from_json"]

Value = str | float | bool | date | None
"""What a cell holds: words, a number, yes or no, a day, or nothing. What was typed as a formula is words."""

Region = tuple[int, int, int, int]
"""Cells merged into one: first row, first column, last row, last column, from 0."""


@dataclass(frozen=True)
class Sheet:
    """A sheet. `rows` begin at A1 and may differ in length; `formulas` are the cells (row, column) that held one."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Region, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    is_hidden: bool = False


def as_json(sheets: list[Sheet]) -> bytes:
    """Return sheets as JSON in ASCII. A day becomes an object, since nothing else is one."""
    plain = [
        [sheet.name, sheet.rows, sheet.merged, sorted(sheet.formulas), sheet.is_hidden]
        for sheet in sheets
    ]  # fmt: skip
    return json.dumps(plain, default=_day, separators=(",", ":")).encode("ascii")


def _day(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    message = f"{type(value).__name__} does not stand in a sheet"
    raise TypeError(message)


def from_json(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of `as_json`. Raises ValueError, TypeError or LookupError for anything else."""
    return tuple(
        Sheet(
            str(name),
            tuple(tuple(row) for row in rows),
            tuple((int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in merged),
            frozenset((int(row), int(column)) for row, column in formulas),
            bool(hidden),
        )
        for name, rows, merged, formulas, hidden in json.loads(data, object_hook=_from_day)
    )


def _from_day(value: dict[str, Any]) -> date:
    return date.fromisoformat(value["day"])
