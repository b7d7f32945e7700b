"""What the page of a measure shows: where it goes, a chart, what was found in it by which rule, and every reading."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.pages import Tag
from colonnade.apps.programme.rules import KEEP_ACTION
from colonnade.core.measures import Middle, Rule, Way
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.ui.charts.run import draw, draw_narrow
from colonnade.ui.charts.run_picture import Line, LineKind, Mark, Point, RunPicture
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.forms import ReadingForm
    from colonnade.apps.programme.models import Measure, PracticePlan, Reading
    from colonnade.apps.programme.selectors import Measured
    from colonnade.core.measures import Chart, Signal

__all__ = ["MeasurePage", "MeasureRow", "amount", "measure_crumbs", "measure_page", "measure_row", "of_crumb"]

DRAWN_AT_MOST = 60
MARKS = {Way.IMPROVING: Mark.BETTER, Way.GETTING_WORSE: Mark.WORSE, Way.CHANGING: Mark.CHANGING}
# A reading that several signals reach is marked by the weightiest: what gets worse must not be missed.
WEIGHT = {Mark.PLAIN: 0, Mark.CHANGING: 1, Mark.BETTER: 2, Mark.WORSE: 3}
COLOURS = {Way.IMPROVING: "green", Way.GETTING_WORSE: "red", Way.CHANGING: "yellow"}


@dataclass(frozen=True)
class MeasureRow:
    """One measure in a list."""

    name: str
    href: str
    last: str
    target: str
    tag: Tag | None
    said: str


@dataclass(frozen=True)
class MeasurePage:
    """One measure."""

    title: str
    of: str
    of_href: str
    facts: list[dict[str, Any]]
    tag: Tag | None
    said: str
    wide: SafeString
    narrow: SafeString
    found: list[str]
    how: str
    readings: list[dict[str, Any]]
    form: ReadingForm | None
    warning: str
    change_href: str
    end_href: str
    read_href: str
    crumbs: list[dict[str, str]]


def _day(value: date) -> str:
    return date_format(value, "j F Y")


def amount(value: Decimal | None, unit: str = "") -> str:
    """A value as people write it, without needless zeros; none is a count of people that is not kept."""
    if value is None:
        return _("fewer than 8")
    shown = value.quantize(Decimal("0.01")).normalize()
    places = max(0, -int(shown.as_tuple().exponent))
    text = str(number_format(shown, places, use_l10n=True, force_grouping=True))
    return f"{text} {unit}".strip()


def _way_words(way: Way | None) -> str:
    return {
        Way.IMPROVING: _("Improving"),
        Way.GETTING_WORSE: _("Getting worse"),
        Way.CHANGING: _("Changing"),
        None: "",
    }[way]


def _tag(found: Measured) -> Tag | None:
    way = found.chart.way(len(found.readings))
    return Tag(_way_words(way), COLOURS[way]) if way else None


def measure_row(member: Member, found: Measured) -> MeasureRow:
    """Word a measure for the list of what it measures."""
    measure = found.measure
    last = _("no reading yet")
    if found.last is not None:
        words = {"value": amount(found.last.value, measure.unit), "day": _day(found.last.read_on)}
        last = _("%(value)s on %(day)s") % words
    return MeasureRow(
        name=measure.name if measure.ended_at is None else _("%(name)s (ended)") % {"name": measure.name},
        href=reverse("measure", args=[member.organisation.code, measure.pk]),
        last=last,
        target=_target(measure),
        tag=_tag(found),
        said=_said(found),
    )


def _target(measure: Measure) -> str:
    if measure.target is None:
        return _("no target")
    return _("target: %(value)s") % {"value": amount(measure.target, measure.unit)}


def of_crumb(measure: Measure) -> tuple[str, str]:
    """The name and the address of what it measures."""
    code = measure.organisation.code
    if measure.action is not None:
        return f"{measure.action.number}. {measure.action.title}", reverse("action", args=[code, measure.action.number])
    return _practice(measure.plan), reverse("plan", args=[code, measure.plan.pk])


def _practice(plan: PracticePlan) -> str:
    try:
        return current().practice(plan.practice).title
    except NotInCatalogueError:
        # What a later catalogue has dropped is still named.
        return plan.practice


def measure_crumbs(measure: Measure) -> list[dict[str, str]]:
    """The way back from a page below a measure."""
    here = (measure.name, reverse("measure", args=[measure.organisation.code, measure.pk]))
    return crumbs(measure.organisation, of_crumb(measure), here)


def _facts(measure: Measure) -> list[dict[str, Any]]:
    facts = [(_("Unit"), measure.unit), (_("Better"), measure.get_better_display())]
    if measure.baseline is not None or measure.baseline_on is not None:
        facts.append((_("Baseline"), _with_day(measure.baseline, measure.unit, measure.baseline_on)))
    if measure.target is not None:
        facts.append((_("Target"), _with_day(measure.target, measure.unit, measure.target_on)))
    if measure.ended_at is not None:
        facts.append((_("Ended"), _day(measure.ended_at)))
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]


def _with_day(value: Decimal | None, unit: str, day: date | None) -> str:
    said = amount(value, unit)
    return _("%(value)s (%(day)s)") % {"value": said, "day": _day(day)} if day else said


def _rule_words(rule: Rule) -> str:
    """What a rule says, and whose it is."""
    return {
        Rule.SHIFT: _("six or more in a row on one side of the median (run chart rule: shift)"),
        Rule.TREND: _("five or more in a row all rising or all falling (run chart rule: trend)"),
        Rule.FEW_RUNS: _("the line crosses the median less often than chance would let it (run chart rule: runs)"),
        Rule.MANY_RUNS: _("the line crosses the median more often than chance would let it (run chart rule: runs)"),
        Rule.OUTSIDE: _("outside the limits"),
        Rule.SIDE: _("seven or more in a row on one side of the mean"),
        Rule.STEADY: _("seven or more in a row all rising or all falling"),
        Rule.NEAR: _("two of three in a row close to a limit"),
    }[rule]


def _found(signal: Signal, readings: tuple[Reading, ...]) -> str:
    first, last = _day(readings[signal.first].read_on), _day(readings[signal.last].read_on)
    words = {"way": _way_words(signal.way), "rule": _rule_words(signal.rule), "first": first, "last": last}
    if signal.first == signal.last:
        return _("%(way)s: %(rule)s, on %(first)s.") % words
    return _("%(way)s: %(rule)s, from %(first)s to %(last)s.") % words


def _said(found: Measured) -> str:
    """Where it goes now, in a sentence."""
    if not found.readings:
        return _("There is no reading yet.")
    way = found.chart.way(len(found.readings))
    if way is Way.IMPROVING:
        return _("It is improving, and more than by chance.")
    if way is Way.GETTING_WORSE:
        return _("It is getting worse, and more than by chance.")
    if way is Way.CHANGING:
        return _("Something is changing, and more than by chance.")
    if found.chart.signals:
        return _("Nothing shows now that could not be chance, but earlier something did.")
    return _("Nothing shows yet that could not be chance.")


def _how(chart: Chart) -> str:
    """By which rules the chart was read, and from where they are."""
    if chart.kind is Middle.MEAN:
        return _(
            "Mean and limits come from the first twelve readings and stay as they are: the mean, and 2.66 times the "
            "mean step from one reading to the next on either side of it (an individuals or XmR chart). From twelve "
            "readings on limits are drawn, as in NHS England’s Making Data Count, and its four rules are used. With so "
            "few readings take limits with care."
        )
    return _(
        "The median comes from the first readings, twelve at most. Three rules for run charts are used: shift, trend "
        "and number of runs (Perla, Provost and Murray, 2011). Limits are drawn from twelve readings on, if none of "
        "them is unknown and they are not all the same."
    )


def _lines(found: Measured) -> tuple[Line, ...]:
    measure, chart = found.measure, found.chart
    drawn: list[tuple[LineKind, Decimal | None, str]] = []
    middle = _("median: %(value)s") if chart.kind is Middle.MEDIAN else _("mean: %(value)s")
    drawn.append((LineKind.MIDDLE, chart.middle, middle))
    if chart.limits is not None:
        drawn.append((LineKind.LIMIT, chart.limits.upper, _("upper limit: %(value)s")))
        drawn.append((LineKind.LIMIT, chart.limits.lower, _("lower limit: %(value)s")))
    drawn.append((LineKind.BASELINE, measure.baseline, _("baseline: %(value)s")))
    drawn.append((LineKind.TARGET, measure.target, _("target: %(value)s")))
    return tuple(
        Line(kind, value, words % {"value": amount(value)}) for kind, value, words in drawn if value is not None
    )


def _marks(found: Measured) -> list[Mark]:
    marks = [Mark.PLAIN] * len(found.readings)
    for signal in found.chart.signals:
        mark = MARKS[signal.way]
        if signal.rule in {Rule.FEW_RUNS, Rule.MANY_RUNS}:
            # It is about the whole line and no reading of it.
            continue
        for place in range(signal.first, signal.last + 1):
            marks[place] = max(marks[place], mark, key=WEIGHT.__getitem__)
    return marks


@lru_cache(maxsize=128)
def _drawn(picture: RunPicture) -> tuple[SafeString, SafeString]:
    # Drawn by us, every text escaped.
    return mark_safe(draw(picture)), mark_safe(draw_narrow(picture))  # noqa: S308


def _picture(found: Measured, said: str) -> RunPicture:
    measure, marks = found.measure, _marks(found)
    points = [
        Point(date_format(reading.read_on, "j M Y"), reading.value, mark)
        for reading, mark in zip(found.readings, marks, strict=True)
    ][-DRAWN_AT_MOST:]
    counted = ngettext("%(num)d reading.", "%(num)d readings.", len(points)) % {"num": len(points)}
    return RunPicture(
        title=_("Readings of “%(name)s” over time") % {"name": measure.name},
        description=f"{said} {counted} {_('The table below has them all.')}",
        heading=_("%(name)s (%(unit)s)") % {"name": measure.name, "unit": measure.unit},
        said=said,
        points=tuple(points),
        lines=_lines(found),
        marks=(
            (Mark.PLAIN, _("reading")),
            (Mark.BETTER, _("improving")),
            (Mark.WORSE, _("getting worse")),
            (Mark.CHANGING, _("changing")),
        ),
        unknown=_("fewer than 8: not kept"),
    )


def _rows(member: Member, found: Measured, *, keeps: bool) -> list[dict[str, Any]]:
    code, marks = member.organisation.code, _marks(found)
    words = {mark: _way_words(way) for way, mark in MARKS.items()}
    rows = [
        {
            "day": _day(reading.read_on),
            "value": amount(reading.value, found.measure.unit if reading.value is not None else ""),
            "way": words.get(mark, ""),
            "note": reading.note,
            "by": reading.recorded_by.name,
            "take_back_href": reverse("take-back-reading", args=[code, reading.pk]) if keeps else "",
        }
        for reading, mark in zip(found.readings, marks, strict=True)
    ]
    return rows[::-1]


def warning(measure: Measure) -> str:
    """What is said before somebody types a count of people."""
    if not measure.counts_people:
        return ""
    return _(
        "This measure counts people. A count from 1 to 7 is not kept at all: the chart shows a gap that says “fewer "
        "than 8”. Every other count is kept to the nearest 5. What you type is never stored as it is."
    )


def measure_page(member: Member, found: Measured, form: ReadingForm | None) -> MeasurePage:
    """Word one measure. `form` takes a reading; None for who may not add one."""
    measure, code = found.measure, member.organisation.code
    keeps = KEEP_ACTION.allows(member, measure) and measure.ended_at is None
    said = _said(found)
    of, of_href = of_crumb(measure)
    wide, narrow = _drawn(_picture(found, said)) if found.readings else (SafeString(""), SafeString(""))
    return MeasurePage(
        title=measure.name,
        of=of,
        of_href=of_href,
        facts=_facts(measure),
        tag=_tag(found),
        said=said,
        wide=wide,
        narrow=narrow,
        found=[_found(signal, found.readings) for signal in found.chart.signals],
        how=_how(found.chart),
        readings=_rows(member, found, keeps=keeps),
        form=form if keeps else None,
        warning=warning(measure),
        change_href=reverse("change-measure", args=[code, measure.pk]) if keeps else "",
        end_href=reverse("end-measure", args=[code, measure.pk]) if keeps else "",
        read_href=reverse("add-reading", args=[code, measure.pk]),
        crumbs=crumbs(member.organisation, (of, of_href)),
    )
