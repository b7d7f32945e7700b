"""A page for each pillar of a board report: every element with what stands behind it, and the arithmetic in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.words import (
    day,
    days_late,
    evidence_words,
    level_words,
    listed,
    measure_words,
    plan_words,
    rating_words,
    standing_words,
)
from colonnade.core.ratings import Standing
from colonnade.ui.documents import Block, Bullets, Heading, Look, NewPage, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.apps.reporting.selectors import ActionFacts, ElementFacts, PillarFacts

__all__ = ["arithmetic", "pillar_page"]


def pillar_page(pillar: PillarFacts) -> Iterator[Block]:
    """One pillar, from a new page on."""
    yield NewPage()
    yield Heading(_("Pillar %(number)s: %(title)s") % {"number": pillar.number, "title": pillar.title})
    yield Paragraph(arithmetic(pillar), Look.LEAD)
    yield Table(
        _("Pillar %(number)s, element by element") % {"number": pillar.number},
        (_("Element"), _("Where it stands"), _("Evidence"), _("Progress"), _("Open actions")),
        tuple(_row(element) for element in pillar.elements),
        (5, 3, 3, 4, 3),
    )
    for element in pillar.elements:
        yield from _element(element)


def arithmetic(pillar: PillarFacts) -> str:
    """How many elements are shown, and which; then the others, so that the reader can add up."""
    every = len(pillar.elements)
    by_standing = {
        standing: [one.number for one in pillar.elements if one.standing is standing] for standing in (*Standing, None)
    }
    shown = by_standing[Standing.SHOWN]
    words = {"n": len(shown), "all": every, "which": listed(shown)}
    said = [(_("%(n)d of %(all)d elements shown: %(which)s.") if shown else _("0 of %(all)d elements shown.")) % words]
    others = (
        (Standing.CLAIMED, _("Claimed: %(which)s.")),
        (Standing.IN_PROGRESS, _("In progress: %(which)s.")),
        (Standing.NOT_IN_PLACE, _("Not in place: %(which)s.")),
        (None, _("Not agreed: %(which)s.")),
    )
    said += [words % {"which": listed(by_standing[which])} for which, words in others if by_standing[which]]
    return " ".join(said)


def _row(element: ElementFacts) -> tuple[str, ...]:
    live = [piece for piece in element.evidence if piece.is_live]
    late = sum(1 for one in element.actions if one.days_late)
    counts = {"open": len(element.actions), "late": late}
    progress = level_words(element.level)
    return (
        f"{element.number} {element.short}",
        standing_words(element.standing),
        _("live until %(day)s") % {"day": day(max(piece.until for piece in live))} if live else _liveness(element),
        f"{progress}, {day(element.recorded_on)}" if element.recorded_on else progress,
        (_("%(open)d, of them %(late)d late") if late else "%(open)d") % counts,
    )


def _liveness(element: ElementFacts) -> str:
    return _("stale") if element.evidence else _("none")


def _element(element: ElementFacts) -> Iterator[Block]:
    yield Heading(f"{element.number} {element.short}", 2)
    yield Paragraph(_agreed(element))
    if element.reason:
        yield Paragraph(_("Why: %(reason)s") % {"reason": element.reason}, Look.SAID)
    if element.dissent:
        yield Paragraph(_("Seen otherwise: %(dissent)s") % {"dissent": element.dissent}, Look.SAID)
    yield Paragraph(_("Evidence: %(said)s.") % {"said": evidence_words(element.evidence)})
    yield Paragraph(_progress(element))
    if element.action_to_date:
        yield Paragraph(_("Action to date: %(said)s") % {"said": element.action_to_date}, Look.SAID)
    yield from _work(element)


def _agreed(element: ElementFacts) -> str:
    moves = {
        "up": _("It moved up since the round before."),
        "down": _("It moved down since the round before."),
        "same": _("It is as it was in the round before."),
    }
    words = {"rating": rating_words(element.rating), "standing": standing_words(element.standing)}
    said = _("Agreed rating: %(rating)s. Today: %(standing)s.") % words
    return f"{said} {moves.get(element.moved, '')}"


def _progress(element: ElementFacts) -> str:
    if element.recorded_on is None:
        return _("Progress on the recommendation: not recorded yet.")
    words = {"level": level_words(element.level), "day": day(element.recorded_on)}
    return _("Progress on the recommendation: %(level)s, recorded on %(day)s.") % words


def _work(element: ElementFacts) -> Iterator[Block]:
    lists = (
        (_("Open actions"), tuple(_action(one) for one in element.actions)),
        (_("Practices taken up"), tuple(plan_words(one) for one in element.plans)),
        (_("Measures"), tuple(measure_words(one) for one in element.measures)),
    )
    for title, items in lists:
        if items:
            yield Heading(title, 3)
            yield Bullets(items)


def _action(action: ActionFacts) -> str:
    words = {"number": action.number, "title": action.title, "post": action.post, "day": day(action.due_on)}
    said = _("%(number)d. %(title)s: %(post)s, due on %(day)s") % words
    return f"{said}, {days_late(action.days_late)}" if action.days_late else said
