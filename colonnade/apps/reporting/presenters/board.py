"""A board report as a document: one page for five minutes, a page for each pillar, and how the numbers were made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.front import decisions_table, front, late_table
from colonnade.apps.reporting.presenters.pictures import trend_picture
from colonnade.apps.reporting.presenters.pillars import pillar_page
from colonnade.apps.reporting.presenters.words import MOST, day
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.ui.documents import Block, Box, Bullets, Document, Heading, NewPage, Paragraph, Table, thawed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.apps.reporting.models import BoardReport
    from colonnade.apps.reporting.selectors import BoardFacts, DecisionFacts, RoundFacts

__all__ = ["board_document", "issued_document"]


def board_document(facts: BoardFacts, title: str = "") -> Document:
    """The report of that day, not issued."""
    return Document(
        title=title or _("Board report"),
        owner=facts.organisation,
        status=_("As of %(day)s, not issued") % {"day": day(facts.as_of)},
        language=get_language() or "en-gb",
        made_on=facts.as_of,
        blocks=(
            *front(facts),
            *(block for pillar in facts.pillars for block in pillar_page(pillar)),
            *_after_the_pillars(facts),
        ),
    )


def issued_document(report: BoardReport) -> Document:
    """A report as it was issued, with its number."""
    issued = day(localtime(report.issued_at).date())
    words = {"number": report.number, "day": issued, "as_of": day(report.as_of)}
    status = _("Report %(number)d, issued on %(day)s, as of %(as_of)s") % words
    return replace(thawed(report.document), status=status)


def _after_the_pillars(facts: BoardFacts) -> Iterator[Block]:
    yield NewPage()
    if len(facts.late) > MOST:
        yield Heading(_("Every late action"))
        yield late_table(facts)
    loose = [one for one in facts.actions if not one.elements]
    if loose:
        yield Heading(_("Open actions that serve no single element"))
        yield Bullets(tuple(f"{one.number}. {one.title}: {one.post}, {day(one.due_on)}" for one in loose))
    yield from _decisions(facts)
    yield from _long_run(facts)
    yield Box(_("How these numbers were made"), tuple(_sources(facts)))


def _decisions(facts: BoardFacts) -> Iterator[Block]:
    if len(facts.decisions) > MOST:
        yield Heading(_("Every decision asked for"))
        yield decisions_table(facts)
    reasons = [one for one in facts.decisions if one.why]
    if reasons:
        yield Heading(_("Why these decisions are asked for"))
        yield Bullets(tuple(f"{one.number}. {one.why}" for one in reasons))
    if facts.decided:
        yield Heading(_("Decided since last time"))
        yield Table(
            _("Decisions made"),
            (_("Question"), _("Decided by"), _("On"), _("What was decided")),
            tuple(_decided(one) for one in facts.decided),
            (5, 3, 3, 6),
        )


def _decided(one: DecisionFacts) -> tuple[str, ...]:
    return (f"{one.number}. {one.question}", one.asked_of, day(one.answered_on), one.answer)


def _long_run(facts: BoardFacts) -> Iterator[Block]:
    """All closed rounds in their order (R175)."""
    yield Heading(_("The long run"))
    if not facts.history:
        yield Paragraph(_("No round has closed yet."))
        return
    yield trend_picture(facts.history)
    yield Table(
        _("What each closed round agreed"),
        (_("Round"), _("Closed on"), _("In place"), _("In progress"), _("Not in place"), _("Shown when it closed")),
        tuple(_round_row(one) for one in facts.history),
        (6, 5, 3, 4, 3, 4),
    )
    if len({one.framework for one in facts.history}) > 1:
        yield Paragraph(_("These rounds used more than one framework: compare their numbers with care."))


def _round_row(one: RoundFacts) -> tuple[str, ...]:
    counts = (one.in_place, one.in_progress, one.not_in_place, one.shown)
    return (f"{one.title} ({_framework(one.framework)})", day(one.closed_on), *(str(count) for count in counts))


def _framework(name: str) -> str:
    try:
        found = current().framework(name)
    except NotInCatalogueError:
        return name
    return f"{found.short} {found.version}".strip()


def _sources(facts: BoardFacts) -> Iterator[str]:
    yield _("Framework: %(title)s (%(id)s).") % {"title": facts.framework_title, "id": facts.framework}
    if facts.round:
        words = {"round": facts.round.title, "day": day(facts.round.closed_on)}
        yield _("Ratings: agreed in the round “%(round)s”, which closed on %(day)s. They are not averages.") % words
    words = {"day": day(facts.as_of)}
    yield _("Shown: agreed to be in place, with evidence that is live on %(day)s. Claimed: in place without.") % words
    newest = max((one.recorded_on for one in facts.elements if one.recorded_on), default=None)
    if newest:
        yield _("Progress: the newest entry on each recommendation, the last of %(day)s. It is no rating.") % {
            "day": day(newest)
        }
    yield _("Actions, practices, measures and decisions: as they were recorded on %(day)s.") % words
    yield _("People: nobody is counted here, except by measures; where one does, 1 to 7 is not shown.")
    yield _("Names: posts stand here, not people. Who contributed to a round is never told.")
    if facts.audit_entries:
        words = {"n": facts.audit_entries, "head": facts.audit_head}  # type: ignore[dict-item]
        yield _("Audit chain: entry %(n)d, beginning with %(head)s.") % words
