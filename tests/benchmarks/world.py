"""A large organisation: 40 teams, 600 contributors, 6 rounds; and a small one, to see whether queries grow."""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.accounts.models import Person
from colonnade.apps.organisations.models import Membership, Team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Answer, Contribution, Seat
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role
from tests.factories import agree_all, make_trust
from tests.factories.rounds import VOICES, open_round

RATINGS = ("not_in_place", "in_progress", "in_place", "do_not_know")


def make(code: str, *, teams: int, contributors: int, rounds: int):
    """An organisation of that size; its last round is open, the others are closed."""
    cast = make_trust(code)
    organisation = cast.organisation
    with cast.acting():
        made_teams = Team.objects.bulk_create(
            Team(organisation=organisation, name=f"Team {number}") for number in range(teams)
        )
        people = Person.objects.bulk_create(
            Person(email=f"{code.lower()}-{number}@example.org", name=f"Person {number}", password="!")
            for number in range(contributors)
        )
        Membership.objects.bulk_create(
            Membership(
                organisation=organisation,
                person=person,
                role=Role.CONTRIBUTOR,
                team=made_teams[place % teams],
                since=clock.today(),
            )
            for place, person in enumerate(people)
        )
    for number in range(rounds):
        _round(cast, f"Round {number + 1}", people, made_teams, is_last=number == rounds - 1)
    return cast


def _round(cast, title, people, teams, *, is_last):
    organisation = cast.organisation
    round_ = open_round(cast, title=title)
    with cast.acting():
        seats = Seat.objects.bulk_create(
            Seat(
                organisation=organisation,
                round=round_,
                person=person,
                role=Seat.Role.CONTRIBUTOR,
                voice=VOICES[place % len(VOICES)],
                team=teams[place % len(teams)],
            )
            for place, person in enumerate(people)
        )
        contributions = Contribution.objects.bulk_create(
            Contribution(
                organisation=organisation,
                round=round_,
                seat=seat,
                voice=seat.voice,
                team_id=seat.team_id,
                submitted_at=clock.now() - timedelta(minutes=1),
            )
            for seat in seats
        )
        elements = selectors.framework_of(round_).elements
        Answer.objects.bulk_create(
            (
                Answer(
                    organisation=organisation,
                    contribution=contribution,
                    element=element.id,
                    rating=RATINGS[(place * 7 + number * 3) % len(RATINGS)],
                    note="A note." if place % 5 == 0 else "",
                    saved_at=clock.now(),
                )
                for place, contribution in enumerate(contributions)
                for number, element in enumerate(elements)
            ),
            batch_size=2000,
        )
        if is_last:
            actions.give_seat(
                round_=round_,
                email=cast.contributor.email,
                name="",
                voice="teams",
                by=cast.inclusion_lead,
                address_of=lambda code, secret: "",
            )
            return
        ended = actions.end_answers(round_=round_, by=cast.round_chair)
        agree_all(cast, ended, rating="in_place")
        actions.close_round(round_=ended, note="", by=cast.round_chair)
