"""Add teams and sites, move them in the tree, and end them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.organisations.models import Team
from colonnade.apps.organisations.policies import check_can_move, check_name_is_free
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["add_team", "end_team", "move_team"]


def _names_in(organisation: Organisation, place: Team | None, *, but: Iterable[int] = ()) -> list[str]:
    """The names of what is or was in a place: ended ones keep theirs, for what they recorded stays."""
    found = Team.objects.within(organisation).filter(parent=place).exclude(pk__in=list(but))
    return list(found.values_list("name", flat=True))


@transaction.atomic
def add_team(
    *, organisation: Organisation, name: str, kind: str, parent: Team | None = None, by: Person | None
) -> Team:
    """Add a team or site, under another or at the top. Raises Refused where one of that name is there."""
    name = name.strip()
    check_name_is_free([name], _names_in(organisation, parent))
    made: Team = Team.objects.create(organisation=organisation, name=name, kind=Team.Kind(kind), parent=parent)
    record(organisation, "team.added", f"team {made.pk}", by=by, detail={"kind": kind})
    return made


@transaction.atomic
def move_team(*, team: Team, under: Team | None, by: Person) -> None:
    """Move a team or site under another, or to the top.

    Raises Refused for a place below itself, and where one of that name is there.
    """
    organisation = team.organisation
    tree = dict(Team.objects.within(organisation).select_for_update().values_list("pk", "parent_id"))
    check_can_move(team, under, tree)
    check_name_is_free([team.name], _names_in(organisation, under, but=[team.pk]))
    team.parent = under
    team.save()
    record(organisation, "team.moved", f"team {team.pk}", by=by, detail={"under": under.pk if under else None})


@transaction.atomic
def end_team(*, team: Team, by: Person) -> None:
    """End a team or site; what stands below it moves up to the place above. What it recorded stays.

    Raises Refused where the place above has one of the name of something that would move there.
    """
    organisation = team.organisation
    below = list(Team.objects.within(organisation).select_for_update().filter(parent=team))
    above = _names_in(organisation, team.parent, but=[one.pk for one in below])
    check_name_is_free([one.name for one in below], above)
    Team.objects.within(organisation).filter(parent=team).update(parent=team.parent_id)
    team.ended_on = clock.today()
    team.save()
    record(organisation, "team.ended", f"team {team.pk}", by=by)
