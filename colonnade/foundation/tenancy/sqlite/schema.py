"""Changing tables on SQLite without losing the triggers that fence them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.backends.sqlite3.schema import DatabaseSchemaEditor

from colonnade.foundation.tenancy.keys import TenantKey

if TYPE_CHECKING:
    from django.db.models import Model

__all__ = ["SchemaEditor"]


class SchemaEditor(DatabaseSchemaEditor):
    """Django's editor, which changes most things by copying a table into a new one of the same name.

    A table's triggers go with the old one, and triggers of other tables that look into it make the renaming fail. So
    all of them are lifted for as long as that takes, and put back as they were.
    """

    def _remake_table(self, model: type[Model], *args: Any, **kwargs: Any) -> None:
        lifted = self._triggers()
        for name in lifted:
            self.execute(f"DROP TRIGGER {self.quote_name(name)}", params=None)
        super()._remake_table(model, *args, **kwargs)  # type: ignore[misc]
        for name in self._of(model, kwargs.get("delete_field")):
            lifted.pop(name, None)
        for sql in lifted.values():
            self.execute(sql, params=None)

    def _triggers(self) -> dict[str, str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            return dict(cursor.fetchall())

    def _of(self, model: type[Model], field: Any) -> list[str]:
        """The fences of a key that is being taken away."""
        if not isinstance(field, TenantKey):
            return []
        name = f"{model._meta.db_table}_{field.column}_own"
        return [name, f"{name}_update"]
