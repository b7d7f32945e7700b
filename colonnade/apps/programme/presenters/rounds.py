"""What the pages of rounds and seats show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Seat, State
from colonnade.apps.programme.presenters.pages import Tag, crumbs, rating_tag, round_url, voice_words
from colonnade.apps.programme.rules import (
    AGREE,
    ANSWER,
    CLOSE_ROUND,
    END_ANSWERS,
    GIVE_SEATS,
    KEY_IN,
    OPEN_ROUND,
    PRINT_ROUND,
    SEE_SPREAD,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import Agreement, Contribution, Round
    from colonnade.foundation.catalogue import Framework

__all__ = ["AgreedRow", "RoundPage", "RoundsPage", "Task", "agreed_rows", "round_page", "rounds_page", "seat_rows"]

STATE_COLOURS = {State.OPEN: "blue", State.AGREEING: "yellow", State.CLOSED: "green"}


@dataclass(frozen=True)
class RoundsPage:
    """All rounds of an organisation."""

    title: str
    rows: list[dict[str, Any]]
    open_href: str
    compare_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class Task:
    """Something to do in a round: where, and how far it is."""

    text: str
    href: str
    hint: str
    tag: Tag | None = None


@dataclass(frozen=True)
class AgreedRow:
    """What was agreed on one element."""

    number: str
    short: str
    href: str
    tag: Tag
    reason: str
    dissent: str
    behind: str


@dataclass(frozen=True)
class RoundPage:
    """One round."""

    title: str
    state: Tag
    facts: list[dict[str, Any]]
    tasks: list[Task]
    agreed: list[AgreedRow]
    closing_note: str
    crumbs: list[dict[str, str]]


def _state(round_: Round) -> Tag:
    return Tag(round_.get_state_display(), STATE_COLOURS[State(round_.state)])


def rounds_page(member: Member, rounds: Iterable[Round]) -> RoundsPage:
    """Word the list of rounds."""
    code = member.organisation.code
    found = list(rounds)
    rows = [
        {
            "title": one.title,
            "href": reverse("round", args=[code, one.number]),
            "opens_on": one.opens_on,
            "due_on": one.answers_due_on,
            "state": _state(one),
        }
        for one in found
    ]
    closed = [one for one in found if one.state == State.CLOSED]
    return RoundsPage(
        title=_("Rounds"),
        rows=rows,
        open_href=reverse("open-round", args=[code]) if OPEN_ROUND.allows(member) else "",
        compare_href=reverse("compare", args=[code]) if len(closed) > 1 else "",
        crumbs=crumbs(member.organisation),
    )


def _facts(round_: Round, framework: Framework, chair: str, teams: list[str]) -> list[dict[str, Any]]:
    def day(value: Any) -> str:
        return date_format(value, "j F Y")

    facts = [
        (_("Framework"), f"{framework.title} ({framework.version})"),
        (_("Looks at"), ", ".join(teams) or _("The whole organisation")),
        (_("Voices"), ", ".join(voice_words(voice) for voice in round_.voices)),
        (_("Opens"), day(round_.opens_on)),
        (_("Answers by"), day(round_.answers_due_on)),
        (_("Round chair"), chair),
    ]
    if round_.closed_at:
        facts.append((_("Closed"), day(localdate(round_.closed_at))))
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]


def _answer_task(round_: Round, contribution: Contribution | None) -> Task:
    if contribution is not None and contribution.submitted_at:
        tag = Tag(_("Handed in"), "green")
    elif contribution is not None:
        tag = Tag(_("Begun"), "blue")
    else:
        tag = Tag(_("Not begun"), "grey")
    return Task(_("Your answers"), round_url("answers", round_), _("What you say is read without your name."), tag)


def _open_tasks(round_: Round, contribution: Contribution | None) -> list[tuple[Any, Task]]:
    return [
        (ANSWER, _answer_task(round_, contribution)),
        (
            GIVE_SEATS,
            Task(_("People and their voices"), round_url("seats", round_), _("Ask people, and see who has handed in.")),
        ),
        (PRINT_ROUND, Task(_("Print the sheets"), round_url("sheet", round_), _("For people who answer on paper."))),
        (KEY_IN, Task(_("Key in a sheet"), round_url("key-in", round_), _("From paper that somebody filled in."))),
        (
            END_ANSWERS,
            Task(
                _("End the answering"),
                round_url("end-answers", round_),
                _("Then the spread can be seen. It cannot be undone."),
            ),
        ),
    ]


def _later_tasks(round_: Round, agreed: int, elements: int) -> list[tuple[Any, Task]]:
    spread = (
        SEE_SPREAD,
        Task(_("How far apart we are"), round_url("spread", round_), _("How each voice sees each element.")),
    )
    sheet = (
        PRINT_ROUND,
        Task(_("Print the sheets"), round_url("sheet", round_), _("Blank, or with your own answers.")),
    )
    if round_.state == State.CLOSED:
        return [spread, sheet]
    progress = Tag(
        _("%(agreed)d of %(all)d") % {"agreed": agreed, "all": elements}, "green" if agreed == elements else "blue"
    )
    return [
        spread,
        (
            AGREE,
            Task(_("Agree the ratings"), round_url("agree-list", round_), _("One by one, with the reason."), progress),
        ),
        (
            CLOSE_ROUND,
            Task(_("Close the round"), round_url("close-round", round_), _("When every element has an agreed rating.")),
        ),
        sheet,
    ]


def agreed_rows(framework: Framework, agreed: Mapping[str, Agreement]) -> list[AgreedRow]:
    """Word what was agreed, element by element; nothing for those that have no agreed rating."""
    return [
        AgreedRow(
            number=element.id,
            short=element.short,
            href=reverse("element", args=[framework.id, element.id]),
            tag=rating_tag(agreement.rating),
            reason=agreement.reason,
            dissent=agreement.dissent,
            behind=_behind(agreement),
        )
        for element in framework.elements
        if (agreement := agreed.get(element.id)) is not None
    ]


def _behind(agreement: Agreement) -> str:
    if agreement.was_shown is None:
        return ""
    return (
        _("shown by evidence when the round closed")
        if agreement.was_shown
        else _("claimed: no live evidence when the round closed")
    )


def round_page(
    member: Member,
    round_: Round,
    framework: Framework,
    *,
    chair: str,
    teams: list[str],
    contribution: Contribution | None,
    agreed: Mapping[str, Agreement],
) -> RoundPage:
    """Word one round: what it is, what this member can do in it, and what was agreed."""
    offered = (
        _open_tasks(round_, contribution)
        if round_.state == State.OPEN
        else _later_tasks(round_, len(agreed), len(framework.elements))
    )
    closed = round_.state == State.CLOSED
    return RoundPage(
        title=round_.title,
        state=_state(round_),
        facts=_facts(round_, framework, chair, teams),
        tasks=[task for permission, task in offered if permission.allows(member, round_)],
        agreed=agreed_rows(framework, agreed) if closed else [],
        closing_note=round_.closing_note,
        crumbs=crumbs(member.organisation, (_("Rounds"), reverse("rounds", args=[member.organisation.code]))),
    )


def seat_rows(seats: Iterable[Seat], contributions: Mapping[int, Contribution]) -> list[dict[str, Any]]:
    """Word who sits in a round and who has handed in. The chair has no voice."""
    rows = []
    for seat in seats:
        given = contributions.get(seat.pk)
        handed_in = given is not None and given.submitted_at is not None
        rows.append(
            {
                "name": seat.person.name,
                "voice": voice_words(seat.voice) if seat.voice else _("Round chair"),
                "team": seat.team.name if seat.team else "",
                "tag": None
                if not seat.voice
                else Tag(_("Handed in"), "green")
                if handed_in
                else Tag(_("Not yet"), "grey"),
            }
        )
    return rows
