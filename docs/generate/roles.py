"""Roles and what each may do, from the permissions that the apps declare."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.apps import apps

from colonnade.foundation.permissions import Permission, Reach, Role, permissions
from docs.generate.markdown import heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["declared", "page"]

# What a permission's reach adds to its roles.
BESIDES = {
    Reach.ORGANISATION: "",
    Reach.ROUND: "whoever has a fitting seat in the round",
    Reach.OWN: "whoever it belongs to",
}


def declared() -> tuple[Permission, ...]:
    """Every permission that an app declares, by name."""
    for config in apps.get_app_configs():
        if config.name.startswith("colonnade.") and find_spec(f"{config.name}.rules"):
            import_module(f"{config.name}.rules")
    return permissions()


def page(_: str) -> str:
    """The page of roles."""
    return "\n".join([*heading("Who may do what", "the `rules` of each app"), *_by_permission(), *_by_role()])


def _by_permission() -> Iterator[str]:
    yield "A permission that is not in this table does not exist; a page that names none opens for nobody."
    yield ""
    rows = [(f"`{one.name}`", one.sentence, one.reach.value, _who(one)) for one in declared()]
    yield from table(("permission", "what it lets a member do", "where", "who has it"), rows)


def _who(one: Permission) -> str:
    names = [str(role.label) for role in Role if role in one.roles]
    everyone = ["every role"] if len(names) == len(Role) else names
    return "; ".join(filter(None, [", ".join(everyone), BESIDES[one.reach]]))


def _by_role() -> Iterator[str]:
    for role in Role:
        yield f"## {role.label}"
        yield ""
        held = [one for one in declared() if role in one.roles]
        yield from (f"- {one.sentence} (`{one.name}`)" for one in held)
        if not held:
            yield "Nothing by the role alone."
        yield ""
