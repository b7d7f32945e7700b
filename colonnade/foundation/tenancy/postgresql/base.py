"""Django's PostgreSQL engine, which tells the database for whom it acts before each statement.

Row-level security reads two settings of the session, `colonnade.organisation` and `colonnade.person`. They are set
only when they change, so a page pays for one short statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.backends.postgresql import base

from colonnade.foundation.tenancy.context import Acting, acting

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DatabaseWrapper"]

TELL = "SELECT set_config('colonnade.organisation', %s, false), set_config('colonnade.person', %s, false)"


def _word(identifier: int | None) -> str:
    return "" if identifier is None else str(identifier)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose session always says for whom it acts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: Acting | None = None
        self.execute_wrappers.append(self.tell_then_run)

    def tell_then_run(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        """Tell the session for whom it acts, where that has changed, then run the statement."""
        now = acting()
        if now != self.told:
            with self.connection.cursor() as cursor:
                cursor.execute(TELL, [_word(now.organisation_id), _word(now.person_id)])
            self.told = now
        return execute(sql, params, many, context)

    def init_connection_state(self) -> None:
        """Begin a session that has been told nothing."""
        super().init_connection_state()
        self.told = None

    def _rollback(self) -> None:
        # A rollback also takes back what the session was told.
        self.told = None
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        # A transaction that has failed takes no statement but this one, so nothing may be told before it.
        self.told = acting()
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self.told = None
