"""What may go wrong, with its practical answers (R183)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from colonnade.apps.programme.presenters.guidance.links import Link, element_link
from colonnade.apps.programme.presenters.guidance.texts import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from colonnade.apps.programme.presenters.guidance.texts import PageTexts, Passage, Passages
    from colonnade.foundation.catalogue import Challenge, Framework

__all__ = ["ChallengeList", "challenge_list"]


@dataclass(frozen=True)
class ChallengeBlock:
    """One thing that may go wrong, its answers, and the elements that it touches."""

    anchor: str
    challenge: Passage
    answers: Passages
    elements: list[Link]


@dataclass(frozen=True)
class ChallengeList:
    """Things that may go wrong and, once for all of them, where they come from unless the page has said so."""

    origin: str
    blocks: list[ChallengeBlock]


def challenge_list(
    framework: Framework, challenges: Sequence[Challenge], texts: PageTexts, *, without: str = ""
) -> ChallengeList:
    """Word challenges; `without` is the number of the page's own element, which is not worth a link."""
    if not challenges:
        return ChallengeList("", [])
    rule = texts.common([challenge.challenge for challenge in challenges])
    blocks = [_block(framework, challenge, texts, rule, without) for challenge in challenges]
    said = [text for challenge in challenges for text in challenge.texts]
    return ChallengeList(texts.said_once(rule, said), blocks)


def _block(framework: Framework, challenge: Challenge, texts: PageTexts, rule: Rule, without: str) -> ChallengeBlock:
    return ChallengeBlock(
        anchor=_anchor(challenge),
        challenge=texts.one(challenge.challenge, rule),
        answers=texts.several(challenge.answers, Rule.of(challenge.challenge)),
        elements=[
            element_link(framework, framework.element(number)) for number in challenge.elements if number != without
        ],
    )


def _anchor(challenge: Challenge) -> str:
    """The pillar's number stands in it, since a page may show challenges of several pillars."""
    return "-".join(challenge.ref.split("/")[1:])
