"""Facts of a board report, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from colonnade.apps.reporting.selectors import (
    ActionFacts,
    BoardFacts,
    DecisionFacts,
    ElementFacts,
    PieceFacts,
    PillarFacts,
    RoundFacts,
)
from colonnade.core.ratings import Standing

__all__ = ["DAY", "action", "board", "decision", "element", "pillar"]

DAY = date(2026, 11, 22)
RATINGS = {
    Standing.SHOWN: "in_place",
    Standing.CLAIMED: "in_place",
    Standing.IN_PROGRESS: "in_progress",
    Standing.NOT_IN_PLACE: "not_in_place",
}


def action(number=1, days_late=0, **more):
    """An open action of a director."""
    values = {"title": f"Do thing {number}", "post": "Director of estates", "state": "planned", "due_on": DAY}
    return ActionFacts(number=number, days_late=days_late, elements=("inclusion-2022/1.1",), **{**values, **more})


def element(number="1.1", standing=Standing.SHOWN, **more):
    """An element that stands there."""
    values = {
        "ref": f"inclusion-2022/{number}",
        "short": f"Element {number}",
        "rating": RATINGS.get(standing, ""),
        "reason": "We agreed.",
        "dissent": "",
        "moved": "none",
        "evidence": (PieceFacts("Minutes", date(2027, 5, 3), is_live=True),) if standing is Standing.SHOWN else (),
        "level": "",
        "action_to_date": "",
        "recorded_on": None,
        "actions": (),
        "plans": (),
        "measures": (),
    }
    return ElementFacts(number=number, standing=standing, **{**values, **more})


def pillar(number="1", standings=(Standing.SHOWN,)):
    """A pillar whose elements stand there."""
    elements = tuple(element(f"{number}.{place}", standing) for place, standing in enumerate(standings, start=1))
    return PillarFacts(number, f"Title of pillar {number}", f"Pillar {number}", elements)


def decision(number=1, **more):
    """A question to the board."""
    values = {"question": f"Question {number}?", "why": "", "asked_of": "The board", "element": "", "asked_on": DAY}
    values |= {"due_on": None, "days_late": 0, "answer": "", "answered_on": None}
    return DecisionFacts(number=number, **{**values, **more})


def board(**more):
    """A report of six pillars after one round."""
    round_ = RoundFacts("Autumn", date(2026, 10, 1), "inclusion-2022", 6, 0, 0, 6)
    facts = BoardFacts(
        organisation="Northfield NHS Trust",
        code="RX1",
        as_of=DAY,
        framework="inclusion-2022",
        framework_title="Inclusion framework",
        pillars=tuple(pillar(str(number)) for number in range(1, 7)),
        round=round_,
        history=(round_,),
        before="",
        up=(),
        down=(),
        compares=False,
        since=None,
        standings_changed=(),
        levels_changed=(),
        actions=(),
        decisions=(),
        decided=(),
        audit_entries=3,
        audit_head="0123456789abcdef",
    )
    return replace(facts, **more)
