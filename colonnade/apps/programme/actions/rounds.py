"""Open a round, give seats in it, and end the answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.models import Round, RoundTeam, Seat, State
from colonnade.apps.programme.policies import check_can_end_answers, check_can_open, check_move
from colonnade.apps.programme.selectors import count_submitted, rounds, true_counts
from colonnade.core.ratings import SMALLEST_SHOWN, Publication, spread
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.mail import outbox
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.models import Team

__all__ = ["end_answers", "give_seat", "give_seats", "locked", "open_round", "take_turns"]


def take_turns(organisation: Organisation) -> None:
    """Let one transaction at a time add what the organisation may have only so many of: there is no row yet to lock."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def locked(round_: Round) -> Round:
    """Read the round again, for this transaction alone to change."""
    found: Round = Round.objects.within(round_.organisation).select_for_update().get(pk=round_.pk)
    found.organisation = round_.organisation
    return found


@transaction.atomic
def open_round(
    *,
    organisation: Organisation,
    title: str,
    framework: str,
    voices: Iterable[str],
    teams: Iterable[Team] = (),
    opens_on: date,
    answers_due_on: date,
    chair: Person,
    by: Person,
) -> Round:
    """Open a round with its chair. Raises Refused where one of the same framework is going on."""
    take_turns(organisation)
    standing = rounds(organisation)
    check_can_open(standing, framework, opens_on, answers_due_on)
    last = Round.objects.within(organisation).aggregate(last=Max("number"))["last"] or 0
    made: Round = Round.objects.create(
        organisation=organisation,
        number=last + 1,
        title=title,
        framework=framework,
        voices=list(voices),
        opens_on=opens_on,
        answers_due_on=answers_due_on,
        opened_by=by,
        opened_at=clock.now(),
    )
    for team in teams:
        RoundTeam.objects.create(organisation=organisation, round=made, team=team)
    Seat.objects.create(organisation=organisation, round=made, person=chair, role=Seat.Role.CHAIR)
    _let_chair_read(organisation, chair, by)
    detail = {"framework": framework, "voices": list(made.voices), "chair": chair.pk}
    record(organisation, "round.opened", f"round {made.number}", by=by, detail=detail)
    return made


def _let_chair_read(organisation: Organisation, chair: Person, by: Person) -> None:
    """Give the chair the role that opens the evidence, which agreeing needs; the seat alone opens only the round."""
    member = organisations.member_of(chair, organisation)
    if member is None or not member.holds(Role.ROUND_CHAIR):
        organisations.add_member(organisation=organisation, person=chair, role=Role.ROUND_CHAIR, by=by)


def _member(
    round_: Round, email: str, name: str, by: Person, address_of: Callable[[str, str], str]
) -> tuple[Person, bool]:
    """The person behind an address, asked in where they are no member yet; whether a letter went out for that."""
    organisation = round_.organisation
    person = get_user_model().objects.filter(email__iexact=email.strip()).first()
    if person is not None and organisations.member_of(person, organisation) is not None:
        return person, False
    made = organisations.invite(
        organisation=organisation, email=email, name=name, role=Role.CONTRIBUTOR, by=by, address_of=address_of
    )
    return made.person, True


@transaction.atomic
def give_seat(
    *,
    round_: Round,
    email: str,
    name: str,
    voice: str,
    team: Team | None = None,
    by: Person,
    address_of: Callable[[str, str], str],
) -> Seat:
    """Ask somebody to contribute to a round with a voice. Raises Refused where they have a seat, or it is too late."""
    current = locked(round_)
    if current.state != State.OPEN:
        raise Refused(_("Answering has ended, so nobody can be asked any more."))
    if voice not in current.voices:
        raise Refused(_("This round was opened without that voice."))
    person, has_letter = _member(current, email, name, by, address_of)
    held = Seat.objects.within(current.organisation).filter(round=current, person=person, role=Seat.Role.CONTRIBUTOR)
    if held.exists():
        raise Refused(_("%(name)s has a seat in this round already.") % {"name": person.name})
    made: Seat = Seat.objects.create(
        organisation=current.organisation,
        round=current,
        person=person,
        role=Seat.Role.CONTRIBUTOR,
        voice=voice,
        team=team,
    )
    # The chain does not say in which voice: who speaks for the staff network is nobody else's business.
    record(current.organisation, "seat.given", f"round {current.number}", by=by, detail={"seat": made.pk})
    if not has_letter:
        body = _(
            "You have been asked to say how things are at %(organisation)s, by %(day)s. Sign in to Colonnade to answer."
        )
        outbox.post(
            key=f"seat:{current.organisation_id}:{made.pk}",
            to=person.email,
            subject=_("You have been asked for your view"),
            body=body
            % {"organisation": current.organisation.name, "day": date_format(current.answers_due_on, "j F Y")},
        )
    return made


@transaction.atomic
def give_seats(
    *,
    round_: Round,
    people: Iterable[tuple[str, str]],
    voice: str,
    team: Team | None,
    by: Person,
    address_of: Callable[[str, str], str],
) -> dict[str, str]:
    """Ask many people, given as names and addresses, in one transaction: a page must not wait for each on its own.

    Returns, for each address that could not be asked, the sentence that says why.
    """
    refused = {}
    for name, email in people:
        try:
            give_seat(round_=round_, email=email, name=name, voice=voice, team=team, by=by, address_of=address_of)
        except Refused as refusal:
            refused[email] = str(refusal)
    return refused


def _stored(publication: Publication) -> dict[str, Any]:
    """What may be shown, as it is kept: nothing of a small voice is in it, so nothing of one is stored apart."""
    elements = []
    for element in publication.elements:
        voices = []
        for view in element.voices:
            kept: dict[str, Any] = {"voice": view.voice, "showing": str(view.showing)}
            if view.counts is not None:
                low, middle, high = view.counts.ordered
                kept["counts"] = {
                    "not_in_place": low,
                    "in_progress": middle,
                    "in_place": high,
                    "do_not_know": view.counts.do_not_know,
                }
            voices.append(kept)
        elements.append([element.element, voices])
    return {"smallest_shown": SMALLEST_SHOWN, "elements": elements}


@transaction.atomic
def end_answers(*, round_: Round, by: Person) -> Round:
    """End the answering: from now on the spread may be seen, worked out once from what was handed in."""
    current = locked(round_)
    check_can_end_answers(current, count_submitted(current))
    check_move(current, State.AGREEING)
    current.state = State.AGREEING
    current.answers_ended_at = clock.now()
    current.spread = _stored(spread(true_counts(current)))
    current.save()
    record(current.organisation, "round.answers_ended", f"round {current.number}", by=by)
    return current
