"""Rounds, with people who answer in them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Voice
from colonnade.foundation import clock
from tests.factories.people import make_person

VOICES = [voice.value for voice in Voice]
_numbers = count(1)


def open_round(cast, title="Autumn", framework="inclusion-2022", chair=None, voices=VOICES):
    """A round that is open today."""
    today = clock.today()
    with cast.acting():
        return actions.open_round(
            organisation=cast.organisation,
            title=title,
            framework=framework,
            voices=voices,
            opens_on=today,
            answers_due_on=today + timedelta(days=30),
            chair=chair or cast.round_chair,
            by=cast.inclusion_lead,
        )


def contributors(cast, round_, voice, number):
    """That many new people with seats of one voice."""
    people = []
    with cast.acting():
        for _ in range(number):
            person = make_person(name=f"Contributor {next(_numbers)}")
            actions.give_seat(
                round_=round_,
                email=person.email,
                name=person.name,
                voice=voice,
                by=cast.inclusion_lead,
                address_of=lambda code, secret: f"https://example.org/{code}/{secret}",
            )
            people.append(person)
    return people


def answer_all(cast, round_, person, *, rating="in_progress", ratings=None, notes=None, hand_in=True):
    """Let a person answer every element: with `rating`, or as `ratings` has it by element."""
    with cast.acting():
        contribution = actions.begin_contribution(round_=round_, by=person)
        for element in selectors.framework_of(round_).elements:
            actions.save_answer(
                round_=round_,
                contribution=contribution,
                element=element.id,
                rating=(ratings or {}).get(element.id, rating),
                note=(notes or {}).get(element.id, ""),
                version=0,
            )
        if hand_in:
            actions.submit(round_=round_, contribution=contribution, by=person)
        return contribution


def agree_all(cast, round_, rating="in_progress", ratings=None, chair=None):
    """Record an agreed rating for every element."""
    with cast.acting():
        for element in selectors.framework_of(round_).elements:
            actions.record_agreement(
                round_=round_,
                element=element.id,
                rating=(ratings or {}).get(element.id, rating),
                reason="We agreed on it.",
                dissent="",
                version=0,
                by=chair or cast.round_chair,
            )


def closed_round(cast, title="Spring", people=5, rating="in_progress", ratings=None, framework="inclusion-2022"):
    """A whole round with one voice, from opening to close."""
    round_ = open_round(cast, title=title, framework=framework)
    for person in contributors(cast, round_, "teams", people):
        answer_all(cast, round_, person, rating=rating, ratings=ratings)
    with cast.acting():
        round_ = actions.end_answers(round_=round_, by=cast.round_chair)
        agree_all(cast, round_, rating=rating, ratings=ratings)
        return actions.close_round(round_=round_, note="", by=cast.round_chair)
