"""What is wrong with a table, as one sentence for the person who typed the command."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from colonnade.commands.answer import Failure
from colonnade.core.disclosure.ledger import LedgerError
from colonnade.core.disclosure.table.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["in_words"]


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Raise Failure with the file's name where the core refuses what is in it."""
    try:
        yield
    except (TableError, LedgerError) as fault:
        raise Failure(f"{name}: {fault}") from None
    except MemoryError:
        raise Failure(f"{name}: the table is too large for the memory of this computer.") from None
