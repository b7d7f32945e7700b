"""What the pages show on which people answer: the list, one question, the printed sheet and the keying page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Rating, State
from colonnade.apps.programme.presenters.pages import crumbs, numbered, rating_tag, round_url, voice_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from colonnade.apps.programme.forms import AnswerForm, SheetForm
    from colonnade.apps.programme.models import Answer, AnswerEvidence, Contribution, Round
    from colonnade.foundation.catalogue import Element, Framework

__all__ = [
    "AnswerPage",
    "AnswersPage",
    "SheetPage",
    "answer_page",
    "answers_page",
    "guidance",
    "key_in_page",
    "next_href",
    "sheet_page",
]


@dataclass(frozen=True)
class AnswersPage:
    """The list of questions, and how far this contributor is."""

    title: str
    groups: list[dict[str, Any]]
    answered: int
    all: int
    handed_in: bool
    may_change: bool
    next_href: str
    hand_in_href: str
    take_back_href: str
    sheet_href: str
    voice: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class AnswerPage:
    """One question, with what others learnt beside it (R009)."""

    title: str
    number: str
    place: str
    pillar: str
    statement: str
    recommendation: str
    guidance: SafeString
    form: AnswerForm
    evidence: list[str]
    beside: Answer | None
    refusal: str
    restored: bool
    back_href: str
    save_href: str
    crumbs: list[dict[str, str]]

    @property
    def is_unsaved(self) -> bool:
        """Whether the form holds something that came back unsaved, for the person to look at and save."""
        return bool(self.beside or self.refusal or self.restored or self.form.errors)


@dataclass(frozen=True)
class SheetPage:
    """A whole round on paper, or to be keyed in from paper."""

    title: str
    round_title: str
    organisation: str
    due_on: Any
    groups: list[dict[str, Any]]
    ratings: list[dict[str, str]]
    filled: bool
    filled_href: str
    blank_href: str
    crumbs: list[dict[str, str]]
    form: SheetForm | None = None


def answers_page(
    round_: Round, framework: Framework, contribution: Contribution, answers: Mapping[str, Answer]
) -> AnswersPage:
    """Word the list of questions."""
    rated = {element for element, answer in answers.items() if answer.rating}
    groups = [
        {
            "title": pillar.title,
            "number": pillar.id,
            "rows": [
                {
                    "number": element.id,
                    "short": element.short,
                    "href": round_url("answer", round_, element.id),
                    "tag": rating_tag(answers[element.id].rating if element.id in answers else ""),
                }
                for element in pillar.elements
            ],
        }
        for pillar in framework.pillars
    ]
    first = next((element.id for element in framework.elements if element.id not in rated), "")
    return AnswersPage(
        title=_("Your answers"),
        groups=groups,
        answered=len(rated),
        all=len(framework.elements),
        handed_in=contribution.submitted_at is not None,
        may_change=round_.state == State.OPEN,
        next_href=round_url("answer", round_, first) if first else "",
        hand_in_href=round_url("hand-in", round_),
        take_back_href=round_url("take-back", round_),
        sheet_href=round_url("sheet", round_) + "?filled=1",
        voice=voice_words(contribution.voice),
        crumbs=crumbs(round_),
    )


def _draw_guidance(framework: Framework, element: Element) -> SafeString:
    page = {
        "element": element,
        "challenges": framework.challenges_at(element.id),
        "tips": framework.tips_of(element.id),
        "href": reverse("element", args=[framework.id, element.id]),
    }
    return mark_safe(render_to_string("programme/guidance.jinja", {"page": page}))  # noqa: S308 - our own template


def guidance(framework: Framework, element: Element) -> SafeString:
    """What pilot sites learnt, what may get in the way and what helps, drawn once for each element and language.

    It is kept with the framework as it was loaded, so that an edited catalogue is drawn anew; a cache keyed by the
    framework would have to hash all its texts each time.
    """
    drawn: dict[tuple[str, str | None], SafeString] = framework.__dict__.setdefault("_drawn_guidance", {})
    key = (element.id, get_language())
    if key not in drawn:
        drawn[key] = _draw_guidance(framework, element)
    return drawn[key]


def _next(framework: Framework, element: Element) -> Element | None:
    place = framework.elements.index(element) + 1
    return framework.elements[place] if place < len(framework.elements) else None


def next_href(round_: Round, framework: Framework, element: Element) -> str:
    """Where to go after an answer: the next question, or the list after the last."""
    following = _next(framework, element)
    return round_url("answer", round_, following.id) if following else round_url("answers", round_)


def answer_page(
    round_: Round,
    framework: Framework,
    element: Element,
    form: AnswerForm,
    evidence: list[AnswerEvidence],
    *,
    beside: Answer | None = None,
    refusal: str = "",
    restored: bool = False,
) -> AnswerPage:
    """Word one question. `beside` is the answer that another page saved meanwhile, shown beside what was typed."""
    return AnswerPage(
        title=f"{element.id} {element.short}",
        number=element.id,
        place=numbered(framework, element),
        pillar=framework.pillar_of(element.id).title,
        statement=element.statement.text,
        recommendation=element.recommendation.text,
        guidance=guidance(framework, element),
        form=form,
        evidence=[one.evidence.title for one in evidence],
        beside=beside,
        refusal=refusal,
        restored=restored,
        back_href=round_url("answers", round_),
        save_href=round_url("answer", round_, element.id),
        crumbs=crumbs(round_, (_("Your answers"), round_url("answers", round_))),
    )


def sheet_page(round_: Round, framework: Framework, answers: Mapping[str, Answer] | None) -> SheetPage:
    """Word the printed sheet, blank or with this contributor's own answers (R006)."""
    return SheetPage(
        title=_("Sheet to fill in by hand") if answers is None else _("Your answers on paper"),
        round_title=round_.title,
        organisation=round_.organisation.name,
        due_on=round_.answers_due_on,
        groups=[
            {
                "title": f"{pillar.id}. {pillar.title}",
                "rows": [
                    {
                        "number": element.id,
                        "statement": element.statement.text,
                        "rating": answers[element.id].rating if answers and element.id in answers else "",
                        "note": answers[element.id].note if answers and element.id in answers else "",
                    }
                    for element in pillar.elements
                ],
            }
            for pillar in framework.pillars
        ],
        ratings=[{"value": rating.value, "text": str(rating.label)} for rating in Rating],
        filled=answers is not None,
        filled_href=round_url("sheet", round_) + "?filled=1",
        blank_href=round_url("sheet", round_),
        crumbs=crumbs(round_),
    )


def key_in_page(round_: Round, framework: Framework, form: SheetForm) -> SheetPage:
    """Word the page on which a sheet is keyed in."""
    page = sheet_page(round_, framework, None)
    return SheetPage(**{**page.__dict__, "title": _("Key in a sheet"), "form": form})
