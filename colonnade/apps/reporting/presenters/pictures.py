"""The pictures of the board report: where the pillars stand, and the long run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.words import MOST, day
from colonnade.ui.charts import home, pictures, trend
from colonnade.ui.documents import Picture

if TYPE_CHECKING:
    from colonnade.apps.reporting.selectors import BoardFacts, ElementFacts, RoundFacts

__all__ = ["pillars_picture", "trend_picture"]

WIDEST, NARROWEST = 76, 55
"""How much of a printed page's width the pillars take: less the more there is below, so that one page holds it all."""


def _share(facts: BoardFacts) -> int:
    below = min(len(facts.late), MOST) + min(len(facts.decisions), MOST)
    return max(NARROWEST, WIDEST - 4 * below - (0 if facts.since is None else 6))


def pillars_picture(facts: BoardFacts, headline: str, moved: str) -> Picture:
    """The pillars as columns, without links: a report is read where there are none."""
    counted = facts.counted
    drawn = pictures.HomePicture(
        title=_("Where %(name)s stands") % {"name": facts.organisation},
        description=_(
            "%(shown)d elements are in place and shown, %(claimed)d are claimed, %(progress)d in progress "
            "and %(missing)d not in place."
        )
        % {
            "shown": counted.shown,
            "claimed": counted.claimed,
            "progress": counted.in_progress,
            "missing": counted.not_in_place,
        },
        headline=headline,
        moved=moved,
        inscription=facts.round.title if facts.round else "",
        columns=tuple(
            pictures.Column(pillar.short, tuple(_drum(element) for element in pillar.elements))
            for pillar in facts.pillars
        ),
    )
    says = f"{drawn.title}. {drawn.description} {_('The table says the same.')}"
    return Picture(home.draw(drawn), says, home.draw_narrow(drawn), _share(facts))


def _drum(element: ElementFacts) -> pictures.Element:
    standing = pictures.Standing(str(element.standing)) if element.standing else pictures.Standing.NOT_AGREED
    return pictures.Element(element.number, element.short, standing, pictures.Move(element.moved))


def trend_picture(history: tuple[RoundFacts, ...]) -> Picture:
    """A bar for each closed round (R175)."""
    first, last = history[0], history[-1]
    drawn = trend.TrendPicture(
        title=_("What each closed round agreed"),
        description=_("%(before)d elements were in place in %(first)s, and %(now)d in %(last)s.")
        % {"before": first.in_place, "first": first.title, "now": last.in_place, "last": last.title},
        bars=tuple(
            trend.Bar(f"{one.title}, {day(one.closed_on)}", one.in_place, one.in_progress, one.not_in_place)
            for one in history
        ),
    )
    says = f"{drawn.title}. {drawn.description} {_('The table says the same.')}"
    return Picture(trend.draw(drawn), says, trend.draw_narrow(drawn))
