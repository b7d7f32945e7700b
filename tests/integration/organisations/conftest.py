"""The registers that the demonstration ships with, and small ones made here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.factories import Cast

SHIPPED = Path(__file__).parents[3] / "demo" / "ods"


def shipped(start: str) -> list[str]:
    """The lines of a shipped register."""
    [path] = SHIPPED.glob(f"{start}*.csv")
    return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)


def trust_line(code: str = "RX1", name: str = "FENLAND CARE NHS TRUST", **columns: str) -> str:
    """One trust as the register has it: 27 columns, no heading."""
    values = {"column_3": "QYG", "column_7": "SALTBY", "column_9": "SA1 1AA", "column_10": "20200401", "column_11": ""}
    values |= columns
    row = [code, name, *(values.get(f"column_{number}", "") for number in range(2, 27))]
    return ",".join(f'"{value}"' for value in row) + "\n"


BOARDS = ["ICB24CD,ICB24CDH,ICB24NM,ObjectId\n", "E54000008,QYG,NHS Cheshire and Merseyside Integrated Care Board,1\n"]


@pytest.fixture
def acting(trust: Cast) -> Iterator[Cast]:
    """The trust, acted for."""
    with trust.acting():
        yield trust


def address_of(code: str, secret: str) -> str:
    """The address of an invitation's page."""
    return f"https://example.org/invitations/{code}/{secret}/"
