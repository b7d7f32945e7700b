"""What the pages of progress show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import Level
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.rules import EXCHANGE_SHEETS, RECORD_PROGRESS
from colonnade.ui.charts import progress as chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from colonnade.apps.organisations.public import Branch, Member, Team
    from colonnade.apps.programme.forms import ComparedDayForm, ProgressForm
    from colonnade.apps.programme.models import Progress
    from colonnade.foundation.catalogue import Element, Framework

__all__ = ["ComparePage", "ElementPage", "ProgressPage", "compare_page", "element_page", "level_tag", "progress_page"]

ORDER = [Level.NONE.value, Level.MODERATE.value, Level.SIGNIFICANT.value]
LEVELS = {
    chart.Climb.NOT_RECORDED: "",
    chart.Climb.NONE: Level.NONE.value,
    chart.Climb.MODERATE: Level.MODERATE.value,
    chart.Climb.SIGNIFICANT: Level.SIGNIFICANT.value,
}
COLOURS = {Level.NONE: "grey", Level.MODERATE: "blue", Level.SIGNIFICANT: "green"}


@dataclass(frozen=True)
class ProgressPage:
    """Every recommendation, to work down."""

    title: str
    headline: str
    wide: SafeString
    narrow: SafeString
    groups: list[dict[str, Any]]
    teams: list[dict[str, Any]]
    place: str
    compare_href: str
    sheets_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ElementPage:
    """One recommendation: how it stands, the form, and everything that was recorded before."""

    title: str
    number: str
    recommendation: str
    place: str
    guidance_href: str
    form: ProgressForm | None
    record_href: str
    beside: dict[str, Any] | None
    history: list[dict[str, Any]]
    next_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ComparePage:
    """Progress now, beside an earlier day."""

    title: str
    form: ComparedDayForm
    on: date | None
    headline: str
    rows: list[dict[str, Any]]
    crumbs: list[dict[str, str]]


def level_tag(level: str) -> Tag:
    """The tag of a level; of none, that nothing is recorded."""
    return Tag(str(Level(level).label), COLOURS[Level(level)]) if level else Tag(_("Not recorded"), "white")


def _href(name: str, code: str, element: Element | None = None, team: Team | None = None) -> str:
    address = reverse(name, args=[code, *([element.id] if element else [])])
    return f"{address}?team={team.pk}" if team else address


def counted(found: Mapping[str, Progress], framework: Framework) -> str:
    """How many recommendations have come how far, in words."""
    levels = [found[element.ref].level for element in framework.elements if element.ref in found]
    return _("%(significant)d significant, %(moderate)d moderate, %(none)d none, %(left)d not recorded") % {
        "significant": levels.count(Level.SIGNIFICANT),
        "moderate": levels.count(Level.MODERATE),
        "none": levels.count(Level.NONE),
        "left": len(framework.elements) - sum(1 for level in levels if level),
    }


def _picture(
    name: str, found: Mapping[str, Progress], framework: Framework, *, code: str, team: Team | None, opens: str
) -> chart.ProgressPicture:
    def step(element: Element) -> chart.Step:
        level = found[element.ref].level if element.ref in found else ""
        climb = next(climb for climb, one in LEVELS.items() if one == level)
        said = f"{element.short}, {level_tag(level).text}"
        return chart.Step(element.id, climb, said, _href(opens, code, element, team))

    return chart.ProgressPicture(
        title=_("How far %(name)s has come") % {"name": name},
        description=counted(found, framework),
        rows=tuple(
            chart.Row(f"{pillar.id}. {pillar.short}", tuple(step(element) for element in pillar.elements))
            for pillar in framework.pillars
        ),
        words={
            climb: level_tag("" if climb is chart.Climb.NOT_RECORDED else climb.value).text for climb in chart.Climb
        },
    )


def progress_page(
    member: Member,
    framework: Framework,
    found: Mapping[str, Progress],
    *,
    tree: Iterable[Branch],
    team: Team | None,
) -> ProgressPage:
    """Word the list of recommendations, of the whole organisation or of one team."""
    organisation = member.organisation
    opens = "progress-record" if RECORD_PROGRESS.allows(member) else "progress-element"
    name = team.name if team else organisation.name
    drawn = _picture(name, found, framework, code=organisation.code, team=team, opens=opens)
    return ProgressPage(
        title=_("Progress on the recommendations"),
        headline=counted(found, framework),
        wide=mark_safe(chart.draw(drawn)),  # noqa: S308 - every text escaped
        narrow=mark_safe(chart.draw_narrow(drawn)),  # noqa: S308 - every text escaped
        groups=_groups(framework, found, lambda element: _href(opens, organisation.code, element, team)),
        teams=[
            {"pk": branch.team.pk, "name": branch.team.name, "chosen": team is not None and branch.team.pk == team.pk}
            for branch in tree
        ],
        place=team.name if team else _("The whole organisation"),
        compare_href=_href("progress-compare", organisation.code, None, team),
        sheets_href=reverse("sheets", args=[organisation.code]) if EXCHANGE_SHEETS.allows(member) else "",
        crumbs=crumbs(organisation),
    )


def _groups(
    framework: Framework, found: Mapping[str, Progress], href: Callable[[Element], str]
) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{pillar.id}. {pillar.title}",
            "rows": [_row(element, found.get(element.ref), href(element)) for element in pillar.elements],
        }
        for pillar in framework.pillars
    ]


def _row(element: Element, entry: Progress | None, href: str) -> dict[str, Any]:
    return {
        "number": element.id,
        "short": element.short,
        "href": href,
        "tag": level_tag(entry.level if entry else ""),
        "action_to_date": entry.action_to_date if entry else "",
        "recorded": _recorded(entry) if entry else "",
    }


def _recorded(entry: Progress) -> str:
    return _("%(name)s, %(day)s") % {
        "name": entry.recorded_by.name,
        "day": date_format(localtime(entry.recorded_at), "j F Y, H:i"),
    }


def _entry(entry: Progress) -> dict[str, Any]:
    return {
        "tag": level_tag(entry.level),
        "action_to_date": entry.action_to_date,
        "recorded": _recorded(entry),
        "number": entry.number,
    }


def element_page(
    member: Member,
    framework: Framework,
    element: Element,
    *,
    history: list[Progress],
    form: ProgressForm | None,
    team: Team | None,
    beside: Progress | None = None,
) -> ElementPage:
    """Word one recommendation with its history, the newest entry first."""
    organisation = member.organisation
    place = framework.elements.index(element) + 1
    following = framework.elements[place] if place < len(framework.elements) else None
    may = RECORD_PROGRESS.allows(member)
    opens = "progress-record" if form else "progress-element"
    steps = [(_("Progress"), _href("progress", organisation.code, None, team))]
    return ElementPage(
        title=f"{element.id} {element.short}",
        number=element.id,
        recommendation=element.recommendation.text,
        place=team.name if team else _("The whole organisation"),
        guidance_href=reverse("element", args=[framework.id, element.id]),
        form=form,
        record_href="" if form or not may else _href("progress-record", organisation.code, element, team),
        beside=_entry(beside) if beside else None,
        history=[_entry(entry) for entry in history],
        next_href=_href(opens, organisation.code, following, team) if following else "",
        crumbs=crumbs(organisation, *steps),
    )


def _move(before: str, after: str) -> str:
    if before == after or not after:
        return _("no change") if before == after else ""
    if not before:
        return _("recorded since")
    return _("moved up") if ORDER.index(after) > ORDER.index(before) else _("moved down")


def compare_page(
    member: Member,
    framework: Framework,
    form: ComparedDayForm,
    *,
    on: date | None,
    before: Mapping[str, Progress],
    after: Mapping[str, Progress],
) -> ComparePage:
    """Word what moved since an earlier day."""
    rows = [_compared(element, before.get(element.ref), after.get(element.ref)) for element in framework.elements]
    up = sum(row["move"] == _("moved up") for row in rows)
    down = sum(row["move"] == _("moved down") for row in rows)
    new = sum(row["move"] == _("recorded since") for row in rows)
    said = [
        ngettext("%(n)d moved up", "%(n)d moved up", up) % {"n": up},
        ngettext("%(n)d moved down", "%(n)d moved down", down) % {"n": down},
        ngettext("%(n)d recorded for the first time", "%(n)d recorded for the first time", new) % {"n": new},
    ]
    steps = [(_("Progress"), reverse("progress", args=[member.organisation.code]))]
    return ComparePage(
        title=_("What has moved since an earlier day"),
        form=form,
        on=on,
        headline=", ".join(said),
        rows=rows if on else [],
        crumbs=crumbs(member.organisation, *steps),
    )


def _compared(element: Element, before: Progress | None, after: Progress | None) -> dict[str, Any]:
    was, now = (before.level if before else ""), (after.level if after else "")
    return {
        "number": element.id,
        "short": element.short,
        "before": level_tag(was),
        "after": level_tag(now),
        "move": _move(was, now),
        "action_to_date": after.action_to_date if after and after != before else "",
    }
