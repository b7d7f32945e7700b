"""Read everything that a board report says. The number of queries is the same however much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate

from colonnade.apps.evidence import public as evidence
from colonnade.apps.programme import public as programme
from colonnade.apps.reporting.selectors.decisions import decisions
from colonnade.apps.reporting.selectors.facts import (
    BoardFacts,
    Changed,
    DecisionFacts,
    ElementFacts,
    PieceFacts,
    PillarFacts,
    RoundFacts,
)
from colonnade.apps.reporting.selectors.reports import latest_report
from colonnade.apps.reporting.selectors.work import Work, work_of
from colonnade.foundation.audit.models import Head

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.programme.public import Picture
    from colonnade.apps.reporting.models import BoardReport, Decision
    from colonnade.foundation.catalogue import Element, Framework
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["board_facts", "figures_of"]

SHORT_HASH = 16


def board_facts(organisation: Organisation, today: date) -> BoardFacts:
    """What a report of that day says."""
    found = programme.rounds(organisation)
    picture = programme.stand(organisation, found, today)
    framework = picture.framework if picture else programme.framework_now(organisation)
    work = work_of(organisation, today)
    pillars = _pillars(organisation, framework, picture, work, today)
    history = tuple(_round(one) for one in programme.agreed_counts(organisation))
    last = latest_report(organisation)
    elements = [element for pillar in pillars for element in pillar.elements]
    asked = decisions(organisation)
    head = Head.objects.within(organisation).first()
    return BoardFacts(
        organisation=organisation.name,
        code=organisation.code,
        as_of=today,
        framework=framework.id,
        framework_title=framework.title,
        pillars=pillars,
        round=history[-1] if history and picture else None,
        history=history,
        before=picture.before.title if picture and picture.before else "",
        up=tuple(picture.moved.up) if picture else (),
        down=tuple(picture.moved.down) if picture else (),
        compares=bool(picture and picture.before and picture.before.framework == picture.round.framework),
        since=last.as_of if last else None,
        standings_changed=_changed(elements, last, "standings"),
        levels_changed=_changed(elements, last, "levels"),
        actions=work.actions,
        decisions=tuple(_decision(one, today) for one in reversed(asked) if one.is_open),
        decided=tuple(_decision(one, today) for one in reversed(asked) if _is_new(one, last)),
        audit_entries=head.number if head else 0,
        audit_head=head.hash[:SHORT_HASH] if head else "",
    )


def figures_of(facts: BoardFacts) -> dict[str, Any]:
    """What the next report is compared with: by element where it stands, its level, and which actions are late."""
    return {
        "framework": facts.framework,
        "standings": {element.ref: str(element.standing or "") for element in facts.elements},
        "levels": {element.ref: element.level for element in facts.elements},
        "late": [action.number for action in facts.late],
    }


def _pillars(
    organisation: Organisation, framework: Framework, picture: Picture | None, work: Work, today: date
) -> tuple[PillarFacts, ...]:
    references = [element.ref for element in framework.elements]
    behind = evidence.state_by_element(organisation, references, today)
    progress = programme.progress_now(organisation, on=today)
    stands = {one.number: one for pillar in picture.pillars for one in pillar.elements} if picture else {}
    return tuple(
        PillarFacts(
            pillar.id,
            pillar.title,
            pillar.short,
            tuple(
                _element(each, stands.get(each.id), behind[each.ref], progress.get(each.ref), work)
                for each in pillar.elements
            ),
        )
        for pillar in framework.pillars
    )


def _element(element: Element, stands: Any, behind: evidence.Support, progress: Any, work: Work) -> ElementFacts:
    agreement = stands.agreement if stands else None
    pieces = [PieceFacts(one.title, one.stale_after, is_live=True) for one in behind.live]
    pieces += [PieceFacts(one.title, one.stale_after, is_live=False) for one in behind.stale]
    return ElementFacts(
        number=element.id,
        ref=element.ref,
        short=element.short,
        standing=stands.standing if stands else None,
        rating=agreement.rating if agreement else "",
        reason=agreement.reason if agreement else "",
        dissent=agreement.dissent if agreement else "",
        moved=stands.moved if stands else "none",
        evidence=tuple(pieces),
        level=progress.level if progress else "",
        action_to_date=progress.action_to_date if progress else "",
        recorded_on=localdate(progress.recorded_at) if progress else None,
        actions=work.actions_of(element.ref),
        plans=work.plans_of(element.ref),
        measures=work.measures_of(element.ref),
    )


def _round(one: programme.RoundCount) -> RoundFacts:
    return RoundFacts(
        title=one.round.title,
        closed_on=localdate(one.round.closed_at),
        framework=one.round.framework,
        in_place=one.in_place,
        in_progress=one.in_progress,
        not_in_place=one.not_in_place,
        shown=one.shown,
    )


def _changed(elements: Iterable[ElementFacts], last: BoardReport | None, what: str) -> tuple[Changed, ...]:
    """What differs from the last report, of the elements that both know."""
    before = last.figures.get(what, {}) if last else {}
    now = {"standings": lambda element: str(element.standing or ""), "levels": lambda element: element.level}[what]
    return tuple(
        Changed(element.number, element.short, before[element.ref], now(element))
        for element in elements
        if element.ref in before and before[element.ref] != now(element)
    )


def _is_new(decision: Decision, last: BoardReport | None) -> bool:
    """Whether it was decided since the last report."""
    return decision.answered_on is not None and (last is None or decision.answered_on >= last.as_of)


def _decision(one: Decision, today: date) -> DecisionFacts:
    return DecisionFacts(
        number=one.number,
        question=one.question,
        why=one.why,
        asked_of=one.asked_of,
        element=one.element.rpartition("/")[2],
        asked_on=one.asked_on,
        due_on=one.due_on,
        days_late=(today - one.due_on).days if one.due_on and one.is_late(today) else 0,
        answer=one.answer,
        answered_on=one.answered_on,
    )
