"""The statement tripwire: SQLite has no row-level security, so a query that names no organisation is refused.

It reads the statement's text, which Django writes with every name quoted, and is cached by text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from colonnade.foundation.tenancy.register import scope_columns

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["UnscopedQuery", "refuse_unscoped", "unscoped_table"]

VERB = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)
TABLE = re.compile(r'(?:FROM|JOIN|UPDATE|INTO)\s+"(\w+)"', re.IGNORECASE)


class UnscopedQuery(Exception):  # noqa: N818 - it is what happened, as Django's DoesNotExist is
    """A query reached for an organisation's rows without naming the organisation."""


@lru_cache(maxsize=4096)
def unscoped_table(sql: str) -> str | None:
    """Return the fenced table that this statement reads or changes without naming whose rows, if any.

    Rows of an organisation need the organisation; naming a person is enough only for what a person is granted.
    """
    if not VERB.match(sql):
        return None
    columns = scope_columns()
    where = sql.partition(" WHERE ")[2]
    fenced = (table for table in TABLE.findall(sql) if table in columns)
    return next((table for table in fenced if not any(_names(where, column) for column in columns[table])), None)


def _names(where: str, column: str) -> bool:
    """Whether the condition holds the column to something, and not to everything but that."""
    held = re.finditer(rf'(NOT \()?(?:(?:"\w+"|\w+)\.)?"{column}" (?:= %s|IN \()', where)
    return any(found[1] is None for found in held)


def refuse_unscoped(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Run a statement, unless it reaches for fenced rows with no organisation named (an `execute_wrapper`)."""
    table = unscoped_table(sql)
    if table is not None:
        message = f"a query on {table} names no organisation"
        raise UnscopedQuery(message)
    return execute(sql, params, many, context)
