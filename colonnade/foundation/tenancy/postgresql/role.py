"""The role that the site acts as on PostgreSQL: it owns no table and cannot pass row-level security by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["OwnerRefused", "create", "refuse_owner"]


class OwnerRefused(RuntimeError):  # noqa: N818 - it is what happened
    """The site was started as a role that row-level security does not bind."""


def create(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Make the role, where it is missing, and let it use every table made from now on (a migration step)."""
    if schema_editor.connection.vendor != "postgresql":
        return
    role = settings.COLONNADE_APP_ROLE
    if not re.fullmatch(r"[a-z_][a-z0-9_]*", role):
        message = f"'{role}' is not a name for a role: use small letters, digits and _."
        raise ValueError(message)
    for statement in (
        f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
        f"GRANT {role} TO CURRENT_USER",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    ):
        schema_editor.execute(statement, params=None)


def refuse_owner(connection: BaseDatabaseWrapper) -> None:
    """Raise OwnerRefused where the connection's role is a superuser, passes security by, or owns a table."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls "
            "OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid AND relkind = 'r') "
            "FROM pg_roles r WHERE rolname = current_user"
        )
        [unbound] = cursor.fetchone()
    if unbound:
        message = (
            "Colonnade will not start as this PostgreSQL role: row-level security does not bind it. "
            "Let it act as a role that owns no table (COLONNADE_APP_ROLE)."
        )
        raise OwnerRefused(message)
