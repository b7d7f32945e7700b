"""The first page of a board report: the pillars, what moved, what is only claimed, what is late, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.reporting.presenters.pictures import pillars_picture
from colonnade.apps.reporting.presenters.words import MOST, day, days_late, level_words, listed, standing_words
from colonnade.core.ratings import Standing
from colonnade.ui.documents import Block, Bullets, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from colonnade.apps.reporting.selectors import BoardFacts, Changed, PillarFacts

__all__ = ["decisions_table", "front", "headline", "late_table", "moved_line"]


def front(facts: BoardFacts) -> Iterator[Block]:
    """The first page."""
    yield Heading(_("Where we stand"))
    yield Paragraph(f"{headline(facts)}. {_after(facts)}")
    yield pillars_picture(facts, headline(facts), moved_line(facts))
    yield _pillars_table(facts)
    yield Heading(_("What moved since last time"))
    yield Bullets(tuple(_moved(facts)))
    yield Heading(_("Claimed, and not shown"))
    yield Paragraph(_claimed(facts))
    yield Heading(_("Late actions"))
    yield from _late(facts)
    yield Heading(_("Decisions asked for"))
    yield from _asked(facts)


def headline(facts: BoardFacts) -> str:
    """How many elements are shown and claimed, of all."""
    counted = facts.counted
    return _("%(shown)d shown and %(claimed)d claimed, of %(all)d elements") % {
        "shown": counted.shown,
        "claimed": counted.claimed,
        "all": len(facts.elements),
    }


def _after(facts: BoardFacts) -> str:
    if facts.round is None:
        return _("No round has closed yet, so no rating has been agreed.")
    words = {"round": facts.round.title, "closed": day(facts.round.closed_on), "today": day(facts.as_of)}
    return _("Agreed in the round “%(round)s”, closed on %(closed)s; evidence as it is on %(today)s.") % words


def moved_line(facts: BoardFacts) -> str:
    """What moved between the last two rounds, in a few words for the picture."""
    if not facts.compares:
        return ""
    words = {"up": len(facts.up), "down": len(facts.down), "before": facts.before}
    return _("%(up)d moved up and %(down)d moved down since %(before)s") % words


def _pillars_table(facts: BoardFacts) -> Table:
    columns = (_("Pillar"), _("Shown"), _("Claimed"), _("In progress"), _("Not in place"), _("Late actions"))
    return Table(
        _("The pillars: how many elements stand where"),
        columns,
        tuple(_pillar_row(pillar) for pillar in facts.pillars),
        (13, 4, 4, 5, 5, 5),
    )


def _pillar_row(pillar: PillarFacts) -> tuple[str, ...]:
    counted = pillar.counted
    late = {one.number for element in pillar.elements for one in element.actions if one.days_late}
    counts = (counted.shown, counted.claimed, counted.in_progress, counted.not_in_place)
    return (
        f"{pillar.number}. {pillar.short}",
        *(_("%(n)d of %(all)d") % {"n": count, "all": len(pillar.elements)} for count in counts),
        str(len(late)),
    )


def _moved(facts: BoardFacts) -> Iterator[str]:
    if facts.compares:
        nothing = _("none")
        words = {"before": facts.before, "up": listed(facts.up) or nothing, "down": listed(facts.down) or nothing}
        yield _("Agreed ratings since the round “%(before)s”: up %(up)s; down %(down)s.") % words
    elif facts.before:
        yield _("The round before used another framework, so its ratings are not compared.")
    elif facts.round:
        yield _("This was the first round, so there is no earlier rating to compare with.")
    if facts.since is None:
        yield _("No report was issued before this one, so there is none to compare with.")
        return
    since = day(facts.since)
    yield _since(_("Where elements stand, since the report of %(day)s") % {"day": since}, facts.standings_changed)
    yield _since(_("Progress, since the report of %(day)s") % {"day": since}, facts.levels_changed, levels=True)


def _since(what: str, changed: Iterable[Changed], *, levels: bool = False) -> str:
    """Elements that changed in the same way are named together."""
    word = level_words if levels else standing_words
    ways: dict[tuple[str, str], list[str]] = {}
    for one in changed:
        ways.setdefault((one.before, one.after), []).append(one.number)
    said = (
        _("%(which)s from “%(before)s” to “%(after)s”")
        % {"which": listed(which), "before": word(before), "after": word(after)}
        for (before, after), which in ways.items()
    )
    return f"{what}: {'; '.join(said) or _('no change')}."


def _claimed(facts: BoardFacts) -> str:
    claimed = [one for one in facts.elements if one.standing is Standing.CLAIMED]
    if not claimed:
        return _("None: everything that was agreed to be in place has live evidence.") if facts.round else _("None.")
    said = ngettext(
        "%(n)d element was agreed to be in place, but no live evidence shows it: %(which)s.",
        "%(n)d elements were agreed to be in place, but no live evidence shows them: %(which)s.",
        len(claimed),
    )
    which = "; ".join(f"{one.number} {one.short}" for one in claimed)
    return said % {"n": len(claimed), "which": which}


def _late(facts: BoardFacts) -> Iterator[Block]:
    if not facts.late:
        yield Paragraph(_("None of the %(open)d open actions is late.") % {"open": len(facts.actions)})
        return
    yield late_table(facts, MOST)


def late_table(facts: BoardFacts, most: int | None = None) -> Table:
    """Late actions by the post that owns them, the latest first."""
    late = facts.late
    said = ngettext(
        "%(late)d of the open actions (%(open)d) is late",
        "%(late)d of the open actions (%(open)d) are late",
        len(late),
    )
    rows = tuple(
        (f"{one.number}. {one.title}", one.post, day(one.due_on), days_late(one.days_late)) for one in late[:most]
    )
    return Table(
        _rest(said % {"late": len(late), "open": len(facts.actions)}, len(late), most),
        (_("Action"), _("Owned by"), _("Was due on"), _("How late")),
        rows,
        (14, 8, 6, 4),
    )


def _rest(title: str, found: int, most: int | None) -> str:
    """The title of a table, and where the rows are that it has no room for."""
    if most is None or found <= most:
        return title
    return _("%(title)s. The first %(most)d stand here, all of them after the pillars") % {"title": title, "most": most}


def _asked(facts: BoardFacts) -> Iterator[Block]:
    yield decisions_table(facts, MOST) if facts.decisions else Paragraph(_("No decision is asked for."))


def decisions_table(facts: BoardFacts, most: int | None = None) -> Table:
    """Decisions that are asked for, of whom and by when."""
    asked = facts.decisions
    said = ngettext("%(n)d question waits for an answer", "%(n)d questions wait for an answer", len(asked))
    rows = []
    for one in asked[:most]:
        due = day(one.due_on) or _("no day was named")
        about = _(" (on %(element)s)") % {"element": one.element} if one.element else ""
        wanted = f"{due}, {days_late(one.days_late)}" if one.days_late else due
        rows.append((f"{one.number}. {one.question}{about}", one.asked_of, wanted))
    return Table(
        _rest(said % {"n": len(asked)}, len(asked), most),
        (_("Question"), _("Asked of"), _("Wanted by")),
        tuple(rows),
        (17, 5, 10),
    )
