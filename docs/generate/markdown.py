"""Pieces of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["heading", "table"]


def heading(title: str, origin: str) -> Iterator[str]:
    """The title of a made page, and where to change what it says."""
    yield f"# {title}"
    yield ""
    yield f"Made by `make docs` from {origin}. Change that, not this page."
    yield ""


def table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table with a heading row."""
    columns = list(names)
    yield _row(columns)
    yield _row("---" for _ in columns)
    for row in rows:
        yield _row(row)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
