"""An example: a title in plain words, what is given, and what is expected.

A folder below this one is a chapter, a module a section, an example a paragraph. A section has a docstring (its first
line is the title, the rest is the text), a function that answers, and `EXAMPLES`. The same examples are run as tests
and written out as a page by `tests.spec.render`, so the page cannot say what the code does not do. `toc.py` of a
chapter puts its sections in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

__all__ = ["Example", "Table", "as_written", "read_table"]

Table = dict[str, dict[str, str]]
"""Row label to column heading to cell."""


@dataclass(frozen=True)
class Example:
    """A rule at work.

    `title` says what it shows, as a sentence without a full stop. `given` and `expect` map a few plain words to a
    value: a short text, or in `given` also a table drawn in text with `|` between its columns. `note` says why, where
    that helps.
    """

    title: str
    given: Mapping[str, str]
    expect: Mapping[str, str]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse an example that shows nothing."""
        if not self.title or not self.given or not self.expect:
            raise ValueError("An example has a title, something given and something expected.")


def as_written(examples: Sequence[Example]) -> pytest.MarkDecorator:
    """Run a test once for each example, named by its title."""
    return pytest.mark.parametrize("example", examples, ids=[example.title for example in examples])


def read_table(drawn: str) -> Table:
    """Read a table drawn in text: a line of headings (the first cell may be empty), then a line for each row.

    Raises ValueError for a row with another number of cells, and for a row that comes twice.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    (_, *headings), *rows = lines
    table: Table = {}
    for label, *cells in rows:
        if label in table:
            raise ValueError(f"The row {label!r} comes twice.")
        table[label] = dict(zip(headings, cells, strict=True))
    return table
