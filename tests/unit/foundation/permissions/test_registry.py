"""Each permission is declared once, with who has it, and asks the member and nobody else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import pytest

from colonnade.foundation.permissions import Permission, Reach, Role, permission, permissions, registry


@dataclass
class Somebody:
    """A member with these roles."""

    roles: frozenset[Role]

    def holds(self, role: Role) -> bool:
        """Whether it is one of theirs."""
        return role in self.roles


def somebody(*roles: Role) -> Somebody:
    """A member with these roles."""
    return Somebody(frozenset(roles))


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare where no page looks."""
    monkeypatch.setattr(registry, "_registered", {})


def test_a_member_with_one_of_the_roles_may() -> None:
    declared = permission("things.see", "See things", Role.ANALYST, Role.PARTNER)
    assert declared.allows(somebody(Role.ANALYST))
    assert declared.allows(somebody(Role.CONTRIBUTOR, Role.PARTNER))
    assert not declared.allows(somebody(Role.INCLUSION_LEAD))
    assert not declared.allows(somebody())


@pytest.mark.parametrize("role", Role)
def test_a_permission_for_nobody_lets_nobody_in(role: Role) -> None:
    assert not permission("things.none", "Do nothing").allows(somebody(role))


def test_others_are_let_in_by_what_they_are_to_the_thing() -> None:
    asked: list[Any] = []

    def owns(member: Any, thing: Any) -> bool:
        asked.append((member, thing))
        return thing == "theirs"

    declared = permission("things.keep", "Keep a thing", Role.INCLUSION_LEAD, reach=Reach.OWN, also=owns)
    one = somebody(Role.CONTRIBUTOR)
    assert declared.allows(one, "theirs")
    assert not declared.allows(one, "another's")
    assert not declared.allows(one)
    assert asked == [(one, "theirs"), (one, "another's"), (one, None)]
    assert declared.allows(somebody(Role.INCLUSION_LEAD), "another's")
    assert len(asked) == 3, "who has the role is not asked further"


def test_a_name_is_declared_once() -> None:
    permission("things.see", "See things", Role.ANALYST)
    with pytest.raises(ValueError, match=r"the permission 'things\.see' is declared twice"):
        permission("things.see", "See all things", *Role)
    assert [one.sentence for one in permissions()] == ["See things"]


def test_permissions_come_by_name() -> None:
    for name in ("b", "c", "a"):
        permission(name, name)
    assert [one.name for one in permissions()] == ["a", "b", "c"]


def test_what_was_declared_cannot_be_widened() -> None:
    declared = permission("things.see", "See things", Role.ANALYST)
    with pytest.raises(FrozenInstanceError):
        declared.roles = frozenset(Role)  # type: ignore[misc]
    assert declared == Permission("things.see", "See things", frozenset({Role.ANALYST}), Reach.ORGANISATION)


def test_every_role_has_words() -> None:
    assert len(Role) == 10
    assert all(str(role.label) and str(role.label) != role.value for role in Role)
