"""The fences that the database itself keeps, written by one migration operation on both databases.

`Fence("Round")` gives a model's table: keys on `(organisation_id, id)` that hold each `TenantKey` to the same
organisation (constraints on PostgreSQL, triggers on SQLite, which cannot add a constraint to a table that stands), an
organisation that never changes, and on PostgreSQL row-level security, forced, so that it binds the owner too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.migrations.operations.base import Operation

from colonnade.foundation.tenancy.keys import TenantKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Model

__all__ = ["Fence", "missing_fences"]

OWN = "organisation_id = NULLIF(current_setting('colonnade.organisation', true), '')::bigint"
MINE = "person_id = NULLIF(current_setting('colonnade.person', true), '')::bigint"


def _tenant_keys(model: type[Model]) -> Iterator[TenantKey]:
    return (field for field in model._meta.local_fields if isinstance(field, TenantKey))


def _names(model: type[Model], vendor: str) -> list[str]:
    """The fences that a model's table must have. On SQLite a key needs a trigger for each way to set it."""
    table = model._meta.db_table
    endings = ("own", "own_update") if vendor == "sqlite" else ("own",)
    keys = [f"{table}_{key.column}_{ending}" for key in _tenant_keys(model) for ending in endings]
    return [f"{table}_stays", *keys]


def _sqlite(model: type[Model]) -> Iterator[str]:
    table = model._meta.db_table
    yield f'DROP TRIGGER IF EXISTS "{table}_stays"'
    yield (
        f'CREATE TRIGGER "{table}_stays" BEFORE UPDATE OF organisation_id ON "{table}" '
        f"WHEN NEW.organisation_id IS NOT OLD.organisation_id "
        f"BEGIN SELECT RAISE(ABORT, 'a row stays with its organisation'); END"
    )
    for key in _tenant_keys(model):
        parent = key.related_model._meta.db_table
        for moment, suffix in (("INSERT", "own"), (f"UPDATE OF {key.column}", "own_update")):
            name = f"{table}_{key.column}_{suffix}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            # Every name in it comes from the models.
            yield (
                f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" WHEN NEW.{key.column} IS NOT NULL '  # noqa: S608
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" '
                f"WHERE id = NEW.{key.column} AND organisation_id = NEW.organisation_id) "
                f"BEGIN SELECT RAISE(ABORT, 'it belongs to another organisation'); END"
            )


def _postgresql(model: type[Model], kind: str) -> Iterator[str]:
    table = model._meta.db_table
    yield f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{table}_stays" CASCADE'
    yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_stays" UNIQUE (organisation_id, id)'
    for key in _tenant_keys(model):
        parent = key.related_model._meta.db_table
        name = f"{table}_{key.column}_own"
        yield f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"'
        yield (
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (organisation_id, {key.column}) '
            f'REFERENCES "{parent}" (organisation_id, id) DEFERRABLE INITIALLY DEFERRED'
        )
    reads = OWN if kind == "tenant" else f"{OWN} OR {MINE}"
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS "{table}_policy" ON "{table}"'
    yield f'CREATE POLICY "{table}_policy" ON "{table}" USING ({reads}) WITH CHECK ({OWN})'


class Fence(Operation):
    """Fence a model's table. It can be run again, as it must be once the model has a new `TenantKey`."""

    reversible = True

    def __init__(self, name: str, kind: str = "tenant") -> None:
        self.name = name
        self.kind = kind

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing in Django's state."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        """Write the fences."""
        model = to_state.apps.get_model(app_label, self.name)
        vendor = schema_editor.connection.vendor
        for statement in _sqlite(model) if vendor == "sqlite" else _postgresql(model, self.kind):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Leave the fences: they go with the table."""

    def describe(self) -> str:
        """Say what the operation does, for `migrate --plan`."""
        return f"Fence {self.name} to its organisation"


def missing_fences(connection: BaseDatabaseWrapper, models: list[type[Model]]) -> list[str]:
    """Name the fences that these models' tables should have and do not: an empty list is right."""
    wanted = [name for model in models for name in _names(model, connection.vendor)]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            present = {row[0] for row in cursor.fetchall()}
            return [name for name in wanted if name not in present]
        cursor.execute("SELECT conname FROM pg_constraint")
        present = {row[0] for row in cursor.fetchall()}
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polwithcheck IS NOT NULL"
        )
        secured = {row[0] for row in cursor.fetchall()}
    unsecured = [f"{model._meta.db_table}_policy" for model in models if model._meta.db_table not in secured]
    return [name for name in wanted if name not in present] + unsecured
