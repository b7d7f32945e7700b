"""Roles, and what each may do: one registry, from which the reference page is made."""

from colonnade.foundation.permissions.registry import Permission, Reach, Role, permission, permissions

__all__ = ["Permission", "Reach", "Role", "permission", "permissions"]
