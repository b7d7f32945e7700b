"""Django's SQLite engine, with the tripwire on every statement and settings that survive a power cut."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base

from colonnade.foundation.tenancy.sqlite.schema import SchemaEditor
from colonnade.foundation.tenancy.tripwire import refuse_unscoped

__all__ = ["DatabaseWrapper", "UnsafeSettings"]

FULL = 2


class UnsafeSettings(RuntimeError):  # noqa: N818 - it is what was found
    """The database does not write as safely as it was asked to."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that refuses statements which name no organisation."""

    SchemaEditorClass = SchemaEditor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(refuse_unscoped)

    def init_connection_state(self) -> None:
        """Ask for WAL with synchronous=FULL and see that it was given: with NORMAL a power cut loses answers."""
        super().init_connection_state()
        journal = self.connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        self.connection.execute("PRAGMA synchronous=FULL")
        # Without it REPLACE deletes a row unseen by the triggers that keep the audit chain.
        self.connection.execute("PRAGMA recursive_triggers=ON")
        synchronous = self.connection.execute("PRAGMA synchronous").fetchone()[0]
        in_memory = self.is_in_memory_db()
        if synchronous != FULL or (journal != "wal" and not in_memory):
            message = f"SQLite answered journal_mode={journal}, synchronous={synchronous}; it must be wal and {FULL}."
            raise UnsafeSettings(message)
