"""Reads of measures and their readings, and of how they go."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from colonnade.apps.programme.models import Measure, Reading
from colonnade.core.measures import NEAREST, Better, Chart, chart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.programme.models import Action, PracticePlan
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Measured", "fingerprint", "measure_by_pk", "measured", "measures_of", "reading_by_pk"]


@dataclass(frozen=True)
class Measured:
    """A measure with its readings in the order of their days, and what they say."""

    measure: Measure
    readings: tuple[Reading, ...]
    chart: Chart

    @property
    def last(self) -> Reading | None:
        """The newest reading."""
        return self.readings[-1] if self.readings else None


def fingerprint(measure: Measure) -> str:
    """What a page shows of a measure that can be changed, so that the next save can tell whether it still stands."""
    shown = (measure.name, measure.better, measure.target, measure.target_on)
    return hashlib.sha256(repr(tuple(map(str, shown))).encode()).hexdigest()[:16]


def _measured(measure: Measure, readings: Iterable[Reading]) -> Measured:
    found = tuple(readings)
    grain = Decimal(NEAREST) if measure.counts_people else Decimal(0)
    return Measured(measure, found, chart(tuple(one.value for one in found), Better(measure.better), grain))


def measured(measure: Measure) -> Measured:
    """One measure with its readings."""
    found = Reading.objects.within(measure.organisation).filter(measure=measure, taken_back_at=None)
    return _measured(measure, found.select_related("recorded_by").order_by("read_on", "pk"))


def measures_of(organisation: Organisation, **of: Action | PracticePlan) -> list[Measured]:
    """The measures of one action (`action=`) or of one planned practice (`plan=`), those that go on first."""
    measures = list(Measure.objects.within(organisation).filter(**of).order_by("pk"))
    held: dict[int, list[Reading]] = {one.pk: [] for one in measures}
    readings = Reading.objects.within(organisation).filter(measure__in=list(held), taken_back_at=None)
    for reading in readings.order_by("read_on", "pk"):
        held[reading.measure_id].append(reading)
    found = [_measured(one, held[one.pk]) for one in measures]
    return sorted(found, key=lambda one: one.measure.ended_at is not None)


def measure_by_pk(organisation: Organisation, pk: int) -> Measure | None:
    """One measure of the organisation, with what it measures."""
    found: Measure | None = (
        Measure.objects.within(organisation).filter(pk=pk).select_related("action", "plan", "organisation").first()
    )
    return found


def reading_by_pk(organisation: Organisation, pk: int) -> Reading | None:
    """One reading that stands, with its measure."""
    found: Reading | None = (
        Reading.objects.within(organisation).filter(pk=pk, taken_back_at=None).select_related("measure").first()
    )
    return found
