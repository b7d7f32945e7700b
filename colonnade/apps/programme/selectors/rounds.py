"""Reads of rounds, who sits in them and what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.programme.models import Agreement, Round, RoundTeam, Seat, State
from colonnade.apps.programme.rules import own_seats
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.catalogue import Framework
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "agreements",
    "framework_of",
    "latest_closed",
    "round_by_number",
    "rounds",
    "seats",
    "seats_of",
    "teams_of",
]


def framework_of(round_: Round) -> Framework:
    """The version of the framework that the round was opened with."""
    return current().framework(round_.framework)


def rounds(organisation: Organisation) -> list[Round]:
    """All rounds of the organisation, the newest first."""
    return list(Round.objects.within(organisation).defer("spread").order_by("-number"))


def round_by_number(organisation: Organisation, number: int) -> Round | None:
    """The organisation's round of that number."""
    found: Round | None = Round.objects.within(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def latest_closed(organisation: Organisation, found: list[Round]) -> tuple[Round | None, Round | None]:
    """Of the organisation's rounds, the last closed one, and the closed one before it; None where there is none."""
    closed = [one for one in found if one.state == State.CLOSED][:2]
    for one in closed:
        one.organisation = organisation
    return (*closed, None, None)[0], (*closed, None, None)[1]


def seats(round_: Round) -> list[Seat]:
    """Everyone's seats in the round, the chair first, then by voice and name."""
    found = Seat.objects.within(round_.organisation).filter(round=round_).select_related("person", "team")
    return list(found.order_by("role", "voice", "person__name", "pk"))


def seats_of(round_: Round, person: Person) -> list[Seat]:
    """The person's own seats in the round."""
    return own_seats(round_, person)


def teams_of(round_: Round) -> list[str]:
    """The names of the teams and sites that the round looks at; none for the whole organisation."""
    found = RoundTeam.objects.within(round_.organisation).filter(round=round_).select_related("team")
    return [row.team.name for row in found.order_by("team__name")]


def agreements(round_: Round) -> dict[str, Agreement]:
    """What was agreed in the round, by element."""
    found = Agreement.objects.within(round_.organisation).filter(round=round_).select_related("recorded_by")
    return {row.element: row for row in found}
