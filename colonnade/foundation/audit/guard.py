"""A migration step: the database refuses to change or delete an entry of the audit chain."""

from __future__ import annotations

from typing import Any

from django.conf import settings

__all__ = ["TABLES", "guard", "unguard"]

TABLES = ("audit_entry", "audit_seal")
REFUSAL = "the audit chain is only added to"


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Refuse UPDATE and DELETE on entries and seals, and on PostgreSQL take the right away as well."""
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f'CREATE TRIGGER IF NOT EXISTS "{table}_{verb.lower()}_refused" BEFORE {verb} ON "{table}" '
                    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
                    params=None,
                )
            continue
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
            params=None,
        )
        schema_editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_refused" BEFORE UPDATE OR DELETE ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            params=None,
        )
        schema_editor.execute(f'REVOKE UPDATE, DELETE ON "{table}" FROM {settings.COLONNADE_APP_ROLE}', params=None)


def unguard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Take the refusal away again."""
    for table in TABLES:
        names = (
            [f"{table}_update_refused", f"{table}_delete_refused"]
            if schema_editor.connection.vendor == "sqlite"
            else [f"{table}_refused"]
        )
        for name in names:
            on = "" if schema_editor.connection.vendor == "sqlite" else f' ON "{table}"'
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}', params=None)
