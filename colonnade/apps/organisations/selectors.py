"""Reads of organisations, members and teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Q, When

from colonnade.apps.organisations.models import Invitation, Membership, Team
from colonnade.foundation.tenancy.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.permissions import Role

__all__ = [
    "Branch",
    "Member",
    "find_organisations",
    "invitation_by_hash",
    "member_by_code",
    "member_of",
    "membership",
    "memberships",
    "organisation_by_code",
    "organisations_of",
    "team",
    "team_tree",
    "teams",
]

FOUND_AT_MOST = 20


@dataclass(frozen=True)
class Member:
    """A person as a member of one organisation: who asks, and with which roles."""

    person: Person
    organisation: Organisation
    memberships: tuple[Membership, ...]

    def holds(self, role: Role) -> bool:
        """Whether they have the role, for the whole organisation or for a team."""
        return any(held.role == role for held in self.memberships)

    @property
    def team_ids(self) -> frozenset[int]:
        """The teams that they are members of."""
        return frozenset(held.team_id for held in self.memberships if held.team_id is not None)


@dataclass(frozen=True)
class Branch:
    """A team in its place in the tree: how deep it stands, 0 at the top."""

    team: Team
    depth: int


def organisation_by_code(code: str) -> Organisation | None:
    """The organisation with that code, in any case. As it is written in the register it is found at once."""
    organisations = Organisation.objects.order_by()
    return organisations.filter(code=code).first() or organisations.filter(code__iexact=code).first()


def find_organisations(text: str, today: date) -> list[Organisation]:
    """Organisations by code, or by words of their name in any order; open ones first, twenty at most."""
    words = text.split()
    if not words:
        return []
    named = Q()
    for word in words:
        named &= Q(name__icontains=word)
    is_code = Q(code__iexact=text.strip())
    found = Organisation.objects.select_related("board").filter(named | is_code)
    ranked = found.order_by(
        Case(When(is_code, then=0), default=1), Case(When(closed_on__lte=today, then=1), default=0), "name", "code"
    )
    return list(ranked[:FOUND_AT_MOST])


def member_of(person: Person, organisation: Organisation) -> Member | None:
    """The person as a member of the organisation; None for somebody who is not, or is no longer."""
    held = Membership.objects.within(organisation).filter(person=person, ended_on=None).order_by("pk")
    # Row-level security shows people their own roles everywhere, so a filter that was forgotten would not be noticed.
    found = tuple(one for one in held if one.organisation_id == organisation.pk)
    return Member(person, organisation, found) if found else None


def member_by_code(person: Person, code: str) -> Member | None:
    """The person as a member of the organisation with that code (in any case), in one query.

    None for somebody who is not a member as for an organisation that is not there: nobody can tell which.
    """
    held = Membership.objects.filter(person=person, ended_on=None).select_related("organisation").order_by("pk")
    found = tuple(held.filter(organisation__code=code)) or tuple(held.filter(organisation__code__iexact=code))
    if not found:
        return None
    organisation = found[0].organisation
    # Two codes may differ in nothing but case: what somebody is in one of them gives them nothing in the other.
    return Member(person, organisation, tuple(one for one in found if one.organisation_id == organisation.pk))


def organisations_of(person: Person) -> list[Organisation]:
    """The organisations that the person is a member of, by name."""
    held = Membership.objects.filter(person=person, ended_on=None).values("organisation_id")
    return list(Organisation.objects.filter(pk__in=[row["organisation_id"] for row in held]).order_by("name"))


def memberships(organisation: Organisation) -> list[Membership]:
    """Everyone's memberships that last, by name and role."""
    found = Membership.objects.within(organisation).filter(ended_on=None)
    return list(found.select_related("person", "team").order_by("person__name", "person_id", "role", "pk"))


def membership(organisation: Organisation, pk: int) -> Membership | None:
    """One membership of the organisation that lasts."""
    found = Membership.objects.within(organisation).filter(pk=pk, ended_on=None)
    return found.select_related("person", "team").first()


def teams(organisation: Organisation) -> list[Team]:
    """The teams and sites that last, by name."""
    return list(Team.objects.within(organisation).filter(ended_on=None).order_by("name", "pk"))


def team(organisation: Organisation, pk: int) -> Team | None:
    """One team or site of the organisation that lasts."""
    return Team.objects.within(organisation).filter(pk=pk, ended_on=None).first()


def team_tree(organisation: Organisation) -> list[Branch]:
    """The teams and sites as a tree, each below its parent."""
    return _below(teams(organisation))


def _below(found: Sequence[Team]) -> list[Branch]:
    children: dict[int | None, list[Team]] = {}
    present = {one.pk for one in found}
    for one in found:
        children.setdefault(one.parent_id if one.parent_id in present else None, []).append(one)
    branches: list[Branch] = []
    waiting = [Branch(one, 0) for one in reversed(children.get(None, []))]
    while waiting:
        branch = waiting.pop()
        branches.append(branch)
        waiting += [Branch(one, branch.depth + 1) for one in reversed(children.get(branch.team.pk, []))]
    return branches


def invitation_by_hash(organisation: Organisation, secret_hash: str) -> Invitation | None:
    """The invitation with that secret, to this organisation."""
    return Invitation.objects.within(organisation).filter(secret_hash=secret_hash).select_related("person").first()
