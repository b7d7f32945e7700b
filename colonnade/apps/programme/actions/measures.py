"""Add a measure to an action or a planned practice, read it, take a wrong reading back, and end it.

A count of people goes through `shown_count` before it is stored: what is finer than may be shown is never held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Measure, Reading
from colonnade.apps.programme.policies import check_can_read, check_takes_readings
from colonnade.apps.programme.selectors.measures import fingerprint
from colonnade.core.measures import shown_count
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Action, PracticePlan

__all__ = ["add_measure", "add_reading", "change_measure", "end_measure", "take_back_reading"]


def _kept(value: Decimal | None, *, counts_people: bool) -> Decimal | None:
    """What is kept of a value. Raises Refused for a count of people that is none."""
    if value is None or not counts_people:
        return value
    try:
        return shown_count(value)
    except ValueError:
        raise Refused(_("This measure counts people, so write a whole number, 0 or more.")) from None


def _subject(measure: Measure) -> str:
    return f"measure {measure.pk}"


def _locked(measure: Measure) -> Measure:
    found: Measure = Measure.objects.within(measure.organisation).select_for_update().get(pk=measure.pk)
    found.organisation = measure.organisation
    return found


@transaction.atomic
def add_measure(
    *,
    name: str,
    unit: str,
    better: str,
    by: Person | None,
    action: Action | None = None,
    plan: PracticePlan | None = None,
    counts_people: bool = False,
    baseline: Decimal | None = None,
    baseline_on: date | None = None,
    target: Decimal | None = None,
    target_on: date | None = None,
) -> Measure:
    """Add a measure to one action or one planned practice, with where it began and where it should come.

    Raises ValueError unless exactly one of `action` and `plan` is given.
    """
    of = action or plan
    if of is None or (action is not None and plan is not None):
        raise ValueError("A measure belongs to one action or to one planned practice.")
    made: Measure = Measure.objects.create(
        organisation=of.organisation,
        action=action,
        plan=plan,
        name=name,
        unit=unit,
        better=Measure.Better(better),
        counts_people=counts_people,
        baseline=_kept(baseline, counts_people=counts_people),
        baseline_on=baseline_on,
        target=target,
        target_on=target_on,
        added_by=by,
        added_at=clock.now(),
    )
    owner = f"action {action.number}" if action else f"plan {of.pk}"
    detail = {"of": owner, "counts_people": counts_people}
    record(of.organisation, "measure.added", _subject(made), by=by, detail=detail)
    return made


@transaction.atomic
def change_measure(*, measure: Measure, seen: str, by: Person, **changes: Any) -> Measure:
    """Change the name, the way that is better, or the target, as named in `changes`.

    `seen` is the `fingerprint` of the measure that the page showed. Raises Overtaken, with the measure as it stands,
    where somebody changed it since.
    """
    current = _locked(measure)
    check_takes_readings(current)
    if seen != fingerprint(current):
        raise Overtaken(_("Somebody else changed this measure while you had the page open."), current)
    changed = sorted(name for name, value in changes.items() if value != getattr(current, name))
    if changed:
        for name in changed:
            setattr(current, name, changes[name])
        current.save()
        record(current.organisation, "measure.changed", _subject(current), by=by, detail={"fields": changed})
    return current


@transaction.atomic
def end_measure(*, measure: Measure, by: Person) -> None:
    """End a measure: its readings stay, and nothing can be added."""
    current = _locked(measure)
    if current.ended_at is not None:
        return
    current.ended_at = clock.now()
    current.save()
    record(current.organisation, "measure.ended", _subject(current), by=by)


@transaction.atomic
def add_reading(*, measure: Measure, read_on: date, value: Decimal, note: str = "", by: Person) -> Reading:
    """Add a reading of a day. Of a count of people only what may be shown is kept: None stands for 1 to 7.

    Raises Refused for a day that is to come or has a reading already, and for a measure that has ended.
    """
    current = _locked(measure)
    standing = Reading.objects.within(current.organisation).filter(measure=current, taken_back_at=None)
    check_can_read(current, standing.filter(read_on=read_on).first(), read_on, clock.today())
    made: Reading = Reading.objects.create(
        organisation=current.organisation,
        measure=current,
        read_on=read_on,
        value=_kept(value, counts_people=current.counts_people),
        note=note,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    detail = {"reading": made.pk, "read_on": read_on.isoformat()}
    record(current.organisation, "reading.added", _subject(current), by=by, detail=detail)
    return made


@transaction.atomic
def take_back_reading(*, reading: Reading, by: Person) -> None:
    """Take a wrong reading back; that it was there stays on record."""
    current = _locked(reading.measure)
    check_takes_readings(current)
    standing = Reading.objects.within(current.organisation).select_for_update()
    found = standing.filter(pk=reading.pk, taken_back_at=None).first()
    if found is None:
        return
    found.taken_back_at = clock.now()
    found.save()
    record(current.organisation, "reading.taken_back", _subject(current), by=by, detail={"reading": found.pk})
