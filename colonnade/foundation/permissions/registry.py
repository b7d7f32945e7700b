"""The registry of roles and permissions.

An app's `rules` module declares each permission once, with the roles that have it. Views are marked with a permission,
actions ask for it, the matrix test walks all of them, and the reference page is printed from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Permission", "Reach", "Role", "permission", "permissions"]


class Role(models.TextChoices):
    """What a person is to an organisation, a team or a round."""

    INCLUSION_LEAD = "inclusion_lead", _("Inclusion lead")
    EXECUTIVE_SPONSOR = "executive_sponsor", _("Executive sponsor")
    ROUND_CHAIR = "round_chair", _("Round chair")
    CONTRIBUTOR = "contributor", _("Contributor")
    NETWORK_CHAIR = "network_chair", _("Network chair")
    ANALYST = "analyst", _("Analyst")
    COMMISSIONER = "commissioner", _("Commissioner")
    POLICY_OWNER = "policy_owner", _("Policy owner")
    BOARD_READER = "board_reader", _("Board reader")
    PARTNER = "partner", _("Partner")


class Reach(Enum):
    """How far a permission reaches."""

    ORGANISATION = "the organisation"
    ROUND = "a round that they belong to"
    OWN = "what is their own"


@dataclass(frozen=True)
class Permission:
    """One thing that may be done: name, sentence, roles, reach; `also(member, subject)` may let others in."""

    name: str
    sentence: str
    roles: frozenset[Role]
    reach: Reach
    also: Callable[[Any, Any], bool] | None = field(default=None, compare=False)

    def allows(self, member: Any, subject: Any = None) -> bool:
        """Whether this member may do it to the subject (None: to nothing in particular)."""
        has_role = any(member.holds(role) for role in self.roles)
        return has_role or (self.also is not None and self.also(member, subject))


_registered: dict[str, Permission] = {}


def permission(
    name: str,
    sentence: str,
    *roles: Role,
    reach: Reach = Reach.ORGANISATION,
    also: Callable[[Any, Any], bool] | None = None,
) -> Permission:
    """Declare a permission: members with one of the roles have it; `also(member, subject)` may let others in."""
    if name in _registered:
        message = f"the permission '{name}' is declared twice"
        raise ValueError(message)
    declared = Permission(name, sentence, frozenset(roles), reach, also)
    _registered[name] = declared
    return declared


def permissions() -> tuple[Permission, ...]:
    """Every declared permission, by name."""
    return tuple(_registered[name] for name in sorted(_registered))
