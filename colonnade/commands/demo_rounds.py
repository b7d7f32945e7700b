"""The made-up trust's rounds: two that have closed, and one that people are answering now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import yaml
from django.contrib.auth import get_user_model

from colonnade.apps.evidence.public import add_evidence, link_content, note_content
from colonnade.apps.organisations.public import add_member
from colonnade.apps.programme.public import (
    Keyed,
    agree,
    begin_contribution,
    choose_focus,
    close_round,
    end_answers,
    give_seat,
    hand_in,
    key_in_sheet,
    open_round,
    save_answer,
)
from colonnade.commands.shipped import demo_folder
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Round
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["load_rounds"]

RATINGS = ("not_in_place", "in_progress", "in_place")
WIDTH = 1.1
UNSURE_EVERY = 9
# In the round that goes on, the people whom one can sign in as have not handed in.
STILL_TO_ANSWER = {"teams": ("ward", "clinic"), "staff_network": ("network",)}


@dataclass(frozen=True)
class Trust:
    """Whom the history is told about, and by whom."""

    organisation: Organisation
    people: dict[str, Person]


def load_rounds(organisation: Organisation, people: dict[str, Person]) -> None:
    """Tell the history of `demo/rounds.yaml`. `people` are those whom one can sign in as, by key."""
    told = yaml.safe_load((demo_folder() / "rounds.yaml").read_text(encoding="utf-8"))
    trust = Trust(organisation, people)
    voices = {voice: _speakers(trust, voice, one) for voice, one in told["voices"].items() if not one.get("paper")}
    for number, round_ in enumerate(told["rounds"]):
        if number == 1:
            _add_evidence(trust, told)
        _tell(trust, told, round_, voices)
    for one in told["focus"]:
        choose_focus(organisation=organisation, by=people["sponsor"], **one)


def _ago(days: int) -> Any:
    return clock.now() - timedelta(days=days)


def _speakers(trust: Trust, voice: str, told: dict[str, Any]) -> list[Person]:
    """People who only ever answered: members, with no password to sign in with."""
    found = []
    for number in range(1, told["people"] + 1):
        name = f"{voice.replace('_', ' ').capitalize()} contributor {number}"
        email = f"{voice.replace('_', '-')}-{number}@larkmere.example.org"
        person = get_user_model().objects.make(email=email, name=name)
        add_member(organisation=trust.organisation, person=person, role=Role.CONTRIBUTOR, by=trust.people["lead"])
        found.append(person)
    return found


def _ratings(level: float, sees: float, people: int, element: int) -> list[str]:
    """What each person of a voice says: spread evenly about how the voice sees the level, some unsure."""
    said = []
    for number in range(people):
        place = (number + 0.5) / people - 0.5
        step = min(2, max(0, round(level + sees + WIDTH * place)))
        is_unsure = (number * 5 + element) % UNSURE_EVERY == 0
        said.append("do_not_know" if is_unsure else RATINGS[step])
    return said


def _lines(told: dict[str, Any], round_: dict[str, Any], voice: str) -> Iterator[list[Keyed]]:
    """The answers of each person of a voice."""
    one = told["voices"][voice]
    by_element = {
        element: _ratings(entry["level"], one["sees"], one["people"], place)
        for place, (element, entry) in enumerate(round_["elements"].items())
    }
    for number in range(one["people"]):
        yield [
            Keyed(element, said[number], told["notes"].get(element, "") if number == 1 else "")
            for element, said in by_element.items()
        ]


def _tell(trust: Trust, told: dict[str, Any], entry: dict[str, Any], voices: dict[str, list[Person]]) -> None:
    opened = _ago(entry["opened_days_ago"])
    with clock.at(opened):
        round_ = open_round(
            organisation=trust.organisation,
            title=entry["title"],
            framework=told["framework"],
            voices=list(told["voices"]),
            opens_on=clock.today(),
            answers_due_on=clock.today() + timedelta(days=30),
            chair=trust.people["chair"],
            by=trust.people["lead"],
        )
        _answer(trust, told, entry, round_, voices)
    if "closed_days_ago" not in entry:
        _ask_those_who_sign_in(trust, round_)
        return
    with clock.at(_ago(entry["closed_days_ago"])):
        _agree_and_close(trust, entry, round_)


def _answer(
    trust: Trust, told: dict[str, Any], entry: dict[str, Any], round_: Round, voices: dict[str, list[Person]]
) -> None:
    for voice in told["voices"]:
        for number, lines in enumerate(_lines(told, entry, voice), start=1):
            if voice in voices:
                _seat_and_answer(trust, round_, voice, voices[voice][number - 1], lines)
            else:
                key_in_sheet(
                    round_=round_,
                    sheet=f"{voice[:2].upper()}-{number}",
                    voice=voice,
                    team=None,
                    lines=lines,
                    by=trust.people["lead"],
                )


def _give(trust: Trust, round_: Round, voice: str, person: Person) -> None:
    give_seat(
        round_=round_,
        email=person.email,
        name=person.name,
        voice=voice,
        by=trust.people["lead"],
        address_of=lambda code, secret: f"{code}/{secret}",
    )


def _seat_and_answer(trust: Trust, round_: Round, voice: str, person: Person, lines: list[Keyed]) -> None:
    _give(trust, round_, voice, person)
    contribution = begin_contribution(round_=round_, by=person)
    for line in lines:
        save_answer(
            round_=round_,
            contribution=contribution,
            element=line.element,
            rating=line.rating,
            note=line.note,
            version=0,
        )
    hand_in(round_=round_, contribution=contribution, by=person)


def _ask_those_who_sign_in(trust: Trust, round_: Round) -> None:
    for voice, keys in STILL_TO_ANSWER.items():
        for key in keys:
            _give(trust, round_, voice, trust.people[key])


def _agree_and_close(trust: Trust, entry: dict[str, Any], round_: Round) -> None:
    chair = trust.people["chair"]
    ended = end_answers(round_=round_, by=chair)
    for element, one in entry["elements"].items():
        agree(
            round_=ended,
            element=element,
            rating=one["agreed"],
            reason=one["reason"],
            dissent=one.get("dissent", ""),
            version=0,
            by=chair,
        )
    close_round(round_=ended, note=entry["closing_note"], by=chair)


def _add_evidence(trust: Trust, told: dict[str, Any]) -> None:
    for one in told["evidence"]:
        stale_after = clock.today() + timedelta(days=one["stale"])
        with clock.at(_ago(-one["added"])):
            add_evidence(
                organisation=trust.organisation,
                title=one["title"],
                owner=trust.people["lead"],
                stale_after=stale_after,
                elements=[f"{told['framework']}/{one['element']}"],
                content=link_content(one["link"]) if "link" in one else note_content(one["note"]),
                by=trust.people["lead"],
            )
