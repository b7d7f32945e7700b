"""Change every fenced table as a later migration might: `python -m tests.integration.tenancy.rebuilding tables`."""

from __future__ import annotations

import json
from typing import Any

import django
from django.db import connection, models, transaction
from django.db.migrations import AddField, AlterField, RemoveField
from django.db.migrations.loader import MigrationLoader
from django.db.utils import DatabaseError

django.setup()

from colonnade.foundation.audit.record import record, verify  # noqa: E402
from colonnade.foundation.tenancy.context import acting_in  # noqa: E402
from colonnade.foundation.tenancy.fences import missing_fences  # noqa: E402
from colonnade.foundation.tenancy.keys import TenantKey  # noqa: E402
from colonnade.foundation.tenancy.models import Organisation  # noqa: E402
from tests.integration.tenancy.conftest import FENCED  # noqa: E402


def apply(state: Any, label: str, operation: Any) -> Any:
    """Carry an operation out; the state after it."""
    after = state.clone()
    operation.state_forwards(label, after)
    with connection.schema_editor() as editor:
        operation.database_forwards(label, editor, state, after)
    return after


def rebuild() -> None:
    """Give every table a column, change it, and take it away again; likewise a key between rows."""
    state = MigrationLoader(connection).project_state()
    for model in FENCED:
        label, name = model._meta.app_label, model._meta.model_name or ""
        state = apply(state, label, AddField(name, "added", models.CharField(max_length=10, default="x")))
        state = apply(state, label, AlterField(name, "added", models.CharField(max_length=20, default="y")))
        state = apply(state, label, RemoveField(name, "added"))
        state = apply(state, label, AddField(name, "leads", TenantKey("organisations.Team", null=True)))
        state = apply(state, label, RemoveField(name, "leads"))


def is_guarded(organisation: Organisation) -> bool:
    """Whether the chain still refuses to be changed."""
    try:
        with connection.cursor() as cursor:
            cursor.execute('DELETE FROM "audit_entry" WHERE "organisation_id" = %s', [organisation.pk])
    except DatabaseError as refusal:
        return "only added to" in str(refusal)
    return False


def triggers() -> int:
    """How many triggers there are."""
    with connection.cursor() as cursor:
        table = "sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "pg_trigger"
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def tell() -> dict[str, Any]:
    """Rebuild, and say what is left."""
    organisation = Organisation.objects.order_by("code").first()
    with acting_in(organisation.pk):
        with transaction.atomic():
            record(organisation, "test.appended", "entry 1", by=None)
        before = triggers()
        rebuild()
        kept = verify(organisation)
        return {
            "missing": missing_fences(connection, FENCED),
            "triggers": triggers() - before,
            "guarded": is_guarded(organisation),
            "entries": kept[0],
            "breaks": len(kept[1]),
        }


if __name__ == "__main__":
    print(json.dumps(tell()))
